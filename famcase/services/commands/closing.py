"""Assign a case, ask to close it, approve or send that back, and reopen it."""

from datetime import date
from typing import Literal

from famcase.domain.changes import Json, RecordId, Version
from famcase.domain.deadlines import months_since
from famcase.domain.text import check_note
from famcase.domain.vocabulary import Term
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.views import UserView
from famcase.wording import N_

Closing = Literal["requested", "closed"]


class SupervisorOnly(Refused):
    """What a caseworker asks for and a supervisor does."""

    def __init__(self) -> None:
        super().__init__(N_("Only a supervisor can do this."), hint=N_("Ask your supervisor; nothing was changed."))


def require_supervisor(user: UserView) -> None:
    if not user.is_supervisor:
        raise SupervisorOnly


class NotAsked(NotFound):
    """A request to close that is not there."""

    def __init__(self) -> None:
        super().__init__(N_("Nobody asked to close this case."))


class CommentMissing(Refused):
    def __init__(self) -> None:
        super().__init__(N_("Say what is still to be done: whoever asked to close this case reads it."))


@command
def assign(desk: Desk, family: RecordId, user: str, seen: Version | None = None) -> Done:
    """Give a case to a user by name, with what was planned by name for whoever had it.

    A caseworker may only take a case that nobody has, or one of their own on.
    """
    with desk.write("assigned") as batch:
        give(desk, batch, checked.open_family(batch, family, seen), checked.active_user(desk, user))
    return batch.done


def give(desk: Desk, batch: Batch, subject: Subject, receiver: RecordId) -> None:
    """Give an open case to a user in a batch; raise CaseClosed, or SupervisorOnly, before anything is changed."""
    checked.working(subject)
    holder = subject.state.records[subject.id].value("assigned_to")
    mine = desk.user.uid.hex()
    if not desk.user.is_supervisor and (receiver != desk.user.uid or holder not in (None, mine)):
        raise SupervisorOnly
    hand_over(desk, batch, subject, holder, receiver)


def hand_over(desk: Desk, batch: Batch, subject: Subject, holder: Json, receiver: RecordId) -> None:
    """Give a receiver in a batch what somebody has of a case: itself, where it is theirs, and what is planned for them.

    `holder` is a user's id in hex, or None where nobody has the case: then nothing is planned by anybody's name.
    """
    if holder == receiver.hex():
        return
    if subject.state.records[subject.id].value("assigned_to") == holder:
        batch.edit(subject, subject.id, assigned_to=receiver, assigned_on=desk.clock.today())
    for follow_up in checked.open_follow_ups(subject):
        if holder and follow_up.value("assigned_to") == holder:
            batch.edit(subject, follow_up.record, assigned_to=receiver)


@command
def close(desk: Desk, family: RecordId, reason: str, seen: Version | None = None) -> Closing:
    """Close a case with a reason; from a caseworker it is a request that a supervisor approves or sends back.

    Raises Refused for "cannot be contacted" earlier than the list says (three months) after the last contact.
    """
    today = desk.clock.today()
    term = desk.vocabulary.get("close-reason", reason)
    verb = "closed" if desk.user.is_supervisor else "close-requested"
    with desk.write(verb) as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        if not desk.user.is_supervisor:
            _check_contact(desk, subject, term)
            asked = {"close_requested_by": desk.user.uid, "close_requested_on": today}
            batch.edit(subject, family, close_reason=term.code, close_comment="", **asked)
            return "requested"
        _close(desk, batch, subject, term)
    return "closed"


@command
def approve_closing(desk: Desk, family: RecordId, seen: Version | None = None) -> Done:
    """Close a case for the reason that a caseworker gave when they asked for it; supervisors only.

    Raises NotAsked when nobody asked, or it was sent back meanwhile.
    """
    require_supervisor(desk.user)
    with desk.write("closed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        _close(desk, batch, subject, desk.vocabulary.get("close-reason", _reason_asked(subject)))
    return batch.done


@command
def send_back(desk: Desk, family: RecordId, comment: str, seen: Version | None = None) -> Done:
    """Send a request to close back to its caseworker, saying why.

    Raises NotAsked when nobody asked, and CommentMissing: who asked has to know what is still to be done.
    """
    require_supervisor(desk.user)
    text = check_note(comment, N_("Comment"))
    if not text:
        raise CommentMissing
    with desk.write("sent-back") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        _reason_asked(subject)
        nobody = {"close_requested_by": None, "close_requested_on": None}
        batch.edit(subject, family, close_reason="", close_comment=text, **nobody)
    return batch.done


@command
def reopen(desk: Desk, family: RecordId, seen: Version | None = None) -> Done:
    """Open a closed case again.

    A caseworker opens one of their own or of nobody without asking: a family that is back must not wait for a
    supervisor. Somebody else's is opened by a supervisor, for it would come back into that colleague's load.
    """
    with desk.write("reopened") as batch:
        subject = checked.open_family(batch, family, seen)
        head = subject.state.records[family]
        if head.value("status") in (None, "open"):
            raise Refused(N_("This case is open already."))
        if not desk.user.is_supervisor and head.value("assigned_to") not in (None, desk.user.uid.hex()):
            raise SupervisorOnly
        batch.edit(subject, family, status="open", step="reopened", close_reason="", closed_on=None)
    return batch.done


def _close(desk: Desk, batch: Batch, subject: Subject, reason: Term) -> None:
    _check_contact(desk, subject, reason)
    batch.edit(
        subject,
        subject.id,
        status="closed",
        step="closed",
        close_reason=reason.code,
        closed_on=desk.clock.today(),
        close_requested_by=None,
        close_requested_on=None,
        close_comment="",
    )
    _cancel_follow_ups(batch, subject)


def _reason_asked(subject: Subject) -> str:
    head = subject.state.records[subject.id]
    if not head.value("close_requested_by"):
        raise NotAsked
    return str(head.value("close_reason") or "")


def _check_contact(desk: Desk, subject: Subject, reason: Term) -> None:
    months = int(reason.extra.get("after_months") or 0)
    if not months:
        return
    reached = {term.code for term in desk.vocabulary.terms("outcome") if term.extra.get("reached") == "1"}
    days = [str(visit.value("on")) for visit in subject.records("visit") if visit.value("outcome") in reached]
    registered = subject.state.records[subject.id].value("registered_on")
    last = max([*days, str(registered)] if registered else days, default="")
    if last:
        day = date.fromisoformat(last)
        if months_since(day, desk.clock.today()) < months:
            raise Refused(
                N_("They were last reached on {day}: that is less than {months} months ago."),
                hint=N_("Try again to reach them, or give another reason."),
                day=day,
                months=months,
            )


def _cancel_follow_ups(batch: Batch, subject: Subject) -> None:
    for follow_up in checked.open_follow_ups(subject):
        batch.edit(subject, follow_up.record, status="cancelled")
