"""What waits: cases that are nobody's, requests to close and those sent back, and who carries how much."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from peewee import Case, fn

from famcase.domain.changes import RecordId
from famcase.domain.deadlines import days_late, working_day
from famcase.services.desk import Desk
from famcase.services.queries.lines import headings, place_names, user_names, where_names
from famcase.services.queries.referrals import count_waiting, stale_referrals, waiting
from famcase.services.queries.users import list_users
from famcase.services.views import ReferralLine
from famcase.services.views.supervising import (
    CaseworkerLoad,
    ClosureLine,
    SentBackLine,
    UnassignedLine,
    Waits,
)
from famcase.storage.statements import local_id

MOST: Final = 200
"""Lines of each list: who has more of them needs other means than a list."""


def unassigned(desk: Desk, limit: int = MOST) -> tuple[UnassignedLine, ...]:
    """Return the open cases that are nobody's, those registered first at the top; none that waits is left out below."""
    tables = desk.store.tables
    case = tables["case_list"]
    nobodys = case.select().where((case.status == "open") & (case.assigned_to == 0))
    rows = list(nobodys.order_by(case.registered_on, case.family).limit(limit).namedtuples())
    headed = headings(tables, {row.family for row in rows})
    where = where_names(tables, rows, place_names(tables, {row.place for row in rows if row.place}))
    return tuple(
        UnassignedLine(
            family=head.uid,
            number=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=row.people,
            priority=row.priority,
            place=where[row.family],
            registered_on=row.registered_on,
            is_late=_is_late(desk, row.registered_on),
        )
        for row in rows
        if (head := headed.get(row.family)) is not None
    )


def closures_asked(desk: Desk, limit: int = MOST) -> tuple[ClosureLine, ...]:
    """Return the requests to close open cases, those asked first at the top."""
    tables = desk.store.tables
    family, case = tables["family"], tables["case_list"]
    asked = _asked_to_close(family, case)
    columns = (family.id, family.close_reason, family.close_requested_by, family.close_requested_on, case.people)
    query = family.select(*columns).join(case, on=(case.family == family.id)).where(asked)
    rows: list[Any] = list(query.order_by(family.close_requested_on, family.id).limit(limit).tuples())
    headed = headings(tables, {row[0] for row in rows})
    users = user_names(tables, {row[2] for row in rows})
    return tuple(
        ClosureLine(
            family=head.uid,
            number=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=people,
            reason=reason,
            asked_by=users.get(by, ""),
            asked_on=on,
        )
        for local, reason, by, on, people in rows
        if (head := headed.get(local)) is not None
    )


def sent_back(desk: Desk, user: RecordId, limit: int = MOST) -> tuple[SentBackLine, ...]:
    """Return the requests to close of somebody's cases, or of nobody's, that a supervisor sent back."""
    tables = desk.store.tables
    family, case = tables["family"], tables["case_list"]
    columns = (family.id, family.close_comment, case.people)
    query = family.select(*columns).join(case, on=(case.family == family.id)).where(_is_sent_back(desk, user))
    rows: list[Any] = list(query.order_by(family.id).limit(limit).tuples())
    headed = headings(tables, {row[0] for row in rows})
    return tuple(
        SentBackLine(head.number, head.name, head.name_ar, head.withheld, head.uid, people, comment)
        for local, comment, people in rows
        if (head := headed.get(local)) is not None
    )


def loads(desk: Desk) -> tuple[CaseworkerLoad, ...]:
    """Return what everybody carries who works here or has open cases, the most families first."""
    tables = desk.store.tables
    case, user = tables["case_list"], tables["user"]
    today = desk.clock.today()
    late, urgent = Case(None, [(case.next_due < today, 1)], 0), Case(None, [(case.priority == 1, 1)], 0)
    counted = (fn.COUNT(case.family), fn.SUM(case.people), fn.SUM(urgent), fn.SUM(late), fn.MIN(case.next_due))
    query = case.select(case.assigned_to, *counted).where((case.status == "open") & (case.assigned_to != 0))
    found = {row[0]: row[1:] for row in query.group_by(case.assigned_to).tuples()}
    locals_ = {RecordId(bytes(uid)): local for local, uid in user.select(user.id, user.uid).tuples()}
    lines = []
    for one in list_users(desk):
        families, people, first_ones, overdue, first = found.get(locals_[one.uid], (0, 0, 0, 0, None))
        if not families and not one.active:
            continue
        due = date.fromordinal(first) if isinstance(first, int) and overdue else first
        worst = days_late(due, today) if overdue and due else 0
        lines.append(
            CaseworkerLoad(one.uid, one.name, one.active, families, int(people), int(first_ones), int(overdue), worst)
        )
    return tuple(sorted(lines, key=lambda line: (-line.families, line.name)))


def waits(desk: Desk) -> Waits:
    """Return how much waits for whoever sits here."""
    tables = desk.store.tables
    family, case = tables["family"], tables["case_list"]
    if not desk.user.is_supervisor:
        counted = count_waiting(desk, desk.user.uid)
        mine = family.select(family.id).join(case, on=(case.family == family.id))
        return Waits(
            transfers=counted.transfers,
            referrals=counted.referrals,
            stale=counted.stale,
            sent_back=int(mine.where(_is_sent_back(desk, desk.user.uid)).count()),
        )
    counted = count_waiting(desk)
    nobodys = case.select(case.family).where((case.status == "open") & (case.assigned_to == 0))
    asked = family.select(family.id).join(case, on=(case.family == family.id))
    asked = asked.where(_asked_to_close(family, case))
    return Waits(
        unassigned=int(nobodys.count()),
        late=int(nobodys.where(case.registered_on <= _late_from(desk)).count()),
        closures=int(asked.count()),
        transfers=counted.transfers,
        referrals=counted.referrals,
        stale=counted.stale,
    )


@dataclass(frozen=True, slots=True)
class WhatWaits:
    """Everything that waits for somebody, line by line; parts that are not theirs are empty."""

    waits: Waits
    unassigned: tuple[UnassignedLine, ...]
    closures: tuple[ClosureLine, ...]
    sent_back: tuple[SentBackLine, ...]
    answers: tuple[ReferralLine, ...]
    """Transfers and referrals that wait for an answer, then those that wait too long for their end."""
    loads: tuple[CaseworkerLoad, ...]


def what_waits(desk: Desk) -> WhatWaits:
    """Return what waits for whoever sits here: for a supervisor all of it, for a caseworker their own."""
    me = None if desk.user.is_supervisor else desk.user.uid
    found = waiting(desk, me)
    answers = [*found.transfers, *found.referrals]
    known = {line.referral for line in answers}
    answers += [line for line in stale_referrals(desk, me) if line.referral not in known]
    return WhatWaits(
        waits=waits(desk),
        unassigned=unassigned(desk) if me is None else (),
        closures=closures_asked(desk) if me is None else (),
        sent_back=() if me is None else sent_back(desk, me),
        answers=tuple(answers),
        loads=loads(desk) if me is None else (),
    )


def _asked_to_close(family: Any, case: Any) -> Any:
    # LOWER keeps SQLite from walking all open cases for the few of whom it was asked
    return (family.close_requested_by > 0) & (fn.LOWER(case.status) == "open")


def _is_sent_back(desk: Desk, user: RecordId) -> Any:
    tables = desk.store.tables
    family, case = tables["family"], tables["case_list"]
    whose = (0, local_id(tables, "user", user) or -1)
    told = (family.close_comment != "") & family.close_requested_by.is_null()
    return told & (case.status == "open") & case.assigned_to.in_(whose)


def _is_late(desk: Desk, registered_on: date | None) -> bool:
    """Return whether a case waits longer than one working day to be assigned."""
    return registered_on is not None and registered_on <= _late_from(desk)


def _late_from(desk: Desk) -> date:
    """Return the latest day of registration for which the working day after it is over."""
    settings, today = desk.settings, desk.clock.today()
    day = today - timedelta(days=2)
    while working_day(day + timedelta(days=1), settings.weekdays_off, settings.holidays) >= today:
        day -= timedelta(days=1)
    return day
