"""When somebody must go back: the timetable by priority, and the days on which nobody works."""

from collections.abc import Collection
from datetime import date, timedelta

FRIDAY = 4

DAYS_OFF = frozenset({FRIDAY})
"""Weekdays (Monday is 0) on which no visit is proposed."""


def propose_visit(today: date, days: int | None, days_off: Collection[int] = DAYS_OFF) -> date | None:
    """Return the day proposed for the next visit, moved on past days off; None where no timetable says `days`."""
    if days is None:
        return None
    proposed = today + timedelta(days=days)
    while proposed.weekday() in days_off:
        proposed += timedelta(days=1)
    return proposed


def months_since(day: date, today: date) -> int:
    """Return the whole months between two days."""
    from dateutil.relativedelta import relativedelta  # 55 ms to load

    between = relativedelta(today, day)
    return between.years * 12 + between.months


def days_late(due: date, today: date) -> int:
    """Return how many days a follow-up is late: negative while it is still to come."""
    return (today - due).days
