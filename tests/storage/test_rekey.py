"""A removed user means a new key, and a crash on the way leaves something that opens."""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from famcase.storage import copies, rekey, sqlite
from famcase.storage.faults import (
    DatabaseBusy,
    KeyDoesNotFit,
    storage_errors,
)
from famcase.storage.keys import CHEAP_FOR_TESTS, KeyFile, OpenedKeys, new_database_key, read_keys, write_keys
from famcase.storage.sqlite import EncryptedDatabase, open_sqlite

CANARY = "canary-al-Adnan-كناري"
RANA = "olives by the old road"
SAMI = "three cups of strong tea"


@contextmanager
def saving(database: EncryptedDatabase) -> Iterator[None]:
    with storage_errors(), database.atomic("IMMEDIATE"):
        yield


def filled(path: Path, key: bytes) -> EncryptedDatabase:
    database = open_sqlite(path, key, create=True)
    database.execute_sql("CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    with saving(database):
        for number in range(50):
            database.execute_sql("INSERT INTO family VALUES (?, ?)", (number, f"{CANARY} {number} " + "x" * 200))
    return database


def names(database: EncryptedDatabase) -> int:
    found: int = database.execute_sql("SELECT count(*) FROM family WHERE name LIKE 'canary%'").fetchone()[0]
    return found


class TwoUsers:
    """Rana removes Sami: a database, its key file, and what both had."""

    def __init__(self, folder: Path) -> None:
        self.database, self.key_file = folder / "famcase.db", folder / "keys.json"
        keys, self.rana = KeyFile.create(RANA, CHEAP_FOR_TESTS)
        self.keys, _ = keys.with_user(self.rana, SAMI, CHEAP_FOR_TESTS)
        self.sami = self.keys.unlock(SAMI)
        write_keys(self.key_file, self.keys)
        filled(self.database, self.rana.database_key).close()

    def remove_sami(self) -> tuple[KeyFile, OpenedKeys]:
        announced = self.keys.without_user(self.sami.label, new_database_key(), self.rana)
        return rekey.rekey(self.database, self.key_file, announced, self.rana)

    def opens_for_rana(self) -> OpenedKeys:
        keys = read_keys(self.key_file)
        keys, opened = rekey.finish_rekey(self.database, self.key_file, keys, keys.unlock(RANA))
        database = open_sqlite(self.database, opened.database_key)
        assert names(database) == 50
        database.close()
        assert read_keys(self.key_file) == keys
        assert not keys.is_changing
        return opened


@pytest.fixture
def two(tmp_path: Path) -> TwoUsers:
    return TwoUsers(tmp_path)


def test_a_removed_users_copy_of_the_key_no_longer_opens_the_database(two: TwoUsers) -> None:
    two.remove_sami()

    opened = two.opens_for_rana()
    assert opened.database_key != two.sami.database_key
    with pytest.raises(KeyDoesNotFit):
        open_sqlite(two.database, two.sami.database_key)
    assert sorted(file.name for file in two.database.parent.iterdir()) == ["famcase.db", "keys.json"]


class PowerCut(BaseException):
    """The program ends here."""


STEPS = [
    ("locking others out", rekey, "connect", 1),
    ("announcing", rekey, "write_keys", 1),
    ("asking for the copy", rekey, "verified_copy", 1),
    ("copying", copies, "_fill", 1),
    ("verifying the copy", copies, "_verify", 1),
    ("putting it in place", rekey, "put_in_place", 1),
    ("keeping the new key alone", rekey, "write_keys", 2),
]


@pytest.mark.parametrize(("module", "step", "call"), [step[1:] for step in STEPS], ids=[step[0] for step in STEPS])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_power_cut_while_the_key_changes_leaves_what_opens(
    two: TwoUsers, module: object, step: str, call: int, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = getattr(module, step), [0]

    def cut(*args: object, **more: object) -> object:
        calls[0] += 1
        if calls[0] == call and when == "before":
            raise PowerCut
        result = real(*args, **more)
        if calls[0] == call and when == "after":
            raise PowerCut
        return result

    monkeypatch.setattr(module, step, cut)
    with pytest.raises(PowerCut):
        two.remove_sami()
    monkeypatch.undo()

    assert calls[0] == call
    opened = two.opens_for_rana()
    announced = step != "connect" and (step != "write_keys" or call == 2 or when == "after")
    assert (opened.database_key != two.sami.database_key) == announced


KILLED = """
import os, sys
from pathlib import Path
from famcase.storage import copies, rekey
from famcase.storage.keys import new_database_key, read_keys

folder, passphrase, removed, step, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
module = rekey if hasattr(rekey, step) else copies
real, calls = getattr(module, step), [0]

def cut(*args, **more):
    result = real(*args, **more)
    calls[0] += 1
    if calls[0] == count:
        os._exit(9)  # as a kill: nothing is closed, nothing tidied
    return result

setattr(module, step, cut)
keys = read_keys(folder / "keys.json")
opened = keys.unlock(passphrase)
announced = keys.without_user(removed, new_database_key(), opened)
rekey.rekey(folder / "famcase.db", folder / "keys.json", announced, opened)
"""


@pytest.mark.parametrize(
    ("step", "count"), [("connect", 1), ("write_keys", 1), ("_fill", 1), ("_verify", 1), ("put_in_place", 1)]
)
def test_a_program_killed_while_the_key_changes_leaves_what_opens(two: TwoUsers, step: str, count: int) -> None:
    folder = two.database.parent
    words = [sys.executable, "-c", KILLED, str(folder), RANA, two.sami.label, step, str(count)]

    done = subprocess.run(words, check=False, cwd=Path(sqlite.__file__).parents[2])

    assert done.returncode == 9
    two.opens_for_rana()
    two.keys = read_keys(two.key_file)
    assert (two.sami.label in two.keys.labels) == (step == "connect")


def test_an_unfinished_copy_of_a_killed_program_is_replaced(two: TwoUsers) -> None:
    two.database.with_name("famcase.db.unfinished").write_bytes(secrets.token_bytes(5000))

    two.remove_sami()

    two.opens_for_rana()
    assert not two.database.with_name("famcase.db.unfinished").exists()


def test_the_key_changes_with_what_a_crash_left_in_the_wal(two: TwoUsers, tmp_path: Path) -> None:
    database = open_sqlite(two.database, two.rana.database_key)
    with saving(database):
        database.execute_sql("UPDATE family SET name = 'gone' WHERE id = 0")
        database.execute_sql("INSERT INTO family VALUES (1000, ?)", (CANARY,))
    crashed = TwoUsers.__new__(TwoUsers)
    crashed.__dict__.update(two.__dict__)
    folder = tmp_path / "crashed"
    folder.mkdir()
    for file in (two.database, two.database.with_name("famcase.db-wal"), two.key_file):
        shutil.copy(file, folder)
    database.close()
    crashed.database, crashed.key_file = folder / "famcase.db", folder / "keys.json"

    crashed.remove_sami()

    assert sorted(file.name for file in folder.iterdir()) == ["famcase.db", "keys.json"]
    crashed.opens_for_rana()


def test_the_key_does_not_change_under_somebody_who_has_the_database_open(
    two: TwoUsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0)
    database = open_sqlite(two.database, two.rana.database_key)

    with pytest.raises(DatabaseBusy):
        two.remove_sami()

    assert read_keys(two.key_file) == two.keys
    database.execute_sql("UPDATE family SET name = name || '!'")
    database.close()
    assert two.opens_for_rana().database_key == two.rana.database_key
