"""The families that a search finds, a page at a time: started from a rare token's families, or walked to.

Both ways give the same order, so that each page takes the cheaper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from operator import add, and_
from typing import Any, Final

from peewee import fn

from famcase.services.queries.order import NAMELESS, Key, Order, Row
from famcase.services.queries.search import EXACT, RANKS, SOUND, Token
from famcase.services.queries.sources import InNames, InPlaces, Source, any_family, any_of, is_listed, merged
from famcase.storage.schema import Tables

Hit = tuple[Key, int]
"""A family found: where a page that ends with it goes on, and its local id."""

_HEAD, _NAME, _OTHER = _KINDS = (0, 1, 2)
"""In one rank: every word is in the head's name; in somebody's; one is a place's, or all are numbers."""

_ANY: Final = 3
"""All kinds together."""

_COUNTED: Final = 20_000
"""Of a token's families so many are counted, in half a millisecond; more are common at any size."""

_DEARER: Final = (0.3, 1.5, 1.0, 1.5)
"""By kind: a row walked over costs so many times what a family does that is looked up, sorted and thrown away.

The name of a head stands in the index that is walked, a place in the row, other names in a tree of their own.
"""

_MARGIN: Final = 2
"""A stretch that is walked is so many times as long as evenly spread hits would need."""

_LISTED: Final = 5
"""To ask a family for a word costs so many times what it does to list one that the word finds."""


def page(
    tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any], order: Order, after: Key | None, limit: int
) -> list[Hit]:
    """Return up to `limit` + 1 families that every token finds, from behind `after`."""
    sizes = _Sizes(tables)
    if not order.is_by_likeness:
        found = _Search(tables, tokens, conditions, order, sizes, EXACT, SOUND, _ANY).rows(after, limit + 1)
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
    kind: int

    def rows(self, after: Row | None, limit: int) -> list[Row]:
        """Return up to `limit` families from behind `after`."""
        leads = self._leads()
        sizes = [self.sizes.of(sources) for sources in leads]
        if not all(sizes) or not leads:
            return []
        fewest = min(sizes)
        every = max(fewest, self.sizes.all())
        # As if words were spread evenly, each for itself.
        density = min(fewest / every, prod(size / every for size in sizes[: len(self.tokens)]))
        walked: list[Row] = []
        ahead = every
        while self._is_walked(min(ahead, (limit - len(walked)) / density), fewest):
            length = min(every, max(limit, int(_MARGIN * (limit - len(walked)) / density)))
            stretch = self.order.stretch(after, length)
            if stretch is None:
                break
            within, end = stretch
            found = self.order.within([*self._wanted(length), *within], after, limit - len(walked))
            walked += found
            if len(walked) == limit or (self.kind == _HEAD and end == NAMELESS):
                return walked
            # What was seen on the way tells more than the sizes: of a common word few may be heads' names.
            after, density, ahead = end, (len(found) + 1) / length, max(0, ahead - length)
        lead = sizes.index(fewest)
        wanted = self._wanted(fewest, found_by=0 if len(self.tokens) == 1 else lead)
        return walked + self.order.rows_among(any_family(self.tables, leads[lead]), wanted, after, limit - len(walked))

    def _is_walked(self, length: float, size: int) -> bool:
        """Return whether walking over so many families costs less than gathering `size` of them."""
        return self.order.is_indexed and length * _DEARER[self.kind] < size

    def _leads(self) -> list[list[Source]]:
        """Return sources of which each list alone finds every family asked for, those of the tokens first.

        None where there can be no family.
        """
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

    def _wanted(self, asked: int, found_by: int | None = None) -> list[Any]:
        """Return the conditions that a family is of the kind, that every token finds it, and no better than asked.

        They are asked of about so many families; the token `found_by` is known to find them.
        """
        sources = [self._of_kind(token, token.between(EXACT, self.highest)) for token in self.tokens]
        # Those of few spellings first: most families are done with there.
        heads = sorted(
            (token.heads for token in self.tokens if token.heads is not None), key=lambda one: len(one.words)
        )
        named = [one.holds(self.tables) for one in heads]
        kind: list[Any] = []
        if self.kind == _HEAD:
            kind = named
        elif self.kind == _NAME:
            kind = [~_all_of(named)]
        elif self.kind == _OTHER and (words := self._named()):
            kind = [~_all_of([self._holds(some, asked) for some in words])]
            if len(self.tokens) == 1:
                sources = [_elsewhere(sources[0])]
        found = [self._holds(some, asked) for at, some in enumerate(sources) if at != found_by]
        better = [token.between(EXACT, self.lowest - 1) for token in self.tokens]
        worse = [~_all_of([self._holds(some, asked) for some in better])] if all(better) else []
        return [*self.conditions, *kind, *found, *worse]

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

    def _holds(self, sources: Sequence[Source], asked: int) -> Any:
        """Return the condition that one of the sources finds a family, for about so many families."""
        probed = [source for source in sources if not isinstance(source, InPlaces)]
        is_rare = self.sizes.of(probed) < min(_COUNTED, _LISTED * asked)
        return any_of(
            is_listed(self.tables, source)
            if is_rare and not isinstance(source, InPlaces)
            else source.holds(self.tables)
            for source in merged(sources)
        )


def _elsewhere(sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if not isinstance(source, InNames)]


def _all_of(conditions: Sequence[Any]) -> Any:
    return reduce(and_, conditions)
