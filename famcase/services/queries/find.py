"""The families that a text finds, each with why: what the search line shows, for whoever asks outside the screen."""

from dataclasses import dataclass

from famcase.services.desk import Desk
from famcase.services.queries.asked import asked_of
from famcase.services.queries.cases import MOST, CaseFilters, case_page, count_cases
from famcase.services.queries.found_why import found_why
from famcase.services.queries.order import Key
from famcase.services.views import CaseLine, Match


@dataclass(frozen=True, slots=True)
class Hit:
    """A family found."""

    line: CaseLine
    why: tuple[Match, ...]
    """For each word what fits it best; empty where nothing that could be found was typed."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first families that a text finds, and how many there are."""

    hits: tuple[Hit, ...]
    total: int


def find(desk: Desk, text: str, *, status: str = "", limit: int = MOST) -> Found:
    """Return up to `limit` families that a text finds, of any status or of one, in the order of the search line.

    Nothing for a text in which nothing can be found yet, as a single letter.
    """
    if not asked_of(text):
        return Found((), 0)
    filters = CaseFilters(text=text, status=status)
    lines: list[CaseLine] = []
    after: Key | None = None
    while len(lines) < limit:
        page = case_page(desk, filters, after=after, limit=limit - len(lines))
        lines += page.lines
        after = page.next
        if after is None:
            break
    whys = found_why(desk, text, [line.uid for line in lines])
    total = len(lines) if after is None else count_cases(desk, filters)
    return Found(tuple(Hit(line, whys.get(line.uid, ())) for line in lines), total)
