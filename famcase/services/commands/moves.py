"""Record that a family moved, that somebody confirmed where they are, and what was wrong about a stay."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from famcase.domain import journeys
from famcase.domain.changes import RecordId, Version
from famcase.domain.deadlines import rent_reminder
from famcase.domain.state import RecordState
from famcase.domain.text import check_name, check_note
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewStay, Where
from famcase.wording import N_

_LISTS: Final = {"living": "living", "reason": "reason", "tenure": "tenure", "sureness": "sureness"}
_NAMES: Final = {"sector": N_("Sector"), "tent": N_("Tent number"), "onward_to": N_("Onward to")}
_DAYS: Final = frozenset({"since", "left_on", "rent_until", "eviction_until", "tent_since"})
CORRECTABLE: Final = frozenset({"to", "members", "directions", *_LISTS, *_NAMES, *_DAYS})
"""What of a stay is corrected; when and how it was confirmed is said by confirming it."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay of the journal as the rules of journeys read it."""

    uid: RecordId
    made: int
    since: date | None
    left_on: date | None
    members: tuple[bytes, ...]


class ConfirmedTooEarly(Refused):
    def __init__(self, on: date, since: date) -> None:
        super().__init__(
            N_("They cannot have been there on {on}: they came on {since}."),
            hint=N_("Give the day somebody found them there, or correct the stay."),
            on=on,
            since=since,
        )


@command
def record_move(desk: Desk, family: RecordId, new: NewStay, seen: Version | None = None) -> Done:
    """Record that a family, or some of its members, moved; the new stay becomes where they are now.

    A full site warns elsewhere and never refuses: people are where they are. Raises Refused when the stay starts
    before the one it follows or in the future, the case is closed, or a stay was recorded since `seen`.
    """
    with desk.write("moved") as batch:
        move(desk, batch, checked.open_family(batch, family, seen), new)
    return batch.done


def move(desk: Desk, batch: Batch, subject: Subject, new: NewStay) -> None:
    """Record a move of an open case in a batch; raise what is wrong with it before anything is changed."""
    checked.working(subject)
    batch.check_unchanged(subject, "stay")
    _check_members(subject, new.members)
    known = stays_of(subject)
    journeys.check_next(known, new.since, today=desk.clock.today())
    last = journeys.current(known)
    if last is not None and not new.members:
        _say_left(desk, batch, subject, last, new)
    made = batch.add(subject, "stay", **checked.stay_fields(desk, subject.id, new))
    _remind_of_rent(desk, batch, subject, None if new.members else made)


@command
def confirm_stay(desk: Desk, family: RecordId, how: str, on: date | None = None, seen: Version | None = None) -> Done:
    """Record that somebody confirmed, on a day and in a way, that the family is where it is said to be.

    Raises ConfirmedTooEarly for a day before they came there.
    """
    with desk.write("stay-confirmed") as batch:
        confirm(desk, batch, checked.open_family(batch, family, seen), how, on)
    return batch.done


def confirm(desk: Desk, batch: Batch, subject: Subject, how: str, on: date | None = None) -> RecordId:
    """Confirm in a batch where a family of an open case is; return the stay, raise what is wrong before that."""
    checked.working(subject)
    now = journeys.current(stays_of(subject))
    if now is None:
        raise NotFound(N_("Nobody has recorded where they are yet."), hint=N_("Record the move first."))
    day = checked.not_later(desk, on)
    if now.since is not None and day < now.since:
        raise ConfirmedTooEarly(day, now.since)
    batch.edit(subject, now.uid, confirmed_on=day, confirmed_how=checked.code(desk, "confirmed-how", how))
    return now.uid


@command
def correct_stay(
    desk: Desk, /, family: RecordId, stay: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Correct what is recorded of a stay, by the names in CORRECTABLE; `to` is a Where, the days are dates or None.

    The stay keeps its place in the journey. Raises Refused, naming both days, where it would overlap another or stand
    in another place, and NotFound when it is not there any more.
    """
    checked.only(fields, CORRECTABLE)
    with desk.write("stay-corrected") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.check_unchanged(subject, "stay")
        state = subject.record("stay", stay)
        said = _checked(desk, subject, state, fields)
        days: dict[str, Any] = {name: said[name] for name in ("since", "left_on", "members") if name in said}
        corrected = replace(_stay(state), **days)
        journeys.check_corrected(stays_of(subject), corrected, today=desk.clock.today())
        batch.edit(subject, stay, **said)
        if "rent_until" in said:
            _remind_of_rent(desk, batch, subject, stay)
    return batch.done


@command
def insert_stay(
    desk: Desk,
    family: RecordId,
    new: NewStay,
    before: RecordId,
    seen: Version | None = None,
    left_on: date | None = None,
) -> Done:
    """Insert a stay that nobody recorded, before one that is; `left_on` is the day they left it, where that was told.

    Raises Refused, naming both days, where it would overlap its neighbours.
    """
    with desk.write("stay-inserted") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.check_unchanged(subject, "stay")
        _check_members(subject, new.members)
        known = journeys.in_order(stays_of(subject))
        following = next((stay for stay in known if stay.uid == subject.record("stay", before).record), None)
        line = [stay for stay in known if bool(stay.members) == bool(following and following.members)]
        at = line.index(following) if following in line else 0
        placed = Stay(RecordId(bytes(16)), 0, new.since, left_on, tuple(new.members))
        journeys.check_between(line[at - 1] if at else None, placed, following, today=desk.clock.today())
        # nobody confirmed today where they were then
        said = {**checked.stay_fields(desk, family, new), "left_on": left_on, "confirmed_on": None}
        batch.add(subject, "stay", **said)
        say_again(batch, subject, [stay for stay in line[at:] if stay.since == new.since])
    return batch.done


@command
def remove_stay(desk: Desk, family: RecordId, stay: RecordId, seen: Version | None = None) -> Done:
    """Take a stay that was recorded in error out of the journey.

    Raises Refused where nothing would then say where they are after a departure that was reported.
    """
    with desk.write("stay-removed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.check_unchanged(subject, "stay")
        subject.record("stay", stay)
        journeys.check_removed(stays_of(subject), stay)
        batch.remove(subject, stay)
    return batch.done


def stays_of(subject: Subject) -> list[Stay]:
    """Return a family's standing stays as the rules read them."""
    return [_stay(state) for state in subject.records("stay")]


def _say_left(desk: Desk, batch: Batch, subject: Subject, last: Stay, new: NewStay) -> None:
    """Say on which day they left where they were, and check that the new stay begins no earlier."""
    left_on = new.left_before or last.left_on
    if left_on is None:
        return
    following = Stay(RecordId(bytes(16)), last.made, new.since, None, ())
    journeys.check_between(None, replace(last, left_on=left_on), following, today=desk.clock.today())
    batch.edit(subject, last.uid, left_on=left_on)


def say_again(batch: Batch, subject: Subject, stays: Collection[Stay]) -> None:
    """Record stays anew after one inserted before them on their day: those of a day stand as they were recorded."""
    for stay in stays:
        state = subject.state.records[stay.uid]
        values = state.values()
        batch.remove(subject, stay.uid)
        batch.add(subject, "stay", **values)


def _check_members(subject: Subject, members: Collection[RecordId]) -> None:
    for member in members:
        subject.record("member", member)


def _checked(desk: Desk, subject: Subject, state: RecordState, fields: dict[str, object]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "to":
            to = value if isinstance(value, Where) else Where()
            said |= {**checked.place_fields(to), "site": checked.known_site(desk, to.site)}
            if not to and "living" not in fields:
                said["living"] = "unknown"
        elif name == "members":
            members = tuple(value) if isinstance(value, tuple | list) else ()
            _check_members(subject, members)
            said[name] = members
        elif name in _LISTS:
            said[name] = checked.code(desk, _LISTS[name], str(value))
        elif name in _NAMES:
            said[name] = check_name(str(value), _NAMES[name])
        elif name == "directions":
            said[name] = check_note(str(value), N_("Directions"))
        elif name == "tent_since" and isinstance(value, date):
            said[name] = checked.not_later(desk, value)
        else:
            said[name] = value
    if said.get("living") == "" and not _is_somewhere(state, said):
        said["living"] = "unknown"
    return said


def _is_somewhere(state: RecordState, said: dict[str, Any]) -> bool:
    return any(said[name] if name in said else state.value(name) for name in ("place", "place_text", "site"))


def _remind_of_rent(desk: Desk, batch: Batch, subject: Subject, stay: RecordId | None) -> None:
    """Plan to ask about the rent before it is used up; the one that is planned already moves to its new day."""
    if stay is None:
        return
    until = subject.state.records[stay].day("rent_until")
    if until is None:
        return
    due = rent_reminder(until, desk.clock.today())
    planned = checked.open_follow_ups(subject, "rent-due")
    if planned:
        batch.edit(subject, planned[0].record, due=due)
    elif until >= desk.clock.today():
        batch.add(subject, "follow_up", family=subject.id, due=due, kind="rent-due", status="open")


def _stay(state: RecordState) -> Stay:
    members = state.value("members")
    who = tuple(bytes.fromhex(member) for member in members) if isinstance(members, list) else ()
    return Stay(state.record, state.made, state.day("since"), state.day("left_on"), who)
