"""Write down what happened with a family."""

from famcase.domain.changes import RecordId, Version
from famcase.domain.text import check_note
from famcase.errors import Refused
from famcase.services.batch import Done
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.wording import N_


@command
def write_note(desk: Desk, family: RecordId, text: str, seen: Version | None = None) -> Done:
    """Add a note to a family, open or closed; notes are never changed, a wrong one is undone."""
    said = check_note(text, N_("Note"))
    if not said:
        raise Refused(N_("An empty note says nothing: it was not saved."))
    with desk.write("note") as batch:
        subject = checked.open_family(batch, family, seen)
        batch.add(subject, "note", family=family, on=desk.clock.today(), text=said, by=desk.user.uid)
    return batch.done
