"""Where one token of a search can be found: the words of names, case numbers, phones, sites and places.

Each source answers in two ways: with the families that it finds, as a query to start from, and with the condition that
it finds the family of a row. A rare token is started from, a common one is asked of each row on the way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from peewee import SQL, Value, fn

from famcase.storage.schema import Tables

CHUNK = 500
"""Values in one IN list: far below the parameters that both engines take."""

FOUND = "found"
"""The one column of a source's families."""

_FEW_WORDS = 4
"""Up to so many words each is looked up for a row; of more, all words of the row's family are read."""


class Source(Protocol):
    """One way in which a token finds families, by their local ids."""

    def families(self, tables: Tables) -> list[Any]:
        """Return queries of one column, each along an index: the families it finds, perhaps more than once."""

    def holds(self, tables: Tables) -> Any:
        """Return the condition that it finds the family of a case-list row."""


@dataclass(frozen=True, slots=True)
class InNames:
    """Words of the dictionary, by their ids; a withheld family has none there."""

    words: tuple[int, ...]

    def families(self, tables: Tables) -> list[Any]:
        posting = tables["posting"]
        return [posting.select(posting.family.alias(FOUND)).where(_one_of(posting.word, self.words))]

    def holds(self, tables: Tables) -> Any:
        posting = tables["posting"].alias()
        # Of many words the index by family is read: `+ 0` keeps SQLite from looking each of them up.
        word = posting.word if len(self.words) <= _FEW_WORDS else posting.word + 0
        return _is_there(posting, (posting.family == tables["case_list"].family) & _one_of(word, self.words))


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

    def families(self, tables: Tables) -> list[Any]:
        family = tables["family"]
        return [family.select(family.id.alias(FOUND)).where(begins_with(family.number, self.digits))]

    def holds(self, tables: Tables) -> Any:
        family = tables["family"].alias()
        return _is_there(family, (family.id == tables["case_list"].family) & begins_with(family.number, self.digits))


@dataclass(frozen=True, slots=True)
class InPhones:
    """Telephone numbers that begin with one of these, as `domain.phones` folds them."""

    beginnings: tuple[str, ...]

    def families(self, tables: Tables) -> list[Any]:
        contact = tables["contact"]
        return [contact.select(contact.family.alias(FOUND)).where(self._begins(contact.number))]

    def holds(self, tables: Tables) -> Any:
        contact = tables["contact"].alias()
        return _is_there(contact, (contact.family == tables["case_list"].family) & self._begins(contact.number))

    def _begins(self, number: Any) -> Any:
        return any_of(begins_with(number, digits) for digits in self.beginnings)


@dataclass(frozen=True, slots=True)
class Codes:
    """What the indexes by place begin with, in families asked for: without it SQLite would read the whole list."""

    statuses: tuple[str, ...]
    displacements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InPlaces:
    """Sites where families are now, and places where they are now or come from, by their local ids."""

    sites: tuple[int, ...]
    places: tuple[int, ...]
    codes: Codes

    def families(self, tables: Tables) -> list[Any]:
        case = tables["case_list"].alias()
        asked = case.select(case.family.alias(FOUND)).where(case.status.in_(self.codes.statuses))
        queries = [asked.where(_one_of(case.site, self.sites))] if self.sites else []
        if self.places:
            from_here = case.displacement.in_(self.codes.displacements) & _one_of(case.origin, self.places)
            queries += [asked.where(_one_of(case.place, self.places)), asked.where(from_here)]
        return queries

    def holds(self, tables: Tables) -> Any:
        case = tables["case_list"]
        at_site = [_one_of(case.site, self.sites)] if self.sites else []
        places = [_one_of(case.place, self.places), _one_of(case.origin, self.places)] if self.places else []
        return any_of([*at_site, *places])


def merged(sources: Iterable[Source]) -> list[Source]:
    """Return sources that find the same, fewer of them, those first that are read off the row itself."""
    words: set[int] = set()
    sites: set[int] = set()
    places: set[int] = set()
    others: list[Source] = []
    codes = Codes((), ())
    for source in sources:
        if isinstance(source, InNames):
            words |= set(source.words)
        elif isinstance(source, InPlaces):
            sites |= set(source.sites)
            places |= set(source.places)
            codes = source.codes
        else:
            others.append(source)
    if words:
        others.insert(0, InNames(tuple(sorted(words))))
    if sites or places:
        others.insert(0, InPlaces(tuple(sorted(sites)), tuple(sorted(places)), codes))
    return others


def any_family(tables: Tables, sources: Iterable[Source]) -> Any:
    """Return a query of the families that one of some sources finds, each once."""
    first, *others = [query for source in merged(sources) for query in source.families(tables)]
    if not others:
        return first.distinct()
    for other in others:
        first = first | other
    return first


def is_listed(tables: Tables, source: Source) -> Any:
    """Return the condition of `holds`, with all that the source finds listed first: cheaper for a rare one."""
    # `+ 0` keeps SQLite from starting with the list.
    return (tables["case_list"].family + 0).in_(any_family(tables, [source]))


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


def _one_of(column: Any, ids: Iterable[int]) -> Any:
    # Written into the statement: hundreds of values take longer to be bound than the statement takes to run.
    return column.in_(SQL(f"({','.join(map(str, ids))})"))


def _is_there(model: Any, condition: Any) -> Any:
    # Not EXISTS: SQLite turns it into a join with an automatic index, 80 s for a beginning of two letters.
    return model.select(fn.COUNT(1)).where(condition) > 0
