"""What can be printed: how it is gathered through the gate, and how a document is made of it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from famcase.domain.levels import Level
from famcase.domain.periods import Period
from famcase.presentation.columns import Column
from famcase.presentation.documents import Document, Marks
from famcase.presentation.page_marks import bare_marks, office_marks
from famcase.presentation.redaction import Redaction
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.outsiders import Audience
from famcase.settings import Settings


@dataclass(frozen=True, slots=True)
class Setup:
    """In whose words a document is made, what of people may be in it, and what stands around its pages."""

    words: Wording
    redaction: Redaction
    marks: Marks

    def columns(self, columns: Iterable[Column[Any]], rows: Sequence[Any]) -> tuple[Column[Any], ...]:
        """Return the columns that leave and say something in any of the rows: paper is narrow."""
        return tuple(
            column
            for column in self.redaction.columns(columns, self.words)
            if any(column.shown(self.words, row) for row in rows)
        )


Gather = Callable[[Desk, Leaving, Level], Any]
Build = Callable[[Any, Setup], Document]


@dataclass(frozen=True, slots=True)
class Printable:
    """Something that is printed by one key or one command."""

    name: str
    """What the name of a file begins with: no word of it is about a person or a site."""
    title: str
    """A msgid, for the journal; what stands on the paper says the document."""
    gather: Gather
    """Returns what it is about at a level, through the gate; raises KeptBack."""
    build: Build
    levels: tuple[Level, ...]
    """At which it may leave, the one that is proposed first."""
    of_families: bool = True
    """Whether it tells of single families, who must have agreed."""
    also: tuple[str, ...] = ()
    """What of `levels.BY_CHOICE` can be named for it."""
    period: Period | None = None
    """The days that it tells of, which stand on each page."""
    is_bare: bool = False
    """Whether anybody may read it on the way: around its pages stand numbers alone."""
    audience: Audience | None = None
    """Whom outside its figures are for."""
    for_outsiders: Callable[[Audience], "Printable"] | None = None
    """Returns the same for an audience outside, where its figures may be for one."""


def setup_of(
    printable: Printable,
    words: Wording,
    settings: Settings,
    today: date,
    *,
    level: Level,
    also: Collection[str],
    number: int,
) -> Setup:
    """Return how it is made at a level, with what is named of `levels.BY_CHOICE`, under the number of the print."""
    redaction = Redaction(level, also, printable.of_families)
    if printable.is_bare:
        return Setup(words, redaction, bare_marks(today, number))
    period, audience = printable.period, printable.audience
    marks = office_marks(words, settings, today, level, number, period=period, audience=audience)
    return Setup(words, redaction, marks)


OF_FAMILIES = (Level.CODES, Level.INITIALS, Level.FULL)
"""The levels of what tells of single families."""
