"""Whole copies: encrypted, verified, and never half of one in the place of a good one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from famcase.errors import StorageFault
from famcase.storage.copies import copy_database
from famcase.storage.faults import (
    DatabaseDamaged,
    KeyDoesNotFit,
    storage_errors,
)
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


def test_a_copy_of_a_database_in_use_is_one_encrypted_file(path: Path) -> None:
    database = filled(path)
    copy = path.with_name("copy.db")

    with saving(database):
        database.execute_sql("INSERT INTO family VALUES (1000, ?)", (CANARY,))
        copy_database(path, copy, KEY)

    assert sorted(file.name for file in path.parent.iterdir()) == [
        "copy.db",
        "famcase.db",
        "famcase.db-shm",
        "famcase.db-wal",
    ]
    assert readable_in(path.parent) == []
    copied = open_sqlite(copy, KEY, read_only=True)
    assert (names(copied), names(database)) == (50, 51)
    assert copied.pragma("journal_mode") == "delete"


def test_a_copy_under_another_key_opens_with_that_one_alone(path: Path) -> None:
    filled(path).close()
    copy = path.with_name("copy.db")

    copy_database(path, copy, KEY, OTHER_KEY)

    assert names(open_sqlite(copy, OTHER_KEY)) == 50
    with pytest.raises(KeyDoesNotFit):
        open_sqlite(copy, KEY)


def test_a_damaged_database_is_not_copied_over_a_good_copy(path: Path) -> None:
    filled(path, rows=200).close()
    copy = path.with_name("copy.db")
    copy_database(path, copy, KEY)
    good = copy.read_bytes()
    damaged = bytearray(path.read_bytes())
    damaged[-2000] ^= 1
    path.write_bytes(damaged)

    with pytest.raises(StorageFault):
        copy_database(path, copy, KEY)

    assert copy.read_bytes() == good
    assert sorted(file.name for file in path.parent.iterdir()) == ["copy.db", "famcase.db"]


def test_a_copy_with_a_broken_reference_is_refused(path: Path) -> None:
    database = filled(path)
    database.execute_sql("CREATE TABLE stay (family INTEGER REFERENCES family(id))")
    database.execute_sql("PRAGMA foreign_keys = 0")
    database.execute_sql("INSERT INTO stay VALUES (77777)")
    database.close()

    with pytest.raises(DatabaseDamaged):
        copy_database(path, path.with_name("copy.db"), KEY)
    assert not path.with_name("copy.db").exists()
