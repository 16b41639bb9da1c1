"""Do the same to many families in one batch, which is undone as one; those that a rule excepts are left out by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from famcase.domain.changes import RecordId
from famcase.domain.text import check_note
from famcase.errors import FamcaseError, NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.closing import give
from famcase.services.commands.flags import put_flag
from famcase.services.commands.follow_ups import plan
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewFollowUp
from famcase.services.queries.lines import Heading, headings
from famcase.services.queries.there import local_ids
from famcase.wording import N_

Act = Callable[[Batch, Subject], None]
"""Does something to one family of a batch; says no (Refused, NotFound) before it has changed anything of it."""


class Task(Protocol):
    """Something that can be done to many families."""

    verb: ClassVar[str]
    """What the journal calls the batch."""

    def begun(self, desk: Desk) -> Act:
        """Check what holds for all of them, and return what is done to each; raises what is wrong with the task."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A family that nothing is done to, and why."""

    family: RecordId
    head: Heading | None
    """Its number and name; None for one that is not there any more."""
    why: FamcaseError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a task does to many families, or would do."""

    changed: tuple[RecordId, ...]
    already: tuple[RecordId, ...]
    """For whom all is so already."""
    left_out: tuple[LeftOut, ...]
    done: Done
    """Its batch; none where this only says what would happen."""

    @property
    def asked(self) -> int:
        """Of how many families it was asked."""
        return len(self.changed) + len(self.already) + len(self.left_out)


MOST: Final = 5_000
"""Families of one task: 5,000 families changed are some 20 seconds and one batch to undo."""


class TooMany(Refused):
    def __init__(self, number: int) -> None:
        super().__init__(
            N_("{number} families are too many for one go: {most} at most."),
            hint=N_("Narrow the list, and do them site by site."),
            number=number,
            most=MOST,
        )


def preview(desk: Desk, families: Sequence[RecordId], task: Task) -> Outcome:
    """Return what `do_all` would do, by the same rules; nothing is written. Raises what is wrong with the task."""
    batch = Batch(desk.store, desk.clock, desk.user, desk.writer, task.verb)
    return _outcome(desk, batch, families, task)


@command
def do_all(desk: Desk, families: Sequence[RecordId], task: Task) -> Outcome:
    """Do a task to all families that the rules allow, in one batch; the others are left out and named.

    Raises what is wrong with the task itself, and TooMany.
    """
    with desk.write(task.verb) as batch:
        outcome = _outcome(desk, batch, families, task)
    return Outcome(outcome.changed, outcome.already, outcome.left_out, batch.done)


@dataclass(frozen=True, slots=True)
class Assigning:
    """Give cases to a user, by name; by the rules of `closing.assign`."""

    verb: ClassVar[str] = "assigned"
    user: str

    def begun(self, desk: Desk) -> Act:
        receiver = checked.active_user(desk, self.user)
        return lambda batch, subject: give(desk, batch, subject, receiver)


@dataclass(frozen=True, slots=True)
class Scheduling:
    """Plan the same visit or call for each; by the rules of `follow_ups.schedule`."""

    verb: ClassVar[str] = "follow-up"
    new: NewFollowUp

    def begun(self, desk: Desk) -> Act:
        checked.to_come(desk, self.new.due)
        checked.follow_up_fields(desk, desk.user.uid, self.new)
        return lambda batch, subject: plan(desk, batch, subject, self.new)


@dataclass(frozen=True, slots=True)
class Flagging:
    """Raise the same flag on each that does not bear it; by the rules of `flags.add_flag`."""

    verb: ClassVar[str] = "flagged"
    kind: str
    reason: str = ""

    def begun(self, desk: Desk) -> Act:
        kind = desk.vocabulary.get("flag-kind", self.kind).code
        reason = check_note(self.reason, N_("Reason"))

        def flag(batch: Batch, subject: Subject) -> None:
            borne = checked.working(subject).records("flag")
            if any(one.value("kind") == kind and not one.value("resolved_on") for one in borne):
                return
            put_flag(desk, batch, subject, kind, reason)

        return flag


def _outcome(desk: Desk, batch: Batch, families: Sequence[RecordId], task: Task) -> Outcome:
    asked = tuple(dict.fromkeys(families))
    if len(asked) > MOST:
        raise TooMany(len(asked))
    act = task.begun(desk)
    changed: list[RecordId] = []
    already: list[RecordId] = []
    refused: list[tuple[RecordId, FamcaseError]] = []
    for family in asked:
        try:
            subject = checked.open_family(batch, family)
            act(batch, subject)
        except (Refused, NotFound) as why:
            refused.append((family, why))
            continue
        (changed if subject.seq else already).append(family)
    heads = _heads(desk, [family for family, _ in refused])
    left_out = tuple(LeftOut(family, heads.get(family), why) for family, why in refused)
    return Outcome(tuple(changed), tuple(already), left_out, batch.done)


def _heads(desk: Desk, families: Iterable[RecordId]) -> dict[RecordId, Heading]:
    tables = desk.store.tables
    return {head.uid: head for head in headings(tables, local_ids(tables, families)).values()}
