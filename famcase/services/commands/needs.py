"""Raise and meet needs, record what a family received, and correct either."""

from datetime import date
from typing import Any, Final

from famcase.domain.changes import RecordId, Version
from famcase.domain.money import check_amount
from famcase.domain.state import RecordState
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewAssistance, NewNeed
from famcase.wording import N_

NEED_FIELDS: Final = frozenset({"category", "what", "urgency", "since", "member", "status", "by", "met_on"})
ASSISTANCE_FIELDS: Final = frozenset(
    {"item", "on", "quantity", "amount", "currency", "giver", "evidence", "member", "need"}
)
_LISTS: Final = {
    "category": "need",
    "urgency": "urgency",
    "status": "need-status",
    "item": "item",
    "currency": "currency",
    "giver": "giver",
    "evidence": "evidence",
}
_REQUIRED: Final = ("category", "item")
_NAMES: Final = {"what": N_("What exactly"), "by": N_("By whom")}


class OfDistribution(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("This was handed out at a distribution: it is corrected on the list of that distribution."),
            hint=N_("Open the distribution and tick the family anew."),
        )


class MetBeforeSince(Refused):
    def __init__(self, met_on: date, since: date) -> None:
        super().__init__(
            N_("The need cannot have been met on {met_on}: they have it since {since}."),
            hint=N_("Correct one of the two days."),
            met_on=met_on,
            since=since,
        )


class NotMet(Refused):
    def __init__(self, met_on: date) -> None:
        super().__init__(
            N_("The need cannot have been met on {met_on}: what became of it is something else than met."),
            hint=N_("Say that it is met, or take the day out."),
            met_on=met_on,
        )


@command
def raise_need(desk: Desk, family: RecordId, new: NewNeed, seen: Version | None = None) -> Done:
    """Record what a family lacks; a need that was met may come again."""
    with desk.write("need-raised") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        _check_member(subject, new.member)
        batch.add(subject, "need", **checked.need_fields(desk, family, new))
    return batch.done


@command
def meet_need(
    desk: Desk,
    family: RecordId,
    need: RecordId,
    seen: Version | None = None,
    *,
    status: str = "met",
    by: str = "",
    on: date | None = None,
) -> Done:
    """Say what became of a need: met by somebody on a day (today), in progress, not available, declined, no longer."""
    with desk.write("need-met" if status == "met" else "need-changed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = subject.record("need", need)
        met_on = checked.not_later(desk, on) if status == "met" else None
        check_met(state, {"met_on": met_on})
        status = checked.code(desk, "need-status", status)
        batch.edit(subject, need, status=status, met_on=met_on, by=check_name(by, N_("By whom")))
    return batch.done


@command
def correct_need(
    desk: Desk, /, family: RecordId, need: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Correct a need, by the names in NEED_FIELDS. One that is met and no more is not met on any day.

    Raises Refused for a day to come, one of meeting before the need began, or one where it is not met.
    """
    checked.only(fields, NEED_FIELDS)
    with desk.write("need-corrected") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = subject.record("need", need)
        said = _checked(desk, subject, fields)
        if "category" in said and not said["category"]:
            raise Refused(N_("A need is a need of something: choose what."))
        status = said.get("status", state.value("status"))
        if status != "met" and isinstance(said.get("met_on"), date):
            raise NotMet(said["met_on"])
        if status != "met":
            said["met_on"] = None
        elif "status" in said and not said.get("met_on") and not state.value("met_on"):
            said["met_on"] = desk.clock.today()
        check_met(state, said)
        batch.edit(subject, need, **said)
    return batch.done


@command
def remove_need(desk: Desk, family: RecordId, need: RecordId, seen: Version | None = None) -> Done:
    """Take back a need that was recorded in error; one that was given something for is corrected instead."""
    with desk.write("need-removed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("need", need)
        if _is_answered(subject, need):
            raise Refused(
                N_("Something was given or planned for this need, so it is no error."),
                hint=N_("Say that it is no longer needed, or correct what was given first."),
            )
        batch.remove(subject, need)
    return batch.done


@command
def record_assistance(desk: Desk, family: RecordId, new: NewAssistance, seen: Version | None = None) -> Done:
    """Record what a family received, from us or anybody else."""
    with desk.write("assistance") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        _check_member(subject, new.member)
        batch.add(subject, "assistance", **checked.assistance_fields(desk, family, new))
    return batch.done


@command
def correct_assistance(
    desk: Desk, /, family: RecordId, assistance: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Correct what a family received, by the names in ASSISTANCE_FIELDS; an amount goes with its currency."""
    checked.only(fields, ASSISTANCE_FIELDS)
    with desk.write("assistance-corrected") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = _own(subject, assistance)
        said = _checked(desk, subject, fields)
        if {"amount", "currency"} & set(said):
            amount = said["amount"] if "amount" in said else state.value("amount")
            check_amount(
                amount if isinstance(amount, int) else None, str(said.get("currency", state.value("currency")) or "")
            )
        batch.edit(subject, assistance, **said)
    return batch.done


@command
def remove_assistance(desk: Desk, family: RecordId, assistance: RecordId, seen: Version | None = None) -> Done:
    """Take back what was recorded as received in error."""
    with desk.write("assistance-removed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        _own(subject, assistance)
        batch.remove(subject, assistance)
    return batch.done


def _own(subject: Subject, assistance: RecordId) -> RecordState:
    """Return a record of assistance; raise OfDistribution for one that stands on a distribution's list."""
    state = subject.record("assistance", assistance)
    if state.value("distribution"):
        raise OfDistribution
    return state


def _checked(desk: Desk, subject: Subject, fields: dict[str, object]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, value in fields.items():
        if name in _LISTS:
            read = checked.chosen if name in _REQUIRED else checked.code
            said[name] = read(desk, _LISTS[name], str(value))
        elif name in _NAMES:
            said[name] = check_name(str(value), _NAMES[name])
        elif name == "quantity":
            said[name] = checked.quantity(value if isinstance(value, int) else None)
        elif isinstance(value, date):
            said[name] = checked.not_later(desk, value)
        else:
            if isinstance(value, bytes):
                subject.record(name, RecordId(value))  # a member or a need of this family
            said[name] = value
    return said


def _check_member(subject: Subject, member: RecordId | None) -> None:
    if member is not None:
        subject.record("member", member)


def check_met(state: RecordState, said: dict[str, Any]) -> None:
    """Raise MetBeforeSince for a need that would be met before it began; `said` are its fields as they are to be."""
    met_on = said["met_on"] if "met_on" in said else state.day("met_on")
    since = said["since"] if "since" in said else state.day("since")
    if met_on and since and met_on < since:
        raise MetBeforeSince(met_on, since)


def _is_answered(subject: Subject, need: RecordId) -> bool:
    tied = [*subject.records("assistance"), *subject.records("plan_step")]
    return any(record.value("need") == need.hex() for record in tied)
