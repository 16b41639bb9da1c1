"""Follows a record through merges, splits and moves to the families that have copies of it, or that it came from."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from famcase.domain.changes import Part, RecordId, Ref, made_by
from famcase.domain.state import RecordState, Setting
from famcase.domain.ties import MERGED_FROM, SAME_AS, tied_to
from famcase.services.batch import Batch, Subject
from famcase.storage.schema import Tables

BETWEEN: Final = frozenset({"merged", "split", "member-moved"})
"""Verbs of changes by which records of one family were copied into another."""

Place = tuple[RecordId, RecordId]
"""A family and one of its records."""

Placed = tuple[Ref, RecordId]
"""A change and one of the records that it is about."""


def everywhere(batch: Batch, subject: Subject, records: Iterable[RecordId]) -> list[tuple[Subject, RecordState]]:
    """Return records of other families that are copies of some of this one, or that these are copies of, and so on.

    A copy is found although its copying was taken back: the journal still has it.
    """
    met: set[Place] = {(subject.id, record) for record in records}
    found: list[tuple[Subject, RecordState]] = []
    waiting = list(met)
    while waiting:
        family, record = waiting.pop()
        for other, state in _tied(batch, batch.open(family), record):
            if (other.id, state.record) not in met:
                met.add((other.id, state.record))
                waiting.append((other.id, state.record))
                if other.id != subject.id:
                    found.append((other, state))
    return found


def taken_back(batch: Batch, subject: Subject, records: Collection[RecordId]) -> dict[RecordId, set[Placed]]:
    """Return what was said in other families when some records were merged into them, where that was taken back since.

    By the family, changes and the records they are about. Copies are not among it: `everywhere` finds those.
    """
    named = {record.hex() for record in records}
    found: dict[RecordId, set[Placed]] = {}
    for family in _neighbours(batch.store.tables, subject):
        other = batch.open(family)
        for change in other.state.changes:
            parts = [part for part in change.parts if isinstance(part, Part) and not part.is_new]
            whole = any(_names(part, MERGED_FROM, named) for part in parts)
            for part in parts:
                stands = any(setting.ref == change.ref for setting in _settings(other, part))
                if not stands and (whole or _names(part, SAME_AS, named)):
                    found.setdefault(family, set()).add((change.ref, part.record))
    return found


def _names(part: Part, field: str, named: Collection[str]) -> bool:
    """Return whether an edit names one of some records in a field that only the journal has."""
    said = part.values.get(field)
    value = said[0] if isinstance(said, list) and said else None
    return any(one in named for one in (value if isinstance(value, list) else [value]))


def _settings(subject: Subject, part: Part) -> list[Setting]:
    """Return what stands of the fields that a part sets."""
    state = subject.state.records.get(part.record)
    return [setting for name in part.values for setting in (state.standing(name) if state else ())]


def _tied(batch: Batch, subject: Subject, record: RecordId) -> Iterable[tuple[Subject, RecordState]]:
    """Yield the records that one names as its source or its person, and those that name it."""
    state = subject.state.records.get(record)
    for source in tied_to(state) if state else ():
        family = _family_of(batch.store.tables, source)
        known = batch.open(family).state.records.get(source) if family else None
        if family and known is not None:
            yield batch.open(family), known
    for family in _neighbours(batch.store.tables, subject):
        other = batch.open(family)
        for known in other.state.records.values():
            if record in tied_to(known):
                yield other, known


def _family_of(tables: Tables, record: RecordId) -> RecordId | None:
    made = made_by(record)
    change, writer = tables["change"], tables["writer"]
    query = change.select(change.subject).join(writer).where((writer.uid == made.writer) & (change.seq == made.seq))
    row: Any = query.tuples().first()
    return RecordId(bytes(row[0])) if row else None


def _neighbours(tables: Tables, subject: Subject) -> list[RecordId]:
    """Return the other families of the batches by which this one was merged, split, or had people come or go."""
    change, writer = tables["change"], tables["writer"]
    found: dict[RecordId, None] = {}
    for one in subject.state.changes:
        if one.verb in BETWEEN:
            query = change.select(change.subject).join(writer)
            of_batch = query.where((writer.uid == one.ref.writer) & (change.batch == one.batch))
            found |= dict.fromkeys(RecordId(bytes(row[0])) for row in of_batch.tuples())
    return [family for family in found if family != subject.id]
