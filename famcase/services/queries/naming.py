"""Names for what the journal refers to by ids and P-codes, so that a history can be read."""

from typing import Any

from famcase.domain.changes import Json, RecordId
from famcase.domain.names import NameParts
from famcase.domain.state import RecordState, SubjectState
from famcase.domain.ties import FAMILIES
from famcase.storage.fields import PlaceField, RecordField, RecordIdsField
from famcase.storage.journal import load
from famcase.storage.schema import Tables


class Naming:
    """Finds the names of one subject's references, each looked up once."""

    def __init__(self, tables: Tables, state: SubjectState) -> None:
        self._tables = tables
        self._state = state
        self._known: dict[tuple[str, str], str] = {}

    def shown(self, table: str, field: str, value: Json) -> Json:
        """Return the name of what a field refers to; any other value, and what has no name, as it is."""
        kind = self._tables.records[table]._meta.fields.get(field) if table in self._tables.records else None
        if isinstance(value, list) and isinstance(kind, RecordIdsField):
            return [self._named("member", str(one)) for one in value]
        if not isinstance(value, str) or not value:
            return value
        if field in FAMILIES:
            return self._named("family", value)
        if isinstance(kind, PlaceField):
            return self._named("place", value)
        if isinstance(kind, RecordField):
            return self._named(self._table_of(kind.rel_model), value)
        return value

    def _named(self, table: str, value: str) -> str:
        key = (table, value)
        if key not in self._known:
            self._known[key] = self._find(table, value) or value
        return self._known[key]

    def _find(self, table: str, value: str) -> str:
        model = self._tables[table]
        if table == "place":
            return str(model.select(model.name).where(model.pcode == value).scalar() or "")
        record = RecordId(bytes.fromhex(value))
        if table in {"user", "site"}:
            return str(model.select(model.name).where(model.uid == record).scalar() or "")
        if table == "family":
            return str(model.select(model.number).where(model.uid == record).scalar() or self._gone(record) or "–")
        known = self._state.records.get(record)
        if known is None:
            return ""
        return _person(known) if table == "member" else str(known.value("what") or known.value("category") or "")

    def _gone(self, family: RecordId) -> str:
        """Return the number of a family that is not there any more, whose registration was taken back."""
        known = load(self._tables, family).records.get(family)
        return "" if known is None else str(known.value("number") or "")

    def _table_of(self, model: Any) -> str:
        return next(name for name, known in self._tables.records.items() if known is model)


def _person(member: RecordState) -> str:
    for script in ("", "_ar"):
        parts = (str(member.value(name + script) or "") for name in ("first", "father", "surname", "called"))
        shown = NameParts(*parts).shown()
        if shown:
            return shown
    return ""
