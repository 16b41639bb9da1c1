"""The one way out: every file with something of the desk in it is begun, recorded and put in place here."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from famcase.domain.changes import RecordId
from famcase.paths import UnfinishedFile, refuse_to_replace
from famcase.services.desk import Desk, command
from famcase.services.queries.lines import user_names


class Level(StrEnum):
    """What of a person may be in a file; a withheld name never is, at any level."""

    CODES = "codes"
    """Case numbers and codes: no name, no telephone, nothing that people wrote."""

    NAMES = "names"
    """Names too, but those that are withheld."""


class Leaving:
    """A file under way out; nothing stands under its name until `leave`."""

    def __init__(self, path: Path) -> None:
        """Begin it. Raises Usage for a name that no answer may take, StorageFault where nothing can be written."""
        refuse_to_replace(path)
        self.path = path
        self.lines = 0
        self._file = UnfinishedFile(path)
        self._hash = hashlib.sha256()

    def write(self, content: bytes, lines: int = 0) -> None:
        """Write some more of it, with so many lines of its table. Raises StorageFault."""
        self._file.write(content)
        self._hash.update(content)
        self.lines += lines

    @property
    def seal(self) -> str:
        """The SHA-256 of all that was written."""
        return self._hash.hexdigest()

    def put_in_place(self) -> None:
        self._file.put_in_place()

    def drop(self) -> None:
        """Leave nothing behind, unless it is in place."""
        self._file.drop()


@command
def leave(desk: Desk, file: Leaving, *, what: str, level: Level, form: str) -> RecordId:
    """Record what leaves, who took it, how much and at which level; then put the file in place.

    `what` is the msgid of its title. The record comes first: no file leaves without one. Raises StorageFault where the
    file cannot be put in place; nothing stands under its name then.
    """
    try:
        with desk.write("exported") as batch:
            subject = batch.new(
                "outgoing",
                what=what,
                level=level.value,
                form=form,
                lines=file.lines,
                on=desk.clock.today(),
                by=desk.user.uid,
                seal=file.seal,
            )
        file.put_in_place()
    finally:
        file.drop()
    return subject.id


@dataclass(frozen=True, slots=True)
class Left:
    """A file that left."""

    what: str
    """A msgid."""
    level: str
    form: str
    lines: int
    on: date
    by: str
    seal: str


def what_left(desk: Desk, limit: int = 100) -> tuple[Left, ...]:
    """Return the newest files that left, the last one first."""
    outgoing = desk.store.tables["outgoing"]
    rows = list(outgoing.select().order_by(outgoing.made.desc(), outgoing.id.desc()).limit(limit))
    users = user_names(desk.store.tables, {row.by_id for row in rows})
    return tuple(
        Left(row.what, row.level, row.form, row.lines, row.on, users.get(row.by_id, ""), row.seal) for row in rows
    )
