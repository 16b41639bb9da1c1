"""What stands around the pages of prints: those of an office, and those that anybody may read."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from famcase.domain.levels import Level
from famcase.domain.periods import Period
from famcase.presentation import dates
from famcase.presentation.documents import Marks
from famcase.presentation.level_words import LEVEL_WORDS
from famcase.presentation.wording import Wording
from famcase.services.outsiders import Audience
from famcase.settings import Settings
from famcase.wording import N_

AS_COUNTED: Final = N_("Exact figures: for the office, not public")
"""Stands on what has figures alone: they may be of one family, which a reader who knows the place can tell."""

FOR_OUTSIDERS: Final = {
    Audience.CLUSTER: N_("Figures for humanitarian partners"),
    Audience.PUBLIC: N_("Figures for anybody"),
}


def office_marks(
    wording: Wording,
    settings: Settings,
    today: date,
    level: Level,
    number: int | None,
    *,
    period: Period | None = None,
    audience: Audience | None = None,
) -> Marks:
    """Return what stands on prints of an office; a file that is printed later has no number.

    What is for an audience outside is not destroyed: nothing in it is anybody's.
    """
    is_exact = audience is None
    told = FOR_OUTSIDERS[audience] if audience else AS_COUNTED if level is Level.FIGURES else LEVEL_WORDS[level.value]
    return Marks(
        on=today,
        period=told_period(wording, period) if period else "",
        level=wording(told),
        organisation=settings.organisation,
        number="" if number is None else wording(N_("print {number}"), number=str(number)),
        destroy_after=today + timedelta(days=settings.destroy_days) if is_exact else None,
    )


def bare_marks(today: date, number: int) -> Marks:
    """Return what stands on a print that may be read at a checkpoint: a number, which only the desk can resolve."""
    return Marks(on=today, number=str(number), is_office=False)


def told_period(wording: Wording, period: Period) -> str:
    """Return "Thu 9 Aug 2018 to Wed 15 Aug 2018"."""
    return wording(N_("{start} to {end}"), start=dates.day(wording, period.start), end=dates.day(wording, period.end))


def around(marks: Marks, wording: Wording) -> Iterator[str]:
    """Yield what stands on each page of an office's print besides its title and the number of the page."""
    if marks.organisation:
        yield marks.organisation
    yield dates.day(wording, marks.on)
    if marks.period:
        yield marks.period
    if marks.level:
        yield marks.level
    if marks.destroy_after is not None:
        yield wording(N_("destroy after {day}"), day=marks.destroy_after)
    if marks.number:
        yield marks.number
