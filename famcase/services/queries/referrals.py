"""Referrals and transfers that wait: for me, for anybody, and for too long. Confidential ones are in no list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from famcase.domain.changes import RecordId
from famcase.domain.referrals import OPEN, is_stale
from famcase.services.desk import Desk
from famcase.services.queries.lines import headings, user_names
from famcase.services.views import ReferralLine, Waiting
from famcase.storage.statements import local_id


def waiting(desk: Desk, user: RecordId | None = None) -> Waiting:
    """Return the transfers and referrals that wait for a user's answer; without one, for that of anybody here."""
    referral = desk.store.tables["referral"]
    to_whom = referral.to_user.is_null(False)
    if user is not None:
        to_whom = referral.to_user == (local_id(desk.store.tables, "user", user) or -1)
    lines = _lines(desk, to_whom & (referral.status == "requested"))
    return Waiting(
        transfers=tuple(line for line in lines if line.kind == "transfer"),
        referrals=tuple(line for line in lines if line.kind != "transfer"),
    )


def stale_referrals(desk: Desk, user: RecordId | None = None) -> tuple[ReferralLine, ...]:
    """Return what waits longer than two weeks, of the cases of one user or of all, the longest first."""
    lines = _lines(desk, desk.store.tables["referral"].status.in_(OPEN), user)
    return tuple(line for line in lines if line.is_stale)


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """How many wait."""

    transfers: int
    referrals: int
    stale: int


def count_waiting(desk: Desk, user: RecordId | None = None) -> WaitingCount:
    """Return how many lines `waiting` and `stale_referrals` have."""
    tables = desk.store.tables
    referral, case = tables["referral"], tables["case_list"]
    columns = (referral.kind, referral.status, referral.to_user, referral.requested_on, referral.answered_on)
    query = (
        referral.select(*columns, case.assigned_to)
        .join(case, on=(case.family == referral.family))
        .where(referral.status.in_(OPEN) & (referral.kind != "confidential") & (case.status == "open"))
    )
    mine = None if user is None else local_id(tables, "user", user) or -1
    today = desk.clock.today()
    transfers = referrals = stale = 0
    for kind, status, to_user, requested_on, answered_on, holder in query.tuples():
        if status == "requested" and (to_user == mine if mine else to_user is not None):
            transfers += kind == "transfer"
            referrals += kind != "transfer"
        since = requested_on if status == "requested" else answered_on
        stale += mine in (None, holder) and is_stale(status, kind, since, today)
    return WaitingCount(transfers, referrals, stale)


def _lines(desk: Desk, which: Any, holder: RecordId | None = None) -> list[ReferralLine]:
    tables = desk.store.tables
    referral, case = tables["referral"], tables["case_list"]
    query = (
        referral.select()
        .join(case, on=(case.family == referral.family))
        .where(which & (referral.kind != "confidential") & (case.status == "open"))
    )
    if holder is not None:
        query = query.where(case.assigned_to == (local_id(tables, "user", holder) or -1))
    rows = list(query.order_by(referral.requested_on, referral.made, referral.id))
    headed = headings(tables, {row.family_id for row in rows})
    users = user_names(tables, {local for row in rows for local in (row.to_user_id, row.requested_by_id) if local})
    today = desk.clock.today()
    lines = []
    for row in rows:
        head = headed[row.family_id]
        since: date | None = row.requested_on if row.status == "requested" else row.answered_on
        lines.append(
            ReferralLine(
                family=head.uid,
                referral=RecordId(bytes(row.uid)),
                number=head.number,
                name=head.name,
                name_ar=head.name_ar,
                withheld=head.withheld,
                kind=row.kind,
                to=row.to,
                to_user=users.get(row.to_user_id, ""),
                service=row.service,
                status=row.status,
                reason=row.reason,
                requested_on=row.requested_on,
                requested_by=users.get(row.requested_by_id, ""),
                days=(today - since).days if since else 0,
                is_stale=is_stale(row.status, row.kind, since, today),
            )
        )
    return lines
