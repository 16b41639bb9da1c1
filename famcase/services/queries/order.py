"""The orders of the case list: what a page is sorted by, and how to go on behind its last line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import JOIN, Case, Join

from famcase.errors import Usage
from famcase.services.queries.sources import FOUND
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.wording import N_

Key = tuple[str | int, int]
"""Where a page ended: the value that it is sorted by and the family's local id."""

Row = tuple[str | int, int]
"""A family in an order: its key and its local id."""

NAMELESS: Final[Row] = ("", 0)
"""Where the families without a name begin, in the order by name."""

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

    @property
    def is_indexed(self) -> bool:
        """Whether an index has this order, so that a page can be walked to."""
        return self.sort in {"name", "due"}

    def rows(self, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families that fulfil the conditions, from behind `after`."""
        if self.sort != "name":
            return self._range(conditions, after, limit)
        # Families without a name to show would stand first by their empty key: they follow all others.
        if after is not None and after[0] == "":
            return self._range([*conditions, self._nameless()], after, limit)
        rows = self._range([*conditions, self._named()], after, limit)
        if len(rows) < limit:
            rows += self._range([*conditions, self._nameless()], None, limit - len(rows))
        return rows

    def rows_among(self, families: Any, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        """Return the same as `rows`, of the families that a query's column FOUND has once each: all are sorted."""
        case = self.tables["case_list"]
        lead = families.alias("lead")
        # CROSS: SQLite would rather walk the whole list in its order, and look for each family among these.
        query = case.select(self.key, case.family).from_(Join(lead, case, JOIN.CROSS))
        query = query.where(case.family == getattr(lead.c, FOUND), *conditions)
        ordered = [self.key, case.family]
        behind = self._behind(after)
        if self.sort == "name":
            ordered.insert(0, Case(None, [(self._nameless(), 1)], 0))
            if after is not None and after[0] == "":
                behind.append(self._nameless())
            elif behind:
                behind = [behind[0] | self._nameless()]
        query = query.where(*behind) if behind else query
        return [(_plain(key), family) for key, family in query.order_by(*ordered).limit(limit).tuples()]

    def stretch(self, after: Row | None, length: int) -> tuple[list[Any], Row] | None:
        """Return the conditions of the next `length` families at most, all of them named, and where they end.

        None where only families without a name are left, or nobody.
        """
        case = self.tables["case_list"]
        named = [self._named()] if self.sort == "name" else []
        if named and after is not None and after[0] == "":
            return None
        end = self._range(named, after, 1, offset=length - 1)
        if not end:
            return (named, NAMELESS) if named else None
        key, family = end[0]
        return [*named, (self.key <= key) & ((self.key < key) | (case.family <= family))], end[0]

    def within(self, conditions: Sequence[Any], after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families of a stretch, whose conditions are among `conditions`."""
        return self._range(conditions, after, limit)

    def _named(self) -> Any:
        return self.tables["case_list"].name_key > ""

    def _nameless(self) -> Any:
        return self.tables["case_list"].name_key == ""

    def _behind(self, after: Row | None) -> list[Any]:
        if after is None:
            return []
        key, family = after
        # The first half is a range that an index walks, the second what it begins with.
        return [(self.key >= key) & ((self.key > key) | (self.tables["case_list"].family > family))]

    def _range(self, conditions: Sequence[Any], after: Row | None, limit: int, offset: int = 0) -> list[Row]:
        case = self.tables["case_list"]
        query = case.select(self.key, case.family)
        wanted = [*conditions, *self._behind(after)]
        if wanted:
            query = query.where(*wanted)
        query = query.order_by(self.key, case.family).limit(limit).offset(offset)
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
