"""Say that two families that seem one are not: they are not offered as likely doubles again."""

from famcase.domain.changes import RecordId, Version
from famcase.errors import Refused
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.copying import OneFamily
from famcase.services.desk import Desk, command
from famcase.wording import N_


class ToldApartAlready(Refused):
    def __init__(self) -> None:
        super().__init__(N_("Somebody said already that these two are not the same."))


@command
def tell_apart(desk: Desk, family: RecordId, other: RecordId, seen: Version | None = None) -> Done:
    """Remember that somebody looked at two families and that they are not the same; both histories say so.

    It is open to whoever looked, also where a colleague has one of the cases, and closed ones are told apart too.
    Taken back by undoing it, or by merging the two. Raises OneFamily, ToldApartAlready.
    """
    if family == other:
        raise OneFamily
    with desk.write("told-apart") as batch:
        subject = checked.open_family(batch, family, seen)
        beside = checked.open_family(batch, other)
        if _says(subject, other) or _says(beside, family):
            raise ToldApartAlready
        batch.add(subject, "told_apart", family=family, other=other, on=desk.clock.today(), by=desk.user.uid)
        batch.mention(beside)
    return batch.done


def _says(subject: Subject, other: RecordId) -> bool:
    return any(record.value("other") == other.hex() for record in subject.records("told_apart"))
