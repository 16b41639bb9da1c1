"""Add ways to reach a family, correct them, and take out what reaches it no more."""

from famcase.domain.changes import RecordId, Version
from famcase.services.batch import Done
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewContact


@command
def add_contact(desk: Desk, family: RecordId, contact: NewContact, seen: Version | None = None) -> Done:
    """Add a way to reach the family."""
    with desk.write("contact-added") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        batch.add(subject, "contact", **checked.contact_fields(desk, family, contact))
    return batch.done


@command
def edit_contact(desk: Desk, family: RecordId, contact: RecordId, now: NewContact, seen: Version | None = None) -> Done:
    """Bring a way to reach the family to what is known `now`; raises NotFound when it is not there any more."""
    with desk.write("contact-changed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("contact", contact)
        batch.edit(subject, contact, **checked.contact_fields(desk, family, now))
    return batch.done


@command
def remove_contact(desk: Desk, family: RecordId, contact: RecordId, seen: Version | None = None) -> Done:
    """Take out a way to reach the family: it was wrong, or it is theirs no more."""
    with desk.write("contact-removed") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        subject.record("contact", contact)
        batch.remove(subject, contact)
    return batch.done
