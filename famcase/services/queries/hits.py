"""The families that a search finds, a page at a time: started from a rare token's families, or walked to.

Both ways give the same order, so that each page takes the cheaper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, and_
from typing import Any, Final

from peewee import fn

from famcase.services.queries.order import Key, Order, Row
from famcase.services.queries.search import EXACT, RANKS, SOUND, Token
from famcase.services.queries.sources import InNames, Source, any_family, any_of, merged
from famcase.storage.schema import Tables

Hit = tuple[Key, int]
"""A family found: where a page that ends with it goes on, and its local id."""

_HEAD, _NAME, _OTHER = _KINDS = (0, 1, 2)
"""In one rank: every word is in the head's name; in somebody's; one is a place's, or all are numbers."""

_COUNTED: Final = 10_000
"""Of a token's families so many are counted, which takes half a millisecond; more are common at any size."""

_DEARER: Final = 2
"""A row that is walked over costs so many times what a family does that is looked up, sorted and thrown away."""

_MARGIN: Final = 2
"""A stretch that is walked is so many times as long as evenly spread hits would need."""


def page(
    tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any], order: Order, after: Key | None, limit: int
) -> list[Hit]:
    """Return up to `limit` + 1 families that every token finds, from behind `after`."""
    sizes = _Sizes(tables)
    if not order.is_by_likeness:
        found = _Search(tables, tokens, conditions, order, sizes, EXACT, SOUND).rows(after, limit + 1)
        return [(row, row[1]) for row in found]
    first, begin = (0, None) if after is None else (int(str(after[0])[:1]), (str(after[0])[1:], after[1]))
    hits: list[Hit] = []
    for step in range(first, len(RANKS) * len(_KINDS)):
        rank, kind = divmod(step, len(_KINDS))
        search = _Search(tables, tokens, conditions, order, sizes, rank, rank, kind)
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
    found = [case.family.in_(any_family(tables, some)) for some in sources]
    return int(case.select(case.family).where(*conditions, *found).count())


class _Sizes:
    """How many families the sources of one search find, each counted once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._known: dict[Source, int] = {}
        self._all: int | None = None

    def of(self, sources: Sequence[Source]) -> int:
        """Return about how many families some sources find; of each _COUNTED at most are counted."""
        for source in sources:
            if source not in self._known:
                found: Any = reduce(add, source.families(self._tables))
                self._known[source] = int(found.limit(_COUNTED).count())
        return sum(self._known[source] for source in sources)

    def all(self) -> int:
        """Return about how many families there are."""
        if self._all is None:
            case = self._tables["case_list"]
            self._all = int(case.select(fn.MAX(case.family)).scalar() or 0)
        return self._all


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for the families whose worst token has one of some ranks, of one kind or of all."""

    tables: Tables
    tokens: Sequence[Token]
    conditions: Sequence[Any]
    order: Order
    sizes: _Sizes
    lowest: int
    highest: int
    kind: int | None = None

    def rows(self, after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families from behind `after`."""
        leads = [(self.sizes.of(sources), sources) for sources in self._leads()]
        size, leading = min(leads, key=lambda lead: lead[0], default=(0, []))
        if size == 0:
            return []
        wanted = [*self.conditions, *self._wanted()]
        walked: list[Row] = []
        density = size / max(size, self.sizes.all())
        while self._is_walked(limit - len(walked), density, size):
            length = max(limit, int(_MARGIN * (limit - len(walked)) / density))
            stretch = self.order.stretch(after, length)
            if stretch is None:
                break
            within, end = stretch
            found = self.order.within([*wanted, *within], after, limit - len(walked))
            walked += found
            if len(walked) == limit:
                return walked
            # What was seen on the way tells more than the sizes: of a common word few may be heads' names.
            after, density = end, (len(found) + 1) / length
        lead = any_family(self.tables, leading)
        return walked + self.order.rows(wanted, after, limit - len(walked), lead)

    def _is_walked(self, wanted: int, density: float, size: int) -> bool:
        """Return whether walking costs less than gathering `size` families, of `density` among all."""
        return self.order.is_indexed and wanted / density * _DEARER < size

    def _leads(self) -> list[list[Source]]:
        """Return sources of which each list alone finds every family asked for; none where there can be no family."""
        if not any(self._of_kind(token, token.between(self.lowest, self.highest)) for token in self.tokens):
            return []
        named = self._named()
        if self.kind in {_HEAD, _NAME} and not named:
            return []
        # A token alone has the rank of the family; of several only one need have it.
        lowest = self.lowest if len(self.tokens) == 1 else EXACT
        leads = [self._of_kind(token, token.between(lowest, self.highest)) for token in self.tokens]
        if self.kind == _OTHER and named:
            words = (token for token in self.tokens if token.heads is not None)
            leads.append([source for token in words for source in _elsewhere(token.between(lowest, self.highest))])
        return leads

    def _wanted(self) -> list[Any]:
        """Return the conditions that a family is of the kind, that every token finds it, and no better than asked."""
        sources = [self._of_kind(token, token.between(EXACT, self.highest)) for token in self.tokens]
        heads = [token.heads.holds(self.tables) for token in self.tokens if token.heads is not None]
        kind: list[Any] = []
        if self.kind == _HEAD:
            kind = heads
        elif self.kind == _NAME:
            kind = [~_all_of(heads)]
        elif self.kind == _OTHER and (named := self._named()):
            kind = [~_all_of([self._holds(names) for names in named])]
            if len(self.tokens) == 1:
                sources = [_elsewhere(sources[0])]
        better = [token.between(EXACT, self.lowest - 1) for token in self.tokens]
        worse = [~_all_of([self._holds(some) for some in better])] if all(better) else []
        return [*kind, *(self._holds(some) for some in sources), *worse]

    def _of_kind(self, token: Token, sources: list[Source]) -> list[Source]:
        """Return those that count in this kind: of a word only names, where all words must be names."""
        if token.heads is None or self.kind not in {_HEAD, _NAME}:
            return sources
        return [source for source in sources if isinstance(source, InNames)]

    def _named(self) -> list[list[Source]]:
        """Return for each word where it is somebody's name; empty where one is nobody's, or there are only numbers."""
        words = [token for token in self.tokens if token.heads is not None]
        named: list[list[Source]] = [
            [source for source in token.between(EXACT, self.highest) if isinstance(source, InNames)] for token in words
        ]
        return named if all(named) else []

    def _holds(self, sources: Sequence[Source]) -> Any:
        return any_of(source.holds(self.tables) for source in merged(sources))


def _elsewhere(sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if not isinstance(source, InNames)]


def _all_of(conditions: Sequence[Any]) -> Any:
    return reduce(and_, conditions)
