"""Back a desk up into one file, and make a desk of such a file again."""

import secrets
import zipfile
from pathlib import Path

from famcase.clock import Clock
from famcase.errors import Refused, StorageFault
from famcase.paths import Home, make_private_folder, write_private
from famcase.services.desk import Desk
from famcase.storage.copies import copy_database
from famcase.storage.keys import read_keys
from famcase.storage.sqlite import open_sqlite
from famcase.storage.store import Store
from famcase.wording import N_

_LARGEST = 64 * 2**30
"""Bytes of a database in a backup; a larger claim is no backup of ours."""


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
    """Write a backup of a home whose database opens with `key`; nobody's name is in the file's name."""
    make_private_folder(home.backups)
    stamp = clock.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    copy = home.backups / f"{stamp}-{secrets.token_hex(2)}.part"
    target = home.backups / f"famcase-{stamp}.backup"
    if target.exists():
        target = home.backups / f"famcase-{stamp}-{secrets.token_hex(2)}.backup"
    packed = copy.with_suffix(".zip")
    try:
        copy_database(home.database, copy, key)
        write_private(packed, b"")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            archive.write(copy, "famcase.db")
            archive.writestr("famcase.keys", home.keys.read_bytes())
        _check(packed)
        packed.replace(target)
    finally:
        copy.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    return target


def restore(file: Path, to: Home, passphrase: str) -> None:
    """Make a desk in an empty folder out of a backup, opened with a passphrase that was valid in it.

    Every writer of it is retired: the restored copy numbers its changes and cases anew, so that it can never number
    like the laptop it came from. Raises Refused where the folder holds a database, Locked for a wrong passphrase.
    """
    if to.database.exists():
        raise Refused(N_("There is a database in that folder already: nothing was restored."))
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.testzip() is not None or archive.getinfo("famcase.db").file_size > _LARGEST:
                raise NotABackup
            make_private_folder(to.folder)
            write_private(to.keys, archive.read("famcase.keys"))
            opened = read_keys(to.keys).unlock(passphrase)
            begun = to.folder / "famcase.db.new"
            write_private(begun, b"")
            with archive.open("famcase.db") as source, begun.open("wb") as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        raise NotABackup from error
    store = Store.over(open_sqlite(begun, opened.database_key), "sqlite")
    with store.write():
        writers = store.tables["writer"]
        writers.update(retired=True).execute()
    store.scrub()
    store.close()
    begun.replace(to.database)


def _check(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        if archive.testzip() is not None:
            raise StorageFault(N_("The backup could not be read back: the disk may be failing."))
