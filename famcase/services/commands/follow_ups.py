"""Plan a visit or call, and record what came of it."""

from datetime import date

from famcase.domain import journeys
from famcase.domain.changes import RecordId, Version
from famcase.domain.state import RecordState
from famcase.domain.text import check_note
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.moves import stays_of
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewFollowUp, NewVisit
from famcase.wording import N_

_CONFIRMS = {"seen": "visit", "by-phone": "phone"}
"""Which outcomes confirm where a family is, and how."""


@command
def schedule(desk: Desk, family: RecordId, new: NewFollowUp, seen: Version | None = None) -> Done:
    """Plan a visit or call on a day from today on."""
    checked.to_come(desk, new.due)
    with desk.write("follow-up") as batch:
        plan(desk, batch, checked.open_family(batch, family, seen), new)
    return batch.done


def plan(desk: Desk, batch: Batch, subject: Subject, new: NewFollowUp) -> None:
    """Plan a visit or call of an open case in a batch; raise CaseClosed, or what is wrong with it, before that."""
    fields = checked.follow_up_fields(desk, checked.working(subject).id, new)
    batch.add(subject, "follow_up", **fields)


@command
def record_visit(desk: Desk, family: RecordId, new: NewVisit, seen: Version | None = None) -> Done:
    """Record the outcome of a visit: what was given, needs met or new, the next visit; it answers a planned follow-up.

    A family that was reached is confirmed where it is; one that moved nobody knows where gets a stay of unknown
    whereabouts. Without a chosen follow-up the earliest open one is answered.
    """
    on = checked.not_later(desk, new.on)
    if new.next:
        checked.to_come(desk, new.next.due)
    outcome = checked.code(desk, "outcome", new.outcome)
    with desk.write("visited") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        visit = batch.add(subject, "visit", family=family, on=on, outcome=outcome, by=desk.user.uid)
        _answer(batch, subject, new.follow_up, visit, "put-off" if outcome == "put-off" else "done")
        _confirm_or_lose(batch, subject, outcome, on)
        for given in new.gave:
            batch.add(subject, "assistance", **checked.assistance_fields(desk, family, given))
        for need in new.needs_met:
            subject.record("need", need)
            batch.edit(subject, need, status="met", met_on=on)
        for raised in new.new_needs:
            batch.add(subject, "need", **checked.need_fields(desk, family, raised))
        if new.next:
            batch.add(subject, "follow_up", **checked.follow_up_fields(desk, family, new.next))
        if text := check_note(new.note, N_("Note")):
            batch.add(subject, "note", family=family, on=on, text=text, by=desk.user.uid)
    return batch.done


def _answer(batch: Batch, subject: Subject, chosen: RecordId | None, visit: RecordId, status: str) -> None:
    planned = [record for record in subject.records("follow_up") if record.value("status") in (None, "open")]
    if chosen is not None:
        planned = [subject.record("follow_up", chosen)]
    if planned:
        batch.edit(subject, min(planned, key=_due).record, status=status, visit=visit)


def _due(follow_up: RecordState) -> str:
    return str(follow_up.value("due"))


def _confirm_or_lose(batch: Batch, subject: Subject, outcome: str, on: date) -> None:
    now = journeys.current(stays_of(subject))
    if outcome in _CONFIRMS and now is not None and (now.since is None or now.since <= on):
        batch.edit(subject, now.uid, confirmed_on=on, confirmed_how=_CONFIRMS[outcome])
    if outcome == "moved-unknown" and (now is None or now.since is None or now.since <= on):
        batch.add(subject, "stay", family=subject.id, living="unknown", since=on, sureness="told-by-others")
