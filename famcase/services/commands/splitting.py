"""Some people of a family become one of their own, or people of another: a marriage, a separation, a son who leaves.

They stay listed where they were, as "now of another family", and are counted with the other one: it gets copies of
them, of what is only theirs, and a new family also of the journey so far. One batch over both, undone as one.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from famcase.domain import numbers
from famcase.domain.changes import RecordId, Version
from famcase.domain.households import COUNTED, could_lead
from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.state import RecordState
from famcase.domain.text import check_name
from famcase.domain.ties import MOVED_FROM, MOVED_TO, tied_to
from famcase.errors import Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked, child_alone, declared, household_changes
from famcase.services.commands.copying import Copying, OneFamily, check_hands
from famcase.services.commands.families import Registered
from famcase.services.commands.moves import move
from famcase.services.desk import Desk, command
from famcase.services.inputs import ByTimetable, NewHousehold
from famcase.services.queries.timetable import next_visit
from famcase.wording import N_

_AS_BEFORE: Final = (
    *("displacement", "origin_place", "origin_text", "left_on", "priority", "intention"),
    *("assigned_to", "withhold_name", "withhold_from", "withhold_reason"),
)
"""What is said of a new family as it was of the one that it was part of."""

_OF_A_PERSON: Final = (
    *(f"{part}{script}" for part in ("first", "father", "surname", "called", "mother") for script in ("", "_ar")),
    *("spellings", "sex", "born_on", "born_precision", "estimated", "vulnerabilities", "functioning"),
)

_GONE: Final = frozenset({"dead", "left"})


class NobodyLeaves(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Say who leaves: nobody was chosen."), hint=N_("Choose one or more of the people who are listed.")
        )


class NobodyStays(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Nobody would be left in this family: nothing was changed."),
            hint=N_("Choose some of them; where all have moved, record the move."),
        )


class CannotLeave(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Who died, or is of another family already, cannot leave this one."),
            hint=N_("Choose those who leave from those who are counted."),
        )


class NotAmongThem(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Who heads the new family is one of those who leave."), hint=N_("Choose the head from them.")
        )


@command
def split(
    desk: Desk, family: RecordId, members: Collection[RecordId], new: NewHousehold, seen: Version | None = None
) -> Registered:
    """Make people of a family one of their own, with a number of its own, and link the two as split.

    The new family has their journey so far, where they come from, and what is recorded of them alone; consent is asked
    anew. Those who stay are fewer by them, and have a new head where theirs leaves. Raises NobodyLeaves, NobodyStays,
    CannotLeave, NotAmongThem, WhoLeadsNow, NotYet, SupervisorOnly for a colleague's case, and whatever a move raises.
    """
    on = checked.not_later(desk, new.on)
    with desk.write("split", reason=check_name(new.reason, N_("Reason"))) as batch:
        source = checked.working(checked.open_family(batch, family, seen))
        check_hands(desk, source)
        leaving = _leaving(source, members)
        head = _head_of(desk, leaving, new.head)
        digits, counter = batch.next_case()
        number = numbers.case_number(digits, counter)
        begun = batch.new("family", number=number, registered_on=desk.clock.today(), **_as_before(desk, source))
        copying = Copying(batch, source, begun, {})
        with _Leaving(desk, batch, source, leaving, begun.id, on, new.new_head) as those:
            for state in leaving:
                copying.copy(state, relation=_relation(state, head), presence_since=_since(state, on))
            _journey(copying, batch, source, begun, leaving)
            those.take_along(copying)
        batch.add(begun, "link", family=begun.id, other=family, kind="split-from")
        if new.to is not None:
            move(desk, batch, begun, new.to)
        child_alone.act_on(desk, batch, begun, was_so=False)
        _plan_first_visit(desk, batch, begun)
    return Registered(begun.id, number, batch.done)


@command
def move_members(
    desk: Desk,
    family: RecordId,
    members: Collection[RecordId],
    other: RecordId,
    on: date | None = None,
    new_head: RecordId | None = None,
    seen: Version | None = None,
    seen_other: Version | None = None,
    *,
    reason: str = "",
) -> Done:
    """Make people of one family people of another one that is registered; both grow and shrink by them.

    Whoever was of the other family before is there again, and not listed twice. What they are to its head is to be
    said there; `reason` is for the histories of both. Raises OneFamily and whatever `split` raises.
    """
    day = checked.not_later(desk, on)
    with desk.write("member-moved", reason=check_name(reason, N_("Reason"))) as batch:
        if family == other:
            raise OneFamily
        source = checked.working(checked.open_family(batch, family, seen))
        into = checked.working(checked.open_family(batch, other, seen_other))
        check_hands(desk, source, into)
        leaving = _leaving(source, members)
        was_alone = child_alone.is_so(desk, into)
        back = {state.record: known for state in leaving if (known := _known_there(into, state)) is not None}
        copying = Copying(batch, source, into, {one: known.record for one, known in back.items()})
        with _Leaving(desk, batch, source, leaving, other, day, new_head) as those:
            for state in leaving:
                _join(desk, batch, into, state, back.get(state.record), copying, day)
            those.take_along(copying)
        batch.edit(into, other, **{MOVED_FROM: family})
        child_alone.act_on(desk, batch, into, was_alone)
    return batch.done


class _Leaving:
    """Those who leave a family: inside it they are copied, at its end they are no more counted where they were."""

    def __init__(
        self,
        desk: Desk,
        batch: Batch,
        source: Subject,
        leaving: Sequence[RecordState],
        to: RecordId,
        on: date,
        new_head: RecordId | None,
    ) -> None:
        self._desk = desk
        self._batch = batch
        self._source = source
        self._leaving = leaving
        self._to = to
        self._on = on
        self._new_head = new_head
        self._was_alone = child_alone.is_so(desk, source)

    def __enter__(self) -> "_Leaving":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._leave()

    def take_along(self, copying: Copying) -> None:
        """Copy what is recorded of one of them alone, and end or take out what would else count in both families."""
        theirs = {state.record.hex() for state in self._leaving}
        for table in ("need", "flag", "foreign_id", "referral", "assistance"):
            for state in self._source.records(table):
                if state.value("member") in theirs:
                    copying.copy(state)
                    self._end(state)

    def _end(self, state: RecordState) -> None:
        """End what went along; another list's number stays, so that the list still knows who is meant."""
        batch, source = self._batch, self._source
        if state.table == "need" and self._is_named(state):
            if state.value("status") in (None, *OPEN_NEEDS):
                batch.edit(source, state.record, status="no-longer")
        elif state.table != "foreign_id":
            batch.remove(source, state.record)

    def _is_named(self, need: RecordState) -> bool:
        """Return whether something that stays names a need."""
        return any(
            other.value("need") == need.record.hex()
            for table in ("assistance", "plan_step")
            for other in self._source.records(table)
        )

    def _leave(self) -> None:
        desk, batch, source = self._desk, self._batch, self._source
        led = next((state.record for state in self._leaving if state.value("relation") == "head"), None)
        for state in self._leaving:
            before = declared.person_of(state)
            gone = {"presence": "left", "presence_since": self._on, "tracing_open": False, MOVED_TO: self._to}
            batch.edit(source, state.record, **gone)
            after = declared.person_of(source.record("member", state.record))
            declared.follow(desk, batch, source, before, after)
        if led is not None and self._new_head is None and household_changes.can_be_led(desk, source):
            raise household_changes.WhoLeadsNow
        if self._new_head is not None:
            household_changes.lead(batch, source, led, self._new_head)
        child_alone.act_on(desk, batch, source, self._was_alone)


def _leaving(source: Subject, members: Collection[RecordId]) -> list[RecordState]:
    """Return who leaves, in the order in which they are listed."""
    if not members:
        raise NobodyLeaves
    chosen = [source.record("member", member) for member in dict.fromkeys(members)]
    if any(str(state.value("presence") or "here") in _GONE for state in chosen):
        raise CannotLeave
    leaving = {state.record for state in chosen}
    counted = [state for state in source.records("member") if declared.person_of(state).counts]
    unlisted = (declared.number(source.state.records[source.id], "declared_people") or 0) > len(counted)
    if not unlisted and all(state.record in leaving for state in counted):
        raise NobodyStays
    return [state for state in source.records("member") if state.record in leaving]


def _head_of(desk: Desk, leaving: Sequence[RecordState], chosen: RecordId | None) -> RecordState:
    if chosen is not None:
        found = next((state for state in leaving if state.record == chosen), None)
        if found is None:
            raise NotAmongThem
        return found
    today = desk.clock.today()

    def fitness(state: RecordState) -> tuple[bool, bool, bool]:
        person = declared.person_of(state)
        age = person.age(today)
        leads = could_lead(person.presence, age, is_named=declared.is_named(state))
        return state.value("relation") == "head", leads and age is not None, leads

    return max(leaving, key=fitness)


def _relation(state: RecordState, head: RecordState) -> str:
    """Return what somebody is to the head of the new family, as far as what they were to the old one says it."""
    if state.record == head.record:
        return "head"
    relation, heads = str(state.value("relation") or ""), head.value("relation")
    if heads == "head" or (heads == "wife-husband" and relation == "son-daughter"):
        return relation
    return "wife-husband" if heads == "wife-husband" and relation == "head" else ""


def _as_before(desk: Desk, source: Subject) -> dict[str, Any]:
    family = source.state.records[source.id]
    said: dict[str, Any] = {name: family.value(name) for name in _AS_BEFORE}
    return {**said, "assigned_on": desk.clock.today() if said["assigned_to"] else None}


def _since(state: RecordState, on: date) -> Any:
    """Return since when somebody is where they are: with the new family from the day they left the old one."""
    return on if str(state.value("presence") or "here") == "here" else state.value("presence_since")


def _journey(copying: Copying, batch: Batch, source: Subject, begun: Subject, leaving: Sequence[RecordState]) -> None:
    """Copy the stays of all and those of the people who leave; a move of all of them is one of the whole new family."""
    people = {state.record.hex() for state in leaving}
    for stay in source.records("stay"):
        said = stay.value("members")
        members = set(said) if isinstance(said, list) else set()
        if members and people <= members:
            copying.copy(stay, members=())
        elif not members or people & members:
            copying.copy(stay)
    _tidy(batch, begun)


def _tidy(batch: Batch, begun: Subject) -> None:
    """Leave out departures that would be after the next stay began, or after which nothing says where they are."""
    whole = [stay for stay in begun.records("stay") if not stay.value("members")]
    whole.sort(key=lambda stay: (stay.day("since") or date.min, stay.made, stay.record[8:]))
    for place, stay in enumerate(whole):
        following = whole[place + 1] if place + 1 < len(whole) else None
        left, since = stay.day("left_on"), following.day("since") if following else None
        if left is not None and (following is None or (since is not None and left > since)):
            batch.edit(begun, stay.record, left_on=None)


def _known_there(into: Subject, state: RecordState) -> RecordState | None:
    """Return who somebody was in the family that they come to, if they left it before."""
    for known in into.records("member"):
        if known.value("presence") == "left" and (known.record in tied_to(state) or state.record in tied_to(known)):
            return known
    return None


def _join(
    desk: Desk,
    batch: Batch,
    into: Subject,
    state: RecordState,
    known: RecordState | None,
    copying: Copying,
    on: date,
) -> None:
    since = _since(state, on)
    if known is None:
        made = copying.copy(state, relation="", presence_since=since)
        before = None
    else:
        made, before = known.record, declared.person_of(known)
        said: dict[str, Any] = {name: state.value(name) for name in _OF_A_PERSON}
        stays_head = {"relation": ""} if known.value("relation") == "head" and _is_led(into, known) else {}
        presence = {name: state.value(name) for name in ("presence", "tracing_open")}
        batch.edit(into, made, **{**said, **presence, **stays_head, "presence_since": since, MOVED_TO: None})
    if made is not None:
        declared.follow(desk, batch, into, before, declared.person_of(into.record("member", made)))


def _is_led(into: Subject, known: RecordState) -> bool:
    return any(
        state.value("relation") == "head" and str(state.value("presence") or "here") in COUNTED
        for state in into.records("member")
        if state.record != known.record
    )


def _plan_first_visit(desk: Desk, batch: Batch, begun: Subject) -> None:
    priority = declared.number(begun.state.records[begun.id], "priority") or 0
    if planned := next_visit(desk, priority, ByTimetable()):
        batch.add(begun, "follow_up", **checked.follow_up_fields(desk, begun.id, planned))
