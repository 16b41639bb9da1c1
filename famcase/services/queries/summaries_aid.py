"""The summary of what was given, month by month: the families that got it and how often, by item and place."""

from typing import Any

from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.standing import merged_away
from famcase.services.queries.summaries_places import Whereabouts
from famcase.services.views import AidLine
from famcase.storage.schema import Tables


def assistance(desk: Desk, period: Period) -> tuple[AidLine, ...]:
    """Return what we gave in the period by month, item and place: unique families, their people, and times reached.

    The place is that of the hand-out; of what was given to a family alone, where it is now. A family that got an item
    twice in a month is one family and two times. What absent families did not get, and what others gave, do not count.
    """
    rows, pairs = _given(desk, period)
    names = Whereabouts(desk.store.tables, pairs.values())
    counted: dict[Any, tuple[dict[int, int], list[int]]] = {}
    for given, on, item, _, _, _, family, people in rows:
        where, at = names.at(*pairs[given])
        families, times = counted.setdefault((on.replace(day=1), item, where, at), ({}, []))
        families[family] = people
        times.append(given)
    order = {code: position for position, code in enumerate(desk.vocabulary.known_codes("item"))}
    lines = [
        AidLine(month, item, where, len(families), sum(families.values()), len(times), at)
        for (month, item, where, at), (families, times) in counted.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.month, order.get(line.item, len(order)), line.item, line.where)))


def families_given(desk: Desk, days: Period, item: str, at: int) -> list[int]:
    """Return the local ids of families that we gave an item to in some days of one month, at a place by its number."""
    rows, pairs = _given(desk, days)
    there = {given for given, (site, place) in pairs.items() if (site or -place) == at}
    return sorted({row[6] for row in rows if row[2] == item and row[0] in there})


def _given(desk: Desk, period: Period) -> tuple[list[tuple[Any, ...]], dict[int, tuple[int, int]]]:
    """Return what we gave that was taken, and (site, place) of each by its id.

    A row is (id, day, item, its hand-out or None, site and place where the family is now, family, people).
    """
    tables = desk.store.tables
    given, case = tables["assistance"], tables["case_list"]
    ours = (given.giver == "us") & (given.outcome != "absent") & given.on.between(period.start, period.end)
    columns = (given.id, given.on, given.item, given.distribution, case.site, case.place, given.family, case.people)
    query = given.select(*columns).join(case, on=(case.family == given.family))
    rows = list(query.where(ours & given.family.not_in(merged_away(tables))).tuples())
    at_hand_out = _places_of(tables, {row[3] for row in rows if row[3]})
    return rows, {row[0]: at_hand_out.get(row[3], (row[4], row[5])) for row in rows}


def _places_of(tables: Tables, distributions: set[int]) -> dict[int, tuple[int, int]]:
    """Return (site, place) of hand-outs that were at one."""
    handed = tables["distribution"]
    query = handed.select(handed.id, handed.site, handed.place).where(handed.id.in_(sorted(distributions)))
    return {local: (site or 0, place or 0) for local, site, place in query.tuples() if site or place}
