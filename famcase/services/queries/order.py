"""The orders of the case list: what a page is sorted by, and how to go on behind its last line."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import Case

from famcase.errors import Usage
from famcase.services.queries.sources import chunks
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.wording import N_

Key = tuple[str | int, int]
"""Where a page ended: the value that it is sorted by and the family's local id."""

Row = tuple[str | int, int]
"""A family in an order: its key and its local id."""

SORTS: Final = ("name", "due", "registered", "priority", "people", "since")


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
    """The expression that is sorted by, smallest first, never NULL."""

    @property
    def is_by_likeness(self) -> bool:
        """Whether a search puts better hits before the order: it does where nobody asked for another."""
        return self.sort == "name"

    def rows(self, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families that fulfil the conditions, from behind `after`."""
        if self.sort != "name":
            return self._range(conditions, after, limit)
        # Families without a name to show would stand first by their empty key: they follow all others.
        named = self.tables["case_list"].name_key > ""
        nameless = self.tables["case_list"].name_key == ""
        if after is not None and after[0] == "":
            return self._range([*conditions, nameless], after, limit)
        rows = self._range([*conditions, named], after, limit)
        if len(rows) < limit:
            rows += self._range([*conditions, nameless], None, limit - len(rows))
        return rows

    def sorted(self, conditions: Sequence[Any], families: Collection[int]) -> list[Row]:
        """Return those of `families` (local ids) that fulfil the conditions, in this order."""
        case = self.tables["case_list"]
        rows: list[Row] = []
        for part in chunks(families):
            query = case.select(self.key, case.family).where(case.family.in_(part), *conditions)
            rows += [(_plain(key), family) for key, family in query.tuples()]
        return sorted(rows, key=self.place)

    def place(self, row: Row) -> tuple[bool, str | int, int]:
        """Return what rows are compared by: families without a name follow all others."""
        return (row[0] == "", *row)

    def _range(self, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        case = self.tables["case_list"]
        query = case.select(self.key, case.family)
        if conditions:
            query = query.where(*conditions)
        if after is not None:
            key, family = after
            # The first half is a range that an index walks, the second what it begins with.
            query = query.where((self.key >= key) & ((self.key > key) | (case.family > family)))
        query = query.order_by(self.key, case.family).limit(limit)
        return [(_plain(key), family) for key, family in query.tuples()]


def order_of(tables: Tables, sort: str) -> Order:
    """Return an order by its name; raise NoSuchOrder."""
    case = tables["case_list"]
    keys = {
        "name": case.name_key,
        "due": case.next_due,
        "registered": Case(None, [(case.registered_on == NO_DAY, 1)], 0 - case.registered_on),
        "priority": Case(None, [(case.priority == 0, 9)], case.priority),
        "people": 0 - case.people,
        "since": Case(None, [(case.since == NO_DAY, 1)], 0 - case.since),
    }
    if sort not in keys:
        raise NoSuchOrder(sort)
    return Order(tables, sort, keys[sort])


def _plain(key: Any) -> str | int:
    if key is None:
        return NO_DAY
    return key.toordinal() if isinstance(key, date) else key
