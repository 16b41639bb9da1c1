"""Every family that filters find, however many, some at a time: for what goes through all of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from famcase.services.desk import Desk
from famcase.services.queries.case_filters import CaseFilters
from famcase.services.queries.case_lines import Numbers, case_lines
from famcase.services.queries.cases import case_ids
from famcase.services.views import CaseLine

_PAGE: Final = 2_000

_MANY: Final = 50_000
"""Families from which the numbers of all are read at once: half a second, also of 600,000."""


@dataclass(frozen=True, slots=True)
class EveryCase:
    """Families in an order that stands from the beginning on; what their lines say is read when it comes to them."""

    families: Sequence[int]
    """Their local ids."""
    unread: Collection[str] = ()
    """Fields of the lines that nobody will read, as `case_lines` takes them."""
    numbers: Numbers | None = None
    """Those of the whole desk, where a good part of it is gone through."""

    def __len__(self) -> int:
        return len(self.families)

    def parts(self) -> Iterator[Sequence[int]]:
        """Yield some families after the other, for `lines`."""
        for start in range(0, len(self.families), _PAGE):
            yield self.families[start : start + _PAGE]

    def lines(self, desk: Desk, part: Sequence[int]) -> list[CaseLine]:
        """Return the lines of some of the families, without those that are gone meanwhile."""
        return case_lines(desk, part, self.unread, self.numbers)


def every_case(
    desk: Desk,
    filters: CaseFilters = CaseFilters(),
    *,
    sort: str = "name",
    backwards: bool = False,
    unread: Collection[str] = (),
) -> EveryCase:
    """Return all families that filters find, in an order as `cases.case_page` knows it. Raises Usage for another."""
    families = case_ids(desk, filters, sort=sort, backwards=backwards)
    return EveryCase(families, unread, Numbers(desk) if len(families) > _MANY else None)
