"""Erase a family or one person: the values go, the journal's chain stays whole."""

from collections.abc import Mapping

from famcase.domain.changes import RecordId
from famcase.domain.state import RecordState
from famcase.domain.text import check_note
from famcase.errors import Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.commands.closing import require_supervisor
from famcase.services.commands.tied import everywhere, taken_back
from famcase.services.desk import Desk, command
from famcase.services.queries.standing import merged_into
from famcase.storage import journal
from famcase.storage.projection import forget, project
from famcase.storage.rows import RowWriter
from famcase.wording import N_


@command
def erase(desk: Desk, family: RecordId, reason: str, member: RecordId | None = None) -> Done:
    """Erase a family, or one of its members, for good: rows, words and the journal's values and secrets.

    With a member goes what was recorded of that person alone: other systems' numbers, flags, needs; and the same of
    that person in families merged into this one, or from or to which they came. With a family go those that were merged
    into it, and its people where they are still listed as having left. Only a supervisor may; it cannot be undone, and
    earlier backups still hold what was erased, as other users' half-typed forms about the family may. The change that
    says so holds the reason (which must name nobody) and stays.
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
        to_erase = _whole(batch, subject) if member is None else _person(batch, subject, member)
        for other, erased in list(to_erase.values()):
            for elsewhere, parts in taken_back(batch, other, erased).items():
                journal.erase_parts(desk.store.tables, elsewhere, parts)
        for other, erased in to_erase.values():
            batch.mention(other)
            journal.erase(desk.store.tables, other.id, erased)
            _erase_rows(desk, other.id, other.state.records, erased)
    desk.store.scrub()
    if desk.drafts is not None:
        for touched in to_erase:
            desk.drafts.forget(touched.hex())
    return batch.done


ToErase = dict[RecordId, tuple[Subject, set[RecordId]]]
"""By a family: which of its records go. Families that lead to another come before it."""


def _whole(batch: Batch, subject: Subject) -> ToErase:
    """Return a family with all that was merged into it, and what others still have of it or its people.

    Those are copies that were taken back, and people listed as having left: who lives with another family stays there.
    """
    tables = batch.store.tables
    local = RowWriter(tables).local_id("family", subject.id)
    merged = merged_into(tables, local) if local is not None else []
    families = [*(batch.open(RecordId(bytes(uid))) for _, uid, _ in reversed(merged)), subject]
    found: ToErase = {one.id: (one, set(one.state.records)) for one in families}
    for family in families:
        for other, state in everywhere(batch, family, family.state.records):
            if other.id in found and found[other.id][1] == set(other.state.records):
                continue
            if not state.stands or state.value("presence") == "left":
                _add(found, other, _of_person(other, state.record))
    return found


def _person(batch: Batch, subject: Subject, member: RecordId) -> ToErase:
    """Return one person wherever they are or were listed, with what was recorded of them alone."""
    found: ToErase = {}
    _add(found, subject, _of_person(subject, member))
    for other, state in everywhere(batch, subject, [member]):
        _add(found, other, _of_person(other, state.record))
    return found


def _add(found: ToErase, subject: Subject, records: set[RecordId]) -> None:
    found.setdefault(subject.id, (subject, set()))[1].update(records)


def _of_person(subject: Subject, member: RecordId) -> set[RecordId]:
    """Return the records of one person: their own and what was recorded of them alone."""
    theirs = {state.record for state in subject.state.records.values() if state.value("member") == member.hex()}
    return {member} | theirs


def _erase_rows(desk: Desk, family: RecordId, records: Mapping[RecordId, RecordState], erased: set[RecordId]) -> None:
    tables = desk.store.tables
    rows = RowWriter(tables, unknown=erased)
    local = RowWriter(tables).local_id("family", family)
    if family in erased and local is not None:
        forget(tables, local)
        for tie in ("link", "told_apart"):
            tables[tie].delete().where(tables[tie].other == local).execute()
    rows.write(state for record, state in records.items() if record not in erased)
    for state in sorted((records[record] for record in erased), key=lambda state: -tables.rank(state.table)):
        rows.delete(state.table, state.record)
    if family not in erased and local is not None:
        project(tables, local, desk.clock.today())
