"""Register a family and change what is known of it as a whole."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Final

from famcase.domain import journeys, numbers
from famcase.domain.changes import RecordId, Version
from famcase.domain.names import NameParts
from famcase.domain.text import check_name, check_note
from famcase.errors import Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked, child_alone
from famcase.services.desk import Desk, command
from famcase.services.inputs import ByTimetable, NewFamily, NewFollowUp, NewMember
from famcase.services.queries.standing import standing
from famcase.services.queries.timetable import next_visit
from famcase.services.views import Composition
from famcase.storage import statements
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Registered:
    """A new family and the case number that its people are told."""

    uid: RecordId
    number: str
    done: Done


@dataclass(frozen=True, slots=True)
class _Placed:
    """A stay of the journey so far, as the rules read it."""

    since: date | None
    made: int
    uid: bytes = bytes(16)
    members: tuple[bytes, ...] = ()


_LISTS: Final = ("step", "displacement", "intention", "priority")
_SIZES: Final = frozenset(
    {"declared_people", "men", "women", "boys", "girls", "under5", "over60", "pregnant", "disability"}
)
_WITHHELD: Final = ("withhold_from", "withhold_reason")
_EDITABLE: Final = _SIZES | {*_LISTS, *_WITHHELD, "origin_place", "origin_text", "left_on", "units"}


_MOST_PEOPLE: Final = 500


class ImpossibleSize(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("A family has between 1 and 500 people, and no group in it can be negative."),
            hint=N_("Register families that do not eat together each on their own."),
        )


@command
def register(desk: Desk, new: NewFamily) -> Registered:
    """Register a family with its journey, needs and next visit; return its case number.

    Raises Refused when the journey's days do not follow each other or a text or number is impossible.
    """
    with desk.write("registered") as batch:
        subject, number = add_family(desk, batch, new)
    return Registered(subject.id, number, batch.done)


def add_family(desk: Desk, batch: Batch, new: NewFamily) -> tuple[Subject, str]:
    """Add a family to a batch, by the rules of `register`; return it with its case number."""
    _check_composition(new.composition)
    digits, counter = batch.next_case()
    number = numbers.case_number(digits, counter)
    today = desk.clock.today()
    subject = batch.new(
        "family",
        number=number,
        registered_on=checked.not_later(desk, new.registered_on),
        displacement=checked.code(desk, "displacement", new.displacement),
        **checked.origin_fields(new.origin),
        left_on=checked.not_later(desk, new.left_on) if new.left_on else None,
        **composition_fields(new.composition),
        priority=int(checked.code(desk, "priority", str(new.priority))),
        intention=checked.code(desk, "intention", new.intention),
        withhold_name=new.withhold_name,
        withhold_reason=check_note(new.withhold_reason, N_("Reason")),
        assigned_to=None if desk.user.is_supervisor else desk.user.uid,
        assigned_on=None if desk.user.is_supervisor else today,
    )
    _add_people(desk, batch, subject, new)
    _tell_apart(desk, batch, subject, new)
    _add_journey(desk, batch, subject, new)
    for need in new.needs:
        batch.add(subject, "need", **checked.need_fields(desk, subject.id, need))
    for contact in new.contacts:
        batch.add(subject, "contact", **checked.contact_fields(desk, subject.id, contact))
    if new.consent != "not-asked" or new.consent_basis:
        state = checked.code(desk, "consent-state", new.consent)
        basis = checked.code(desk, "consent-basis", new.consent_basis or "consent")
        batch.add(subject, "consent", family=subject.id, purpose="services", state=state, basis=basis, on=today)
    child_alone.act_on(desk, batch, subject, was_so=False)
    if planned := _first_visit(desk, new):
        batch.add(subject, "follow_up", **checked.follow_up_fields(desk, subject.id, planned))
    if note := check_note(new.note, N_("Note")):
        batch.add(subject, "note", family=subject.id, on=today, text=note, by=desk.user.uid)
    return subject, number


@command
def edit_family(
    desk: Desk,
    /,
    family: RecordId,
    seen: Version | None = None,
    *,
    head: tuple[NameParts, NameParts] | None = None,
    **fields: object,
) -> Done:
    """Change fields of a family's own record: priority, origin_place, left_on, composition, step, intention …

    What other commands change by rules of their own (status, caseworker, a withheld name) is none of them. `head` is
    the name of the head of household, in Latin and in Arabic letters, where that changes too; a family without a head
    gets one. Raises NotYet for a day to come.
    """
    checked.only(fields, _EDITABLE)
    with desk.write("edited") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        for name in _LISTS:
            if fields.get(name):
                checked.code(desk, name, str(fields[name]))
        _check_sizes(fields[name] for name in _SIZES if name in fields)
        check_size(fields.get("declared_people"))
        if not _can_be_units(fields.get("units")):
            raise ImpossibleSize
        left_on = fields.get("left_on")
        if isinstance(left_on, date):
            checked.not_later(desk, left_on)
        was_alone = child_alone.is_so(desk, subject)
        batch.edit(subject, family, **{name: _checked_text(name, value) for name, value in fields.items()})
        if head is not None:
            _name_head(batch, subject, *head)
        if _SIZES & set(fields):
            child_alone.act_on(desk, batch, subject, was_alone)
    return batch.done


@command
def withhold_name(
    desk: Desk,
    family: RecordId,
    withheld: bool,
    seen: Version | None = None,
    *,
    reason: str = "",
    withhold_from: str = "",
) -> Done:
    """Keep a family's name off every list, search and output, or show it again.

    Both are open to caseworkers: it is they whom a family tells that it changed its mind. Showing it again is asked
    about first in both front ends, and stands in the history under the name of who did it.
    """
    with desk.write("name-withheld" if withheld else "name-shown") as batch:
        subject = checked.open_family(batch, family, seen)
        batch.edit(
            subject,
            family,
            withhold_name=withheld,
            withhold_reason=check_note(reason, N_("Reason")),
            withhold_from=check_name(withhold_from, N_("From whom")),
        )
    return batch.done


def composition_fields(composition: Composition) -> dict[str, object]:
    """Return a declared composition as fields of a family; `people` is `declared_people` there."""
    fields: dict[str, object] = asdict(composition)
    fields["declared_people"] = fields.pop("people")
    return fields


def check_size(people: object) -> None:
    """Raise ImpossibleSize for a number of people that no family has; None is one that nobody knows."""
    if isinstance(people, int) and not 1 <= people <= _MOST_PEOPLE:
        raise ImpossibleSize


def declare_size(batch: Batch, subject: Subject, people: int) -> None:
    """Say in a batch how many the family are now, listed or not; raise ImpossibleSize."""
    check_size(people)
    batch.edit(subject, subject.id, declared_people=people)


def _name_head(batch: Batch, subject: Subject, name: NameParts, name_ar: NameParts) -> None:
    heads = [member for member in subject.records("member") if member.value("relation") == "head"]
    fields = checked.name_fields(name, name_ar)
    if heads:
        batch.edit(subject, heads[0].record, **fields)
    else:
        batch.add(subject, "member", family=subject.id, relation="head", **fields)


def _add_people(desk: Desk, batch: Batch, subject: Subject, new: NewFamily) -> None:
    people = list(new.members)
    if new.head is not None:
        people.insert(0, replace(new.head, relation="head"))
    for person in people:
        _add_person(desk, batch, subject, person, new)
    if new.foreign:
        source, value = (check_name(said, N_("Id")) for said in new.foreign)
        batch.add(subject, "foreign_id", family=subject.id, source=source, value=value)


def _tell_apart(desk: Desk, batch: Batch, subject: Subject, new: NewFamily) -> None:
    """Remember which families it is not, in the batch that registers it; one that is gone meanwhile needs no word."""
    tables, today = desk.store.tables, desk.clock.today()
    for other in dict.fromkeys(standing(tables, family) for family in new.apart):
        if statements.local_id(tables, "family", other) is not None:
            batch.add(subject, "told_apart", family=subject.id, other=other, on=today, by=desk.user.uid)


def _add_person(desk: Desk, batch: Batch, subject: Subject, person: NewMember, new: NewFamily) -> None:
    member = batch.add(subject, "member", family=subject.id, **checked.member_fields(desk, person))
    if person.foreign_id and new.foreign:
        source, value = (check_name(said, N_("Id")) for said in (new.foreign[0], person.foreign_id))
        batch.add(subject, "foreign_id", family=subject.id, member=member, source=source, value=value)


def _add_journey(desk: Desk, batch: Batch, subject: Subject, new: NewFamily) -> None:
    travelled: list[_Placed] = []
    for stay in new.stays:
        journeys.check_next(travelled, stay.since, today=desk.clock.today())
        travelled.append(_Placed(stay.since, len(travelled)))
        is_last = stay is new.stays[-1]
        fields = checked.stay_fields(desk, subject.id, stay)
        batch.add(subject, "stay", **(fields if is_last else {**fields, "confirmed_on": stay.confirmed_on}))


def _first_visit(desk: Desk, new: NewFamily) -> NewFollowUp | None:
    is_brought = new.registered_on is not None and new.follow_up == ByTimetable()
    return None if is_brought else next_visit(desk, new.priority, new.follow_up)


def _check_composition(composition: Composition) -> None:
    _check_sizes(asdict(composition).values())
    check_size(composition.people)


def _check_sizes(sizes: Iterable[object]) -> None:
    if any(isinstance(size, int) and not 0 <= size <= _MOST_PEOPLE for size in sizes):
        raise ImpossibleSize


def _can_be_units(units: object) -> bool:
    """Return whether a family can be so many that cook for themselves; nothing said is one."""
    return units is None or (isinstance(units, int) and 1 <= units <= 50)


def _checked_text(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    return check_note(value, N_("Reason")) if name == "withhold_reason" else check_name(value, N_("This field"))
