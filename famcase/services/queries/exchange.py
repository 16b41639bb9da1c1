"""What came into the desk and what is kept of it: imports, files that left, and backups."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from famcase.domain.changes import RecordId, Ref, moment
from famcase.paths import Home
from famcase.services.commands.undoing import stands_among
from famcase.services.desk import Desk
from famcase.services.leaving import Left, what_left
from famcase.storage import journal
from famcase.storage.schema import Tables


@dataclass(frozen=True, slots=True)
class Imported:
    """One import that was saved."""

    batch: Ref
    at: datetime
    """UTC."""
    by: str
    families: int
    """Families that were new or changed."""
    is_undone: bool


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in the desk's own folder; it was read back and checked before it got its name."""

    path: Path
    at: datetime
    """UTC, when it was written."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Everything that the place of exchange lists, the newest of each first."""

    imports: tuple[Imported, ...]
    backups: tuple[BackupFile, ...]
    left: tuple[Left, ...]
    is_on_server: bool
    """Whether the database is an office's, which is backed up on its server and not here."""


def exchanged(desk: Desk, home: Home, limit: int = 20) -> Exchanged:
    """Return up to `limit` of each."""
    is_on_server = desk.store.engine != "sqlite"
    kept = () if is_on_server else backups(home, limit)
    return Exchanged(imports(desk, limit), kept, what_left(desk, limit), is_on_server)


def imports(desk: Desk, limit: int = 20) -> tuple[Imported, ...]:
    """Return the newest imports; each is one batch of a writer that only imports."""
    tables = desk.store.tables
    writer, user = tables["writer"], tables["user"]
    importing = list(writer.select().where(writer.kind == "import"))
    batches = [batch for one in importing for batch in _batches(tables, one, limit)]
    newest = sorted(batches, key=lambda batch: batch.hlc, reverse=True)[:limit]
    whose = user.uid.in_([bytes(batch.person) for batch in newest if batch.person])
    by_user = {bytes(uid): name for uid, name in user.select(user.uid, user.name).where(whose).tuples()}
    found = []
    for batch in newest:
        known = journal.load(tables, batch.subject).changes
        by = by_user.get(bytes(batch.person), "") if batch.person else ""
        found.append(Imported(batch.ref, moment(batch.hlc), by, batch.changes, not stands_among(known, batch.ref)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Batch:
    ref: Ref
    person: bytes | None
    changes: int
    hlc: int
    subject: RecordId


def _batches(tables: Tables, writer: Any, limit: int) -> Iterator[_Batch]:
    """Yield a writer's newest batches, going from the last change of one to the one before its first.

    Numbers of changes have no gaps and a batch bears that of its first: none of an import's thousands is read.
    """
    change = tables["change"]
    before = int(writer.seq) + 1
    for _ in range(limit):
        earlier = change.select(change.seq, change.batch).where((change.writer == writer.id) & (change.seq < before))
        last = earlier.order_by(change.seq.desc()).tuples().first()
        if last is None:
            return
        seq, before = last
        columns = change.select(change.hlc, change.subject).where(change.writer == writer.id)
        hlc, subject = columns.where(change.seq == before).tuples().first()
        ref = Ref(bytes(writer.uid), before)
        yield _Batch(ref, writer.user, seq - before + 1, hlc, RecordId(bytes(subject)))


def backups(home: Home, limit: int = 20) -> tuple[BackupFile, ...]:
    """Return the newest backups in the desk's own folder; those that were moved away are not known."""
    try:
        found = [(file, file.stat()) for file in home.backups.glob("famcase-*.backup")]
    except OSError:
        return ()
    listed = [BackupFile(file, datetime.fromtimestamp(told.st_mtime, UTC), told.st_size) for file, told in found]
    return tuple(sorted(listed, key=lambda file: file.at, reverse=True)[:limit])
