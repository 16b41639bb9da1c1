"""Take how many people live at places from a file into the desk: all of it or nothing, as one batch."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.errors import Refused
from famcase.services.batch import Batch
from famcase.services.commands import checked
from famcase.services.commands.importing import RowsRefused
from famcase.services.commands.sites import check_number
from famcase.services.count_drafts import CountDraft, CountReading, CountsReport
from famcase.services.desk import Desk, command
from famcase.services.household_drafts import Doubt
from famcase.services.opening import writer_of
from famcase.storage.schema import Tables
from famcase.wording import N_

_AT_ONCE: Final = 500
"""P-codes looked up in one statement: below the number of values that SQLite takes."""


class _Rehearsed(Exception):
    """Ends the transaction of a rehearsal, so that nothing of it is saved."""

    def __init__(self, report: CountsReport) -> None:
        super().__init__()
        self.report = report


@command
def import_counts(desk: Desk, reading: CountReading, *, dry_run: bool = False) -> CountsReport:
    """Write the counts of a file, new ones and what differs of known ones, as one batch; or say what that would do.

    A count is known by its place, its day and who says so: the same file again changes nothing. Raises Refused where
    the figures are of a day to come, and RowsRefused, saving nothing, when a row cannot be kept.
    """
    if reading.on > desk.clock.today():
        raise Refused(
            N_("The figures are of {day}, which is still to come by the clock of this computer: nothing was saved."),
            hint=N_("Set the clock right, or correct the day in the mapping."),
            day=reading.on,
        )
    if not reading.counts and not reading.rejected:
        raise Refused(N_("The file has no row below its header."))
    try:
        with desk.store.write():
            # a chain of its own, so that a long import does not hold up what the person does meanwhile
            importing = replace(desk, writer=writer_of(desk.store, desk.user.uid, "import"))
            with importing.write("counts-imported", reason=reading.source) as batch:
                report = _import(desk, batch, reading)
                if dry_run:
                    raise _Rehearsed(report)
                bad = [*reading.rejected, *report.refused]
                if bad:
                    raise RowsRefused(bad)
            return replace(report, batch=batch.done.batch)
    except _Rehearsed as rehearsed:
        return rehearsed.report


def _import(desk: Desk, batch: Batch, reading: CountReading) -> CountsReport:
    tables = desk.store.tables
    pcodes = [draft.pcode for draft in reading.counts]
    there, known = _places(tables, pcodes), _known(tables, reading, pcodes)
    source = checked.code(desk, "count-source", reading.count_source)
    sureness = checked.code(desk, "sureness", reading.sureness)
    new = changed = 0
    refused: list[Doubt] = []
    for draft in reading.counts:
        if draft.pcode not in there:
            refused.append(_no_place(draft))
            continue
        check_number(draft.people)
        before = known.get(draft.pcode)
        if before is None:
            batch.new("count", place=draft.pcode, on=reading.on, people=draft.people, source=source, sureness=sureness)
            new += 1
        elif before[1] != draft.people:
            batch.edit(batch.open(before[0]), before[0], people=draft.people)
            changed += 1
    return CountsReport(
        places=len(reading.counts),
        people=sum(draft.people for draft in reading.counts),
        new=new,
        changed=changed,
        unchanged=len(reading.counts) - new - changed - len(refused),
        rejected=len(reading.rejected) + len(refused),
        batch=None,
        refused=tuple(refused),
    )


def _no_place(draft: CountDraft) -> Doubt:
    return Doubt(draft.sheet, draft.row, "", N_("The gazetteer has no place {pcode}."), {"pcode": draft.pcode})


def _places(tables: Tables, pcodes: Collection[str]) -> set[str]:
    place, found = tables["place"], set()
    for part in _parts(pcodes):
        found |= {pcode for (pcode,) in place.select(place.pcode).where(place.pcode.in_(part)).tuples()}
    return found


def _known(tables: Tables, reading: CountReading, pcodes: Collection[str]) -> dict[str, tuple[RecordId, int | None]]:
    """Return the counts of that day and source that stand already, by P-code; of several the newest made."""
    count, place = tables["count"], tables["place"]
    query = count.select(place.pcode, count.uid, count.people).join(place, on=(count.place == place.id))
    same: Any = (count.on == reading.on) & (count.source == reading.count_source)
    found: dict[str, tuple[RecordId, int | None]] = {}
    for part in _parts(pcodes):
        for pcode, uid, people in query.where(same & place.pcode.in_(part)).order_by(count.made, count.id).tuples():
            found[pcode] = (RecordId(bytes(uid)), people)
    return found


def _parts(pcodes: Collection[str]) -> list[list[str]]:
    wanted = sorted(set(pcodes))
    return [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
