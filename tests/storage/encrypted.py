"""A small encrypted file with a canary in it, and whether anything of it can be read on disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from famcase.storage.faults import storage_errors
from famcase.storage.sqlite import EncryptedDatabase, open_sqlite

CANARY = "canary-al-Adnan-كناري"
KEY = bytes(range(32))
OTHER_KEY = bytes(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "famcase.db"


@contextmanager
def saving(database: EncryptedDatabase) -> Iterator[None]:
    with storage_errors(), database.atomic("IMMEDIATE"):
        yield


def filled(path: Path, key: bytes = KEY, rows: int = 50) -> EncryptedDatabase:
    database = open_sqlite(path, key, create=True)
    database.execute_sql("CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    with saving(database):
        for number in range(rows):
            database.execute_sql("INSERT INTO family VALUES (?, ?)", (number, f"{CANARY} {number} " + "x" * 200))
    return database


def names(database: EncryptedDatabase) -> int:
    found: int = database.execute_sql("SELECT count(*) FROM family WHERE name LIKE 'canary%'").fetchone()[0]
    return found


def readable_in(folder: Path) -> list[str]:
    found = [CANARY, "canary", "CREATE TABLE", "SQLite format"]
    return [
        f"{word} in {file.name}"
        for file in folder.iterdir()
        for word in found
        if word.encode() in file.read_bytes() or word.encode("utf-16-le") in file.read_bytes()
    ]
