"""Record what changed among a family's people: born, died, married out, joined, reunited, away for a while."""

from datetime import date
from typing import Final

from famcase.domain.changes import RecordId, Version
from famcase.domain.days import BirthDay
from famcase.domain.households import Person, could_lead
from famcase.domain.state import RecordState
from famcase.errors import Refused
from famcase.services.batch import Batch, Subject
from famcase.services.commands import checked, child_alone, declared
from famcase.services.commands.families import declare_size
from famcase.services.commands.members import traced
from famcase.services.desk import Desk, command
from famcase.services.inputs import HouseholdChange, NewMember
from famcase.services.queries.timetable import working_day
from famcase.wording import N_

ADDING: Final = ("born", "joined", "reunited", "found")
"""Changes by which a person who was not listed begins to count."""

LEAVING: Final = ("died", "married-out")
"""Changes after which a head is head no more."""

_REUNITE: Final = "reunification"


class WhoChanged(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Who was born is not listed yet, and anybody else who died is not spoken of again."),
            hint=N_("Choose another person, or somebody who is not listed."),
        )


class BeforeBirth(Refused):
    def __init__(self, day: date, born: date) -> None:
        super().__init__(
            N_("{day} is before this person was born, on {born}."),
            hint=N_("Give the day it happened, or correct the birth first."),
            day=day,
            born=born,
        )


class NotTheHead(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A new head is named when the head died or left, from those who are with the family."),
            hint=N_("To correct who the head is, correct the relation of both people."),
        )


class WhoLeadsNow(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Who heads the family died or left, and others are with it: who heads it now?"),
            hint=N_("Name the new head in the same step; it can be corrected later."),
        )


@command
def record_change(desk: Desk, family: RecordId, new: HouseholdChange, seen: Version | None = None) -> RecordId:
    """Record one change among the people of a family, with its day, under its own verb; return whose it was.

    `new.member` is one of those listed, `new.person` somebody who is not and is listed by this. Who begins or ceases
    to count changes the declared size by one, unless `new.people` says how many they are now. Who died or married out
    stays listed and counts no more; no cause of death is recorded. Who is found is to be brought together with the
    family by the next working day; who is reunited is looked for no more. A head who died or left is followed by
    another where a grown person who is known by a name is there; else the family keeps its name.
    Raises Refused for a day to come or before the birth, a dead person, a new head who is not with the family or was
    not named.
    """
    term = desk.vocabulary.get("family-change", new.kind)
    on = checked.not_later(desk, new.on)
    with desk.write(term.code) as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        was_alone = child_alone.is_so(desk, subject)
        known = subject.record("member", new.member) if new.member else None
        before = declared.person_of(known) if known else None
        _check(term.code, known, before, on)
        was_head = known is not None and known.value("relation") == "head"
        presence = term.extra["presence"]
        fields = {"presence": presence, "presence_since": on, **traced(known, presence)}
        if known is None:
            before = _unlisted(desk, new, on)
            member = _listed(desk, batch, subject, new, on, fields)
        else:
            member = known.record
            batch.edit(subject, member, **fields)
        declared.follow(desk, batch, subject, before, declared.person_of(subject.record("member", member)))
        if new.people is not None:
            declare_size(batch, subject, new.people)
        if new.new_head is None and was_head and term.code in LEAVING and can_be_led(desk, subject):
            raise WhoLeadsNow
        if new.new_head is not None:
            lead(batch, subject, member if was_head and term.code in LEAVING else None, new.new_head)
        _bring_together(desk, batch, subject, term.code)
        child_alone.act_on(desk, batch, subject, was_alone)
        return member


def _check(kind: str, known: RecordState | None, before: Person | None, on: date) -> None:
    if known is None or before is None:
        return
    if kind == "born" or before.presence == "dead":
        raise WhoChanged
    if known.value("born_precision") == "day" and before.born_on and on < before.born_on:
        raise BeforeBirth(on, before.born_on)


def _listed(
    desk: Desk, batch: Batch, subject: Subject, new: HouseholdChange, on: date, fields: dict[str, object]
) -> RecordId:
    """List the person, who need not have a name; a newborn's birth is the day of the change."""
    told = checked.member_fields(desk, new.person or NewMember())
    if new.kind == "born":
        told |= {"born_on": on, "born_precision": "day", "estimated": False}
    return batch.add(subject, "member", family=subject.id, **{**told, **fields})


def _unlisted(desk: Desk, new: HouseholdChange, on: date) -> Person | None:
    """Return how somebody who was not listed counted until now: not at all, or among those declared."""
    if new.kind in ADDING:
        return None
    person = new.person or NewMember()
    born = person.born or (BirthDay(on, "day", False) if new.kind == "born" else None)
    return Person(
        "here",
        checked.code(desk, "sex", person.sex),
        born.on if born else None,
        checked.codes(desk, "vulnerability", person.vulnerabilities),
    )


def can_be_led(desk: Desk, subject: Subject) -> bool:
    """Return whether one of those listed can head the family."""
    today = desk.clock.today()
    people = [(declared.person_of(state), declared.is_named(state)) for state in subject.records("member")]
    return any(could_lead(person.presence, person.age(today), is_named=is_named) for person, is_named in people)


def lead(batch: Batch, subject: Subject, former: RecordId | None, new_head: RecordId) -> None:
    """Make somebody the head; what the others are to the former head is theirs to be corrected, one by one."""
    chosen = subject.record("member", new_head)
    if former is None or new_head == former or not declared.person_of(chosen).counts:
        raise NotTheHead
    is_couple = chosen.value("relation") == "wife-husband"
    batch.edit(subject, new_head, relation="head")
    batch.edit(subject, former, relation="wife-husband" if is_couple else "")


def _bring_together(desk: Desk, batch: Batch, subject: Subject, kind: str) -> None:
    planned = checked.open_follow_ups(subject, _REUNITE)
    if kind == "found" and not planned:
        batch.add(subject, "follow_up", family=subject.id, due=working_day(desk, 1), kind=_REUNITE, status="open")
    if kind == "reunited":
        for record in planned:
            batch.edit(subject, record.record, status="done")
