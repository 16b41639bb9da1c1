"""The families that a search finds, in their order.

In the order by name likeness goes first: of one rank those stand before others whose head has every word, beginning
with those whose name begins with the first (Khaled before who is called Umm Khaled), then those where somebody has,
then those found otherwise.

What a token finds is read whole, as bitmaps, and the bitmaps meet: that takes a millisecond or two among 600,000
families, whether they find one or a hundred thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import Any, Final

from peewee import fn
from pyroaring import BitMap

from famcase.domain.typed_words import RANKS
from famcase.services.queries.beginnings import Stretch, is_in, outside, stretches
from famcase.services.queries.order import FEW, Key, Order, Row
from famcase.services.queries.search import Token
from famcase.services.queries.sources import InNames
from famcase.storage.postings import found
from famcase.storage.schema import Tables
from famcase.storage.sets_of_ids import looked_up, one_of_many

Hit = tuple[Key, int]
"""A family found: where a page that ends with it goes on, and its local id."""

_BEGUN, _NOT_BEGUN, *_ = _OF_RANK = range(4)
"""In one rank: every word is in the head's name, which begins with the first, or does not; in somebody's; one is a
place's, or all are numbers."""

_AT_ONCE: Final = 40_000
"""Families named in one statement, which may not have a million signs."""

_STRETCH: Final = 1_000
"""So many families are looked at in one go on a walk."""

_LOOKED_UP: Final = 3
"""To look up what a family is sorted by costs so many times what it does to walk over one."""

_SCANNED: Final = 60
"""To gather and sort a family costs so many times what it does to look at one in a scan of all."""


def page(
    tables: Tables,
    tokens: Sequence[Token],
    conditions: Sequence[Any],
    order: Order,
    after: Key | None,
    limit: int,
    few: Callable[[], Sequence[int] | None] = lambda: None,
) -> list[Hit]:
    """Return up to `limit` + 1 families that every token finds, from behind `after`.

    `few` returns those that fulfil the conditions, where these are few: it is asked when the tokens find many.
    """
    steps = list(_steps(tables, tokens))
    if sum(map(len, steps)) > FEW and (among := few()) is not None:
        steps = [step & BitMap(among) for step in steps]
    search = _Search(tables, conditions, order, limit + 1)
    if not order.is_by_likeness:
        return [(row, row[1]) for row in search.sorted(BitMap.union(*steps), after)]
    first, begin = (0, None) if after is None else (int(str(after[0])[:1], 16), (str(after[0])[1:], after[1]))
    hits: list[Hit] = []
    begun = stretches(tables, tokens[0].asked)
    for step, families in list(enumerate(steps))[first:]:
        rows = search.of_kind(step % len(_OF_RANK), begun).sorted(families, begin if step == first else None)
        hits += [((f"{step:x}{key}", family), family) for key, family in rows]
        if len(hits) > limit:
            break
    return hits[: limit + 1]


def count(tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any]) -> int:
    """Return how many families every token finds."""
    families = BitMap.union(*_steps(tables, tokens))
    if not conditions or not families:
        return len(families)
    case = tables["case_list"]
    query = case.select(case.family).where(*conditions)
    if len(families) * _SCANNED > _all(tables):
        return int(query.where(one_of_many(tables, case.family, families)).count())
    return sum(looked_up(tables, query, part).count() for part in _parts(families))


def _steps(tables: Tables, tokens: Sequence[Token]) -> Iterator[BitMap]:
    """Yield the families of each rank and kind, best first: a family has the rank of its worst token.

    The first two kinds are the same families here: in the order by name some stand before others.
    """
    finding = [_Finding(token.asked.is_word) for token in tokens]
    earlier = BitMap()
    for rank in RANKS:
        for token, finds in zip(tokens, finding, strict=True):
            finds.add(tables, token, rank)
        # a copy: of one token alone it is what goes on growing
        every = reduce(and_, (finds.anyhow for finds in finding)).copy()
        words = [finds for finds in finding if finds.is_word]
        of_rank = every - earlier
        by_name = reduce(and_, (finds.by_name for finds in words), of_rank) if words else BitMap()
        by_head = reduce(and_, (finds.by_head for finds in words), by_name)
        yield by_head
        yield by_head
        yield by_name - by_head
        yield of_rank - by_name
        earlier = every


class _Finding:
    """The families that one token finds with the ranks that were added so far."""

    def __init__(self, is_word: bool) -> None:
        self.is_word = is_word
        self.by_head = BitMap()
        self.by_name = BitMap()
        self.anyhow = BitMap()

    def add(self, tables: Tables, token: Token, rank: int) -> None:
        """Add what it finds with a rank."""
        names: set[int] = set()
        for source in token.of_rank(rank):
            if isinstance(source, InNames):
                names.update(source.words)
            else:
                self.anyhow |= source.families(tables)
        named = found(tables, names)
        self.by_head |= named.heads
        self.by_name |= named.families
        self.anyhow |= named.families


@dataclass(frozen=True, slots=True)
class _Search:
    """One search for a page of at most so many families."""

    tables: Tables
    conditions: Sequence[Any]
    order: Order
    limit: int
    within: tuple[Stretch, ...] | None = None
    """Of the order by name: families elsewhere are not found; None for all of the order."""
    outside: tuple[Stretch, ...] = ()
    """Of the order by name: families there are not found."""

    def of_kind(self, kind: int, begun: tuple[Stretch, ...]) -> "_Search":
        """Return the same for the families of one kind."""
        if kind == _BEGUN:
            return replace(self, within=begun)
        return replace(self, outside=begun) if kind == _NOT_BEGUN else self

    def sorted(self, families: BitMap, after: Row | None) -> list[Row]:
        """Return those of some families that fulfil the conditions as the order has them, from behind `after`."""
        chosen = families.copy()
        met: list[Row] = []
        if not chosen or self.within == ():
            return met
        every = _all(self.tables)
        if not self.order.is_indexed and len(chosen) * _SCANNED > every:
            among = one_of_many(self.tables, self.tables["case_list"].family, chosen)
            return self.order.rows([*self.conditions, among], after, self.limit)
        # Of many the first are met sooner on a walk through the order than all are looked up and sorted.
        while self.order.is_indexed and (self.limit - len(met)) * every < _LOOKED_UP * len(chosen) ** 2:
            stretch = self._walked(after)
            met += [row for row in stretch if row[1] in chosen]
            if len(met) >= self.limit or len(stretch) < _STRETCH:
                return met[: self.limit]
            chosen.difference_update(BitMap(family for _, family in stretch))
            after = stretch[-1]
        rows = [row for part in _parts(chosen) for row in self.order.keyed_among(part, self.conditions)]
        return [*met, *self.order.sorted([row for row in rows if self._is_of_kind(row)], after)][: self.limit]

    def _walked(self, after: Row | None) -> list[Row]:
        """Return the next families of the order, as many as are looked at in one go."""
        if self.within is None:
            key = self.tables["case_list"].name_key
            return self.order.rows([*self.conditions, *outside(key, self.outside)], after, _STRETCH)
        rows: list[Row] = []
        for begin, end in self.within:
            if len(rows) < _STRETCH and (after is None or str(after[0]) < end):
                rows += self.order.rows_between(begin, end, self.conditions, after, _STRETCH - len(rows))
        return rows

    def _is_of_kind(self, row: Row) -> bool:
        key = str(row[0])
        is_within = self.within is None or is_in(key, self.within)
        return is_within and not is_in(key, self.outside)


def _all(tables: Tables) -> int:
    """Return about how many families there are."""
    case = tables["case_list"]
    return int(case.select(fn.MAX(case.family)).scalar() or 0)


def _parts(families: BitMap) -> Iterator[list[int]]:
    """Cut families into lists short enough for one statement."""
    every = list(families)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
