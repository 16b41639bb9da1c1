"""The families that a search finds, in their order: gathered where they are few, else met on a walk through the order.

In the order by name likeness goes first: of one rank those stand before others whose head has every word, then those
where somebody has, then those found otherwise.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any, Final

from peewee import fn

from famcase.domain.typed_words import EXACT, RANKS
from famcase.services.queries.order import Key, Order, Row
from famcase.services.queries.search import Token
from famcase.services.queries.sources import InNames, Source, any_family, one_of, values
from famcase.storage.schema import Tables

Hit = tuple[Key, int]
"""A family found: where a page that ends with it goes on, and its local id."""

_HEAD, _NAME, _OTHER = _KINDS = (0, 1, 2)
"""In one rank: every word is in the head's name; in somebody's; one is a place's, or all are numbers."""

_NOT: Final = len(RANKS)
"""The rank of what is not found."""

_NEVER: Final = _NOT * len(_KINDS)
"""Its step."""

_COUNTED: Final = 20_000
"""Of a source's families so many are counted, in half a millisecond; more are common at any size."""

_COUNTED_BY_NAME: Final = 5_000
"""Of those that a name finds; where it finds more, its share of the families registered first says how many."""

_FIRST: Final = 5_000
"""So many families are those registered first."""

_AT_ONCE: Final = 40_000
"""Families named in one statement, which may not have a million signs."""

_STRETCH: Final = 1_000
"""So many families are looked at in one go on a walk, or fewer where fewer should do."""

_LOOKED_UP: Final = 3
"""To look up what a family is sorted by costs so many times what it does to walk over one."""

_SCANNED: Final = 20
"""To gather and sort a family costs so many times what it does to look at one in a scan of all."""

_LISTED: Final = 8
"""To ask whether a source finds a family costs so many times what it does to read one that it finds."""


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

    `few` returns those that fulfil the conditions, where these are few: it is asked when no token finds few.
    """
    if not all(token.sources for token in tokens):
        return []
    search = _Search(tables, tokens, conditions, order, limit + 1, few)
    if not order.is_by_likeness:
        return [(row, row[1]) for row in search.rows(after)]
    first, begin = (0, None) if after is None else (int(str(after[0])[:1], 16), (str(after[0])[1:], after[1]))
    hits: list[Hit] = []
    for step, rows in search.by_step(first, begin):
        hits += [((f"{step:x}{key}", family), family) for key, family in rows]
        if len(hits) > limit:
            break
    return hits[: limit + 1]


def count(tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any]) -> int:
    """Return how many families every token finds."""
    case = tables["case_list"]
    if not all(token.sources for token in tokens):
        return 0
    return int(case.select(case.family).where(*conditions, *_found(tables, tokens)).count())


_Among = tuple[Sequence[int], Token | None]
"""Families among which are all that are asked for, and the token that finds them, if one does."""

_Finding = tuple[int, int, int]
"""A family, the rank that it is found with, and by what: the name of its head, another name, something else."""

_Fit = tuple[int, int, int]
"""How well a token finds a family: the best rank by the name of its head, by anybody's, by anything."""


@dataclass(frozen=True, slots=True)
class _Search:
    """One search for a page of at most so many families."""

    tables: Tables
    tokens: Sequence[Token]
    conditions: Sequence[Any]
    order: Order
    limit: int
    few: Callable[[], Sequence[int] | None]
    _sizes: dict[Source, int] = field(default_factory=dict)
    _every: list[int] = field(default_factory=list)

    def rows(self, after: Row | None) -> list[Row]:
        """Return families in an order that knows nothing of likeness."""
        among = self._candidates()
        if among is None and self.order.is_indexed:
            return self._walk(self._whole(), after, range(len(RANKS) * len(_KINDS)))
        if among is None:
            return self.order.rows([*self.conditions, *_found(self.tables, self.tokens)], after, self.limit)
        return self._sorted(self._steps(*among), range(len(RANKS) * len(_KINDS)), after)

    def by_step(self, first: int, begin: Row | None) -> Iterator[tuple[int, list[Row]]]:
        """Yield families of one step (a rank and a kind) after the other; of the first those from behind `begin`."""
        among = self._candidates()
        steps = None if among is None else self._steps(*among)
        for step in range(first, len(RANKS) * len(_KINDS)):
            after = begin if step == first else None
            if steps is not None:
                yield step, self._sorted(steps, range(step, step + 1), after)
            elif leads := self._leads(*divmod(step, len(_KINDS))):
                yield step, self._of_step(step, leads, after)

    def _candidates(self) -> _Among | None:
        """Return few families of which all that are asked for are some; None where nobody knows such."""
        among = self._few(self._whole())
        if among is not None:
            return among
        families = self.few()
        return None if families is None else (families, None)

    def _whole(self) -> list[list[Source]]:
        return [[source for _, source in token.sources] for token in self.tokens]

    def _of_step(self, step: int, leads: list[list[Source]], after: Row | None) -> list[Row]:
        among = self._few(leads)
        if among is None:
            return self._walk(leads, after, range(step, step + 1))
        return self._sorted(self._steps(*among, step // len(_KINDS)), range(step, step + 1), after)

    def _few(self, leads: list[list[Source]]) -> _Among | None:
        """Return the families of the rarest of some leads; None where a walk will sooner have met enough."""
        sizes = [sum(map(self._size, lead)) for lead in leads]
        fewest, every = min(sizes), max(self._all(), *sizes)
        if self.order.is_indexed:
            # Were the tokens spread evenly, each for itself, `limit` families would be met on a walk so long.
            most = self.limit / prod(max(size, 1) / every for size in sizes[: len(self.tokens)])
        else:
            most = every / _SCANNED
        if fewest > most:
            return None
        rarest = sizes.index(fewest)
        return self._families(leads[rarest]), self.tokens[rarest] if rarest < len(self.tokens) else None

    def _walk(self, leads: list[list[Source]], after: Row | None, steps: range) -> list[Row]:
        """Return families of some steps as the order has them, looking at a stretch of it at a time.

        Where what is asked for turns out to be rarer than to gather what its leads find, that is done for the rest.
        """
        met: list[Row] = []
        walked, worst = 0, steps[-1] // len(_KINDS)
        fewest = min(sum(map(self._size, lead)) for lead in leads)
        while (self.limit - len(met)) * walked <= fewest * (len(met) + 1):
            # twice as far as evenly spread ones would need
            length = min(_STRETCH, max(self.limit, 2 * self.limit * self._all() // fewest))
            stretch = self.order.rows(self.conditions, after, length)
            walked += len(stretch)
            wanted = self._steps([family for _, family in stretch], None, worst)
            met += [row for row in stretch if wanted.get(row[1]) in steps]
            if len(met) >= self.limit or len(stretch) < length:
                return met[: self.limit]
            after = stretch[-1]
        case = self.tables["case_list"]
        found = [case.family.in_(any_family(self.tables, lead)) for lead in leads]
        families = [family for (family,) in values(case.select(case.family).where(*found))]
        return [*met, *self._sorted(self._steps(families, None, worst), steps, after)][: self.limit]

    def _leads(self, rank: int, kind: int) -> list[list[Source]]:
        """Return sources of which each list alone finds every family of a step; none where there can be no family."""
        # A token alone has the rank of the family; of several one has, and no other a worse one.
        least = rank if len(self.tokens) == 1 else EXACT
        leads = [_of_kind(token, token.between(least, rank), kind) for token in self.tokens]
        leads.append([source for token in self.tokens for source in _of_kind(token, token.between(rank, rank), kind)])
        words = [token for token in self.tokens if token.asked.is_word]
        if kind != _OTHER and not words:
            return []
        if kind == _OTHER and words:
            elsewhere = [source for token in words for source in token.between(least, rank)]
            leads.append([source for source in elsewhere if not isinstance(source, InNames)])
        return leads if all(leads) and all(sum(map(self._size, lead)) for lead in leads) else []

    def _steps(self, families: Sequence[int], found_by: Token | None, worst: int = RANKS[-1]) -> dict[int, int]:
        """Return the step of each of some families that every token finds with the rank `worst` or a better one.

        `found_by` is a token that finds all of them, where one is known.
        """
        steps: dict[int, int] = {}
        # rarest first, but the one that would keep every family when few are left
        order = sorted(self.tokens, key=lambda token: (token is found_by, self._size_of(token)))
        are_words = [token.asked.is_word for token in order]
        for start in range(0, len(families), _AT_ONCE):
            among = set(families[start : start + _AT_ONCE])
            found: list[list[_Finding]] = []
            for token in order:
                found.append(self._findings(token, worst, among))
                among &= {family for family, _, _ in found[-1]}
            if len(found) == 1:  # its best finding says all
                for family, rank, kind in found[0]:
                    steps[family] = min(rank * len(_KINDS) + kind, steps.get(family, _NEVER))
                continue
            fits = [_fits(each, among) for each in found]
            # They fit in few ways, and each is judged once.
            ways: dict[int, tuple[_Fit, ...]] = {family: tuple(one[family] for one in fits) for family in among}
            judged = {way: _step(way, are_words) for way in set(ways.values())}
            steps |= {family: judged[way] for family, way in ways.items()}
        return steps

    def _findings(self, token: Token, worst: int, among: set[int]) -> list[_Finding]:
        """Return by what a token finds some families, with the rank `worst` or a better one."""
        ranks: dict[int, int] = {}
        found: list[_Finding] = []
        if not among:
            return found
        for rank, source in token.sources:
            if rank > worst:
                continue
            if isinstance(source, InNames):
                ranks |= {word: min(rank, ranks.get(word, rank)) for word in source.words}
            else:
                found += [(family, rank, _OTHER) for family in self._found_among(source, among)]
        if ranks:
            names = InNames(tuple(sorted(ranks)))
            is_rare = self._size(names) < min(2 * len(ranks), _LISTED) * len(among)
            named = names.named(self.tables, None if is_rare else among)
            by_head, by_name = (_HEAD, _NAME) if token.asked.is_word else (_OTHER, _OTHER)
            found += [
                (family, ranks[word], by_head if is_head else by_name)
                for family, word, is_head in named
                if family in among
            ]
        return found

    def _found_among(self, source: Source, among: set[int]) -> set[int]:
        """Return which of some families a source finds."""
        if self._size(source) < _LISTED * len(among):
            return among & set(self._families([source]))
        case = self.tables["case_list"]
        query = case.select(case.family).where(one_of(case.family, among), source.holds(self.tables))
        return {family for (family,) in values(query)}

    def _families(self, sources: Iterable[Source]) -> list[int]:
        found = {family for source in sources for one in source.families(self.tables) for (family,) in values(one)}
        return list(found)

    def _sorted(self, steps: dict[int, int], wanted: range, after: Row | None) -> list[Row]:
        """Return those of some families that have a wanted step and fulfil the conditions, from behind `after`."""
        chosen = {family for family, step in steps.items() if step in wanted}
        met: list[Row] = []
        # Of many the first are met sooner on a walk through the order than all are looked up and sorted.
        while self.order.is_indexed and (self.limit - len(met)) * self._all() < _LOOKED_UP * len(chosen) ** 2:
            stretch = self.order.rows(self.conditions, after, _STRETCH)
            met += [row for row in stretch if row[1] in chosen]
            if len(met) >= self.limit or len(stretch) < _STRETCH:
                return met[: self.limit]
            chosen -= {family for _, family in stretch}
            after = stretch[-1]
        found: list[Row] = []
        rest = sorted(chosen)
        for start in range(0, len(rest), _AT_ONCE):
            found += self.order.keyed_among(rest[start : start + _AT_ONCE], self.conditions)
        return [*met, *self.order.sorted(found, after)][: self.limit]

    def _size_of(self, token: Token) -> int:
        return sum(self._size(source) for _, source in token.sources)

    def _size(self, source: Source) -> int:
        """Return about how many families a source finds."""
        if source not in self._sizes:
            most = _COUNTED_BY_NAME if isinstance(source, InNames) else _COUNTED
            counted = sum(one.limit(most).count() for one in source.families(self.tables))
            if counted >= most and isinstance(source, InNames):
                share = source.count_before(self.tables, _FIRST) / _FIRST
                counted = max(counted, int(share * self._all()))
            self._sizes[source] = counted
        return self._sizes[source]

    def _all(self) -> int:
        """Return about how many families there are."""
        if not self._every:
            case = self.tables["case_list"]
            self._every.append(int(case.select(fn.MAX(case.family)).scalar() or 0))
        return self._every[0]


def _found(tables: Tables, tokens: Sequence[Token]) -> list[Any]:
    case = tables["case_list"]
    return [case.family.in_(any_family(tables, [source for _, source in token.sources])) for token in tokens]


def _fits(found: Iterable[_Finding], among: set[int]) -> dict[int, _Fit]:
    """Return how well a token finds each of some families."""
    fits: dict[int, _Fit] = {}
    for family, rank, kind in found:
        if family not in among:
            continue
        known = fits.get(family)
        if known is None:  # most are found once
            fits[family] = (rank if kind == _HEAD else _NOT, rank if kind != _OTHER else _NOT, rank)
            continue
        head, name, best = known
        if kind == _HEAD and rank < head:
            head = rank
        if kind != _OTHER and rank < name:
            name = rank
        fits[family] = (head, name, min(rank, best))
    return fits


def _step(fits: Sequence[_Fit], are_words: Sequence[bool]) -> int:
    rank = max(best for *_, best in fits)
    words = [fit for fit, is_word in zip(fits, are_words, strict=True) if is_word]
    kind = _OTHER
    if words and all(name <= rank for _, name, _ in words):
        kind = _HEAD if all(head <= rank for head, *_ in words) else _NAME
    return rank * len(_KINDS) + kind


def _of_kind(token: Token, sources: list[Source], kind: int) -> list[Source]:
    """Return those that count in a kind: of a word only names, of heads too, where all words must be names."""
    if kind == _OTHER or not token.asked.is_word:
        return sources
    return [InNames(source.words, kind == _HEAD) for source in sources if isinstance(source, InNames)]
