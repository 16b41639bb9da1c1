"""What an arrival sheet shows besides its lines: families of the same name that are here already, and places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from famcase.domain import names
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.gazetteer import place_view
from famcase.services.queries.sites import site_line
from famcase.services.views import CaseLine
from famcase.wording import Named

_SHOWN: Final = 3
_FEWEST_WORDS: Final = 2
"""One word alone is half a village's name."""


@dataclass(frozen=True, slots=True)
class SameNamed:
    """Families of the name that is typed, the likest first."""

    typed: str
    lines: tuple[CaseLine, ...]
    is_more: bool


def same_named(desk: Desk, typed: str) -> SameNamed:
    """Return families, open or closed, whose people bear the words typed, in any spelling; none for a single word."""
    if len(names.words(typed)) < _FEWEST_WORDS:
        return SameNamed(typed, (), False)
    page = case_page(desk, CaseFilters(text=typed, status=""), limit=_SHOWN)
    return SameNamed(typed, page.lines, page.next is not None)


def names_of(desk: Desk, places: Sequence[Where]) -> tuple[Named, ...]:
    """Return the names of places as they are shown; empty for nowhere."""
    return tuple(_name(desk, place) for place in places)


def _name(desk: Desk, where: Where) -> Named:
    if where.site is not None:
        return site_line(desk, where.site).named
    view = place_view(desk, where.pcode) if where.pcode else None
    return view.named if view else Named(where.text)
