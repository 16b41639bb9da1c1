"""The families that a search finds, a page at a time: rare words are gathered and sorted, common ones walked to.

Both ways give the same order, so that each page takes the cheaper one.
"""

from collections.abc import Sequence
from typing import Any, Final

from famcase.services.queries.order import Key, Order, Row
from famcase.services.queries.search import EXACT, RANKS, Token, gather, ranked
from famcase.storage.schema import Tables

Hit = tuple[Key, int]
"""A family found: where a page that ends with it goes on, and its local id."""

_RARE: Final = 1_500
"""Up to so many families a token's are gathered and sorted: some milliseconds, at any size of the table."""

_STRIDE: Final = 250
"""Families of the order that are probed at a time."""

_WALK: Final = 2_000
"""So many families of the order are probed before the hits are gathered after all: where a token finds more than
_RARE families and yet few of those at hand, or where two common tokens seldom meet."""


def page(
    tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any], order: Order, after: Key | None, limit: int
) -> list[Hit]:
    """Return up to `limit` + 1 families that every token finds, from behind `after`."""
    if not order.is_by_likeness:
        found = _of_ranks(tables, tokens, conditions, order, RANKS, _row(after), limit + 1)
        return [((key, family), family) for key, family in found]
    rank, begin = _split(after)
    hits: list[Hit] = []
    for at in RANKS[rank:]:
        start = begin if at == rank else None
        found = _of_ranks(tables, tokens, conditions, order, (at,), start, limit + 1 - len(hits))
        hits += [((f"{at}{key}", family), family) for key, family in found]
        if len(hits) > limit:
            break
    return hits


def count(tables: Tables, tokens: Sequence[Token], conditions: Sequence[Any]) -> int:
    """Return how many families every token finds."""
    case = tables["case_list"]
    query = case.select(case.family)
    listed = {row[0] for row in (query.where(*conditions) if conditions else query).tuples()}
    for token in tokens:
        listed &= gather(tables, token.up_to(RANKS[-1])) or set()
    return len(listed)


def _of_ranks(
    tables: Tables,
    tokens: Sequence[Token],
    conditions: Sequence[Any],
    order: Order,
    ranks: tuple[int, ...],
    after: Row | None,
    limit: int,
) -> list[Row]:
    if any(not token.up_to(ranks[-1]) for token in tokens):
        return []
    candidates = _fewest(tables, tokens, ranks)
    if candidates is None:
        walked, last = _walk(tables, tokens, conditions, order, ranks, after, limit)
        if last is None:
            return walked
        candidates = _meeting(tables, tokens, ranks)
        after, limit = last, limit - len(walked)
    else:
        walked = []
    rows = order.sorted(conditions, candidates)
    if after is not None:
        rows = [row for row in rows if order.place(row) > order.place(after)]
    return walked + _keep(tables, tokens, rows, ranks, limit)


def _fewest(tables: Tables, tokens: Sequence[Token], ranks: tuple[int, ...]) -> set[int] | None:
    """Return all that the rarest token finds; None where each finds more than _RARE families."""
    fewest: set[int] | None = None
    for token in tokens:
        found = gather(tables, _leading(token, tokens, ranks), _RARE)
        if found is not None and (fewest is None or len(found) < len(fewest)):
            fewest = found
    return fewest


def _meeting(tables: Tables, tokens: Sequence[Token], ranks: tuple[int, ...]) -> set[int]:
    """Return the families in which all tokens meet, however many each finds: some 40 ms for 100,000 postings."""
    sets = [gather(tables, _leading(token, tokens, ranks)) or set() for token in tokens]
    return set.intersection(*sets)


def _leading(token: Token, tokens: Sequence[Token], ranks: tuple[int, ...]) -> list[Any]:
    """Return the sources among whose families all of these ranks are: a token alone has the rank of its own."""
    if len(tokens) > 1 or len(ranks) > 1:
        return token.up_to(ranks[-1])
    return token.at(ranks[0])


def _walk(
    tables: Tables,
    tokens: Sequence[Token],
    conditions: Sequence[Any],
    order: Order,
    ranks: tuple[int, ...],
    after: Row | None,
    limit: int,
) -> tuple[list[Row], Row | None]:
    """Return hits in the order, and where the walk was given up; None where it came to `limit` or to the end."""
    found: list[Row] = []
    for _ in range(_WALK // _STRIDE):
        rows = order.rows(conditions, after, _STRIDE)
        found += _keep(tables, tokens, rows, ranks, limit - len(found))
        if len(found) >= limit or len(rows) < _STRIDE:
            return found, None
        after = rows[-1]
    return found, after


def _keep(
    tables: Tables, tokens: Sequence[Token], rows: Sequence[Row], ranks: tuple[int, ...], limit: int
) -> list[Row]:
    """Return the first `limit` of `rows` that have one of the ranks; those behind them are not looked at."""
    kept: list[Row] = []
    for start in range(0, len(rows), _STRIDE):
        part = rows[start : start + _STRIDE]
        found = ranked(tables, tokens, [family for _, family in part])
        kept += [row for row in part if found.get(row[1]) in ranks]
        if len(kept) >= limit:
            break
    return kept[:limit]


def _row(after: Key | None) -> Row | None:
    return None if after is None else after


def _split(after: Key | None) -> tuple[int, Row | None]:
    """Return the rank that a page ended in, and its last row there."""
    if after is None:
        return EXACT, None
    text = str(after[0])
    return int(text[0]), (text[1:], after[1])
