"""Put off everything that is due where nobody can go now: follow-ups of a site or region, moved to one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.batch import Batch, Subject
from famcase.services.commands import bulk, checked
from famcase.services.commands.bulk import Act, Outcome
from famcase.services.desk import Desk
from famcase.wording import N_


class NoReason(Refused):
    """A follow-up is put off for a reason: without one it would be the caseworker's lateness."""

    def __init__(self) -> None:
        super().__init__(
            N_("Say why nobody can go: without a reason nothing is put off."),
            hint=N_("A few words will do, such as “no access”."),
        )


@dataclass(frozen=True, slots=True)
class PuttingOff:
    """Move each open follow-up that is due before a day to that day.

    The day it was first due stays with it: what nobody could reach is not counted as the caseworker's lateness.
    """

    verb: ClassVar[str] = "put-off"
    until: date
    why: str

    def begun(self, desk: Desk) -> Act:
        checked.to_come(desk, self.until)
        why = check_name(self.why, N_("Why"))
        if not why:
            raise NoReason

        def put_off(batch: Batch, subject: Subject) -> None:
            for record in due_before(checked.working(subject), self.until):
                first = subject.state.records[record].value("put_off_from")
                due = subject.state.records[record].value("due")
                batch.edit(subject, record, due=self.until, put_off_from=first or due, put_off_why=why)

        return put_off


def preview_put_off(desk: Desk, families: Sequence[RecordId], until: date, why: str) -> Outcome:
    """Return what `put_off_all` would do; families with nothing due before the day are those of `already`."""
    return bulk.preview(desk, families, PuttingOff(until, why))


def put_off_all(desk: Desk, families: Sequence[RecordId], until: date, why: str) -> Outcome:
    """Put off, in one batch, every open follow-up that is due before a day. Raises Refused for a day that is past."""
    return bulk.do_all(desk, families, PuttingOff(until, why))


def due_before(subject: Subject, day: date) -> list[RecordId]:
    """Return the open follow-ups of a family that are due before a day."""
    return [
        record.record
        for record in subject.records("follow_up")
        if record.value("status") in (None, "open") and str(record.value("due")) < day.isoformat()
    ]
