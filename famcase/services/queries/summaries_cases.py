"""Summaries of cases: where they are opened and closed, by week, by step, why and after how long they end."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any, Final

from peewee import SQL, Case, fn
from pyroaring import BitMap

from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.sources import values
from famcase.services.queries.summaries_codes import counted
from famcase.services.queries.summaries_families import Families, closed_families
from famcase.services.queries.summaries_periods import Periods, Weeks, in_all
from famcase.services.queries.summaries_places import Whereabouts, add
from famcase.services.queries.summaries_split import NOBODY, people, split_by
from famcase.services.views import ClosureLine, CodeLine, LengthLine, OpenCasesLine, RegistrationLine
from famcase.storage.tables.desk import is_closed
from famcase.wording import Named

LENGTHS: Final = (30, 90, 180, 365)
"""Days up to which a closed case stands in one line of `lengths`."""

MORE, UNKNOWN = "more", "unknown"

_SIX_DAYS: Final = timedelta(days=6)

_MERGED: Final = "duplicate"
"""The status of a family that is counted in another one."""


def open_cases(desk: Desk, periods: Periods) -> list[tuple[OpenCasesLine, ...]]:
    """Return open families by where they are today, with those registered and those closed there in each period."""
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    at = (case.place, case.site, case.place_words)
    new = [(case.status != _MERGED) & case.registered_on.between(period.start, period.end) for period in periods]
    counted = (fn.SUM(Case(None, [(condition, 1)], 0)) for condition in (case.status == "open", *new))
    here = values(case.select(*at, *counted).group_by(*at))
    ended = values(family.select(family.id, family.closed_on).where(_ended(family, periods)))
    names = Whereabouts(tables, ((site, place) for place, site, *_ in here))
    # those of closed cases: to look each up would read all of the list
    last_at = values(case.select(case.family, case.site, case.place, case.place_words).where(is_closed(case)))
    now = {one: where for one, *where in last_at}
    weeks = Weeks(periods, 0)
    found: dict[tuple[Named, int], list[int]] = {}
    for place, site, words, *figures in here:
        add(found, names.at(site, place, words), (*figures, *(0 for _ in periods)))
    for one, closed_on in ended:
        found[names.at(*now[one])][1 + len(periods) + weeks[closed_on][0]] += 1
    return [
        _places(
            OpenCasesLine(where, families, figures[which], figures[len(periods) + which], local)
            for (where, local), (families, *figures) in found.items()
        )
        for which in range(len(periods))
    ]


def _places(lines: Iterable[OpenCasesLine]) -> tuple[OpenCasesLine, ...]:
    said = (line for line in lines if line.families or line.registered or line.closed)
    return tuple(sorted(said, key=lambda line: (-line.families, -line.registered, line.where)))


def registrations(desk: Desk, periods: Periods) -> list[tuple[RegistrationLine, ...]]:
    """Return the families registered and the cases closed by week, weeks without either included, for each period.

    A family merged into another is not counted; one that was closed since is.
    """
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    days, weeks = in_all(periods), Weeks(periods, desk.settings.first_weekday)
    nothing = [0, 0, *NOBODY]
    found = [dict.fromkeys(period.weeks(desk.settings.first_weekday), nothing) for period in periods]
    new = (case.status != _MERGED) & case.registered_on.between(days.start, days.end)
    for on, families, *who in split_by(desk, [case.registered_on], new, [fn.COUNT(SQL("*"))]):
        which, week = weeks[on]
        add(found[which], week, (families, 0, *who))
    closed = family.select(family.closed_on, fn.COUNT(family.id)).where(_ended(family, periods))
    for on, families in values(closed.group_by(family.closed_on)):
        which, week = weeks[on]
        add(found[which], week, (0, families, *NOBODY))
    return [_since_the_first(lines, period) for lines, period in zip(found, periods, strict=True)]


def _since_the_first(lines: dict[date, list[int]], period: Period) -> tuple[RegistrationLine, ...]:
    """Return lines from the first week on that has any: a period from long before would be a page of nothing."""
    said = [week for week, figures in lines.items() if any(figures)]
    return tuple(
        RegistrationLine(
            week,
            registered,
            *people(who),
            closed,
            Period(max(week, period.start), min(week + _SIX_DAYS, period.end)),
        )
        for week, (registered, closed, *who) in lines.items()
        if said and said[0] <= week
    )


def steps(desk: Desk) -> tuple[CodeLine, ...]:
    """Return open families by the step of their case, in the order of the list."""
    family = desk.store.tables["family"]
    by_step = counted(family.status == "open", family.step)
    return _in_order(desk, "step", Counter({step: families for (step,), families in by_step.items()}))


def intentions(desk: Desk) -> tuple[CodeLine, ...]:
    """Return open families by what they intend, in the order of the list; those not asked last."""
    family = desk.store.tables["family"]
    by_intention: Counter[str] = Counter()
    # by step too, as their index is sorted
    for (_step, intention), families in counted(family.status == "open", family.step, family.intention).items():
        by_intention[intention] += families
    return _in_order(desk, "intention", by_intention)


def closures(desk: Desk, periods: Periods) -> list[tuple[ClosureLine, ...]]:
    """Return the cases closed in each period by their reason, the most frequent first; reopened ones do not count."""
    family = desk.store.tables["family"]
    at = (family.closed_on, family.close_reason)
    query = family.select(*at, family.id, family.closed_on - family.registered_on).where(_ended(family, periods))
    weeks = Weeks(periods, 0)
    found: list[dict[str, list[tuple[Any, ...]]]] = [{} for _ in periods]
    for (closed, reason), group in groupby(values(query.order_by(*at)), itemgetter(0, 1)):
        found[weeks[closed][0]].setdefault(reason, []).extend(group)
    theirs = closed_families(desk)
    return [
        tuple(
            sorted(
                (_closure(theirs, *each) for each in reasons.items()), key=lambda line: (-line.families, line.reason)
            )
        )
        for reasons in found
    ]


def lengths(desk: Desk, periods: Periods) -> list[tuple[LengthLine, ...]]:
    """Return the cases closed in each period by the days from registration to closing, the shortest first."""
    family = desk.store.tables["family"]
    weeks = Weeks(periods, 0)
    found: list[Counter[int | None]] = [Counter() for _ in periods]
    at = (family.closed_on, family.registered_on)
    query = family.select(*at, fn.COUNT(family.id)).where(_ended(family, periods)).group_by(*at)
    for closed, opened, families in values(query):
        found[weeks[closed][0]][_between(opened, closed)] += families
    return [_by_length(days) for days in found]


def _by_length(found: Counter[int | None]) -> tuple[LengthLine, ...]:
    counted = dict.fromkeys((*map(str, LENGTHS), MORE, UNKNOWN), 0)
    for days, families in found.items():
        within = UNKNOWN if days is None else next((str(most) for most in LENGTHS if days <= most), MORE)
        counted[within] += families
    if not found:
        return ()
    return tuple(LengthLine(length, families) for length, families in counted.items() if families or length != UNKNOWN)


def median(days: Iterable[int | None]) -> int | None:
    """Return the day in the middle of those known, the earlier of two; None where none is."""
    # there are few different ones: to sort all of them takes longer
    many = Counter(days)
    known = sorted(day for day in many if day is not None)
    up_to = list(accumulate(many[day] for day in known))
    return known[bisect_left(up_to, (up_to[-1] + 1) // 2)] if known else None


def _closure(theirs: Families, reason: str, closed: Sequence[tuple[Any, ...]]) -> ClosureLine:
    ended, lasted = BitMap([row[2] for row in closed]), median([row[3] for row in closed])
    # a day of closing before that of registering is a slip: of no days, which are as far down as fewer than none
    return ClosureLine(reason, len(closed), *theirs.people(ended), None if lasted is None else max(0, lasted))


def _ended(family: Any, periods: Periods) -> Any:
    """Return the condition that a case was closed in one of some periods."""
    days = in_all(periods)
    return (family.status == "closed") & family.closed_on.between(days.start, days.end)


def _between(start: int | None, end: int) -> int | None:
    return None if start is None else max(0, end - start)


def _in_order(desk: Desk, list_name: str, counted: Counter[str]) -> tuple[CodeLine, ...]:
    order = {code: position for position, code in enumerate(desk.vocabulary.known_codes(list_name))}
    lines = [CodeLine(code, families) for code, families in counted.items() if families]
    return tuple(sorted(lines, key=lambda line: (line.code == "", order.get(line.code, len(order)), line.code)))
