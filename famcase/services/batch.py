"""One batch: collects what a command does to records, checks it against what the person had seen, and saves it."""

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from peewee import IntegrityError

from famcase.clock import Clock
from famcase.domain import ties
from famcase.domain.changes import (
    GONE,
    NO_HASH,
    Change,
    Json,
    Part,
    RecordId,
    Ref,
    Version,
    journal_value,
    next_hlc,
    record_id,
)
from famcase.domain.state import RecordState, SubjectState
from famcase.errors import NotFound, Refused
from famcase.services.views import UserView
from famcase.storage import journal
from famcase.storage.fields import PlaceField
from famcase.storage.projection import forget, project, project_site
from famcase.storage.rows import RowWriter
from famcase.storage.store import Store
from famcase.wording import N_, VERB, Coded

_EMPTY: Final[tuple[object, ...]] = (None, "", (), [])

REASON: Final = "reason"
"""The table name of a batch's reason: only the journal holds it, as a part that can be erased like any other."""


_CHANGED: Final = {
    "family": N_("This family was changed while you were looking at it ({verbs}): nothing of this was saved."),
    "site": N_("This site was changed while you were looking at it ({verbs}): nothing of this was saved."),
    "event": N_("This event was changed while you were looking at it ({verbs}): nothing of this was saved."),
    "count": N_("This count was changed while you were looking at it ({verbs}): nothing of this was saved."),
}


class ChangedSince(Refused):
    """What the person saw is not what is there."""

    def __init__(self, verbs: list[str], subject: str = "family") -> None:
        """`subject` is the table of what was changed."""
        super().__init__(
            _CHANGED.get(subject, N_("This was changed while you were looking at it ({verbs}): nothing was saved.")),
            hint=N_("Look at it again; what you typed is kept."),
            verbs=[Coded(VERB, verb) for verb in verbs],
        )


class BuiltOn(Refused):
    """Something still refers to a record that would go, or to a value that would."""

    def __init__(self, verbs: Collection[str] = ()) -> None:
        """`verbs` say what was done since, where that is known."""
        told = N_("Something was built on this since then ({verbs}), so it cannot be taken back.")
        super().__init__(
            told if verbs else N_("Something was built on this since then, so it cannot be taken back."),
            hint=N_("Take back the later change first."),
            verbs=[Coded(VERB, verb) for verb in sorted(set(verbs))],
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: its batch, and how many subjects it changed (0: everything was so already)."""

    batch: Ref | None
    changed: int


class Subject:
    """One family (site, user, event …) in a batch: its state, and what the batch has said of it so far."""

    def __init__(self, state: SubjectState, seen: Version | None, hlc: int) -> None:
        self.state = state
        self.seen = seen
        self.hlc = hlc
        self.seq = 0
        """The number of its change, given when the first part is said: numbers have no gaps."""
        self.parts: list[Part | bytes] = []
        self.touched: dict[RecordId, RecordState] = {}

    @property
    def id(self) -> RecordId:
        return self.state.subject

    @property
    def kind(self) -> str:
        """The table of its first record: what it is."""
        return self.state.records[self.id].table

    def records(self, table: str) -> list[RecordState]:
        """Return its standing records of one table, in the order they were made."""
        return self.state.of(table)

    def record(self, table: str, record: RecordId) -> RecordState:
        """Return one standing record; raise NotFound when there is none."""
        found = self.state.records.get(record)
        if found is None or found.table != table or not found.stands:
            raise NotFound(N_("This entry is not there any more."), hint=N_("Look at the family again."))
        return found


class Batch:
    """What one person does in one go; made by `Desk.write`, inside its transaction."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        user: UserView,
        writer: int,
        verb: str,
        *,
        reason: str = "",
        undoes: str = "",
    ) -> None:
        self._store = store
        self._clock = clock
        self._user = user
        self._verb = verb
        self._reason = reason
        self._undoes = undoes
        writers = store.tables["writer"]
        self._writer = writers.get(writers.id == writer)
        self._uid = bytes(self._writer.uid)
        self._first = int(self._writer.seq) + 1
        self._subjects: dict[RecordId, Subject] = {}
        self._said: list[Subject] = []
        self._rows = RowWriter(store.tables)
        self.step: Callable[[], None] = lambda: None
        """Called for each subject when its change is made and when its rows are derived; what it raises ends all."""
        self.done = Done(None, 0)

    @property
    def store(self) -> Store:
        return self._store

    def next_case(self) -> tuple[int, int]:
        """Return the writer's five digits and its next case counter, which is used up even if nothing is saved."""
        self._writer.cases += 1
        writers = self._store.tables["writer"]
        writers.update(cases=self._writer.cases).where(writers.id == self._writer.id).execute()
        return int(self._writer.digits), int(self._writer.cases)

    def open(self, subject: RecordId, seen: Version | None = None) -> Subject:
        """Take an existing subject into the batch; `seen` is the version that the person looked at."""
        if subject not in self._subjects:
            self._enter(journal.load(self._store.tables, subject), seen)
        return self._subjects[subject]

    def new(self, table: str, **values: object) -> Subject:
        """Begin a subject with its first record, whose id is the subject's own."""
        subject = record_id(self._uid, self._first + len(self._said), 0)
        begun = self._enter(SubjectState(subject, {}, []), None)
        self.add(begun, table, **values)
        return begun

    def add(self, subject: Subject, table: str, **values: object) -> RecordId:
        """Add a record; fields that are None or empty are left to the table's defaults."""
        self._check_places(table, values)
        record = record_id(self._uid, self._number(subject), len(subject.parts))
        said = {name: journal_value(value) for name, value in values.items() if value not in _EMPTY}
        self._say(subject, Part(table, record, True, said, secrets.token_bytes(16)))
        return record

    def edit(self, subject: Subject, record: RecordId, **values: object) -> bool:
        """Set fields of a record; return whether anything differs. An empty value goes back to the default.

        What this batch itself said of a field is said anew. Raises ChangedSince when somebody changed one of these
        fields since the version seen.
        """
        state = subject.state.records[record]
        self._check_places(state.table, values)
        own = Ref(self._uid, subject.seq)
        said: dict[str, Json] = {}
        for name, value in values.items():
            wanted = None if value in _EMPTY else journal_value(value)
            standing = state.standing(name)
            if any(setting.ref == own for setting in standing):
                self._amend(subject, record, name, wanted)
                continue
            default = self._default(state.table, name)
            if len(standing) < 2 and _plain(state.value(name), default) == _plain(wanted, default):
                continue
            unseen = [s.ref for s in standing if subject.seen and not subject.seen.covers(s.ref)]
            if unseen:
                raise ChangedSince(sorted({self._verb_of(subject, ref) for ref in unseen}), subject.kind)
            said[name] = [wanted, [str(setting.ref) for setting in standing]]
        if said:
            self._say(subject, Part(state.table, record, False, said, state.secret))
        return bool(said)

    def remove(self, subject: Subject, record: RecordId) -> None:
        """Take a record back: it stands no more, and an undo can bring it again."""
        self.edit(subject, record, **{GONE: True})

    def mention(self, subject: Subject) -> None:
        """Take a change about a subject into the batch although no record of it is added or edited."""
        self._number(subject)

    def check_unchanged(self, subject: Subject, table: str) -> None:
        """Raise ChangedSince when a record of `table` was added or changed since the version seen."""
        if subject.seen is None:
            return
        for change in subject.state.changes:
            touches = any(isinstance(part, Part) and part.table == table for part in change.parts)
            if touches and not subject.seen.covers(change.ref):
                raise ChangedSince([change.verb], subject.kind)

    def save(self) -> None:
        """Append the changes, write the rows and what is derived from them. Called by `Desk.write` at its end."""
        if not self._said:
            return
        tables = self._store.tables
        changes: list[Change] = []
        for subject in self._said:
            self.step()
            if self._reason:
                self.add(subject, REASON, text=self._reason)
            changes.append(self._change(subject, changes[-1].hash() if changes else bytes(self._writer.head)))
        journal.append(tables, self._writer, changes)
        rows = self._rows
        families = [rows.local_id("family", subject.id) for subject in self._said]
        for subject, family in zip(self._said, families, strict=True):
            if family is not None and subject.id in subject.touched and not subject.touched[subject.id].stands:
                forget(tables, family)
        try:
            rows.write(state for subject in self._said for state in subject.touched.values())
        except IntegrityError as error:
            if self._store.is_still_referred_to(error):
                raise BuiltOn from error
            raise
        for subject in self._said:
            self.step()
            self._derive(subject)
        self.done = Done(Ref(self._uid, self._first), len(self._said))

    def _derive(self, subject: Subject) -> None:
        family = self._rows.local_id("family", subject.id)
        if family is not None:
            project(self._store.tables, family, self._clock.today())
        elif any(state.table == "site" for state in subject.touched.values()):
            site = self._rows.local_id("site", subject.id)
            if site is not None:
                project_site(self._store.tables, site)

    def _enter(self, state: SubjectState, seen: Version | None) -> Subject:
        subject = Subject(state, seen, next_hlc(self._clock.now(), state.hlc, int(self._writer.hlc)))
        self._subjects[subject.id] = subject
        return subject

    def _check_places(self, table: str, values: Mapping[str, object]) -> None:
        """Raise NotFound for a P-code that the gazetteer does not have: its row would say nowhere, and nobody why."""
        fields = self._store.tables[table]._meta.fields if table in self._store.tables.records else {}
        for name, value in values.items():
            if value and isinstance(fields.get(name), PlaceField) and self._rows.place_id(str(value)) is None:
                raise NotFound(
                    N_("The gazetteer has no place {pcode}."),
                    hint=N_("Give the place's name, or words for it."),
                    pcode=value,
                )

    def _number(self, subject: Subject) -> int:
        if not subject.seq:
            subject.seq = self._first + len(self._said)
            self._said.append(subject)
        return subject.seq

    def _say(self, subject: Subject, part: Part) -> None:
        ref = Ref(self._uid, self._number(subject))
        subject.parts.append(part)
        change = Change(ref, NO_HASH, subject.hlc, self._first, subject.id, self._verb, "", [part])
        subject.state.apply(change)
        subject.touched[part.record] = subject.state.records[part.record]

    def _amend(self, subject: Subject, record: RecordId, name: str, wanted: Json) -> None:
        """Say a field anew in the part of this batch that says it: a change cannot replace what it says itself."""
        for place, part in enumerate(subject.parts):
            if isinstance(part, Part) and part.record == record and name in part.values:
                said = part.values[name]
                again = wanted if part.is_new or not isinstance(said, list) else [wanted, said[1]]
                subject.parts[place] = replace(part, values={**part.values, name: again})
        settings = subject.state.records[record].settings
        own = Ref(self._uid, subject.seq)
        settings[name] = [replace(one, value=wanted) if one.ref == own else one for one in settings[name]]

    def _change(self, subject: Subject, previous: bytes) -> Change:
        return Change(
            Ref(self._uid, subject.seq),
            previous,
            subject.hlc,
            self._first,
            subject.id,
            self._verb,
            self._user.uid.hex(),
            subject.parts,
            self._undoes,
        )

    def _default(self, table: str, name: str) -> Any:
        if name == GONE or name in ties.ALL or table not in self._store.tables.records:
            return None
        default = self._store.tables[table]._meta.fields[name].default
        return default() if callable(default) else default

    def _verb_of(self, subject: Subject, ref: Ref) -> str:
        return next((change.verb for change in subject.state.changes if change.ref == ref), "")


def _plain(value: Json, default: Any) -> Json:
    """Return a value in one form for comparing: nothing said and the table's default are the same."""
    return None if value in _EMPTY or value == journal_value(default) else value
