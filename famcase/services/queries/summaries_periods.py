"""Periods that a summary counts in one pass: one, and as many days before it where the two are compared."""

from collections.abc import Sequence
from datetime import date

from famcase.domain.days import week_of
from famcase.domain.periods import Period

Periods = Sequence[Period]
"""Those that follow on each other, the newest first."""


def in_all(periods: Periods) -> Period:
    """Return all the days of periods."""
    return Period(periods[-1].start, periods[0].end)


class Weeks(dict[int, tuple[int, date]]):
    """For a day by its ordinal number, as queries have it: which of the periods it is in, and the week it is of."""

    def __init__(self, periods: Periods, first_weekday: int) -> None:
        super().__init__()
        self._periods, self._first = periods, first_weekday

    def __missing__(self, ordinal: int) -> tuple[int, date]:
        day = date.fromordinal(ordinal)
        at = next(at for at, period in enumerate(self._periods) if period.start <= day)
        self[ordinal] = at, week_of(day, self._first)
        return self[ordinal]
