"""Copies records of one family into another in one batch: what merging, splitting and moving people are made of.

A copy is a record of its own, in the history of the family that has it now, and names the one it was copied from
(`domain.ties.COPY_OF`, which only the journal keeps). The original stays as it was.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from famcase.domain.changes import Json, RecordId
from famcase.domain.state import RecordState
from famcase.domain.ties import ALL, COPY_OF
from famcase.errors import Refused
from famcase.services.batch import Batch, ChangedSince, Subject
from famcase.services.commands.closing import SupervisorOnly
from famcase.services.desk import Desk
from famcase.wording import N_

_WITHIN: Final = ("member", "need", "visit")
"""Fields that name another record of the same family."""

_EMPTY: Final[tuple[object, ...]] = (None, "", [])


class Copying:
    """From one family into another; remembers what became of each record, so that copies refer to copies."""

    def __init__(self, batch: Batch, source: Subject, into: Subject, people: Mapping[RecordId, RecordId]) -> None:
        """`people` says who of the source are people of the other family already."""
        self._batch = batch
        self._source = source
        self._into = into
        self._became: dict[str, RecordId] = {one.hex(): other for one, other in people.items()}

    def became(self, record: Json) -> RecordId | None:
        """Return what stands for a record of the source; None for one that was erased or not copied."""
        return self._became.get(str(record))

    def stands_for(self, record: RecordState, other: RecordState) -> None:
        """Take a record of the other family for one of the source that need not be copied."""
        self._became[record.record.hex()] = other.record

    def values(self, state: RecordState) -> dict[str, Any] | None:
        """Return the values that a copy would have; None for what was of people alone who are not copied."""
        said: dict[str, Any] = {name: value for name, value in state.values().items() if name not in ALL}
        said["family"] = self._into.id
        for name in _WITHIN:
            if said.get(name):
                said[name] = self.became(said[name])
        members = said.get("members")
        if isinstance(members, list) and members:
            said["members"] = [who for one in members if (who := self.became(one)) is not None]
            if not said["members"]:
                return None
        return said

    def copy(self, state: RecordState, **changed: object) -> RecordId | None:
        """Add a copy, with some values changed; return its id, None where it would be of nobody."""
        said = self.values(state)
        if said is None:
            return None
        made = self._batch.add(self._into, state.table, **{**said, COPY_OF: state.record, **changed})
        self._became[state.record.hex()] = made
        return made

    def copy_missing(self, table: str, same: Iterable[str], states: Iterable[RecordState] | None = None) -> None:
        """Copy the records of a table that the other family has not, where the fields `same` say which are one."""
        fields = tuple(same)
        known = {_key(state.values(), fields): state for state in self._into.records(table)}
        for state in self._source.records(table) if states is None else states:
            said = self.values(state)
            if said is None:
                continue
            same_one = known.get(_key(said, fields))
            if same_one is not None:
                self.stands_for(state, same_one)
            else:
                self.copy(state)


def _key(values: Mapping[str, Any], fields: Iterable[str]) -> tuple[object, ...]:
    return tuple(_plain(values.get(name)) for name in fields)


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return None if value in _EMPTY else value if not isinstance(value, list) else tuple(map(_plain, value))


class OneFamily(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("These two case numbers are of one family already."), hint=N_("Give the number of another family.")
        )


def check_hands(desk: Desk, *subjects: Subject) -> None:
    """Raise SupervisorOnly where a caseworker would change a case that a colleague has."""
    for subject in subjects:
        holder = subject.state.records[subject.id].value("assigned_to")
        if not desk.user.is_supervisor and holder not in (None, desk.user.uid.hex()):
            raise SupervisorOnly


def check_all_seen(subject: Subject) -> None:
    """Raise ChangedSince where anything was recorded since the version seen: all of it goes along."""
    if subject.seen is None:
        return
    verbs = [change.verb for change in subject.state.changes if not subject.seen.covers(change.ref)]
    if verbs:
        raise ChangedSince(sorted(set(verbs)))
