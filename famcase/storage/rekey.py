"""Moving a database to a new key so that a crash at any moment leaves something that opens.

1. The key file announces the new key beside the current one, sealed to everybody who stays.
2. A copy under the new key is written, verified, and takes the place of the database in one rename.
3. The key file keeps the new key alone.

Whoever opens the database between 1 and 3 finds both keys, sees by trying which one fits, and finishes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from famcase.storage.copies import verified_copy
from famcase.storage.faults import file_errors, storage_errors
from famcase.storage.keys import KeyFile, OpenedKeys, write_keys
from famcase.storage.private_files import put_in_place
from famcase.storage.sqlite import connect


def rekey(database: Path, key_file: Path, announced: KeyFile, opened: OpenedKeys) -> tuple[KeyFile, OpenedKeys]:
    """Move `database` to the key that `announced` (from `KeyFile.without_user`) holds, and write the key file.

    Returns the key file and the keys as they then are. Raises StorageFault: `DatabaseBusy`, with nothing changed, when
    a connection is open in this program or another; after any other one, the next to open the database finishes.
    """
    both = announced.reopen(opened)
    with _alone_in(database, both.database_key) as original:
        write_keys(key_file, announced)
        _replace(original, database, both.newest_key)
    return _keep_the_new_key(key_file, announced, both)


def finish_rekey(database: Path, key_file: Path, keys: KeyFile, opened: OpenedKeys) -> tuple[KeyFile, OpenedKeys]:
    """Finish a change of key that was interrupted; does nothing when none is under way. To be called at each opening.

    Returns and raises as `rekey`.
    """
    if opened.following_key is None:
        return keys, opened
    if not _fits(database, opened.following_key):
        with _alone_in(database, opened.database_key) as original:
            _replace(original, database, opened.following_key)
    return _keep_the_new_key(key_file, keys, opened)


@contextmanager
def _alone_in(database: Path, key: bytes) -> Iterator[apsw.Connection]:
    """A connection that keeps every other one out until it is closed."""
    with storage_errors(), file_errors():
        original = connect(database, key)
        try:
            # Leaving WAL mode works only while nobody else is connected. It also folds the WAL into the file: one
            # that stayed behind would be read into the new file, whose pages it does not fit.
            original.pragma("journal_mode", "delete")
            # A lock without a transaction: a backup cannot be taken from within one.
            original.pragma("locking_mode", "exclusive")
            original.execute("BEGIN EXCLUSIVE; COMMIT")
            yield original
        finally:
            original.close()


def _replace(original: apsw.Connection, database: Path, new_key: bytes) -> None:
    with verified_copy(original, database, new_key) as copy:
        try:
            put_in_place(copy, database)
        except PermissionError:
            # Windows replaces no open file; elsewhere the lock is held until the new file is there.
            original.close()
            put_in_place(copy, database)


def _fits(database: Path, key: bytes) -> bool:
    with storage_errors(), file_errors():
        try:
            connect(database, key).close()
        except apsw.NotADBError:
            return False
        return True


def _keep_the_new_key(key_file: Path, keys: KeyFile, opened: OpenedKeys) -> tuple[KeyFile, OpenedKeys]:
    promoted = keys.promoted(opened)
    write_keys(key_file, promoted)
    return promoted, promoted.reopen(opened)
