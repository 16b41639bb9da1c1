"""When somebody must go back: the timetable by priority, and the days on which nobody works."""

from collections.abc import Collection
from datetime import date, timedelta

_TENT_LASTS = 12
"""Months."""

RENT_ASKED_BEFORE = 14
"""Days before the rent is used up on which somebody asks about it."""

_A_YEAR = 366


def propose_visit(
    today: date, days: int | None, days_off: Collection[int], holidays: Collection[date] = ()
) -> date | None:
    """Return the day proposed for the next visit, moved on past days off; None where no timetable says `days`."""
    if days is None:
        return None
    return working_day(today + timedelta(days=days), days_off, holidays)


def working_day(day: date, days_off: Collection[int], holidays: Collection[date] = ()) -> date:
    """Return the first day from `day` on that is neither a weekday off nor a holiday.

    `days_off` are weekdays (Monday is 0). Where every day of a year is one of them, `day` itself.
    """
    later = (day + timedelta(days=more) for more in range(_A_YEAR))
    return next((each for each in later if each.weekday() not in days_off and each not in holidays), day)


def months_since(day: date, today: date) -> int:
    """Return the whole months between two days."""
    from dateutil.relativedelta import relativedelta  # 55 ms to load

    between = relativedelta(today, day)
    return between.years * 12 + between.months


def days_late(due: date, today: date) -> int:
    """Return how many days a follow-up is late: negative while it is still to come."""
    return (today - due).days


def contact_by(registered_on: date, hours: int) -> date:
    """Return the last day for the first contact with a family, within so many hours of its registration."""
    return registered_on + timedelta(days=-(-hours // 24))


def review_by(last: date, days: int) -> date:
    """Return the day until which a case is looked through again that was registered, or reviewed, on a day."""
    return last + timedelta(days=days)


def rent_reminder(rent_until: date, today: date) -> date:
    """Return the day to ask about the rent: 14 days before it is used up, today where that is past."""
    return max(today, rent_until - timedelta(days=RENT_ASKED_BEFORE))


def is_tent_old(tent_since: date, today: date) -> bool:
    """Return whether a tent is older than a year: canvas lasts no longer than one winter and one summer."""
    return months_since(tent_since, today) >= _TENT_LASTS
