"""Summaries of cases: where they are opened and closed, by week, by step, why and after how long they end."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from peewee import fn

from famcase.domain.days import week_of
from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.summaries_places import Whereabouts, worded
from famcase.services.views import ClosureLine, CodeLine, LengthLine, OpenCasesLine, RegistrationLine
from famcase.storage.schema import Tables
from famcase.wording import Named

LENGTHS: Final = (30, 90, 180, 365)
"""Days up to which a closed case stands in one line of `lengths`."""

MORE, UNKNOWN = "more", "unknown"

_SIX_DAYS: Final = timedelta(days=6)

_MERGED: Final = "duplicate"
"""The status of a family that is counted in another one."""


def open_cases(desk: Desk, period: Period) -> tuple[OpenCasesLine, ...]:
    """Return open families by where they are today, with those registered and those closed there in the period."""
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    # `+ 0`: an index of days would look up the place of each family, which takes longer than one scan of the list
    since, until = period.start.toordinal(), period.end.toordinal()
    registered = (case.registered_on + 0 >= since) & (case.registered_on + 0 <= until) & (case.status != _MERGED)
    ended = family.select(family.id).where(
        family.closed_on.between(period.start, period.end) & (family.status == "closed")
    )
    conditions = (case.status == "open", registered, case.family.in_(ended))
    counted: dict[tuple[Named, int], list[int]] = {}
    for kind, condition in enumerate(conditions):
        for at, families in _by_place(tables, condition):
            counted.setdefault(at, [0, 0, 0])[kind] += families
    lines = [
        OpenCasesLine(where, families, new, closed, local)
        for (where, local), (families, new, closed) in counted.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, -line.registered, line.where)))


def registrations(desk: Desk, period: Period) -> tuple[RegistrationLine, ...]:
    """Return the families registered and the cases closed by week, weeks without either included.

    A family merged into another is not counted; one that was closed since is.
    """
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    first = desk.settings.first_weekday
    weeks = {week: [0, 0, 0] for week in period.weeks(first)}
    new = (case.status != _MERGED) & case.registered_on.between(period.start, period.end)
    figures = (fn.COUNT(case.family), fn.SUM(case.people))
    query = case.select(case.registered_on, *figures).where(new).group_by(case.registered_on)
    for on, families, people in query.tuples():
        week = weeks[week_of(on, first)]
        week[0] += families
        week[1] += int(people)
    ended = (family.status == "closed") & family.closed_on.between(period.start, period.end)
    closed = family.select(family.closed_on, fn.COUNT(family.id)).where(ended).group_by(family.closed_on)
    for on, families in closed.tuples():
        weeks[week_of(on, first)][2] += families
    said = [week for week, figures_of in weeks.items() if any(figures_of)]
    # a period that begins before anybody was registered would be a page of nothing
    return tuple(
        RegistrationLine(
            week, registered, people, closed, Period(max(week, period.start), min(week + _SIX_DAYS, period.end))
        )
        for week, (registered, people, closed) in weeks.items()
        if said and said[0] <= week
    )


def steps(desk: Desk, period: Period | None = None) -> tuple[CodeLine, ...]:  # noqa: ARG001 - as things are today
    """Return open families by the step of their case, in the order of the list."""
    return _by_code(desk, desk.store.tables["family"].step, "step")


def intentions(desk: Desk, period: Period | None = None) -> tuple[CodeLine, ...]:  # noqa: ARG001 - as of today
    """Return open families by what they intend, in the order of the list; those not asked last."""
    return _by_code(desk, desk.store.tables["family"].intention, "intention")


def closures(desk: Desk, period: Period) -> tuple[ClosureLine, ...]:
    """Return the cases closed in the period by their reason, the most frequent first; reopened ones do not count."""
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    ended = (family.status == "closed") & family.closed_on.between(period.start, period.end)
    columns = (family.close_reason, family.registered_on, family.closed_on, case.people)
    by_reason: dict[str, list[tuple[int | None, int]]] = {}
    for reason, opened, closed, people in family.select(*columns).join(case).where(ended).tuples():
        by_reason.setdefault(reason, []).append((_between(opened, closed), people))
    lines = [
        ClosureLine(reason, len(found), sum(people for _, people in found), median(days for days, _ in found))
        for reason, found in by_reason.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.reason)))


def lengths(desk: Desk, period: Period) -> tuple[LengthLine, ...]:
    """Return the cases closed in the period by the days from registration to closing, the shortest first."""
    family = desk.store.tables["family"]
    ended = (family.status == "closed") & family.closed_on.between(period.start, period.end)
    counted = dict.fromkeys((*map(str, LENGTHS), MORE, UNKNOWN), 0)
    for opened, closed in family.select(family.registered_on, family.closed_on).where(ended).tuples():
        days = _between(opened, closed)
        within = UNKNOWN if days is None else next((str(most) for most in LENGTHS if days <= most), MORE)
        counted[within] += 1
    if not any(counted.values()):
        return ()
    return tuple(LengthLine(length, families) for length, families in counted.items() if families or length != UNKNOWN)


def median(days: Iterable[int | None]) -> int | None:
    """Return the day in the middle of those known, the earlier of two; None where none is."""
    known = sorted(day for day in days if day is not None)
    return known[(len(known) - 1) // 2] if known else None


def _between(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else max(0, (end - start).days)


def _by_code(desk: Desk, field: Any, list_name: str) -> tuple[CodeLine, ...]:
    family = desk.store.tables["family"]
    query = family.select(field, fn.COUNT(family.id)).where(family.status == "open").group_by(field)
    order = {code: position for position, code in enumerate(desk.vocabulary.known_codes(list_name))}
    lines = [CodeLine(code, families) for code, families in query.tuples()]
    return tuple(sorted(lines, key=lambda line: (line.code == "", order.get(line.code, len(order)), line.code)))


def _by_place(tables: Tables, condition: Any) -> list[tuple[tuple[Named, int], int]]:
    case = tables["case_list"]
    somewhere = condition & ((case.place != 0) | (case.site != 0))
    query = case.select(case.site, case.place, fn.COUNT(case.family)).where(somewhere).group_by(case.site, case.place)
    known = list(query.tuples())
    names = Whereabouts(tables, ((site, place) for site, place, _ in known))
    found = [(names.at(site, place), families) for site, place, families in known]
    nowhere = condition & (case.place == 0) & (case.site == 0)
    return found + [((Named(text, is_typed=True), 0), 1) for (text,) in worded(tables, nowhere)]
