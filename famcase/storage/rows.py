"""Writes the rows of records from their state in the journal: the same rows by command, undo and rebuild."""

from collections.abc import Collection, Iterable
from typing import Any

from famcase.domain.changes import RecordId
from famcase.domain.state import RecordState
from famcase.storage.fields import PlaceField, RecordField, from_journal
from famcase.storage.schema import Tables
from famcase.storage.statements import insert, local_id

_OWN = {"id", "uid", "made"}


class RowWriter:
    """Turns record states into rows of one database, remembering the local integers it looked up."""

    def __init__(self, tables: Tables, unknown: Collection[bytes] = ()) -> None:
        """Records of `unknown` are treated as not there: they are about to be erased."""
        self._tables = tables
        self._unknown = unknown
        self._ids: dict[tuple[str, bytes], int | None] = {}
        self._places: dict[str, int | None] = {}

    def write(self, states: Iterable[RecordState]) -> None:
        """Write standing records, those that others refer to first, and delete the others, in the opposite order.

        What only the journal holds (a batch's reason) has no table and is passed over.
        """
        kept = [state for state in states if state.table in self._tables.records]
        ranked = sorted(kept, key=lambda state: self._tables.rank(state.table))
        for state in ranked:
            if state.stands:
                self._put(state)
        for state in reversed(ranked):
            if not state.stands:
                self.delete(state.table, state.record)

    def delete(self, table: str, record: RecordId) -> None:
        """Delete a record's row, if it has one; one that others still refer to raises peewee.IntegrityError."""
        if table not in self._tables.records:
            return
        model = self._tables[table]
        model.delete().where(model.uid == record).execute()
        self._ids.pop((table, record), None)

    def local_id(self, table: str, record: bytes) -> int | None:
        """Return the local integer of a record; None when no row bears its id."""
        if record in self._unknown:
            return None
        key = (table, record)
        if self._ids.get(key) is None:
            self._ids[key] = local_id(self._tables, table, record)
        return self._ids[key]

    def place_id(self, pcode: str) -> int | None:
        if pcode not in self._places:
            place = self._tables["place"]
            self._places[pcode] = place.select(place.id).where(place.pcode == pcode).scalar()
        return self._places[pcode]

    def row(self, state: RecordState) -> dict[str, Any]:
        """Return the column values that a standing record has; a reference to nothing (erased, undone) is None."""
        values: dict[str, Any] = {}
        for name, field in self._tables[state.table]._meta.fields.items():
            if name in _OWN:
                continue
            said = state.value(name)
            if isinstance(field, RecordField):
                table = self._table_of(field.rel_model)
                values[name] = self.local_id(table, bytes.fromhex(str(said))) if said else None
            elif isinstance(field, PlaceField):
                values[name] = self.place_id(str(said)) if said else None
            else:
                values[name] = from_journal(field, said)
        return values

    def _put(self, state: RecordState) -> None:
        model = self._tables[state.table]
        row = self.row(state)
        needed = [name for name, field in model._meta.fields.items() if isinstance(field, RecordField)]
        if any(row[name] is None and not model._meta.fields[name].null for name in needed):
            self.delete(state.table, state.record)  # what it cannot stand without was erased
            return
        known = self.local_id(state.table, state.record)
        if known is None:
            values = {**row, "uid": state.record, "made": state.made}
            self._ids[state.table, state.record] = insert(self._tables, state.table, values)
        else:
            model.update(**row).where(model.id == known).execute()

    def _table_of(self, model: Any) -> str:
        return next(name for name, known in self._tables.records.items() if known is model)
