"""Add people to a family, correct what is known of them, and take out whoever was entered in error."""

from datetime import date
from typing import Final

from famcase.domain.changes import Part, RecordId, Version
from famcase.domain.households import SOUGHT
from famcase.domain.state import RecordState
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked, child_alone, declared
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewMember
from famcase.wording import N_

_LISTS: Final = {
    "relation": "relation",
    "sex": "sex",
    "presence": "presence",
    "born_precision": "birth-precision",
}
_EDITABLE: Final = frozenset(
    f"{part}{script}" for part in ("first", "father", "surname", "called", "mother") for script in ("", "_ar")
) | {*_LISTS, "spellings", "born_on", "estimated", "presence_since", "tracing_open", "vulnerabilities", "functioning"}

_GO_WITH: Final = ("flag", "foreign_id")
"""What is only about the person, and goes when the person was entered in error."""

_ADDING: Final = ("born", "joined", "reunited", "found")
"""Verbs of changes that made the declared size grow by the person they added."""


class DeadStays(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Who died stays listed, and is counted no more: this person was not removed."),
            hint=N_("If the death was recorded in error, take that change back, or correct where this person is."),
        )


class StillNamed(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A need, a move or other help is recorded for this person alone: nobody was removed."),
            hint=N_("Correct those first; who left the family is recorded as “what changed”."),
        )


@command
def add_member(desk: Desk, family: RecordId, new: NewMember, seen: Version | None = None) -> RecordId:
    """List a person of a family, one of those who were declared; return the new record's id.

    A person by whom the family grew is recorded by `household_changes.record_change`.
    """
    with desk.write("member-added") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        was_alone = child_alone.is_so(desk, subject)
        member = batch.add(subject, "member", family=family, **checked.member_fields(desk, new))
        child_alone.act_on(desk, batch, subject, was_alone)
        return member


@command
def edit_member(
    desk: Desk, /, family: RecordId, member: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Change fields of a member's record by their names; raises NotFound when the person is not there any more.

    `functioning` are answers to the Washington Group's questions, each as "domain:level". Where a new presence makes
    the person count, or count no more, the declared size follows; who is missing is looked for until said otherwise.
    """
    checked.only(fields, _EDITABLE)
    with desk.write("member-changed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = subject.record("member", member)
        before, was_alone = declared.person_of(state), child_alone.is_so(desk, subject)
        checks = {name: _checked(desk, name, value) for name, value in fields.items()}
        if "presence" in checks and "tracing_open" not in checks:
            checks |= traced(state, str(checks["presence"] or "here"))
        if batch.edit(subject, member, **checks):
            declared.follow(desk, batch, subject, before, declared.person_of(subject.record("member", member)))
            child_alone.act_on(desk, batch, subject, was_alone)
    return batch.done


@command
def remove_member(desk: Desk, family: RecordId, member: RecordId, seen: Version | None = None) -> Done:
    """Take out a person who was entered in error, with the flags and other numbers that are only theirs.

    Raises DeadStays for who died, StillNamed for whom something was recorded alone.
    """
    with desk.write("member-removed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        state = subject.record("member", member)
        if state.value("presence") == "dead":
            raise DeadStays
        was_alone = child_alone.is_so(desk, subject)
        theirs = [other for other in subject.state.records.values() if other.stands and _names(other, member)]
        if any(other.table not in _GO_WITH for other in theirs):
            raise StillNamed
        for other in theirs:
            batch.remove(subject, other.record)
        before = declared.person_of(state)
        batch.remove(subject, member)
        if _verb_of(subject, member) in _ADDING:
            declared.follow(desk, batch, subject, before, None)
        child_alone.act_on(desk, batch, subject, was_alone)
    return batch.done


@command
def add_other_number(
    desk: Desk,
    family: RecordId,
    source: str,
    value: str,
    seen: Version | None = None,
    *,
    member: RecordId | None = None,
) -> Done:
    """Record what a document, a list or another system calls a family or one of its people; never required."""
    said_source, said_value = check_name(source, N_("Of which list or document")), check_name(value, N_("Number"))
    if not (said_source and said_value):
        raise Refused(N_("A number of another list needs both: of which list, and the number there."))
    with desk.write("other-number") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        if member is not None:
            subject.record("member", member)
        batch.add(subject, "foreign_id", family=family, member=member, source=said_source, value=said_value)
    return batch.done


@command
def remove_other_number(desk: Desk, family: RecordId, number: RecordId, seen: Version | None = None) -> Done:
    """Take out a number of another list."""
    with desk.write("other-number-removed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("foreign_id", number)
        batch.remove(subject, number)
    return batch.done


def traced(state: RecordState | None, presence: str) -> dict[str, object]:
    """Return whether somebody looks for a person whose presence becomes this: nobody where they are with the family."""
    known = bool(state and state.value("tracing_open"))
    if presence in SOUGHT:
        known = True
    elif presence in ("here", "dead", "left"):
        known = False
    return {"tracing_open": known}


def _names(other: RecordState, member: RecordId) -> bool:
    members = other.value("members")
    return other.value("member") == member.hex() or (isinstance(members, list) and member.hex() in members)


def _verb_of(subject: Subject, member: RecordId) -> str:
    for change in subject.state.changes:
        if any(isinstance(part, Part) and part.is_new and part.record == member for part in change.parts):
            return change.verb
    return ""


def _checked(desk: Desk, name: str, value: object) -> object:
    if name in _LISTS:
        return checked.code(desk, _LISTS[name], str(value))
    if isinstance(value, date):
        return checked.not_later(desk, value)
    if isinstance(value, tuple | list):
        if name == "vulnerabilities":
            return checked.codes(desk, "vulnerability", tuple(value))
        if name == "functioning":
            return _functioning(desk, tuple(value))
        return checked.other_names(value, N_("Other spelling"))
    return check_name(value, N_("Name")) if isinstance(value, str) else value


def _functioning(desk: Desk, answers: tuple[str, ...]) -> tuple[str, ...]:
    pairs = [answer.partition(":") for answer in answers]
    said = {
        checked.code(desk, "functioning-domain", domain): checked.code(desk, "functioning-level", level)
        for domain, _, level in pairs
    }
    in_order = (domain for domain in desk.vocabulary.codes("functioning-domain") if said.get(domain))
    return tuple(f"{domain}:{said[domain]}" for domain in in_order)
