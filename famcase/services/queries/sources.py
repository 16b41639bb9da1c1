"""Where one token of a search can be found: words of names, numbers of any kind, sites and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from peewee import SQL
from pyroaring import BitMap

from famcase.services.queries.standing import with_those_that_stand
from famcase.storage.postings import found, found_by_beginning, place_key
from famcase.storage.schema import Tables
from famcase.storage.sets_of_ids import ids_where
from famcase.storage.tables.people import LAST_DIGITS, last_digits

CHUNK = 500
"""Values in one IN list: far below the parameters that both engines take."""


class Source(Protocol):
    """One way in which a token finds families. Numbers of one that was merged find whichever stands for it."""

    def families(self, tables: Tables) -> BitMap:
        """Return the families that it finds, by their local ids."""


@dataclass(frozen=True, slots=True)
class InNames:
    """Words of the dictionary, by their ids; a withheld family has none there."""

    words: tuple[int, ...]

    def families(self, tables: Tables) -> BitMap:
        return found(tables, self.words).families


@dataclass(frozen=True, slots=True)
class InNumbers:
    """Case numbers that begin with these digits."""

    digits: str

    def families(self, tables: Tables) -> BitMap:
        family = tables["family"]
        return with_those_that_stand(tables, ids_where(tables, family.id, begins_with(family.number, self.digits)))


@dataclass(frozen=True, slots=True)
class InPhones:
    """Telephone numbers that begin with one of these, as `domain.phones` folds them."""

    beginnings: tuple[str, ...]

    def families(self, tables: Tables) -> BitMap:
        contact = tables["contact"]
        begins = any_of(begins_with(contact.number, digits) for digits in self.beginnings)
        return with_those_that_stand(tables, ids_where(tables, contact.family, begins))


@dataclass(frozen=True, slots=True)
class InEndings:
    """Case numbers and telephone numbers that end with these digits, LAST_DIGITS or more."""

    digits: str

    def families(self, tables: Tables) -> BitMap:
        family, contact = tables["family"], tables["contact"]
        by_number = ids_where(tables, family.id, ends_with(family.number, self.digits))
        by_phone = ids_where(tables, contact.family, ends_with(contact.number, self.digits))
        return with_those_that_stand(tables, by_number | by_phone)


@dataclass(frozen=True, slots=True)
class InIds:
    """Ids of other lists, a family's or a member's, whose key begins so (`domain.found_ids`)."""

    key: str

    def families(self, tables: Tables) -> BitMap:
        return with_those_that_stand(tables, found_by_beginning(tables, self.key))


@dataclass(frozen=True, slots=True)
class InPlaces:
    """Sites where families are now, and places where they are now or come from, by their local ids."""

    sites: tuple[int, ...]
    places: tuple[int, ...]

    def families(self, tables: Tables) -> BitMap:
        keys = [place_key("site", site) for site in self.sites]
        keys += [place_key(column, place) for place in self.places for column in ("place", "origin")]
        return found(tables, keys).families


def any_of(conditions: Iterable[Any]) -> Any:
    """Return the condition that one of `conditions`, of which there is at least one, holds."""
    first, *others = conditions
    for other in others:
        first = first | other
    return first


def begins_with(column: Any, digits: str) -> Any:
    """Return the condition that a text of digits begins with `digits`, as a range that an index walks.

    The upper end is made of digits too: in a server's own collation other signs may come before them.
    """
    rest = digits.rstrip("9")
    if not rest:
        return column >= digits
    return (column >= digits) & (column < rest[:-1] + str(int(rest[-1]) + 1))


def ends_with(column: Any, digits: str) -> Any:
    """Return the condition that a text of digits ends with `digits`, LAST_DIGITS or more: the last go by an index."""
    return (last_digits(column) == digits[-LAST_DIGITS:]) & column.endswith(digits)


def values(query: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query of one table's columns as the database has them: days are numbers, flags 0 and 1.

    Of thousands of rows most of the time would go into turning each value into itself.
    """
    return list(query.model._meta.database.execute(query).fetchall())


def chunks(wanted: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut values into lists short enough for one query."""
    rest = iter(wanted)
    while part := list(islice(rest, CHUNK)):
        yield part


def one_of(column: Any, ids: Iterable[int]) -> Any:
    """Return the condition that a column has one of some integers."""
    # Written into the statement: hundreds of values take longer to be bound than the statement takes to run.
    return column.in_(SQL(f"({','.join(map(str, ids))})"))
