"""Lists families page by page, filtered and in an order, whatever the number of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from peewee import JOIN, Join

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.queries import hits, search
from famcase.services.queries.case_filters import CaseFilters, conditions, conditions_of_few
from famcase.services.queries.case_lines import case_lines
from famcase.services.queries.filter_words import read_filters
from famcase.services.queries.order import FEW, Key, Order, Row, order_of
from famcase.services.queries.sources import chunks
from famcase.services.queries.there import local_ids
from famcase.services.views import CaseLine, CasePage

__all__ = ["MOST", "CaseFilters", "among", "case_page", "case_uids", "count_cases", "lines_of", "read_words"]

MOST: Final = 200
"""Lines of one page: what a table can be refilled with between two keys."""


_EVERY: Final = 1_000_000
"""More families than any desk has."""

_LONGEST_TEXT: Final = 1_000
"""Characters: a longer text is a page that was pasted by mistake, and each of its words would be looked for."""

_COUNTED: Final = 1_000
"""Up to so many families of one status are counted for each first page: an index walked that far is nothing."""


def read_words(desk: Desk, words: Sequence[str]) -> CaseFilters:
    """Return the filters that words in either language say; whatever is no filter word is text to search for.

    `filter_words.read_filters` says which words those are, and which of them said what.
    """
    return read_filters(desk, words).filters


def case_page(
    desk: Desk,
    filters: CaseFilters = CaseFilters(),
    *,
    sort: str = "name",
    backwards: bool = False,
    after: Key | None = None,
    limit: int = MOST,
) -> CasePage:
    """Return up to `limit` (at most 200) families in an order, from behind `after`: the `next` of the page before.

    Orders are those of `sort_keys.SORTS`: the days of what happened newest first, people most first, all else upwards;
    `backwards` turns them round, and what is not known stays last. By name and by the next visit an index is walked,
    any other order is one scan of the list. With a text the order by name is one of likeness first: families found
    exactly, by a beginning, by sound, each of these by name. Raises Usage for another order.
    """
    limit = max(1, min(limit, MOST))
    order = order_of(desk.store.tables, sort, backwards=backwards)
    wanted = conditions(desk, filters)
    tokens = _tokens(desk, filters)
    if tokens is None:
        return CasePage((), None, 0)
    if tokens:
        hit = hits.page(desk.store.tables, tokens, wanted, order, after, limit)
        return _page(desk, hit, limit, None if after or len(hit) > limit else len(hit))
    found = [(row, row[1]) for row in _rows(desk, order, filters, after, limit + 1)]
    total = None
    if after is None:
        total = len(found) if len(found) <= limit else _small_total(desk, filters)
    return _page(desk, found, limit, total)


def case_ids(
    desk: Desk, filters: CaseFilters, limit: int = _EVERY, *, sort: str = "name", backwards: bool = False
) -> list[int]:
    """Return the local ids of up to `limit` families in an order."""
    tables = desk.store.tables
    order, wanted = order_of(tables, sort, backwards=backwards), conditions(desk, filters)
    tokens = _tokens(desk, filters)
    if tokens is None:
        return []
    if tokens:
        few = partial(_few, desk, order, filters)
        return [local for _, local in hits.page(tables, tokens, wanted, order, None, limit, few)][:limit]
    return [local for _, local in _rows(desk, order, filters, None, limit)]


def case_uids(
    desk: Desk, filters: CaseFilters, limit: int, *, sort: str = "name", backwards: bool = False
) -> tuple[RecordId, ...]:
    """Return the ids of up to `limit` families in an order, for what is done to all of them."""
    found = case_ids(desk, filters, limit, sort=sort, backwards=backwards)
    family = desk.store.tables["family"]
    uids: dict[int, RecordId] = {}
    for part in chunks(found):
        rows = family.select(family.id, family.uid).where(family.id.in_(part)).tuples()
        uids |= {local: RecordId(bytes(uid)) for local, uid in rows}
    return tuple(uids[local] for local in found if local in uids)


def among(desk: Desk, families: Iterable[RecordId], words: str) -> tuple[RecordId, ...]:
    """Return those of some families that words find, in the order given; all of them where there are no words."""
    if not words.strip():
        return tuple(families)
    filters = read_words(desk, words.split())
    found = set(case_uids(desk, filters, _EVERY)) if filters.text.strip() else _that_fulfil(desk, families, filters)
    return tuple(uid for uid in families if uid in found)


def _that_fulfil(desk: Desk, families: Iterable[RecordId], filters: CaseFilters) -> set[RecordId]:
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    wanted = [case.family == family.id, *conditions(desk, filters)]
    found: set[RecordId] = set()
    for part in chunks(families):
        # CROSS: each family is looked up, and no index of all that are open is walked for some of them
        query = case.select(family.uid).from_(Join(family, case, JOIN.CROSS)).where(family.uid.in_(part), *wanted)
        found |= {RecordId(bytes(uid)) for (uid,) in query.tuples()}
    return found


def lines_of(desk: Desk, families: Sequence[RecordId]) -> tuple[CaseLine, ...]:
    """Return the lines of some families, in the order given; one that is not there any more is left out."""
    return tuple(case_lines(desk, local_ids(desk.store.tables, families)))


def count_cases(desk: Desk, filters: CaseFilters = CaseFilters()) -> int:
    """Return how many families there are; unlike a page this may scan the whole list."""
    tables = desk.store.tables
    wanted = conditions(desk, filters)
    tokens = _tokens(desk, filters)
    if tokens is None:
        return 0
    if tokens:
        return hits.count(tables, tokens, wanted)
    case = tables["case_list"]
    return int(case.select(case.family).where(*(wanted or [True])).count())


def _tokens(desk: Desk, filters: CaseFilters) -> list[search.Token] | None:
    """Return what is searched for, nothing for no text; None for a text that finds nobody."""
    if not filters.text.strip():
        return []
    return search.read(desk, filters.text) if len(filters.text) <= _LONGEST_TEXT else None


def _rows(desk: Desk, order: Order, filters: CaseFilters, after: Key | None, limit: int) -> list[Row]:
    of_few = conditions_of_few(desk, filters)
    few = None if of_few is None else order.rows_of_few(of_few, after, limit)
    return order.rows(conditions(desk, filters), after, limit) if few is None else few


def _few(desk: Desk, order: Order, filters: CaseFilters) -> list[int] | None:
    """Return the families that filters leave where these are few; None where they are many or only of one state."""
    of_few = conditions_of_few(desk, filters)
    found = order.keyed(of_few, FEW + 1) if of_few is not None else []
    return None if of_few is None or len(found) > FEW else [family for _, family in found]


def _page(desk: Desk, found: list[tuple[Key, int]], limit: int, total: int | None) -> CasePage:
    shown = found[:limit]
    following = shown[-1][0] if len(found) > limit else None
    return CasePage(tuple(case_lines(desk, [family for _, family in shown])), following, total)


def _small_total(desk: Desk, filters: CaseFilters) -> int | None:
    """Return how many there are where only the status narrows the list and an index counts them soon."""
    if replace(filters, status="") != CaseFilters(status=""):
        return None
    case = desk.store.tables["case_list"]
    query = case.select(case.status).where(*conditions(desk, CaseFilters(status=filters.status)))
    counted = int(query.limit(_COUNTED + 1).count())
    return counted if counted <= _COUNTED else None
