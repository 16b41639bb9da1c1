"""Put off everything that is due where nobody can go now: follow-ups of a site or region, moved to one day."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from famcase.domain.state import RecordState
from famcase.domain.text import check_name
from famcase.errors import Refused
from famcase.services.batch import Batch, Subject
from famcase.services.commands import checked
from famcase.services.commands.bulk import Act
from famcase.services.commands.follow_ups import put_off_one
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
            for follow_up in due_before(checked.working(subject), self.until):
                put_off_one(batch, subject, follow_up, self.until, why)

        return put_off


def due_before(subject: Subject, day: date) -> list[RecordState]:
    """Return the open follow-ups of a family that are due before a day."""
    return [record for record in checked.open_follow_ups(subject) if str(record.value("due")) < day.isoformat()]
