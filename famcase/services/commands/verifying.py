"""A verification round: one family after the other, and what was found there, each recorded at once."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from famcase.domain import journeys
from famcase.domain.changes import RecordId, Version
from famcase.errors import Refused, Usage
from famcase.services.batch import Batch, ChangedSince, Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.bulk_moves import VERIFICATION, VERIFIED_WITHIN
from famcase.services.commands.families import check_size, declare_size
from famcase.services.commands.follow_ups import answer
from famcase.services.commands.moves import confirm, move, stays_of
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewFollowUp, NewStay, Where
from famcase.services.queries.timetable import working_day
from famcase.wording import N_

Finding = Literal["here", "elsewhere", "not-found", "part", "size"]
FINDINGS: Final[tuple[Finding, ...]] = get_args(Finding)


@dataclass(frozen=True, slots=True)
class Found:
    """What the round found of one family."""

    finding: Finding
    where: Where = Where()
    """Where they, or the part that left, are now; empty where nobody knows."""
    since: date | None = None
    """None: today."""
    living: str = ""
    people: int | None = None
    """`size`: how many they are; `part`: how many of them are here."""
    gone: tuple[RecordId, ...] = ()
    """`part`: who of the members is not here."""
    stay: RecordId | None = None
    """The stay that the round goes by; None: whichever is their last."""
    what: str = ""
    """What the next follow-up is for, where one is planned, in the words of whoever walks the round."""


class SayWho(Refused):
    """A part of a family was found, and nobody said which."""

    def __init__(self) -> None:
        super().__init__(
            N_("Say who of them is not here, or how many are."),
            hint=N_("A number is enough; whom it was is asked at the next visit."),
        )


@command
def verify(desk: Desk, family: RecordId, found: Found, seen: Version | None = None) -> Done:
    """Record what a round found: the stay confirmed or a new one, the size, and the verification answered.

    A family that was not found gets a stay of unknown whereabouts, and where nothing else is planned a call within
    three days. Of a part the members who left get a stay of their own; where only their number is known, a visit is
    planned that asks who they are. Raises Refused where the case is closed or the days do not follow each other.
    """
    if found.finding not in FINDINGS:
        raise Usage(
            N_("A round finds a family {known}; not “{text}”."), known=", ".join(FINDINGS), text=str(found.finding)
        )
    with desk.write("verified") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        _check_stay(subject, found.stay)
        if found.finding in ("elsewhere", "not-found"):
            _moved(desk, batch, subject, found)
        else:
            _here(desk, batch, subject)
            if found.finding == "size":
                _resize(batch, subject, found.people)
            if found.finding == "part":
                _part(desk, batch, subject, found)
        outcome = "moved-unknown" if found.finding == "not-found" else "seen"
        _answer(desk, batch, subject, outcome)
        _go_on(desk, batch, subject, found)
    return batch.done


def _check_stay(subject: Subject, stay: RecordId | None) -> None:
    """Raise ChangedSince where somebody recorded another stay after the list was made."""
    now = journeys.current(stays_of(subject))
    if stay is not None and (now is None or now.uid != stay):
        raise ChangedSince(["moved"])


def _here(desk: Desk, batch: Batch, subject: Subject) -> None:
    batch.edit(subject, confirm(desk, batch, subject, "round"), sureness="seen")


def _moved(desk: Desk, batch: Batch, subject: Subject, found: Found) -> None:
    is_lost = found.finding == "not-found"
    stay = NewStay(
        Where() if is_lost else found.where,
        found.since or desk.clock.today(),
        "unknown" if is_lost else found.living,
        sureness="told-by-others",
    )
    move(desk, batch, subject, stay)


def _part(desk: Desk, batch: Batch, subject: Subject, found: Found) -> None:
    if not found.gone and found.people is None:
        raise SayWho
    check_size(found.people)
    if found.gone:
        since = found.since or desk.clock.today()
        stay = NewStay(found.where, since, found.living, members=found.gone, sureness="told-by-family")
        move(desk, batch, subject, stay)


def _resize(batch: Batch, subject: Subject, people: int | None) -> None:
    if people is None:
        raise Refused(N_("Say how many they are now."), hint=N_("A number from 1 on."))
    declare_size(batch, subject, people)


def _answer(desk: Desk, batch: Batch, subject: Subject, outcome: str) -> None:
    visit = batch.add(subject, "visit", family=subject.id, on=desk.clock.today(), outcome=outcome, by=desk.user.uid)
    for planned in checked.open_follow_ups(subject, VERIFICATION):
        answer(desk, batch, subject, planned, visit)


def _go_on(desk: Desk, batch: Batch, subject: Subject, found: Found) -> None:
    """Plan what must not be forgotten: a lost family is called, and a part that left is asked after."""
    is_open_end = found.finding == "part" and not found.gone
    if not is_open_end and (found.finding != "not-found" or checked.open_follow_ups(subject)):
        return
    due = working_day(desk, VERIFIED_WITHIN)
    new = NewFollowUp(due, found.what, "visit" if is_open_end else "call")
    batch.add(subject, "follow_up", **checked.follow_up_fields(desk, subject.id, new))
