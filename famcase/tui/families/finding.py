"""What the search line asks of the desk, on its reader thread."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from famcase.domain.changes import RecordId
from famcase.presentation.case_columns import unread
from famcase.presentation.columns import Column
from famcase.services.commands.bulk import MOST
from famcase.services.desk import Desk
from famcase.services.queries.behind_figures import Figure
from famcase.services.queries.case_filters import CaseFilters
from famcase.services.queries.cases import case_page, case_uids, count_cases, lines_of
from famcase.services.queries.every_case import EveryCase, every_case
from famcase.services.queries.filter_names import FilterNames, filter_names
from famcase.services.queries.filter_words import Reading, read_filters
from famcase.services.queries.order import Key
from famcase.services.queries.saved_lists import looks as kept_looks
from famcase.services.views import CaseLine, CasePage
from famcase.tui.asking import Asking
from famcase.tui.families.looks import Looks

_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The first page of what a search line finds."""

    typed: str
    reading: Reading
    names: FilterNames
    looks: Looks
    page: CasePage

    @property
    def filters(self) -> CaseFilters:
        return self.reading.filters


def find(desk: Desk, typed: str, looks: Looks | None = None, figure: Figure | None = None) -> Found:
    """Return the families that the words typed stand for; nothing typed is all that are open.

    Without `looks` the list has those that this person keeps. Of a figure of a summary all that it counts are found,
    closed ones too, as long as the words do not say otherwise.
    """
    if looks is None:
        kept = kept_looks(desk)
        looks = Looks(kept.columns, kept.sort or "name", kept.backwards) if kept else Looks()
    reading = read_filters(desk, [typed])
    if figure is not None:
        status = reading.filters.status if _says_status(reading) else ""
        reading = replace(reading, filters=replace(reading.filters, status=status, figure=figure))
    page = case_page(desk, reading.filters, sort=looks.sort, backwards=looks.backwards)
    return Found(typed, reading, filter_names(desk, reading.filters), looks, page)


def more(desk: Desk, found: Found, after: Key | None) -> CasePage:
    """Return the page behind `after`."""
    return case_page(desk, found.filters, sort=found.looks.sort, backwards=found.looks.backwards, after=after)


async def all_pages(query: Callable[..., CasePage], of: object, ask: Asking) -> AsyncIterator[Sequence[CaseLine]]:
    """Yield everything that `query(desk, of, after)` finds, a page at a time, so that other questions come between."""
    after: Key | None = None
    while True:
        page = await ask.now(query, of, after)
        yield page.lines
        if page.next is None:
            return
        after = page.next


async def every_page(
    found: Found, columns: Sequence[Column[CaseLine]], ask: Asking
) -> AsyncIterator[Sequence[CaseLine]]:
    """Yield every family that a search finds as these columns tell of it, in the order that stands at the beginning."""
    looks = found.looks
    every = await ask.now(every_case, found.filters, sort=looks.sort, backwards=looks.backwards, unread=unread(columns))
    for part in every.parts():
        yield await ask.now(_lines, every, part)


def _lines(desk: Desk, every: EveryCase, part: Sequence[int]) -> Sequence[CaseLine]:
    return every.lines(desk, part)


async def marked_pages(families: Sequence[RecordId], ask: Asking) -> AsyncIterator[Sequence[CaseLine]]:
    """Yield the marked families, some at a time."""
    for start in range(0, len(families), _AT_ONCE):
        yield await ask.now(lines_of, families[start : start + _AT_ONCE])


def shown_uids(desk: Desk, found: Found) -> tuple[RecordId, ...]:
    """Return the ids of all that a search finds, as many as one go may change."""
    return case_uids(desk, found.filters, MOST, sort=found.looks.sort, backwards=found.looks.backwards)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many families a search finds, of how many."""

    found: int
    all: int
    """Of closed ones too where the search may find them."""
    not_open: int = 0
    """Where no open family is found: how many are like that but closed, say, as whoever comes back is."""


def count(desk: Desk, found: Found) -> Counted:
    """Count what was found; asked after the page is shown, since counting may cost a scan."""
    filters = found.filters
    looks_at_open = filters.status == CaseFilters().status
    total = count_cases(desk, filters) if found.page.total is None else found.page.total
    every = count_cases(desk, CaseFilters() if looks_at_open else CaseFilters(status=""))
    may_be_closed = not total and looks_at_open and not _says_status(found.reading)
    return Counted(total, every, count_cases(desk, replace(filters, status="")) if may_be_closed else 0)


def _says_status(reading: Reading) -> bool:
    return any("status" in said.fields for said in reading.said)
