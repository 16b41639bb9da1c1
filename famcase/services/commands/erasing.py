"""Erase a family or one person: the values go, the journal's chain stays whole."""

from collections.abc import Mapping

from famcase.domain.changes import RecordId
from famcase.domain.state import RecordState
from famcase.domain.text import check_note
from famcase.errors import Refused
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.closing import require_supervisor
from famcase.services.desk import Desk, command
from famcase.storage import journal
from famcase.storage.projection import forget, project
from famcase.storage.rows import RowWriter
from famcase.storage.schema import Tables
from famcase.wording import N_


@command
def erase(desk: Desk, family: RecordId, reason: str, member: RecordId | None = None) -> Done:
    """Erase a family, or one of its members, for good: rows, words and the journal's values and secrets.

    With a member goes what was recorded of that person alone: other systems' numbers, flags, needs. Only a supervisor
    may; it cannot be undone, and earlier backups still hold what was erased, as other users' half-typed forms about the
    family may. The change that says so holds the reason (which must name nobody) and stays.
    """
    require_supervisor(desk.user)
    reason = check_note(reason, N_("Reason"))
    if not reason:
        raise Refused(N_("Erasing needs a reason."), hint=N_("It stays in the journal, so it must name nobody."))
    with desk.write("erased", reason=reason) as batch:
        subject = checked.open_family(batch, family)
        if member is not None:
            subject.record("member", member)
        batch.mention(subject)
        erased = set(subject.state.records) if member is None else _of_person(subject, member)
        tables = desk.store.tables
        journal.erase(tables, family, erased)
        _erase_rows(tables, family, subject.state.records, erased)
    desk.store.scrub()
    if desk.drafts is not None:
        desk.drafts.forget(family.hex())
    return batch.done


def _of_person(subject: Subject, member: RecordId) -> set[RecordId]:
    """Return the records of one person: their own and what was recorded of them alone."""
    theirs = {state.record for state in subject.state.records.values() if state.value("member") == member.hex()}
    return {member} | theirs


def _erase_rows(
    tables: Tables, family: RecordId, records: Mapping[RecordId, RecordState], erased: set[RecordId]
) -> None:
    rows = RowWriter(tables, unknown=erased)
    local = RowWriter(tables).local_id("family", family)
    if family in erased and local is not None:
        forget(tables, local)
        tables["link"].delete().where(tables["link"].other == local).execute()
    rows.write(state for record, state in records.items() if record not in erased)
    for state in sorted((records[record] for record in erased), key=lambda state: -tables.rank(state.table)):
        rows.delete(state.table, state.record)
    if family not in erased and local is not None:
        project(tables, local)
