"""What the changes of one subject add up to: the same records whatever order the changes are read in.

An edit names the changes whose value it replaces, so the value that nobody replaced stands. Where two stand (two people
edited without knowing of each other) the later hybrid clock shows for now and both are kept: a conflict.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from famcase.domain.changes import GONE, Change, Json, Part, RecordId, Ref, Version


@dataclass(frozen=True, slots=True)
class Setting:
    """One value that a change gave a field."""

    value: Json
    ref: Ref
    hlc: int


@dataclass(slots=True)
class RecordState:
    """One record as the changes known here leave it."""

    record: RecordId
    table: str
    secret: bytes
    made: int
    """The hybrid clock of the change that made it: the order of records of one day."""
    known: bool = False
    """Whether its first values are here; an edit of one whose making was withheld has nothing to stand on."""
    settings: dict[str, list[Setting]] = field(default_factory=dict)
    replaced: dict[str, set[Ref]] = field(default_factory=dict)

    def standing(self, name: str) -> list[Setting]:
        """Return the settings of a field that no change replaced, the one that shows first."""
        replaced = self.replaced.get(name, set())
        standing = [setting for setting in self.settings.get(name, ()) if setting.ref not in replaced]
        return sorted(standing, key=lambda setting: (setting.hlc, setting.ref), reverse=True)

    def value(self, name: str) -> Json:
        """Return what shows for a field; None where nobody said anything."""
        standing = self.standing(name)
        return standing[0].value if standing else None

    def day(self, name: str) -> date | None:
        """Return the day that shows for a field; None where nobody said one."""
        said = self.value(name)
        return date.fromisoformat(said) if isinstance(said, str) and said else None

    def values(self) -> dict[str, Json]:
        return {name: self.value(name) for name in self.settings if name != GONE}

    @property
    def stands(self) -> bool:
        return self.known and self.value(GONE) is not True

    def conflicts(self) -> dict[str, list[Setting]]:
        """Return the fields for which more than one value stands."""
        found = {name: self.standing(name) for name in self.settings}
        return {name: standing for name, standing in found.items() if len({repr(s.value) for s in standing}) > 1}


@dataclass(slots=True)
class SubjectState:
    """All records of one subject, and how far its history is known here."""

    subject: RecordId
    records: dict[RecordId, RecordState]
    changes: list[Change]

    @property
    def version(self) -> Version:
        last: dict[bytes, int] = {}
        for change in self.changes:
            last[change.ref.writer] = max(change.ref.seq, last.get(change.ref.writer, 0))
        return Version(last)

    @property
    def hlc(self) -> int:
        return max((change.hlc for change in self.changes), default=0)

    def of(self, table: str) -> list[RecordState]:
        """Return the standing records of one table in the order they were made."""
        found = [state for state in self.records.values() if state.table == table and state.stands]
        return sorted(found, key=lambda state: (state.made, state.record[8:]))

    def apply(self, change: Change) -> None:
        """Take one more change in; parts that were erased or withheld say nothing."""
        self.changes.append(change)
        for part in change.parts:
            if isinstance(part, Part):
                self._apply_part(change, part)

    def _apply_part(self, change: Change, part: Part) -> None:
        state = self.records.get(part.record)
        if state is None:
            state = RecordState(part.record, part.table, part.secret, change.hlc)
            self.records[part.record] = state
        if part.is_new:
            state.secret, state.made, state.known = part.secret, change.hlc, True
            for name, value in part.values.items():
                state.settings.setdefault(name, []).append(Setting(value, change.ref, change.hlc))
            return
        for name, (value, replaces) in _edits(part.values).items():
            state.settings.setdefault(name, []).append(Setting(value, change.ref, change.hlc))
            state.replaced.setdefault(name, set()).update(replaces)


def _edits(values: Mapping[str, Json]) -> dict[str, tuple[Json, list[Ref]]]:
    edits: dict[str, tuple[Json, list[Ref]]] = {}
    for name, said in values.items():
        pair: list[Any] = said if isinstance(said, list) else []
        edits[name] = (pair[0], [Ref.read(text) for text in pair[1]])
    return edits


def fold(subject: RecordId, changes: Iterable[Change]) -> SubjectState:
    """Return the state that `changes` of one subject add up to, in whatever order they are given."""
    state = SubjectState(subject, {}, [])
    for change in sorted(changes, key=lambda change: (change.hlc, change.ref)):
        state.apply(change)
    return state
