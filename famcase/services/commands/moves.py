"""Record that a family moved, and that somebody confirmed where they are."""

from dataclasses import dataclass
from datetime import date

from famcase.domain import journeys
from famcase.domain.changes import RecordId, Version
from famcase.domain.state import RecordState
from famcase.errors import NotFound
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewStay
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class _Stay:
    """A stay of the journal as the rules of journeys read it."""

    uid: RecordId
    made: int
    since: date | None
    members: tuple[bytes, ...]


@command
def record_move(desk: Desk, family: RecordId, new: NewStay, seen: Version | None = None) -> Done:
    """Record that a family, or some of its members, moved; the new stay becomes where they are now.

    A full site warns elsewhere and never refuses: people are where they are. Raises Refused when the stay starts
    before the one it follows or in the future, the case is closed, or a stay was recorded since `seen`.
    """
    with desk.write("moved") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.check_unchanged(subject, "stay")
        for member in new.members:
            subject.record("member", member)
        journeys.check_next(stays_of(subject), new.since, today=desk.clock.today())
        batch.add(subject, "stay", **checked.stay_fields(desk, family, new))
    return batch.done


@command
def confirm_stay(desk: Desk, family: RecordId, how: str, on: date | None = None, seen: Version | None = None) -> Done:
    """Record that somebody confirmed, on a day and in a way, that the family is where it is said to be."""
    with desk.write("stay-confirmed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        now = journeys.current(stays_of(subject))
        if now is None:
            raise NotFound(N_("Nobody has recorded where they are yet."), hint=N_("Record the move first."))
        how = checked.code(desk, "confirmed-how", how)
        batch.edit(subject, now.uid, confirmed_on=checked.not_later(desk, on), confirmed_how=how)
    return batch.done


def stays_of(subject: Subject) -> list[_Stay]:
    """Return a family's standing stays as the rules read them."""
    return [_stay(state) for state in subject.records("stay")]


def _stay(state: RecordState) -> _Stay:
    members = state.value("members")
    who = tuple(bytes.fromhex(member) for member in members) if isinstance(members, list) else ()
    since = state.value("since")
    began = date.fromisoformat(since) if isinstance(since, str) else None
    return _Stay(state.record, state.made, began, who)
