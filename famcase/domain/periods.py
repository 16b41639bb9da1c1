"""A period as people say it: this week, last month, since a day, from one day to another."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from famcase.domain.days import DateOrder, read_day, week_of
from famcase.domain.days_reading import FIRST_YEAR, DayNotUnderstood
from famcase.domain.names_folding import fold
from famcase.errors import Usage
from famcase.wording import N_

WEEKS: Final = 8
"""How many weeks a summary shows when nobody said which."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both of them included."""

    start: date
    end: date

    def weeks(self, first_weekday: int = 0) -> Iterator[date]:
        """Yield the first day of each week that the period touches; weeks begin on `first_weekday` (Monday is 0)."""
        week = week_of(self.start, first_weekday)
        while week <= self.end:
            yield week
            week += timedelta(weeks=1)

    def before(self) -> "Period | None":
        """Return as many days before it; None for all days so far."""
        if self.start <= date(FIRST_YEAR, 1, 1):
            return None
        return Period(self.start - (self.end - self.start) - timedelta(days=1), self.start - timedelta(days=1))


class PeriodNotUnderstood(Usage):
    """What was typed is no way to say a period that famcase knows."""

    def __init__(self) -> None:
        super().__init__(
            N_("This period cannot be understood."),
            hint=N_("Type it as this week, last week, this month, since 1 Aug, or 2018-08-01 to 2018-08-15."),
        )


class EndsBeforeItBegins(Usage):
    def __init__(self) -> None:
        super().__init__(N_("The period ends before it begins."), hint=N_("Give the earlier day first."))


def last_weeks(today: date, first_weekday: int = 0) -> Period:
    """Return this week up to today and the seven weeks before it."""
    return Period(week_of(today, first_weekday) - timedelta(weeks=WEEKS - 1), today)


def last_days(today: date, days: int = 7) -> Period:
    """Return so many days up to today."""
    return Period(today - timedelta(days=days - 1), today)


def this_week(today: date, first_weekday: int = 0) -> Period:
    """Return this week up to today."""
    return Period(week_of(today, first_weekday), today)


def last_week(today: date, first_weekday: int = 0) -> Period:
    """Return the whole week before this one."""
    first = week_of(today, first_weekday) - timedelta(weeks=1)
    return Period(first, first + timedelta(days=6))


def this_month(today: date, _first_weekday: int = 0) -> Period:
    """Return this month up to today."""
    return Period(today.replace(day=1), today)


def last_month(today: date, _first_weekday: int = 0) -> Period:
    """Return the whole month before this one."""
    end = today.replace(day=1) - timedelta(days=1)
    return Period(end.replace(day=1), end)


def end_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def this_year(today: date, _first_weekday: int = 0) -> Period:
    """Return this year up to today."""
    return Period(today.replace(month=1, day=1), today)


def everything(today: date, _first_weekday: int = 0) -> Period:
    """Return all days up to today that a record may have."""
    return Period(date(FIRST_YEAR, 1, 1), today)


_SAID: Final[Mapping[str, Callable[[date, int], Period]]] = {
    "week": this_week,
    "month": this_month,
    "this week": this_week,
    "last week": last_week,
    "this month": this_month,
    "last month": last_month,
    "this year": this_year,
    "8 weeks": last_weeks,
    "everything": everything,
    "هذا الأسبوع": this_week,
    "الأسبوع الماضي": last_week,
    "هذا الشهر": this_month,
    "الشهر الماضي": last_month,
    "هذه السنة": this_year,
    "هذا العام": this_year,
    "8 أسابيع": last_weeks,
    "الكل": everything,
}

_SINCE = re.compile(r"\s*(?:since|from|منذ|من)\s+(?P<day>.+)", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:(?:from|من)\s+)?(?P<start>.+?)\s*(?:\.\.|\s(?:to|until|إلى|الى|حتى)\s)\s*(?P<end>.+)", re.IGNORECASE
)


def read_period(text: str, today: date, order: DateOrder = DateOrder.DMY, first_weekday: int = 0) -> Period:
    """Return the period that `text` says, in English or Arabic; a day alone is that one day.

    Raises PeriodNotUnderstood, EndsBeforeItBegins, and what `read_day` raises of a day in it (all Usage).
    """
    text = " ".join(text.split())  # of a thousand blanks between two words _TO would try each with each
    folded = fold(text)
    for words, period in _SAID.items():
        if fold(words) == folded:
            return period(today, first_weekday)
    if not folded:
        raise PeriodNotUnderstood
    if found := _TO.fullmatch(text):
        start, end = read_day(found["start"], today, order), read_day(found["end"], today, order)
    elif found := _SINCE.fullmatch(text):
        start, end = read_day(found["day"], today, order), today
    else:
        try:
            start = end = read_day(text, today, order)
        except DayNotUnderstood:  # nobody knows whether a day was meant
            raise PeriodNotUnderstood from None
    if start > end:
        raise EndsBeforeItBegins
    return Period(start, end)
