"""The summary of what was given, month by month: the families that got it and how often, by item and place."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.sources import values
from famcase.services.queries.standing import merged_away
from famcase.services.queries.summaries_periods import Periods, Weeks, in_all
from famcase.services.queries.summaries_places import Whereabouts
from famcase.services.queries.summaries_split import grown_since, people, split_columns
from famcase.services.views import AidLine
from famcase.storage.schema import Tables
from famcase.storage.tables.desk import WHO
from famcase.wording import Named

_BITS: Final = 40
"""Of one number among several in one: more than there are people."""


def assistance(desk: Desk, periods: Periods) -> list[tuple[AidLine, ...]]:
    """Return what we gave in each period by month, item and place: unique families, their people, and times reached.

    The place is that of the hand-out; of what was given to a family alone, where it is now. A family that got an item
    twice in a month is one family and two times. What absent families did not get, and what others gave, do not count.
    """
    tables = desk.store.tables
    given = tables["assistance"]
    columns = (given.on, given.item, given.distribution, given.family)
    rows = values(given.select(*columns).where(_ours(given, in_all(periods))).order_by(given.on, given.item))
    here = _Here(desk, max(map(itemgetter(3), rows), default=0))
    handed = {local: here.number(*at) for local, at in _places_of(tables, {row[2] for row in rows if row[2]}).items()}
    weeks = Weeks(periods, 0)
    found: list[dict[tuple[date, str], list[tuple[int, int]]]] = [{} for _ in periods]
    for (on, item), group in groupby(rows, itemgetter(0, 1)):
        at = (weeks[on][0], date.fromordinal(on).replace(day=1), item)
        told = found[at[0]].setdefault(at[1:], [])
        theirs = [(here.of[family], hand_out, family) for _, _, hand_out, family in group]
        told += [(handed.get(hand_out, number), family) for number, hand_out, family in theirs if number >= 0]
    order = {code: position for position, code in enumerate(desk.vocabulary.known_codes("item"))}
    names = here.named(tables)
    return [_lines(told, here.who, names, order) for told in found]


class _Here:
    """Where each family is now and how many people it is, by its local id: one walk instead of a million searches."""

    def __init__(self, desk: Desk, last: int) -> None:
        """`last` is the greatest local id that is asked for."""
        tables = desk.store.tables
        case = tables["case_list"]
        # in the order of an index, in which families that are alike in both follow each other
        order = (case.place, case.site, case.place_words, case.living, case.status, *split_columns(case))
        rows = values(case.select(case.site, case.place, *split_columns(case), case.family).order_by(*order))
        last = max(last, max(map(itemgetter(-1), rows), default=0))
        self._numbers: dict[tuple[int, int], int] = {}
        self.of = array("l", [-1]) * (last + 1)
        """The number of a place; below zero for families that do not count."""
        self.who = [0] * (last + 1)
        """How many people they are and who, in one number: `_sums` has them one by one."""
        packed = _Packed()
        for (site, place, *people_and_split), group in groupby(rows, itemgetter(*range(2 + len(WHO)))):
            number, who = self.number(site, place), packed[tuple(people_and_split)]
            for row in group:
                self.of[row[-1]], self.who[row[-1]] = number, who
        for family, *moved in grown_since(desk, [case.family], case.family > 0):
            self.who[family] += packed[tuple(map(int, moved))]
        for (family,) in values(merged_away(tables)):
            self.of[family] = -1

    def number(self, site: int, place: int) -> int:
        """Return the number of a place; a site is one, wherever it is."""
        return self._numbers.setdefault((site, 0 if site else place), len(self._numbers))

    def named(self, tables: Tables) -> list[tuple[Named, int]]:
        """Return each place by its number, as `Whereabouts.at` has it."""
        names = Whereabouts(tables, self._numbers)
        return [names.at(*at) for at in self._numbers]


class _Packed(dict[tuple[int, ...], int]):
    """Several numbers as one, so that they are added up in one go; there are few different ones."""

    def __missing__(self, numbers: tuple[int, ...]) -> int:
        self[numbers] = sum(number << _BITS * place for place, number in enumerate(numbers))
        return self[numbers]


def _sums(packed: Iterable[int]) -> list[int]:
    """Return the sums of what `_Packed` made, one by one."""
    summed = sum(packed)
    return [summed >> _BITS * place & (1 << _BITS) - 1 for place in range(len(WHO))]


def _lines(
    told: Mapping[tuple[date, str], list[tuple[int, int]]],
    who: Sequence[int],
    names: Sequence[tuple[Named, int]],
    order: Mapping[str, int],
) -> tuple[AidLine, ...]:
    """Return the lines of what was given: (number of a place, family) each time, by month and item."""
    lines = []
    for (month, item), each_time in told.items():
        times = Counter(map(itemgetter(0), each_time))
        reached: dict[int, list[int]] = {}
        for number, family in set(each_time):
            reached.setdefault(number, []).append(who[family])
        for number, theirs in reached.items():
            where, at = names[number]
            lines.append(AidLine(month, item, where, len(theirs), *people(_sums(theirs)), times[number], at))
    return tuple(sorted(lines, key=lambda line: (line.month, order.get(line.item, len(order)), line.item, line.where)))


def families_given(desk: Desk, days: Period, item: str, at: int) -> list[int]:
    """Return the local ids of families that we gave an item to in some days of one month, at a place by its number."""
    tables = desk.store.tables
    given, case = tables["assistance"], tables["case_list"]
    columns = (given.distribution, case.site, case.place, given.family)
    query = given.select(*columns).join(case, on=(case.family == given.family))
    counts = _ours(given, days) & (given.item == item) & given.family.not_in(merged_away(tables))
    rows = values(query.where(counts))
    handed = _places_of(tables, {row[0] for row in rows if row[0]})
    found = set()
    for hand_out, *now, family in rows:
        site, place = handed.get(hand_out, now)
        if (site or -place) == at:
            found.add(family)
    return sorted(found)


def anything_given(desk: Desk, days: Period) -> Any:
    """Return the query of the families that we gave something in some days."""
    given = desk.store.tables["assistance"]
    return given.select(given.family).where(_ours(given, days) & given.family.not_in(merged_away(desk.store.tables)))


def _ours(given: Any, days: Period) -> Any:
    """Return the condition that we gave something in some days, and that it was taken."""
    return (given.giver == "us") & (given.outcome != "absent") & given.on.between(days.start, days.end)


def _places_of(tables: Tables, distributions: set[int]) -> dict[int, tuple[int, int]]:
    """Return (site, place) of hand-outs that were at one, by their local ids."""
    handed = tables["distribution"]
    query = handed.select(handed.id, handed.site, handed.place).where(handed.id.in_(sorted(distributions)))
    return {local: (site or 0, place or 0) for local, site, place in values(query) if site or place}
