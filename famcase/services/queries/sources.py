"""Where one token of a search can be found: words of names, numbers of any kind, sites and places.

Each source answers in two ways: with the families that it finds, as queries to start from, and with the condition that
it finds the family of a row of the case list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from peewee import JOIN, SQL, Join, fn

from famcase.storage.schema import Tables

CHUNK = 500
"""Values in one IN list: far below the parameters that both engines take."""

AFTER_ALL = "\U0010ffff"
"""Follows every folded letter: the end of a range of words with one beginning."""

FEW_WORDS = 6
"""Up to so many words each is looked up for a family; of more, all words of the family are read."""

FOUND = "found"
"""The one column of a source's families."""


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
    of_heads: bool = False
    """Only in the name of the head, in any spelling."""

    def families(self, tables: Tables) -> list[Any]:
        posting = tables["posting"]
        query = posting.select(posting.family.alias(FOUND)).where(one_of(posting.word, self.words))
        return [query.where(posting.head == True) if self.of_heads else query]  # noqa: E712 - SQL

    def count_before(self, tables: Tables, last: int) -> int:
        """Return how many families up to a local id it finds; one with several of the words counts for each."""
        return int(self.families(tables)[0].where(tables["posting"].family <= last).count())

    def holds(self, tables: Tables) -> Any:
        posting = tables["posting"].alias()
        wanted = (posting.family == tables["case_list"].family) & one_of(posting.word + 0, self.words)
        return _is_there(posting, wanted & (posting.head == True) if self.of_heads else wanted)  # noqa: E712 - SQL

    def named(self, tables: Tables, families: Iterable[int] | None) -> list[tuple[Any, ...]]:
        """Return (family, word, whether it names the head) of all families, or of some."""
        posting = tables["posting"]
        query = posting.select(posting.family, posting.word, posting.head)
        if families is None:
            return values(query.where(one_of(posting.word, self.words)))
        # a server reads whole rows by either index, so there is nothing to be had by going over the other
        if len(self.words) <= FEW_WORDS or not posting._meta.without_rowid:
            return values(query.where(one_of(posting.word, self.words), one_of(posting.family, families)))
        # The index by family has the few words of each, and `+ 0` keeps SQLite from looking each word up instead; what
        # else is in a posting is read of the words asked for alone, which is twenty times quicker.
        index = posting.alias()
        those = (one_of(index.family, families), one_of(index.word + 0, self.words))
        lead = index.select(index.family, index.word).where(*those).alias("lead")
        is_it = (posting.word == lead.c.word_id) & (posting.family == lead.c.family_id)
        return values(query.from_(Join(lead, posting, JOIN.CROSS)).where(is_it))


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
class InIds:
    """Ids of other lists, a family's or a member's, whose key begins so (`domain.found_ids`)."""

    key: str

    def families(self, tables: Tables) -> list[Any]:
        word, posting = tables["word"].alias(), tables["posting"].alias()
        query = word.select(posting.family.alias(FOUND)).join_from(word, posting, on=(posting.word == word.id))
        return [query.where((word.fold >= self.key) & (word.fold < self.key + AFTER_ALL))]

    def holds(self, tables: Tables) -> Any:
        return (tables["case_list"].family + 0).in_(self.families(tables)[0])


@dataclass(frozen=True, slots=True)
class Those:
    """Some families, by their local ids."""

    locals: tuple[int, ...]

    def families(self, tables: Tables) -> list[Any]:
        family = tables["family"]
        return [family.select(family.id.alias(FOUND)).where(one_of(family.id, self.locals))]

    def holds(self, tables: Tables) -> Any:
        return one_of(tables["case_list"].family, self.locals)


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
        queries = [asked.where(one_of(case.site, self.sites))] if self.sites else []
        if self.places:
            from_here = case.displacement.in_(self.codes.displacements) & one_of(case.origin, self.places)
            queries += [asked.where(one_of(case.place, self.places)), asked.where(from_here)]
        return queries

    def holds(self, tables: Tables) -> Any:
        case = tables["case_list"]
        at_site = [one_of(case.site, self.sites)] if self.sites else []
        places = [one_of(case.place, self.places), one_of(case.origin, self.places)] if self.places else []
        return any_of([*at_site, *places])


def any_family(tables: Tables, sources: Iterable[Source]) -> Any:
    """Return a query of the families that one of some sources finds, each once."""
    first, *others = [query for source in sources for query in source.families(tables)]
    if not others:
        return first.distinct()
    for other in others:
        first = first | other
    return first


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


def _is_there(model: Any, condition: Any) -> Any:
    # Not EXISTS: SQLite turns it into a join with an automatic index, 80 s for a beginning of two letters.
    return model.select(fn.COUNT(1)).where(condition) > 0
