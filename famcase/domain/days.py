"""Days as famcase asks about them: typed ones, birthdays and ages, weeks."""

from datetime import date, timedelta

from famcase.domain.days_births import BirthDay, age_band, age_on, doubtful_age, latest_birth, read_birth
from famcase.domain.days_reading import DateOrder, read_day, says_none

__all__ = [
    "BirthDay",
    "DateOrder",
    "age_band",
    "age_on",
    "doubtful_age",
    "latest_birth",
    "read_birth",
    "read_day",
    "says_none",
    "week_of",
]


def week_of(day: date, first_weekday: int = 0) -> date:
    """Return the first day of the week that `day` lies in; weeks begin on `first_weekday` (Monday is 0)."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)
