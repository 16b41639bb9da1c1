"""Link families that live together or belong together, and take a link away."""

from famcase.domain.changes import RecordId, Version
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.wording import N_


class LinkedToItself(Refused):
    def __init__(self) -> None:
        super().__init__(N_("A family is not linked to itself."), hint=N_("Give the other family's case number."))


class LinkedAlready(Refused):
    def __init__(self) -> None:
        super().__init__(N_("These two families are linked so already."))


@command
def link_families(
    desk: Desk, family: RecordId, other: RecordId, kind: str = "lives-together", seen: Version | None = None
) -> Done:
    """Link two families; the link stands on both pages and in the history of both.

    Families that live together keep their own size, needs and assistance; what is counted by shelter counts one for
    them. Raises LinkedToItself, LinkedAlready.
    """
    if family == other:
        raise LinkedToItself
    code = checked.chosen(desk, "link-kind", kind)
    with desk.write("linked") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        beside = checked.open_family(batch, other)
        if any(_joins(one, code, two.id) for one, two in ((subject, beside), (beside, subject))):
            raise LinkedAlready
        batch.add(subject, "link", family=family, other=other, kind=code)
        batch.mention(beside)
    return batch.done


@command
def unlink(desk: Desk, family: RecordId, link: RecordId, seen: Version | None = None) -> Done:
    """Take a link away, from the page of either family; raises NotFound when it is not there any more."""
    with desk.write("unlinked") as batch:
        subject = checked.working(checked.open_family(batch, family, seen))
        holder = _holder(desk, batch, subject, link)
        other = RecordId(bytes.fromhex(str(holder.record("link", link).value("other"))))
        batch.remove(holder, link)
        batch.mention(subject if holder is not subject else checked.open_family(batch, other))
    return batch.done


def _holder(desk: Desk, batch: Batch, subject: Subject, link: RecordId) -> Subject:
    """Return the family in whose history the link stands."""
    links, families = desk.store.tables["link"], desk.store.tables["family"]
    query = links.select(families.uid).join(families, on=links.family).where(links.uid == link)
    uid = query.tuples().first()
    if uid is None:
        raise NotFound(N_("This link is not there any more."), hint=N_("Look at the family again."))
    holder = RecordId(bytes(uid[0]))
    return subject if holder == subject.id else batch.open(holder)


def _joins(subject: Subject, kind: str, other: RecordId) -> bool:
    return any((link.value("kind"), link.value("other")) == (kind, other.hex()) for link in subject.records("link"))
