"""Lists families page by page, filtered and in an order, whatever the number of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.queries import hits, search
from famcase.services.queries.family_parts import OPEN_NEEDS
from famcase.services.queries.filter_words import filter_fields
from famcase.services.queries.lines import case_lines
from famcase.services.queries.order import Key, order_of
from famcase.services.views import CasePage
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id

MOST: Final = 200
"""Lines of one page: what a table can be refilled with between two keys."""


_COUNTED: Final = 1_000
"""Up to so many families of one status are counted for each first page: an index walked that far is nothing."""


@dataclass(frozen=True, slots=True)
class CaseFilters:
    """What the families of a list have in common; each that is set narrows it further."""

    text: str = ""
    """Names in any spelling, a case number, phone, place or site; or the beginning of one."""
    status: str = "open"
    """Empty for any."""
    mine: bool = False
    overdue: bool = False
    living: str = ""
    in_the_open: bool = False
    need: str = ""
    """Category of a need not met yet."""
    site: RecordId | None = None
    place: str = ""
    """P-code of a place where they are now or come from."""
    origin: str = ""
    """P-code of the place they come from."""
    priority: int | None = None
    unassigned: bool = False
    withheld: bool | None = None


def read_words(desk: Desk, words: Sequence[str]) -> CaseFilters:
    """Return the filters that words in either language say; whatever is no filter word is text to search for.

    `open overdue al-Midan mine adnan`: states, kinds of shelter, needs not met ("food"), `priority 1`, `unassigned`,
    `withheld`, `all`; and the exact name of a site, or of a place that is nobody's name here.
    """
    return CaseFilters(**filter_fields(desk, words))


def case_page(
    desk: Desk,
    filters: CaseFilters = CaseFilters(),
    *,
    sort: str = "name",
    after: Key | None = None,
    limit: int = MOST,
) -> CasePage:
    """Return up to `limit` (at most 200) families in an order, from behind `after`: the `next` of the page before.

    Orders: name, due, registered (newest first), priority, people (most first), since (newest first). With a text the
    order by name is one of likeness first: families found exactly, by a beginning, by sound, each of these by name.
    Raises Usage for another order.
    """
    limit = max(1, min(limit, MOST))
    order = order_of(desk.store.tables, sort)
    conditions = _conditions(desk, filters)
    if filters.text.strip():
        tokens = search.read(desk, filters.text, filters.status)
        if tokens is None:
            return CasePage((), None, 0)
        if tokens:
            found = hits.page(desk.store.tables, tokens, conditions, order, after, limit)
            return _page(desk, found, limit, None if after or len(found) > limit else len(found))
    found = [(row, row[1]) for row in order.rows(conditions, after, limit + 1)]
    total = None
    if after is None:
        total = len(found) if len(found) <= limit else _small_total(desk, filters)
    return _page(desk, found, limit, total)


def count_cases(desk: Desk, filters: CaseFilters = CaseFilters()) -> int:
    """Return how many families there are; unlike a page this may scan the whole list."""
    tables = desk.store.tables
    conditions = _conditions(desk, filters)
    if filters.text.strip():
        tokens = search.read(desk, filters.text, filters.status)
        if tokens is None:
            return 0
        if tokens:
            return hits.count(tables, tokens, conditions)
    case = tables["case_list"]
    return int(case.select(case.family).where(*(conditions or [True])).count())


def _page(desk: Desk, found: list[tuple[Key, int]], limit: int, total: int | None) -> CasePage:
    shown = found[:limit]
    following = shown[-1][0] if len(found) > limit else None
    return CasePage(tuple(case_lines(desk, [family for _, family in shown])), following, total)


def _conditions(desk: Desk, filters: CaseFilters) -> list[Any]:
    return [*_conditions_on_the_row(desk, filters), *_conditions_elsewhere(desk, filters)]


def _conditions_on_the_row(desk: Desk, filters: CaseFilters) -> list[Any]:
    case = desk.store.tables["case_list"]
    asked = (
        (bool(filters.status), case.status == filters.status),
        (filters.unassigned, case.assigned_to == 0),
        (filters.overdue, case.next_due < desk.clock.today()),
        (bool(filters.living), case.living == filters.living),
        (filters.in_the_open, case.living == "open"),
        (filters.priority is not None, case.priority == filters.priority),
        (filters.withheld is not None, case.withheld == filters.withheld),
    )
    return [condition for is_asked, condition in asked if is_asked]


def _conditions_elsewhere(desk: Desk, filters: CaseFilters) -> list[Any]:
    """Return the conditions whose values are looked up first; what is unknown is nobody's."""
    tables = desk.store.tables
    case, need = tables["case_list"], tables["need"]
    conditions: list[Any] = []
    if filters.mine:
        conditions.append(case.assigned_to == (local_id(desk.store.tables, "user", desk.user.uid) or -1))
    if filters.site is not None:
        conditions.append(case.site == (local_id(desk.store.tables, "site", filters.site) or -1))
    if filters.origin:
        conditions.append(case.origin == _place(tables, filters.origin))
    if filters.place:
        place = _place(tables, filters.place)
        conditions.append((case.place == place) | (case.origin == place))
    if filters.need:
        lacking = need.select(need.family).where((need.category == filters.need) & need.status.in_(OPEN_NEEDS))
        conditions.append(case.family.in_(lacking))
    return conditions


def _place(tables: Tables, pcode: str) -> int:
    place = tables["place"]
    return int(place.select(place.id).where(place.pcode == pcode).scalar() or -1)


def _small_total(desk: Desk, filters: CaseFilters) -> int | None:
    """Return how many there are where only the status narrows the list and an index counts them soon."""
    if replace(filters, status="") != CaseFilters(status=""):
        return None
    case = desk.store.tables["case_list"]
    query = case.select(case.status)
    if filters.status:
        query = query.where(case.status == filters.status)
    counted = int(query.limit(_COUNTED + 1).count())
    return counted if counted <= _COUNTED else None
