"""The orders of the case list: what a page is sorted by, and how to go on behind its last line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from famcase.errors import Usage
from famcase.services.queries.sort_keys import SHORT, SORTS, number_key, text_key
from famcase.services.queries.sources import values
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.storage.sets_of_ids import looked_up
from famcase.wording import N_

Key = tuple[str | int, int]
"""Where a page ended: the value that it is sorted by and the family's local id."""

FEW: Final = 2_000
"""So many families are sorted sooner than an order is walked for them."""

Row = tuple[str | int, int]
"""A family in an order: its key and its local id."""

NAMELESS: Final[Row] = ("", 0)
"""Where the families without a name begin, in the order by name."""


class NoSuchOrder(Usage):
    def __init__(self, sort: str) -> None:
        super().__init__(
            N_("Families cannot be sorted by “{sort}”."),
            hint=N_("They can be sorted by: {sorts}."),
            sort=sort,
            sorts=", ".join(SORTS),
        )


@dataclass(frozen=True, slots=True)
class Order:
    """One order; families of one key follow each other by their local ids."""

    tables: Tables
    sort: str
    key: Any
    """The expression that is sorted by, never NULL."""
    is_descending: bool = False
    """Whether the largest stands first; families of one key then follow each other downwards too."""

    @property
    def is_by_likeness(self) -> bool:
        """Whether a search puts better hits before the order: it does where nobody asked for another."""
        return self.sort == "name" and not self.is_descending

    @property
    def is_indexed(self) -> bool:
        """Whether an index has this order, so that a page can be walked to."""
        case = self.tables["case_list"]
        return self.key is case.name_key or self.key is case.next_due

    def rows(self, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families that fulfil the conditions, from behind `after`."""
        if self.sort != "name":
            return self._range(conditions, after, limit)
        # Families without a name to show would stand first by their empty key: they follow all others.
        if after is not None and after[0] == "":
            return self._range([*conditions, self._nameless()], None if after == NAMELESS else after, limit)
        rows = self._range([*conditions, self._named()], after, limit)
        if len(rows) < limit:
            rows += self._range([*conditions, self._nameless()], None, limit - len(rows))
        return rows

    def rows_between(self, begin: str, end: str, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        """Return the same of those whose key is from `begin` to before `end`."""
        return self._range([*conditions, self.key >= begin, self.key < end], after, limit)

    def rows_of_few(self, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row] | None:
        """Return the same as `rows` where the conditions find few; None where that is many, or no index has the order.

        Few of very many are found at once and then sorted: to meet them one after the other in the order, nearly all
        of an index would be walked, with a look at each row.
        """
        found = self.keyed(conditions, FEW + 1) if self.is_indexed else []
        return None if not self.is_indexed or len(found) > FEW else self.sorted(found, after)[:limit]

    def keyed(self, conditions: Sequence[Any], limit: int | None = None) -> list[Row]:
        """Return families that fulfil the conditions, each with its key, as they come."""
        case = self.tables["case_list"]
        query = case.select(self.key, case.family).where(*conditions).limit(limit)
        return [(_plain(key), family) for key, family in values(query)]

    def keyed_among(self, families: Sequence[int], conditions: Sequence[Any]) -> list[Row]:
        """Return the same of some families."""
        if not families:
            return []
        case = self.tables["case_list"]
        query = looked_up(self.tables, case.select(self.key, case.family), families).where(*conditions)
        return [(_plain(key), family) for key, family in values(query)]

    def sorted(self, found: Sequence[Row], after: Row | None) -> list[Row]:
        """Return families found elsewhere as the order has them, from behind `after`."""
        # the nameless follow all others, in either direction
        nameless = [row for row in found if self.sort == "name" and row[0] == ""]
        named = sorted(set(found) - set(nameless), reverse=self.is_descending)
        if after is not None and not (self.sort == "name" and after[0] == ""):
            named = [row for row in named if (row < after if self.is_descending else row > after)]
        elif after is not None:
            named = []
            if after != NAMELESS:
                nameless = [row for row in nameless if (row < after if self.is_descending else row > after)]
        return [*named, *sorted(nameless, reverse=self.is_descending)]

    def _named(self) -> Any:
        return self.tables["case_list"].name_key > ""

    def _nameless(self) -> Any:
        return self.tables["case_list"].name_key == ""

    def _behind(self, after: Row | None) -> list[Any]:
        if after is None:
            return []
        key, family = after
        case = self.tables["case_list"]
        # The first half is a range that an index walks, the second what it begins with.
        if self.is_descending:
            return [(self.key <= key) & ((self.key < key) | (case.family < family))]
        return [(self.key >= key) & ((self.key > key) | (case.family > family))]

    def _directed(self) -> list[Any]:
        keys = [self.key, self.tables["case_list"].family]
        return [key.desc() for key in keys] if self.is_descending else keys

    def _range(self, conditions: Sequence[Any], after: Row | None, limit: int, offset: int = 0) -> list[Row]:
        case = self.tables["case_list"]
        query = case.select(self.key, case.family)
        wanted = [*conditions, *self._behind(after)]
        if wanted:
            query = query.where(*wanted)
        query = query.order_by(*self._directed()).limit(limit).offset(offset)
        return [(_plain(key), family) for key, family in values(query)]


def order_of(tables: Tables, sort: str, *, backwards: bool = False) -> Order:
    """Return an order by a column of the case list, or the other way round; raise NoSuchOrder."""
    column = SHORT.get(check_sort(sort), sort)
    number = number_key(tables, column, backwards=backwards)
    if number is not None:
        return Order(tables, column, number)
    return Order(tables, column, text_key(tables, column, backwards=backwards), is_descending=backwards)


def check_sort(sort: str) -> str:
    """Return what the case list can be sorted by, a column or the short word for one; raise NoSuchOrder."""
    if sort not in SORTS and sort not in SHORT.values():
        raise NoSuchOrder(sort)
    return sort


def _plain(key: Any) -> str | int:
    return NO_DAY if key is None else key
