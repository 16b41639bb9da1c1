"""Summaries of the work: needs open and met, what is late at whom, who carries what, and referrals."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from peewee import Case, fn
from pyroaring import BitMap

from famcase.domain.deadlines import days_late
from famcase.domain.households import Split
from famcase.domain.needs import OPEN_NEEDS
from famcase.services.desk import Desk
from famcase.services.queries.lines import user_names
from famcase.services.queries.sources import values
from famcase.services.queries.standing import merged_away
from famcase.services.queries.summaries_cases import median
from famcase.services.queries.summaries_codes import codes
from famcase.services.queries.summaries_families import Families, all_open, open_families
from famcase.services.queries.summaries_periods import Periods, Weeks, in_all
from famcase.services.queries.summaries_places import add
from famcase.services.queries.summaries_split import people, split_by
from famcase.services.queries.timetable import not_reached
from famcase.services.views import ApprovalLine, LoadLine, NeedLine, OverdueLine, PriorityLine, ReferralCount
from famcase.storage.schema import Tables
from famcase.storage.tables.desk import is_open


def needs(desk: Desk, periods: Periods) -> list[tuple[NeedLine, ...]]:
    """Return the needs of open cases that are not met yet by category, and those met in each period.

    A family counts once in each category, whatever it lacks there.
    """
    tables = desk.store.tables
    families = open_families(desk)
    lacking = _lacking(tables, families)
    return [_by_category(lacking, met) for met in _met(tables, families, periods)]


def _by_category(
    lacking: Mapping[str, tuple[int, int, Split, date | None]], met: Mapping[str, list[int | None]]
) -> tuple[NeedLine, ...]:
    lines = [
        NeedLine(
            category,
            *lacking.get(category, (0, 0, Split(), None)),
            len(met.get(category, ())),
            median(met.get(category, ())),
        )
        for category in lacking.keys() | met.keys()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, -line.met, line.category)))


def overdue_by_caseworker(desk: Desk) -> tuple[OverdueLine, ...]:
    """Return open cases and those with an overdue follow-up by whom they are assigned to, the most overdue first.

    An empty name stands for families that are nobody's. A visit put off because nobody could go is late by no fault of
    the caseworker: until its new day such a family is not overdue, and stands in a column of its own.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    today = desk.clock.today()
    late = fn.SUM(Case(None, [(case.next_due < today, 1)], 0))
    query = case.select(case.assigned_to, fn.COUNT(case.family), late, fn.MIN(case.next_due))
    rows = list(query.where(case.status == "open").group_by(case.assigned_to).tuples())
    users = user_names(tables, {row[0] for row in rows})
    no_access, steps = _by_caseworker(case, put_off(tables, today)), _by_caseworker(case, step_late(tables, today))
    unreached = _by_caseworker(case, not_reached(desk))
    lines = [
        OverdueLine(
            caseworker=users.get(local, ""),
            families=families,
            overdue=int(overdue),
            worst_days=_late(first, today) if overdue else 0,
            no_access=no_access.get(local, 0),
            steps_overdue=steps.get(local, 0),
            first_contact=unreached.get(local, 0),
            user=local,
        )
        for local, families, overdue, first in rows
    ]
    return tuple(sorted(lines, key=lambda line: (-line.overdue, -line.families, line.caseworker)))


def caseload(desk: Desk) -> tuple[LoadLine, ...]:
    """Return what each caseworker carries by priority, the most families first; nobody's families have no name."""
    tables = desk.store.tables
    case = tables["case_list"]
    rows = split_by(desk, [case.assigned_to, case.priority], case.status == "open", [fn.COUNT(case.family)])
    users = user_names(tables, {row[0] for row in rows})
    families: dict[int, Counter[int]] = {}
    theirs: dict[int, list[int]] = {}
    for local, priority, count, *who in rows:
        families.setdefault(local, Counter())[priority] += count
        add(theirs, local, who)
    lines = []
    for local, counts in families.items():
        by_priority = (counts[priority] for priority in (1, 2, 3, 4, 0))
        line = LoadLine(users.get(local, ""), counts.total(), *people(theirs[local]), *by_priority)
        lines.append(replace(line, user=local))
    return tuple(sorted(lines, key=lambda line: (-line.families, line.caseworker)))


def approvals(desk: Desk) -> tuple[ApprovalLine, ...]:
    """Return the closures that wait for a supervisor by whose families they are, the longest waiting first."""
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    query = family.select(case.assigned_to, fn.COUNT(case.family), fn.MIN(family.close_requested_on)).join(case)
    # LOWER: few have asked, and all open cases would be walked first
    asked = (fn.LOWER(case.status) == "open") & (family.close_requested_by > 0)
    rows = values(query.where(asked).group_by(case.assigned_to))
    users = user_names(tables, {row[0] for row in rows})
    lines = [ApprovalLine(users.get(local, ""), families, _day(oldest), local) for local, families, oldest in rows]
    return tuple(sorted(lines, key=lambda line: (line.oldest or date.min, -line.families, line.caseworker)))


def closing_asked(tables: Tables) -> Any:
    """Return the condition that somebody asked to close an open family's case."""
    case, family = tables["case_list"], tables["family"]
    return (case.status == "open") & case.family.in_(family.select(family.id).where(family.close_requested_by > 0))


def priorities(desk: Desk) -> tuple[PriorityLine, ...]:
    """Return open families by priority, those not assessed last."""
    case = desk.store.tables["case_list"]
    late = fn.SUM(Case(None, [(case.next_due < desk.clock.today(), 1)], 0))
    found: dict[int, list[int]] = {}
    for priority, *figures in split_by(desk, [case.priority], is_open(case), [fn.COUNT(case.family), late]):
        add(found, priority, figures)
    lines = [
        PriorityLine(priority, families, *people(who), overdue) for priority, (families, overdue, *who) in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.priority == 0, line.priority)))


def referrals(desk: Desk) -> tuple[ReferralCount, ...]:
    """Return the referrals and transfers of open families by state, in the order of the lists; none confidential."""
    referral = desk.store.tables["referral"]
    at = (referral.status, referral.kind)
    query = referral.select(*at, referral.family, referral.requested_on).where(referral.kind != "confidential")
    rows = values(query.order_by(*at))
    families = all_open(desk) if rows else BitMap()
    lines = []
    for (status, kind), group in groupby(rows, itemgetter(0, 1)):
        theirs = [(family, on) for _, _, family, on in group if family in families]
        if theirs:
            oldest = min((on for _, on in theirs if on is not None), default=None)
            of = len({family for family, _ in theirs})
            lines.append(ReferralCount(kind, status, len(theirs), of, _day(oldest)))
    order = [*desk.vocabulary.known_codes("referral-status"), *sorted({line.status for line in lines})]
    return tuple(sorted(lines, key=lambda line: (line.kind, order.index(line.status))))


def _lacking(tables: Tables, families: Families) -> dict[str, tuple[int, int, Split, date | None]]:
    """Return families, people, who they are, and the first day of needs not met yet of open cases, by category.

    The families of a category are a set: SQLite would look up each of a million needs in the case list.
    """
    need = tables["need"]
    found: dict[str, BitMap] = {}
    for status in OPEN_NEEDS:
        for (category,) in codes(need.status == status, need.category):
            theirs = need.select(need.family).where((need.status == status) & (need.category == category))
            found.setdefault(category, BitMap()).update(row[0] for row in values(theirs))
    lacking: dict[str, tuple[int, int, Split, date | None]] = {}
    for category, theirs in found.items():
        theirs &= families.all
        if theirs:
            lacking[category] = len(theirs), *families.people(theirs), _oldest(tables, category)
    return lacking


def _oldest(tables: Tables, category: str) -> date | None:
    """Return the first day of needs of a category that open cases have: the index is walked up to one of them."""
    need, case = tables["need"], tables["case_list"]
    # LOWER: so that the walk does not begin with all open cases
    query = need.select(need.since).join(case, on=(case.family == need.family)).where(fn.LOWER(case.status) == "open")
    days = []
    for status in OPEN_NEEDS:
        theirs = (need.status == status) & (need.category == category) & need.since.is_null(False)
        days.append(query.where(theirs).order_by(need.since).limit(1).scalar())
    return min((day for day in days if day is not None), default=None)


def _met(tables: Tables, families: Families, periods: Periods) -> list[dict[str, list[int | None]]]:
    """Return the days from being raised to being met of each need met in a period, by category."""
    need, case = tables["need"], tables["case_list"]
    others = values(case.select(case.family).where(case.status != "open"))
    counted = families.all | BitMap(row[0] for row in others)
    counted -= BitMap(row[0] for row in values(merged_away(tables)))
    days, weeks = in_all(periods), Weeks(periods, 0)
    in_time = (need.status == "met") & need.met_on.between(days.start, days.end)
    found: list[dict[str, list[int | None]]] = [{} for _ in periods]
    for category, since, met_on, family in values(
        need.select(need.category, need.since, need.met_on, need.family).where(in_time)
    ):
        if family in counted:
            lasted = None if since is None else max(0, met_on - since)
            found[weeks[met_on][0]].setdefault(category, []).append(lasted)
    return found


def put_off(tables: Tables, today: date) -> Any:
    """Return the condition that nothing of a family is overdue, and a visit to it was put off to a day to come."""
    case, follow_up = tables["case_list"], tables["follow_up"]
    # `+ 0` keeps SQLite from walking all that is planned: few visits were ever put off
    is_to_come = (fn.LOWER(follow_up.status) == "open") & (follow_up.due + 0 >= today.toordinal())
    waiting = follow_up.select(follow_up.family).where((follow_up.put_off_from > 0) & is_to_come)
    return (case.status == "open") & (case.next_due >= today) & case.family.in_(waiting)


def step_late(tables: Tables, today: date) -> Any:
    """Return the condition that a step of an open family's plan is past its day."""
    case, step = tables["case_list"], tables["plan_step"]
    late = step.select(step.family).where((step.status == "open") & (step.due < today))
    return (case.status == "open") & case.family.in_(late)


def _by_caseworker(case: Any, condition: Any) -> dict[int, int]:
    query = case.select(case.assigned_to, fn.COUNT(case.family)).where(condition).group_by(case.assigned_to)
    return dict(query.tuples())


def _late(first: date | int, today: date) -> int:
    day = _day(first)
    return 0 if day is None else days_late(day, today)


def _day(value: date | int | None) -> date | None:
    """Return a day that an aggregate gave as its number."""
    return date.fromordinal(value) if isinstance(value, int) else value
