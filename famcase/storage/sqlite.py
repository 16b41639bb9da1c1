"""Opening an encrypted SQLite file: every connection of every thread gets the key and the same settings."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import apsw
from playhouse.apsw_ext import APSWDatabase

from famcase.errors import StorageFault
from famcase.storage.faults import CannotOpen, file_errors, storage_errors
from famcase.storage.key_slots import KEY_BYTES
from famcase.storage.private_files import create_private
from famcase.wording import N_

OLDEST_SQLITE: Final = (3, 51, 3)
"""Before it, resetting the WAL could corrupt the file."""
BUSY_SECONDS: Final = 5
CACHE_KIBIBYTES: Final = 160 * 1024
"""At 600,000 families, the indexes that a summary walks stay in it: to decipher their pages takes twice as long as to
count. SQLite takes only as much as it uses."""

_PLAIN_HEADER: Final = b"SQLite format 3\x00"
_PAGE_BYTES: Final = 4096
"""Of every page of a database of ours."""
_ATTEMPTS: Final = 3


class EncryptedDatabase(APSWDatabase):
    """Peewee's database on one encrypted file. Each thread has a connection of its own, all opened alike."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool) -> None:
        self._path, self._key, self._read_only = path, key, read_only
        super().__init__(str(path), timeout=BUSY_SECONDS)

    @property
    def key(self) -> bytes:
        """The raw key, for copies of the file."""
        return self._key

    def _connect(self) -> apsw.Connection:
        with storage_errors(), file_errors():
            for _ in range(_ATTEMPTS):
                before = _identity(self._path)
                connection = connect(self._path, self._key, read_only=self._read_only)
                try:
                    _settle(connection, self._path, read_only=self._read_only)
                    # A changed key puts another file in this place. Ours is held from here on (a connection in WAL
                    # mode keeps a change of key out), so only what happened before has to be looked at.
                    if _identity(self._path) == before:
                        self._add_conn_hooks(connection)
                        return connection
                except BaseException:
                    connection.close()
                    raise
                connection.close()
            raise CannotOpen

    def _log_query(self, sql: str, params: Any) -> None:
        """Log nothing: Peewee would write names and notes to the log at DEBUG."""


def open_sqlite(path: Path, key: bytes, *, create: bool = False, read_only: bool = False) -> EncryptedDatabase:
    """Open an encrypted file with its raw 32-byte key; the calling thread is connected on return.

    With `create` a missing file is made, readable by its owner only. A `read_only` database refuses every write.
    Raises StorageFault: `KeyDoesNotFit` for another key or a damaged first page, `CannotOpen` for a missing file.
    """
    if create:
        with file_errors():
            if not path.exists():
                create_private(path)
    elif not path.is_file() or path.stat().st_size < _PAGE_BYTES:
        # SQLite takes a file without a whole page for a new database, and any key for the right one.
        raise CannotOpen
    database = EncryptedDatabase(path, key, read_only=read_only)
    database.connect()
    return database


def connect(path: Path, key: bytes, *, read_only: bool = False) -> apsw.Connection:
    """Return a bare connection that has read the schema with `key`; the file's journal mode is left as it is.

    Raises apsw errors, NotADBError for another key.
    """
    if _version() < OLDEST_SQLITE:
        raise StorageFault(N_("This SQLite is too old to be trusted with the database; it was not opened."))
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    connection = apsw.Connection(str(path), flags=flags)
    try:
        connection.set_busy_timeout(BUSY_SECONDS * 1000)
        # In this order: the SQLCipher 4 format, then the key as raw bytes (`hexkey` would be hashed as a passphrase).
        for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = 'raw:{key.hex()}'"):
            connection.execute(f"PRAGMA {pragma}", can_cache=False)
        if connection.pragma("cipher") != "sqlcipher":
            raise StorageFault(N_("This famcase was installed without encryption; the database was not opened."))
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _version() -> tuple[int, ...]:
    return tuple(map(int, apsw.sqlite_lib_version().split(".")))


def _settle(connection: apsw.Connection, path: Path, *, read_only: bool) -> None:
    """Give a connection the settings on which the rest of famcase relies."""
    if read_only:
        connection.pragma("query_only", True)
    else:
        if connection.pragma("journal_mode", "wal") != "wal":
            raise StorageFault(
                N_("This disk cannot keep what is saved safe through a power cut; the database was not opened."),
                hint=N_("Move the folder from the network drive to the disk of the laptop."),
            )
        connection.pragma("synchronous", "full")
        connection.pragma("secure_delete", True)
        if _is_plain(path):
            raise StorageFault(N_("The database file would not be encrypted; nothing was saved in it."))
    connection.pragma("foreign_keys", True)
    connection.pragma("temp_store", "memory")
    connection.pragma("cache_size", -CACHE_KIBIBYTES)
    connection.convert_binding = _bound


def _bound(_cursor: object, _number: int, value: object) -> str:
    # Only these: a bare `str` turned raw UUIDs into dashed text, and pages repeated rows.
    if isinstance(value, date | Decimal):
        return str(value)
    raise TypeError(f"SQLite cannot hold a {type(value).__name__}")


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
