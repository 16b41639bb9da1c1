"""Days as famcase asks about them: typed ones, birthdays and ages, weeks."""

from datetime import date, timedelta

from famcase.domain.days_births import BirthDay, age_band, age_on, doubtful_age, read_birth
from famcase.domain.days_reading import DateOrder, read_day

__all__ = ["BirthDay", "DateOrder", "age_band", "age_on", "doubtful_age", "monday_of", "read_birth", "read_day"]


def monday_of(day: date) -> date:
    """Return the Monday of the week that `day` lies in (weeks are ISO 8601's, Monday to Sunday)."""
    return day - timedelta(days=day.weekday())
