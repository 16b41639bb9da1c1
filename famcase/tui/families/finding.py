"""What the search line asks of the desk, on its reader thread."""

from dataclasses import dataclass

from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page, count_cases, read_words
from famcase.services.queries.order import Key
from famcase.services.views import CasePage


@dataclass(frozen=True, slots=True)
class Found:
    """The first page of what a search line finds."""

    typed: str
    filters: CaseFilters
    page: CasePage


def find(desk: Desk, typed: str) -> Found:
    """Return the families that the words typed stand for; nothing typed is all that are open."""
    filters = read_words(desk, typed.split())
    return Found(typed, filters, case_page(desk, filters))


def more(desk: Desk, filters: CaseFilters, after: Key | None) -> CasePage:
    """Return the page behind `after`."""
    return case_page(desk, filters, after=after)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many families a search finds, of how many open ones."""

    found: int
    all: int


def count(desk: Desk, found: Found) -> Counted:
    """Count what was found; asked after the page is shown, since counting may cost a scan."""
    total = found.page.total
    return Counted(count_cases(desk, found.filters) if total is None else total, count_cases(desk))
