"""The families that a search finds, a page at a time: started from a rare token's families, or walked to.

Both ways give the same order, so that each page takes the cheaper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, Final

from peewee import fn

from famcase.services.queries.order import Key, Order, Row
from famcase.services.queries.search import EXACT, RANKS, SOUND, Token
from famcase.services.queries.sources import InNames, Source, any_of
from famcase.storage.schema import Tables

Hit = tuple[Key, int]
"""A family found: where a page that ends with it goes on, and its local id."""

_HEAD, _NAME, _OTHER = _KINDS = (0, 1, 2)
"""In one rank: every word is in the head's name; in somebody's; one is a place's, or all are numbers."""

_COUNTED: Final = 10_000
"""Of a token's families so many are counted, which takes half a millisecond; more are common at any size."""

_DEARER: Final = 5
"""A row that is walked over costs so many times what a family does that is looked up, sorted and thrown away."""

_MARGIN: Final = 4
"""A stretch that is walked is so many times as long as evenly spread hits would need."""


def page(
    tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any], order: Order, after: Key | None, limit: int
) -> list[Hit]:
    """Return up to `limit` + 1 families that every token finds, from behind `after`."""
    if not order.is_by_likeness:
        found = _Search(tables, tokens, conditions, order, EXACT, SOUND).rows(after, limit + 1)
        return [(row, row[1]) for row in found]
    first, begin = (0, None) if after is None else (int(str(after[0])[:1]), (str(after[0])[1:], after[1]))
    hits: list[Hit] = []
    for step in range(first, len(RANKS) * len(_KINDS)):
        rank, kind = divmod(step, len(_KINDS))
        search = _Search(tables, tokens, conditions, order, rank, rank, kind)
        found = search.rows(begin if step == first else None, limit + 1 - len(hits))
        hits += [((f"{step}{key}", family), family) for key, family in found]
        if len(hits) > limit:
            break
    return hits


def count(tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any]) -> int:
    """Return how many families every token finds."""
    case = tables["case_list"]
    sources = [token.between(EXACT, SOUND) for token in tokens]
    if not all(sources):
        return 0
    found = [case.family.in_(_union(tables, some)) for some in sources]
    return int(case.select(case.family).where(*conditions, *found).count())


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for the families whose worst token has one of some ranks, of one kind or of all."""

    tables: Tables
    tokens: Sequence[Token]
    conditions: Sequence[Any]
    order: Order
    lowest: int
    highest: int
    kind: int | None = None

    def rows(self, after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families from behind `after`."""
        if not all(token.between(EXACT, self.highest) for token in self.tokens):
            return []
        leading, size = self._rarest()
        if size == 0:
            return []
        kind = self._kind()
        if kind is None:
            return []
        wanted = [*self.conditions, *kind, *self._found()]
        walked: list[Row] = []
        if self._is_common(size, limit):
            length = max(limit, _MARGIN * limit * self._all() // size)
            if stretch := self.order.stretch(after, length):
                within, end = stretch
                walked = self.order.within([*wanted, *within], after, limit)
                after = end
        if len(walked) == limit:
            return walked
        leads = self.tables["case_list"].family.in_(_union(self.tables, leading))
        return walked + self.order.rows([leads, *wanted], after, limit - len(walked))

    def _kind(self) -> list[Any] | None:
        """Return the conditions that a family is of the kind asked for; None where none can be."""
        if self.kind is None:
            return []
        words = [token for token in self.tokens if token.heads is not None]
        named = [
            [source for source in token.between(EXACT, self.highest) if isinstance(source, InNames)] for token in words
        ]
        if not words or not all(named):
            return [] if self.kind == _OTHER else None
        by_name = [self._holds(sources) for sources in named]
        by_head = [token.heads.holds(self.tables) for token in words if token.heads is not None]
        if self.kind == _HEAD:
            return [*by_head, *by_name]
        if self.kind == _NAME:
            return [~_all_of(by_head), *by_name]
        if all(isinstance(source, InNames) for token in words for source in token.between(EXACT, self.highest)):
            return None
        return [~_all_of(by_name)]

    def _rarest(self) -> tuple[list[Source], int]:
        """Return the sources of the token that finds fewest, and how many that are, _COUNTED at most."""
        # A token alone has the rank of the family; of several only one need have it.
        lowest = self.lowest if len(self.tokens) == 1 else EXACT
        sized = [
            (self._size(sources), sources) for sources in (token.between(lowest, self.highest) for token in self.tokens)
        ]
        size, sources = min(sized, key=lambda pair: pair[0])
        return sources, size

    def _size(self, sources: Sequence[Source]) -> int:
        return sum(int(source.families(self.tables).limit(_COUNTED).count()) for source in sources)

    def _is_common(self, size: int, limit: int) -> bool:
        """Return whether walking costs less: rows to walk over fall, and families to sort rise, with `size`."""
        return self.order.is_indexed and size * size > _DEARER * limit * self._all()

    def _all(self) -> int:
        case = self.tables["case_list"]
        return int(case.select(fn.MAX(case.family)).scalar() or 0)

    def _found(self) -> list[Any]:
        """Return the conditions that every token finds the family, with no better rank than asked for."""
        found = [self._holds(token.between(EXACT, self.highest)) for token in self.tokens]
        better = [token.between(EXACT, self.lowest - 1) for token in self.tokens]
        if all(better):
            found.append(~_all_of([self._holds(sources) for sources in better]))
        return found

    def _holds(self, sources: Sequence[Source]) -> Any:
        return any_of(source.holds(self.tables) for source in sources)


def _all_of(conditions: Sequence[Any]) -> Any:
    return reduce(and_, conditions)


def _union(tables: Tables, sources: Sequence[Source]) -> Any:
    return reduce(or_, (source.families(tables) for source in sources))
