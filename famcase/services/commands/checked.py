"""Checks what people give before it becomes a record: texts, codes and places, into the fields of a table."""

from collections.abc import Collection, Iterable
from datetime import date

from famcase.domain import numbers, repeating
from famcase.domain.changes import RecordId, Version
from famcase.domain.households import SOUGHT
from famcase.domain.money import check_amount
from famcase.domain.names import NameParts
from famcase.domain.phones import check_phone, fold_phone
from famcase.domain.repeating import Repeat
from famcase.domain.state import RecordState
from famcase.domain.text import check_name, check_note
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Subject
from famcase.services.desk import Desk
from famcase.services.inputs import NewAssistance, NewContact, NewFollowUp, NewMember, NewNeed, NewStay, Where
from famcase.storage.projection import MERGED
from famcase.storage.statements import local_id
from famcase.wording import N_

_CONFIRMING = frozenset({"seen", "told-by-family"})
"""How sure a stay must be to count as confirmed on the day it is recorded."""


class CaseClosed(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("This case is closed: nothing was changed."),
            hint=N_("Reopen the case first; a note can be written without that."),
        )


class MergedAway(Refused):
    def __init__(self, number: str) -> None:
        super().__init__(
            N_("This family was merged with {number}: nothing was changed here."),
            hint=N_("Open that one: all that is known of both stands there."),
            number=numbers.shown_case_number(number) if number else "–",
        )


class NotYet(Refused):
    def __init__(self, day: date) -> None:
        super().__init__(
            N_("{day} is still to come: what has not happened cannot be recorded."),
            hint=N_("Give the day it happened, or plan a follow-up for that day."),
            day=day,
        )


def open_family(batch: Batch, family: RecordId, seen: Version | None = None) -> Subject:
    """Return a family's subject, whatever its status; `seen` is the version that the person looked at.

    Raises NotFound when there is no such family.
    """
    subject = batch.open(family, seen)
    head = subject.state.records.get(family)
    if head is None or not head.stands:
        raise NotFound(N_("This family is not there any more."), hint=N_("It was undone, merged or erased."))
    if head.value("status") == MERGED:
        raise MergedAway(_number(batch, head.value("merged_into")))
    return subject


def _number(batch: Batch, family: object) -> str:
    head = batch.open(RecordId(bytes.fromhex(str(family)))).state.records if family else {}
    return next((str(state.value("number")) for state in head.values() if state.table == "family"), "")


def working(subject: Subject) -> Subject:
    """Return the subject of an open case; raise CaseClosed for any other."""
    status = subject.state.records[subject.id].value("status")
    if status not in (None, "open"):
        raise CaseClosed
    return subject


def not_later(desk: Desk, day: date | None) -> date:
    """Return the day, today when none is given; raise NotYet for a day to come."""
    today = desk.clock.today()
    if day is not None and day > today:
        raise NotYet(day)
    return day or today


def to_come(desk: Desk, due: date) -> None:
    """Raise Refused for a day that is past; a registration brought from paper may have one, nothing planned now."""
    if due < desk.clock.today():
        raise Refused(
            N_("{due} is past: a follow-up is planned for today or later."),
            hint=N_("What was already done is recorded as a visit."),
            due=due,
        )


def only(fields: Collection[str], editable: Collection[str]) -> None:
    """Raise TypeError for a field that a command does not change: rules of another command would be passed by."""
    if others := sorted(set(fields) - set(editable)):
        raise TypeError(f"not changed by this command: {', '.join(others)}")


def code(desk: Desk, vocabulary: str, given: str) -> str:
    """Return a code that the list has; an empty one stays empty. Raises UnknownCode."""
    return desk.vocabulary.get(vocabulary, given).code if given else ""


def chosen(desk: Desk, vocabulary: str, given: str) -> str:
    """Return a code that the list has, where one has to be said. Raises UnknownCode for an empty one too."""
    return desk.vocabulary.get(vocabulary, given).code


def codes(desk: Desk, vocabulary: str, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code(desk, vocabulary, one) for one in given)


def name_fields(name: NameParts, name_ar: NameParts) -> dict[str, object]:
    """Return a name's parts as fields of a member, each checked."""
    fields: dict[str, object] = {}
    for parts, suffix in ((name, ""), (name_ar, "_ar")):
        for part in ("first", "father", "surname", "called", "mother"):
            fields[part + suffix] = check_name(getattr(parts, part), N_("Name"))
    return fields


def user_name(name: str) -> str:
    """Return a user's name, checked; raise Refused for an empty one."""
    said = check_name(name, N_("Name of the user"))
    if not said:
        raise Refused(N_("A user needs a name."))
    return said


def user_role(role: str) -> str:
    """Return the code of a role; raise Refused for any other word."""
    if role not in ("caseworker", "supervisor"):
        raise Refused(N_("A user is a caseworker or a supervisor."))
    return role


def member_fields(desk: Desk, new: NewMember) -> dict[str, object]:
    return {
        **name_fields(new.name, new.name_ar),
        "relation": code(desk, "relation", new.relation),
        "sex": code(desk, "sex", new.sex),
        "born_on": not_later(desk, new.born.on) if new.born else None,
        "born_precision": new.born.precision if new.born else "",
        "estimated": bool(new.born and new.born.estimated),
        "presence": code(desk, "presence", new.presence),
        "presence_since": not_later(desk, new.presence_since) if new.presence_since else None,
        "tracing_open": new.presence in SOUGHT if new.tracing_open is None else new.tracing_open,
        "vulnerabilities": codes(desk, "vulnerability", new.vulnerabilities),
        "spellings": other_names(new.spellings, N_("Other spelling")),
    }


def other_names(given: Iterable[str], field: str) -> tuple[str, ...]:
    """Return other names or spellings, checked; a blank one says nothing. `field` is the msgid of what they are."""
    return tuple(name for one in given if (name := check_name(one, field)))


def place_fields(where: Where, prefix: str = "place") -> dict[str, object]:
    """Return the columns of a place, as `place` and `place_text`."""
    return {prefix: where.pcode, f"{prefix}_text": check_name(where.text, N_("Place"))}


def known_site(desk: Desk, site: RecordId | None) -> RecordId | None:
    """Return a site's id; raise NotFound for one that was taken back since it was chosen."""
    if site is not None and local_id(desk.store.tables, "site", site) is None:
        raise NotFound(N_("This site is not there any more."), hint=N_("Choose it again from the list of sites."))
    return site


def origin_fields(where: Where) -> dict[str, object]:
    return {"origin_place": where.pcode, "origin_text": check_name(where.text, N_("Place"))}


def stay_fields(desk: Desk, family: RecordId, new: NewStay) -> dict[str, object]:
    """Return the fields of a stay; where nobody told how they live there, nothing is said of it.

    Only a stay at no place at all is one of unknown whereabouts.
    """
    confirmed = not_later(desk, new.confirmed_on) if new.confirmed_on or new.sureness in _CONFIRMING else None
    return {
        "family": family,
        **place_fields(new.to),
        "site": known_site(desk, new.to.site),
        "living": code(desk, "living", new.living) or ("" if new.to else "unknown"),
        "since": new.since,
        "reason": code(desk, "reason", new.reason),
        "members": tuple(new.members),
        "sureness": code(desk, "sureness", new.sureness),
        "tenure": code(desk, "tenure", new.tenure),
        "sector": check_name(new.sector, N_("Sector")),
        "tent": check_name(new.tent, N_("Tent number")),
        "directions": check_note(new.directions, N_("Directions")),
        "confirmed_on": confirmed,
        "rent_until": new.rent_until,
        "eviction_until": new.eviction_until,
        "tent_since": not_later(desk, new.tent_since) if new.tent_since else None,
        "onward_to": check_name(new.onward_to, N_("Onward to")),
    }


def need_fields(desk: Desk, family: RecordId, new: NewNeed) -> dict[str, object]:
    return {
        "family": family,
        "member": new.member,
        "category": chosen(desk, "need", new.category),
        "what": check_name(new.what, N_("What exactly")),
        "urgency": code(desk, "urgency", new.urgency),
        "since": not_later(desk, new.since),
        "status": "open",
    }


def contact_fields(desk: Desk, family: RecordId, new: NewContact) -> dict[str, object]:
    return {
        "family": family,
        "kind": code(desk, "contact-kind", new.kind),
        "number": fold_phone(check_phone(new.number)),
        "whose": code(desk, "contact-whose", new.whose),
        "whatsapp": new.whatsapp,
        "safe": code(desk, "contact-safe", new.safe),
        "when": check_name(new.when, N_("When to call")),
        "do_not_say_who": new.do_not_say_who,
    }


def follow_up_fields(desk: Desk, family: RecordId, new: NewFollowUp) -> dict[str, object]:
    return {
        "family": family,
        "due": new.due,
        "what": check_name(new.what, N_("What for")),
        "kind": code(desk, "follow-up-kind", new.kind),
        "status": "open",
        "assigned_to": active_user(desk, new.assigned_to) if new.assigned_to else None,
        "repeats": repeats(new.repeat, new.due),
    }


def open_follow_ups(subject: Subject, kind: str = "") -> list[RecordState]:
    """Return the visits and calls that are planned and not answered: all of them, or those of a kind."""
    return [
        record
        for record in subject.records("follow_up")
        if record.value("status") in (None, "open") and kind in ("", record.value("kind"))
    ]


def repeats(repeat: Repeat | str | None, first: date) -> str:
    """Return the rule that a follow-up keeps; empty where it comes once. Raises BadRule or EndlessRule."""
    if not repeat:
        return ""
    return repeating.check_rule(repeat, first) if isinstance(repeat, str) else repeating.rule(repeat, first)


def active_user(desk: Desk, name: str) -> RecordId:
    """Return the user who works here under that name; raise NotFound."""
    users = desk.store.tables["user"]
    row = users.get_or_none((users.name == name.strip()) & (users.active == 1))
    if row is None:
        hint = N_("`user list` shows who works here.")
        raise NotFound(N_("No active user is called “{name}”."), hint=hint, name=name)
    return RecordId(bytes(row.uid))


def quantity(given: int | None) -> int | None:
    """Return how many were given; raise Refused for what is no number of things."""
    if given is not None and not 1 <= given <= 1_000_000:
        raise Refused(N_("{number} is no number of things given."), number=given)
    return given


def assistance_fields(desk: Desk, family: RecordId, new: NewAssistance) -> dict[str, object]:
    return {
        "family": family,
        "need": new.need,
        "member": new.member,
        "on": not_later(desk, new.on),
        "item": chosen(desk, "item", new.item),
        "quantity": quantity(new.quantity),
        "giver": code(desk, "giver", new.giver),
        "evidence": code(desk, "evidence", new.evidence or ("gave" if new.giver == "us" else "told")),
        "amount": check_amount(new.amount, new.currency),
        "currency": code(desk, "currency", new.currency),
    }
