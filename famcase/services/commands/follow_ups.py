"""Plan a visit or call, correct it, put it off, and record what came of it."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from famcase.domain import journeys
from famcase.domain.changes import RecordId, Version
from famcase.domain.repeating import Repeat
from famcase.domain.state import RecordState
from famcase.domain.text import check_name, check_note
from famcase.errors import Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked, declared
from famcase.services.commands.moves import stays_of
from famcase.services.commands.needs import check_met
from famcase.services.desk import Desk, command
from famcase.services.inputs import ByTimetable, NewFollowUp, NewVisit, NextVisit
from famcase.services.queries.timetable import next_after_answer, next_of_series, next_visit
from famcase.wording import N_, Coded

FOLLOW_UP_FIELDS: Final = frozenset({"due", "what", "kind", "assigned_to", "repeat"})

_CONFIRMS = {"seen": "visit", "by-phone": "phone"}
"""Which outcomes confirm where a family is, and how."""


class FollowUpOver(Refused):
    def __init__(self, status: str) -> None:
        super().__init__(
            N_("This follow-up is “{status}” and is not changed any more."),
            hint=N_("Plan a new one."),
            status=Coded("follow-up-status", status),
        )


class ComesOnce(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("This follow-up comes only once, or its series is over."), hint=N_("Cancel it, or put it off.")
        )


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
def correct_follow_up(
    desk: Desk, /, family: RecordId, follow_up: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Correct an open follow-up, by the names in FOLLOW_UP_FIELDS.

    `assigned_to` is the name of a user or empty, `repeat` a Repeat, a rule or None. A new day is from today on.
    """
    checked.only(fields, FOLLOW_UP_FIELDS)
    with desk.write("follow-up-corrected") as batch:
        subject, state = _open_one(batch, family, follow_up, seen)
        batch.edit(subject, follow_up, **_checked(desk, state, fields))
    return batch.done


@command
def cancel_follow_up(desk: Desk, family: RecordId, follow_up: RecordId, seen: Version | None = None) -> Done:
    """Cancel an open follow-up; of one that repeats nothing more comes."""
    with desk.write("follow-up-cancelled") as batch:
        subject, _state = _open_one(batch, family, follow_up, seen)
        batch.edit(subject, follow_up, status="cancelled")
    return batch.done


@command
def skip_follow_up(desk: Desk, family: RecordId, follow_up: RecordId, seen: Version | None = None) -> Done:
    """Leave out one day of a follow-up that repeats; raise ComesOnce where no other comes after it."""
    with desk.write("follow-up-skipped") as batch:
        subject, state = _open_one(batch, family, follow_up, seen)
        if not _repeat(batch, subject, state, next_of_series(desk, _repeats(state), _day(state))):
            raise ComesOnce
        batch.edit(subject, follow_up, status="cancelled")
    return batch.done


@command
def put_off(
    desk: Desk, family: RecordId, follow_up: RecordId, until: date, why: str = "", seen: Version | None = None
) -> Done:
    """Put an open follow-up off until a day, by nobody's fault; the day it was due first is kept."""
    checked.to_come(desk, until)
    with desk.write("follow-up-put-off") as batch:
        subject, state = _open_one(batch, family, follow_up, seen)
        put_off_one(batch, subject, state, until, why)
    return batch.done


def put_off_one(batch: Batch, subject: Subject, state: RecordState, until: date, why: str) -> None:
    """Put one follow-up of a batch off; raise Refused for a day before the one it is due."""
    due = _day(state)
    if until <= due:
        raise Refused(
            N_("It is due on {due} already: {until} is not later."),
            hint=N_("Correct the follow-up to bring it forward."),
            due=due,
            until=until,
        )
    first = state.value("put_off_from") or due
    reason = check_note(why, N_("Reason"))
    batch.edit(subject, state.record, due=until, put_off_from=first, put_off_why=reason)


@command
def record_visit(desk: Desk, family: RecordId, new: NewVisit, seen: Version | None = None) -> Done:
    """Record the outcome of a visit: what was given, needs met or new, the next visit; it answers a planned follow-up.

    A family that was reached is confirmed where it is; one that moved nobody knows where gets a stay of unknown
    whereabouts. Without a chosen follow-up the earliest open one is answered; of one that repeats the next is planned,
    else the day that the timetable proposes, unless somebody said that there is no next visit. What was given and what
    they lack is of the day of the visit where no other is said. Raises FollowUpOver for a chosen one that was answered
    already, MetBeforeSince.
    """
    on = checked.not_later(desk, new.on)
    if isinstance(new.next, NewFollowUp):
        checked.to_come(desk, new.next.due)
    outcome = desk.vocabulary.get("outcome", new.outcome).code
    with desk.write("visited") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        visit = batch.add(subject, "visit", family=family, on=on, outcome=outcome, by=desk.user.uid)
        goes_on = _answer(desk, batch, subject, new.follow_up, visit, "put-off" if outcome == "put-off" else "done")
        _confirm_or_lose(batch, subject, outcome, on)
        for given in new.gave:
            that_day = replace(given, on=given.on or on)
            batch.add(subject, "assistance", **checked.assistance_fields(desk, family, that_day))
        for need in new.needs_met:
            check_met(subject.record("need", need), {"met_on": on})
            batch.edit(subject, need, status="met", met_on=on)
        for raised in new.new_needs:
            batch.add(subject, "need", **checked.need_fields(desk, family, replace(raised, since=raised.since or on)))
        if planned := _next(desk, subject, new.next, goes_on=goes_on):
            batch.add(subject, "follow_up", **checked.follow_up_fields(desk, family, planned))
        if text := check_note(new.note, N_("Note")):
            batch.add(subject, "note", family=family, on=on, text=text, by=desk.user.uid)
    return batch.done


def _next(desk: Desk, subject: Subject, said: NextVisit, *, goes_on: bool) -> NewFollowUp | None:
    """Return the next visit; `goes_on` says that it follows from a series, and that nothing more need be said."""
    if goes_on and said == ByTimetable():
        return None
    priority = declared.number(subject.state.records[subject.id], "priority") or 0
    return next_visit(desk, priority, said)


def _answer(desk: Desk, batch: Batch, subject: Subject, chosen: RecordId | None, visit: RecordId, status: str) -> bool:
    planned = checked.open_follow_ups(subject) if chosen is None else [_open_record(subject, chosen)]
    return bool(planned) and answer(desk, batch, subject, min(planned, key=_due), visit, status)


def answer(
    desk: Desk, batch: Batch, subject: Subject, answered: RecordState, visit: RecordId, status: str = "done"
) -> bool:
    """Say in a batch which visit answered a follow-up; return whether it repeats, and the next is planned."""
    batch.edit(subject, answered.record, status=status, visit=visit)
    return _repeat(batch, subject, answered, next_after_answer(desk, _repeats(answered), _day(answered)))


def _repeat(batch: Batch, subject: Subject, answered: RecordState, due: date | None) -> bool:
    """Plan the next day of a follow-up that repeats; return whether there is one."""
    if due is None:
        return False
    same = {name: answered.value(name) for name in ("family", "what", "kind", "assigned_to", "repeats")}
    batch.add(subject, "follow_up", **same, due=due, status="open")
    return True


def _open_one(batch: Batch, family: RecordId, follow_up: RecordId, seen: Version | None) -> tuple[Subject, RecordState]:
    subject = checked.working(checked.open_family(batch, family, seen))
    return subject, _open_record(subject, follow_up)


def _open_record(subject: Subject, follow_up: RecordId) -> RecordState:
    state = subject.record("follow_up", follow_up)
    status = str(state.value("status") or "open")
    if status != "open":
        raise FollowUpOver(status)
    return state


def _checked(desk: Desk, state: RecordState, fields: dict[str, object]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    due = fields.get("due")
    first = due if isinstance(due, date) else _day(state)
    for name, value in fields.items():
        if name == "due" and isinstance(value, date):
            if value != _day(state):
                checked.to_come(desk, value)
            said["due"] = value
        elif name == "what":
            said["what"] = check_name(str(value), N_("What for"))
        elif name == "kind":
            said["kind"] = checked.code(desk, "follow-up-kind", str(value))
        elif name == "assigned_to":
            said["assigned_to"] = checked.active_user(desk, str(value)) if value else None
        elif name == "repeat":
            repeat = value if isinstance(value, Repeat | str) else None
            said["repeats"] = checked.repeats(repeat, first)
    return said


def _repeats(state: RecordState) -> str:
    return str(state.value("repeats") or "")


def _day(state: RecordState) -> date:
    return date.fromisoformat(_due(state))


def _due(follow_up: RecordState) -> str:
    return str(follow_up.value("due"))


def _confirm_or_lose(batch: Batch, subject: Subject, outcome: str, on: date) -> None:
    now = journeys.current(stays_of(subject))
    if outcome in _CONFIRMS and now is not None and (now.since is None or now.since <= on):
        batch.edit(subject, now.uid, confirmed_on=on, confirmed_how=_CONFIRMS[outcome])
    if outcome == "moved-unknown" and (now is None or now.since is None or now.since <= on):
        batch.add(subject, "stay", family=subject.id, living="unknown", since=on, sureness="told-by-others")
