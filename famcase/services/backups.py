"""Back a desk up into one file, and make a desk of such a file again."""

import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from famcase.clock import Clock
from famcase.errors import NotFound, Refused, StorageFault
from famcase.paths import Home, is_there, make_private_folder
from famcase.services.desk import Desk
from famcase.storage.copies import copy_database
from famcase.storage.faults import file_errors
from famcase.storage.keys import KeyFile, write_keys
from famcase.storage.private_files import create_private, put_in_place
from famcase.storage.sqlite import open_sqlite
from famcase.storage.store import Store
from famcase.wording import N_

_DATABASE: Final = "famcase.db"
_KEYS: Final = "famcase.keys"
_LARGEST: Final = 64 * 2**30
"""Bytes of a database in a backup; a larger claim is no backup of ours."""
_LARGEST_KEYS: Final = 2**20


class NotABackup(StorageFault):
    def __init__(self) -> None:
        super().__init__(
            N_("This file is no backup of famcase, or it is damaged: nothing was restored."),
            hint=N_("Try an older backup."),
        )


def backup(desk: Desk, home: Home) -> Path:
    """Write a verified copy of database and key file into the backups folder; return the file's path."""
    if desk.store.engine != "sqlite":
        raise Refused(
            N_("An office database is backed up on its server."),
            hint=N_("Use the server's own means (pg_dump), with the file encrypted."),
        )
    return back_up_file(home, desk.store.database.key, desk.clock)


def back_up_file(home: Home, key: bytes, clock: Clock) -> Path:
    """Write a backup of a home whose database opens with `key`; nobody's name is in the file's name.

    Raises StorageFault; no half of a backup is left then.
    """
    make_private_folder(home.backups)
    _sweep(home, clock)
    stamp = clock.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    copy = home.backups / f"{stamp}-{secrets.token_hex(2)}.part"
    target = home.backups / f"famcase-{stamp}.backup"
    if target.exists():
        target = home.backups / f"famcase-{stamp}-{secrets.token_hex(2)}.backup"
    packed = copy.with_suffix(".zip")
    try:
        copy_database(home.database, copy, key)
        with file_errors():
            create_private(packed)
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
                archive.write(copy, _DATABASE)
                archive.writestr(_KEYS, home.keys.read_bytes())
            _check(packed)
            put_in_place(packed, target)
    finally:
        copy.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    return target


def _sweep(home: Home, clock: Clock) -> None:
    """Remove what backups left behind that were cut off more than a day ago."""
    yesterday = (clock.now() - timedelta(days=1)).timestamp()
    for left in [*home.backups.glob("*.part"), *home.backups.glob("*.zip")]:
        if left.stat().st_mtime < yesterday:
            left.unlink(missing_ok=True)


def restore(file: Path, to: Home, passphrase: str) -> None:
    """Make a desk in an empty folder out of a backup, opened with a passphrase that was valid in it.

    Every writer of it is retired: the restored copy numbers its changes and cases anew, so that it can never number
    like the laptop it came from. Raises NotFound where there is no such file, Refused where the folder holds a database
    or a key file, Locked for a wrong passphrase, StorageFault for a damaged backup, Usage for a name
    that no file can have; nothing is written then.
    """
    if not is_there(file) or not file.is_file():
        raise NotFound(N_("There is no file {file}."), file=str(file))
    if is_there(to.database) or is_there(to.keys):
        raise Refused(
            N_("There is a database in that folder already: nothing was restored."),
            hint=N_("Give the name of an empty folder, or of a new one."),
        )
    begun = to.folder / (to.database.name + ".new")
    with _backup_in(file) as archive:
        keys = KeyFile.from_bytes(archive.read(_KEYS))
        opened = keys.unlock(passphrase)
        make_private_folder(to.folder)
        with file_errors():
            try:
                _unpack(archive, begun)
                _retire_writers(begun, opened.database_key)
                write_keys(to.keys, keys)
                put_in_place(begun, to.database)
            finally:
                begun.unlink(missing_ok=True)


@contextmanager
def _backup_in(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup that holds what ours hold, each byte as it was written; raise NotABackup for any other file."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise NotABackup from error
    with archive:
        try:
            database, keys = archive.getinfo(_DATABASE), archive.getinfo(_KEYS)
            # ours are stored as they are: a claim to unpack to more than the file's own size is no backup
            is_stored = all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())
            is_ours = is_stored and database.file_size <= _LARGEST and keys.file_size <= _LARGEST_KEYS
            is_ours = is_ours and archive.testzip() is None
        except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError) as error:
            raise NotABackup from error
        if not is_ours:
            raise NotABackup
        yield archive


def _unpack(archive: zipfile.ZipFile, begun: Path) -> None:
    begun.unlink(missing_ok=True)
    create_private(begun)
    with archive.open(_DATABASE) as source, begun.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def _retire_writers(begun: Path, key: bytes) -> None:
    store = Store.over(open_sqlite(begun, key), "sqlite")
    try:
        with store.write():
            store.tables["writer"].update(retired=True).execute()
        store.scrub()
    finally:
        store.close()


def _check(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        if archive.testzip() is not None:
            raise StorageFault(N_("The backup could not be read back: the disk may be failing."))
