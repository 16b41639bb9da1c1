"""Refer a family to a partner or a colleague, transfer its case, and record what was answered."""

from datetime import date
from typing import Any, Literal

from famcase.domain import referrals
from famcase.domain.changes import RecordId, Version
from famcase.domain.consents import REFERRAL
from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.state import RecordState
from famcase.domain.text import check_name, check_note
from famcase.errors import Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.closing import SupervisorOnly, hand_over, require_supervisor
from famcase.services.commands.consents import answer_known
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewReferral
from famcase.wording import N_, Coded

Answer = Literal["accepted", "rejected", "done"]


class ReceiverMissing(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A referral goes to a partner or to a colleague, to one of them."),
            hint=N_("Give the partner's name, or the user's."),
        )


class HoldsOnlyACode(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A confidential referral holds only the focal point's code: nothing was saved."),
            hint=N_("Leave the person, the service and the reason empty; the focal point knows them."),
        )


class ReasonMissing(Refused):
    def __init__(self) -> None:
        super().__init__(N_("Say why it is rejected: whoever asked has to find another way."))


class NotYours(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("This is answered by whom it was sent to, or by a supervisor."),
            hint=N_("Ask them; nothing was changed."),
        )


class TransferPending(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A transfer of this case waits for its answer already."), hint=N_("Take that one back first.")
        )


class NeedOver(Refused):
    def __init__(self, status: str) -> None:
        super().__init__(
            N_("A need that is “{status}” is not referred: nothing was saved."),
            hint=N_("Say first that they still lack it."),
            status=Coded("need-status", status),
        )


class WorksHereNoMore(Refused):
    def __init__(self, user: str) -> None:
        super().__init__(
            N_("{user} works here no more: the case stays where it is."),
            hint=N_("Reject this transfer or take it back, and give the case to somebody who is here."),
            user=user,
        )


@command
def refer(desk: Desk, family: RecordId, new: NewReferral, seen: Version | None = None) -> RecordId:
    """Ask a partner or a colleague for something for a family; return the referral's id.

    Consent to this partner is checked: where it was not given, `basis` says on what the referral rests, and is
    recorded with it. One for child protection is followed up within a day. Raises NoConsent, and SupervisorOnly for
    vital interest from a caseworker.
    """
    kind = checked.chosen(desk, "referral-kind", new.kind)
    if kind == "transfer":
        return transfer(desk, family, new.to_user, new.reason, seen)
    with desk.write("referred") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        fields = _fields(desk, subject, kind, new)
        if kind != "confidential" and fields["to"]:
            _record_basis(desk, batch, subject, str(fields["to"]), checked.code(desk, "consent-basis", new.basis))
        made = batch.add(subject, "referral", **fields)
        for need in new.needs:
            _check_open(subject.record("need", need))
            batch.edit(subject, need, status="referred")
        day = referrals.check_day(kind, desk.clock.today())
        if day is not None:
            batch.add(subject, "follow_up", family=family, due=day, kind="referral-check", status="open")
        return made


@command
def transfer(desk: Desk, family: RecordId, user: str, reason: str = "", seen: Version | None = None) -> RecordId:
    """Ask a colleague to take a case over; it stays with who has it until they accept. Return the transfer's id.

    A caseworker asks it of a case of their own or of nobody, a supervisor of any.
    """
    receiver = checked.active_user(desk, user)
    with desk.write("transfer-asked") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        holder = subject.state.records[family].value("assigned_to")
        if not desk.user.is_supervisor and holder not in (None, desk.user.uid.hex()):
            raise SupervisorOnly
        if holder == receiver.hex():
            raise Refused(N_("{user} has this case already."), user=user.strip())
        if any(_is_open(state) for state in subject.records("referral") if state.value("kind") == "transfer"):
            raise TransferPending
        return batch.add(
            subject,
            "referral",
            family=family,
            kind="transfer",
            to_user=receiver,
            reason=check_note(reason, N_("Reason")),
            status="requested",
            requested_on=desk.clock.today(),
            requested_by=desk.user.uid,
        )


@command
def answer_referral(
    desk: Desk,
    family: RecordId,
    referral: RecordId,
    answer: Answer,
    seen: Version | None = None,
    *,
    why: str = "",
    on: date | None = None,
) -> Done:
    """Record what was answered: accepted, rejected (with why) or done (with what came of it).

    An accepted transfer makes the case theirs in the same batch; of a colleague who was removed since it is not
    accepted. What went to a colleague is answered by them or by a supervisor; a partner's answer is recorded by whoever
    hears it.
    """
    with desk.write(f"referral-{answer}") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = subject.record("referral", referral)
        kind = str(state.value("kind") or "referral")
        receiver = state.value("to_user")
        if receiver and receiver != desk.user.uid.hex() and not desk.user.is_supervisor:
            raise NotYours
        referrals.check_next(str(state.value("status") or "requested"), answer, kind)
        text = check_note(why, N_("Answer"))
        if answer == "rejected" and not text:
            raise ReasonMissing
        day = checked.not_later(desk, on)
        batch.edit(subject, referral, status=answer, answered_on=day, answer="" if kind == "confidential" else text)
        if kind == "transfer" and answer == "accepted":
            holder = subject.state.records[family].value("assigned_to")
            hand_over(desk, batch, subject, holder, _still_here(desk, RecordId(bytes.fromhex(str(receiver)))))
    return batch.done


@command
def take_back_referral(desk: Desk, family: RecordId, referral: RecordId, seen: Version | None = None) -> Done:
    """Take back what was asked; by who asked it, who has the case, or a supervisor."""
    with desk.write("referral-taken-back") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = subject.record("referral", referral)
        mine = {state.value("requested_by"), subject.state.records[family].value("assigned_to")}
        if not desk.user.is_supervisor and desk.user.uid.hex() not in mine:
            raise SupervisorOnly
        kind = str(state.value("kind") or "referral")
        referrals.check_next(str(state.value("status") or "requested"), "taken-back", kind)
        batch.edit(subject, referral, status="taken-back", answered_on=desk.clock.today())
    return batch.done


def _fields(desk: Desk, subject: Subject, kind: str, new: NewReferral) -> dict[str, Any]:
    if kind == "confidential":
        if new.service or new.reason or new.member or new.to_user or new.needs:
            raise HoldsOnlyACode
    elif bool(new.to.strip()) == bool(new.to_user.strip()):
        raise ReceiverMissing
    to = check_name(new.to, N_("To"))
    if kind == "confidential" and not to:
        raise ReceiverMissing
    if new.member is not None:
        subject.record("member", new.member)
    return {
        "family": subject.id,
        "member": new.member,
        "kind": kind,
        "to": to,
        "to_user": checked.active_user(desk, new.to_user) if new.to_user else None,
        "service": checked.code(desk, "need", new.service),
        "reason": check_note(new.reason, N_("Reason")),
        "status": "requested",
        "requested_on": desk.clock.today(),
        "requested_by": desk.user.uid,
    }


def _record_basis(desk: Desk, batch: Batch, subject: Subject, partner: str, basis: str) -> None:
    """Check that the family may be referred to a partner, and record on what that rests where it is new."""
    known = answer_known(subject, REFERRAL, partner)
    answer = str(known.value("state") or "not-asked") if known else "not-asked"
    referrals.check_consent(partner, answer, basis)
    if not basis or (answer == "given" and basis == "consent"):
        return
    if basis == "vital-interest":
        require_supervisor(desk.user)
    said = {"basis": basis, "on": desk.clock.today()}
    if basis == "consent":
        said["state"] = "given"
    if known:
        batch.edit(subject, known.record, **said)
    else:
        batch.add(subject, "consent", family=subject.id, purpose=REFERRAL, partner=partner, **said)


def _check_open(need: RecordState) -> None:
    status = str(need.value("status") or "open")
    if status not in OPEN_NEEDS:
        raise NeedOver(status)


def _still_here(desk: Desk, user: RecordId) -> RecordId:
    users = desk.store.tables["user"]
    row = users.get(users.uid == user)
    if not row.active:
        raise WorksHereNoMore(row.name)
    return user


def _is_open(state: RecordState) -> bool:
    return str(state.value("status") or "requested") == "requested"
