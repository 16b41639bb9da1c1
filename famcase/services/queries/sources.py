"""Where one token of a search can be found: the words of names, case numbers, phones, sites and places.

Each source answers two questions: which families does it find at all, and which of these families does it find. A rare
token is gathered, a common one is probed for the families of a page.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from famcase.storage.schema import Tables

CHUNK = 500
"""Values in one IN list: far below the parameters that both engines take."""

_FEW_WORDS = 12
"""Up to so many words each pair of word and family is looked up; of more, all words of the families are read."""


class Source(Protocol):
    """One way in which a token finds families, by their local ids."""

    def gather(self, tables: Tables, limit: int | None) -> set[int]:
        """Return the families it finds; where there are more than `limit`, any `limit` + 1 or more of them."""

    def probe(self, tables: Tables, families: Collection[int]) -> set[int]:
        """Return those of `families` that it finds."""


@dataclass(frozen=True, slots=True)
class InNames:
    """Words of the dictionary, by their ids; a withheld family has none there."""

    words: frozenset[int]

    def gather(self, tables: Tables, limit: int | None) -> set[int]:
        posting = tables["posting"]
        found: set[int] = set()
        for part in chunks(sorted(self.words)):
            query = posting.select(posting.family).where(posting.word.in_(part))
            found.update(_ids(query if limit is None else query.limit(limit + 1)))
            if limit is not None and len(found) > limit:
                break
        return found

    def probe(self, tables: Tables, families: Collection[int]) -> set[int]:
        posting = tables["posting"]
        found: set[int] = set()
        for part in chunks(families):
            query = posting.select(posting.family, posting.word).where(posting.family.in_(part))
            if len(self.words) <= _FEW_WORDS:
                query = query.where(posting.word.in_(sorted(self.words)))
            found.update(family for family, word in query.tuples() if word in self.words)
        return found


@dataclass(frozen=True, slots=True)
class InNumbers:
    """Case numbers that begin with these digits."""

    digits: str

    def gather(self, tables: Tables, limit: int | None) -> set[int]:
        family = tables["family"]
        query = family.select(family.id).where(begins_with(family.number, self.digits))
        return _ids(query if limit is None else query.limit(limit + 1))

    def probe(self, tables: Tables, families: Collection[int]) -> set[int]:
        family = tables["family"]
        found: set[int] = set()
        for part in chunks(families):
            found |= _ids(family.select(family.id).where(family.id.in_(part) & family.number.startswith(self.digits)))
        return found


@dataclass(frozen=True, slots=True)
class InPhones:
    """Telephone numbers that begin with one of these, as `domain.phones` folds them."""

    beginnings: frozenset[str]

    def gather(self, tables: Tables, limit: int | None) -> set[int]:
        contact = tables["contact"]
        found: set[int] = set()
        for digits in sorted(self.beginnings):
            query = contact.select(contact.family).where(begins_with(contact.number, digits))
            found |= _ids(query if limit is None else query.limit(limit + 1))
        return found

    def probe(self, tables: Tables, families: Collection[int]) -> set[int]:
        contact = tables["contact"]
        found: set[int] = set()
        for part in chunks(families):
            query = contact.select(contact.family, contact.number).where(contact.family.in_(part))
            found.update(family for family, number in query.tuples() if number.startswith(tuple(self.beginnings)))
        return found


@dataclass(frozen=True, slots=True)
class InPlaces:
    """Sites where families are now, and places where they are now or come from, by their local ids."""

    sites: frozenset[int]
    places: frozenset[int]
    statuses: tuple[str, ...]
    """The statuses asked for: the indexes by place begin with it."""

    def gather(self, tables: Tables, limit: int | None) -> set[int]:
        case = tables["case_list"]
        found: set[int] = set()
        for part in chunks(sorted(self.sites)):
            query = case.select(case.family).where(case.site.in_(part))
            found |= _ids(query if limit is None else query.limit(limit + 1))
        for part in chunks(sorted(self.places)):
            for column in (case.place, case.origin):
                query = case.select(case.family).where(case.status.in_(self.statuses) & column.in_(part))
                found |= _ids(query if limit is None else query.limit(limit + 1))
        return found

    def probe(self, tables: Tables, families: Collection[int]) -> set[int]:
        case = tables["case_list"]
        found: set[int] = set()
        for part in chunks(families):
            query = case.select(case.family, case.site, case.place, case.origin).where(case.family.in_(part))
            found.update(
                family
                for family, site, place, origin in query.tuples()
                if site in self.sites or place in self.places or origin in self.places
            )
        return found


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


def _ids(query: Any) -> set[int]:
    return {row[0] for row in query.tuples()}
