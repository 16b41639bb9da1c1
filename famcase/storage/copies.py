"""Whole encrypted copies of a database, verified before they take their place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw

from famcase.storage.faults import DatabaseDamaged, file_errors, storage_errors
from famcase.storage.private_files import create_private, put_in_place
from famcase.storage.sqlite import connect

UNFINISHED: Final = ".unfinished"
"""Ends the name of a copy that has not been verified yet; the next attempt replaces what an interrupted one left."""


def copy_database(source: Path, destination: Path, key: bytes, new_key: bytes | None = None) -> None:
    """Copy a database, also one in use, into one verified file under `new_key` (or the same); replaces `destination`.

    The copy is a moment's state, without a WAL beside it. Raises StorageFault; an earlier file at `destination`
    then stands as it was.
    """
    with storage_errors(), file_errors():
        original = connect(source, key)
        try:
            with verified_copy(original, destination, new_key or key) as copy:
                put_in_place(copy, destination)
        finally:
            original.close()


@contextmanager
def verified_copy(original: apsw.Connection, destination: Path, key: bytes) -> Iterator[Path]:
    """Write a copy under `key` next to `destination` and check it; the caller puts it in place, or it is deleted."""
    unfinished = destination.with_name(destination.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)
    create_private(unfinished)
    try:
        copy = connect(unfinished, key)
        try:
            _fill(copy, original)
        finally:
            copy.close()
        _verify(unfinished, key, original)
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(copy: apsw.Connection, original: apsw.Connection) -> None:
    copy.pragma("temp_store", "memory")
    copy.pragma("synchronous", "full")
    # Called on the destination: the other way round, it empties the source.
    with copy.backup("main", original, "main") as backup:
        # In one step: in pieces, it would start again whenever somebody saves.
        backup.step(-1)
    # The copy inherits WAL mode; a single file must not need a second one.
    copy.pragma("journal_mode", "delete")


def _verify(path: Path, key: bytes, original: apsw.Connection) -> None:
    """Read the copy anew, as a later restore would."""
    copy = connect(path, key, read_only=True)
    try:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        joined = not copy.execute("PRAGMA foreign_key_check").fetchall()
        if not (sound and joined):
            raise DatabaseDamaged
        schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        if copy.execute(schema).fetchall() != original.execute(schema).fetchall():
            raise DatabaseDamaged
    finally:
        copy.close()
