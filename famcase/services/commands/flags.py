"""Mark that a family or one of its people needs a look, and say when that is settled."""

from datetime import date

from famcase.domain.changes import RecordId, Version
from famcase.domain.text import check_note
from famcase.errors import Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.wording import N_


class SettledAlready(Refused):
    def __init__(self) -> None:
        super().__init__(N_("This flag was settled already: nothing was changed."))


@command
def add_flag(
    desk: Desk,
    family: RecordId,
    kind: str,
    reason: str = "",
    seen: Version | None = None,
    *,
    member: RecordId | None = None,
) -> Done:
    """Flag a family, or one of its people, with a kind and a reason."""
    with desk.write("flagged") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        put_flag(desk, batch, subject, kind, reason, member)
    return batch.done


@command
def resolve_flag(
    desk: Desk, family: RecordId, flag: RecordId, reason: str, seen: Version | None = None, *, on: date | None = None
) -> Done:
    """Settle a flag on a day, saying why in the history; raises NotYet for a day to come, SettledAlready."""
    said = check_note(reason, N_("Reason"))
    day = checked.not_later(desk, on)
    with desk.write("flag-resolved", reason=said) as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        if subject.record("flag", flag).value("resolved_on"):
            raise SettledAlready
        batch.edit(subject, flag, resolved_on=day)
    return batch.done


def put_flag(
    desk: Desk, batch: Batch, subject: Subject, kind: str, reason: str = "", member: RecordId | None = None
) -> RecordId:
    """Add a flag in a batch that does more; return the record's id. Raises UnknownCode, NotFound."""
    if member is not None:
        subject.record("member", member)
    code = checked.chosen(desk, "flag-kind", kind)
    said = check_note(reason, N_("Reason"))
    return batch.add(subject, "flag", family=subject.id, member=member, kind=code, reason=said, on=desk.clock.today())
