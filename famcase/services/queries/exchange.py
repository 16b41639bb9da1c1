"""What came into the desk and what is kept of it: imports, files that left, and backups."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from peewee import fn

from famcase.domain.changes import RecordId, Ref, moment
from famcase.paths import Home
from famcase.services.commands.undoing import stands_among
from famcase.services.desk import Desk
from famcase.services.leaving import Left, what_left
from famcase.services.queries.sources import chunks
from famcase.storage import journal


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
    change, writer, user = tables["change"], tables["writer"], tables["user"]
    query = (
        change.select(writer.uid, writer.user, change.batch, fn.COUNT(change.id), fn.MIN(change.hlc), fn.MIN(change.id))
        .join(writer)
        .where(writer.kind == "import")
        .group_by(writer.uid, writer.user, change.batch)
        .order_by(fn.MIN(change.hlc).desc())
        .limit(limit)
    )
    rows = list(query.tuples())
    firsts = [row[5] for row in rows]
    subjects = {
        local: bytes(subject)
        for part in chunks(firsts)
        for local, subject in change.select(change.id, change.subject).where(change.id.in_(part)).tuples()
    }
    names = {bytes(uid): name for uid, name in user.select(user.uid, user.name).tuples()}
    found = []
    for uid, person, batch, families, hlc, first in rows:
        ref = Ref(bytes(uid), batch)
        known = journal.load(tables, RecordId(subjects[first])).changes
        by = names.get(bytes(person), "") if person else ""
        found.append(Imported(ref, moment(hlc), by, families, not stands_among(known, ref)))
    return tuple(found)


def backups(home: Home, limit: int = 20) -> tuple[BackupFile, ...]:
    """Return the newest backups in the desk's own folder; those that were moved away are not known."""
    try:
        found = [(file, file.stat()) for file in home.backups.glob("famcase-*.backup")]
    except OSError:
        return ()
    listed = [BackupFile(file, datetime.fromtimestamp(told.st_mtime, UTC), told.st_size) for file, told in found]
    return tuple(sorted(listed, key=lambda file: file.at, reverse=True)[:limit])
