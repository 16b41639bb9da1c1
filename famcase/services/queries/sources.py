"""Where one token of a search can be found: the words of names, case numbers, phones, sites and places.

Each source answers in two ways: with the families that it finds, as a query to start from, and with the condition that
it finds the family of a row. A rare token is started from, a common one is asked of each row on the way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from peewee import Value, fn

from famcase.storage.schema import Tables

CHUNK = 500
"""Values in one IN list: far below the parameters that both engines take."""

_FEW_WORDS = 4
"""Up to so many words each is looked up for a row; of more, all words of the row's family are read."""


class Source(Protocol):
    """One way in which a token finds families, by their local ids."""

    def families(self, tables: Tables) -> Any:
        """Return a query of one column: the families it finds, perhaps more than once."""

    def holds(self, tables: Tables) -> Any:
        """Return the condition that it finds the family of a case-list row."""


@dataclass(frozen=True, slots=True)
class InNames:
    """Words of the dictionary, by their ids; a withheld family has none there."""

    words: tuple[int, ...]

    def families(self, tables: Tables) -> Any:
        posting = tables["posting"]
        return posting.select(posting.family).where(posting.word.in_(self.words))

    def holds(self, tables: Tables) -> Any:
        posting = tables["posting"].alias()
        # Of many words the index by family is read: `+ 0` keeps SQLite from looking each of them up.
        word = posting.word if len(self.words) <= _FEW_WORDS else posting.word + 0
        return _is_there(posting, (posting.family == tables["case_list"].family) & word.in_(self.words))


@dataclass(frozen=True, slots=True)
class OfHeads:
    """Names of heads in which a word begins as typed, or is one that sounds so."""

    beginning: str
    words: tuple[str, ...]
    """Folded words of the dictionary: those that sound so in the other script stand among them."""

    def holds(self, tables: Tables) -> Any:
        """Return the condition that the name of the head of a case-list row is one of these."""
        key = tables["case_list"].name_key
        begins = key.startswith(self.beginning) | key.contains(f" {self.beginning}")
        spaced = Value(" ").concat(key).concat(" ")
        return any_of([begins, *(spaced.contains(f" {word} ") for word in self.words)])


@dataclass(frozen=True, slots=True)
class InNumbers:
    """Case numbers that begin with these digits."""

    digits: str

    def families(self, tables: Tables) -> Any:
        family = tables["family"]
        return family.select(family.id).where(begins_with(family.number, self.digits))

    def holds(self, tables: Tables) -> Any:
        family = tables["family"].alias()
        return _is_there(family, (family.id == tables["case_list"].family) & begins_with(family.number, self.digits))


@dataclass(frozen=True, slots=True)
class InPhones:
    """Telephone numbers that begin with one of these, as `domain.phones` folds them."""

    beginnings: tuple[str, ...]

    def families(self, tables: Tables) -> Any:
        contact = tables["contact"]
        return contact.select(contact.family).where(self._begins(contact.number))

    def holds(self, tables: Tables) -> Any:
        contact = tables["contact"].alias()
        return _is_there(contact, (contact.family == tables["case_list"].family) & self._begins(contact.number))

    def _begins(self, number: Any) -> Any:
        return any_of(begins_with(number, digits) for digits in self.beginnings)


@dataclass(frozen=True, slots=True)
class InPlaces:
    """Sites where families are now, and places where they are now or come from, by their local ids."""

    sites: tuple[int, ...]
    places: tuple[int, ...]
    statuses: tuple[str, ...]
    """The statuses asked for: the indexes by place begin with it."""

    def families(self, tables: Tables) -> Any:
        case = tables["case_list"].alias()
        at_site = case.select(case.family).where(case.site.in_(self.sites))
        if not self.places:
            return at_site
        here = case.select(case.family).where(case.status.in_(self.statuses) & case.place.in_(self.places))
        from_here = case.select(case.family).where(case.status.in_(self.statuses) & case.origin.in_(self.places))
        return at_site | here | from_here if self.sites else here | from_here

    def holds(self, tables: Tables) -> Any:
        case = tables["case_list"]
        return case.site.in_(self.sites) | case.place.in_(self.places) | case.origin.in_(self.places)


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


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut values into lists short enough for one query."""
    rest = iter(values)
    while part := list(islice(rest, CHUNK)):
        yield part


def _is_there(model: Any, condition: Any) -> Any:
    # Not EXISTS: SQLite turns it into a join with an automatic index, 80 s for a beginning of two letters.
    return model.select(fn.COUNT(1)).where(condition) > 0
