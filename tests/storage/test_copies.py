"""Whole copies: encrypted, verified, and never half of one in the place of a good one."""

from pathlib import Path

import pytest

from famcase.errors import StorageFault
from famcase.storage.copies import copy_database
from famcase.storage.faults import (
    DatabaseDamaged,
    KeyDoesNotFit,
)
from famcase.storage.sqlite import open_sqlite
from tests.storage.encrypted import CANARY, KEY, OTHER_KEY, filled, names, path, readable_in, saving

__all__ = ["path"]


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
