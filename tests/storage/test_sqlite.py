"""The encrypted file: nothing readable on disk, every connection alike, and sentences instead of tracebacks."""

import logging
import os
import random
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import threading
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import apsw
import peewee
import pytest

from famcase.errors import StorageFault
from famcase.storage import copies, rekey, sqlite
from famcase.storage.copies import copy_database
from famcase.storage.faults import (
    CannotOpen,
    DatabaseBusy,
    DatabaseDamaged,
    DiskFull,
    KeyDoesNotFit,
    NotWritable,
    file_errors,
    storage_errors,
)
from famcase.storage.keys import CHEAP_FOR_TESTS, KeyFile, OpenedKeys, new_database_key, read_keys, write_keys
from famcase.storage.sqlite import EncryptedDatabase, begin_immediate, open_sqlite

CANARY = "canary-al-Adnan-كناري"
KEY = bytes(range(32))
OTHER_KEY = bytes(32)
RANA = "olives by the old road"
SAMI = "three cups of strong tea"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "famcase.db"


def filled(path: Path, key: bytes = KEY, rows: int = 50) -> EncryptedDatabase:
    database = open_sqlite(path, key, create=True)
    database.execute_sql("CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    with begin_immediate(database):
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


def read_everything(path: Path) -> None:
    with storage_errors():
        database = open_sqlite(path, KEY)
        try:
            if database.execute_sql("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise DatabaseDamaged
        finally:
            database.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_nothing_is_readable_on_disk_while_open_in_the_wal_and_after_closing(path: Path) -> None:
    database = filled(path)
    assert path.with_name("famcase.db-wal").stat().st_size > 10_000
    assert readable_in(path.parent) == []

    database.close()

    assert [file.name for file in path.parent.iterdir()] == ["famcase.db"]
    assert readable_in(path.parent) == []
    assert names(open_sqlite(path, KEY)) == 50


def test_nothing_is_readable_after_a_kill_and_what_was_saved_is_there(path: Path) -> None:
    child = """
import os, signal, sys
from pathlib import Path
from famcase.storage.sqlite import begin_immediate, open_sqlite
database = open_sqlite(Path(sys.argv[1]), bytes(range(32)), create=True)
database.execute_sql("CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
with begin_immediate(database):
    database.execute_sql("INSERT INTO family VALUES (1, ?)", (sys.argv[2],))
with begin_immediate(database):
    database.execute_sql("PRAGMA cache_size = 1")
    for number in range(2, 500):
        database.execute_sql("INSERT INTO family VALUES (?, ?)", (number, sys.argv[2] + "x" * 500))
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
"""
    done = subprocess.run(
        [sys.executable, "-c", child, str(path), CANARY], check=False, cwd=Path(sqlite.__file__).parents[2]
    )

    assert done.returncode in (-signal.SIGKILL, 1)
    assert path.with_name("famcase.db-wal").stat().st_size > 100_000
    assert readable_in(path.parent) == []
    assert names(open_sqlite(path, KEY)) == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's; on Windows the profile folder protects")
def test_all_files_are_their_owners_alone_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        database = filled(path)
        copy_database(path, path.with_name("copy.db"), KEY)
    finally:
        os.umask(before)

    modes = {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in path.parent.iterdir()}
    database.close()
    assert modes == dict.fromkeys(["famcase.db", "famcase.db-wal", "famcase.db-shm", "copy.db"], "0o600")


def test_another_key_is_a_sentence_and_changes_no_byte(path: Path) -> None:
    filled(path).close()
    before = contents(path.parent)

    with pytest.raises(KeyDoesNotFit):
        open_sqlite(path, OTHER_KEY)

    assert contents(path.parent) == before


def test_another_key_does_not_touch_what_a_crash_left_in_the_wal(path: Path, tmp_path: Path) -> None:
    database = filled(path)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in (path, path.with_name("famcase.db-wal")):
        shutil.copy(file, crashed)
    database.close()
    before = contents(crashed)

    for read_only in (False, True):
        with pytest.raises(KeyDoesNotFit):
            open_sqlite(crashed / "famcase.db", OTHER_KEY, read_only=read_only)

    after = contents(crashed)
    after.pop("famcase.db-shm", None)
    assert after == before
    assert names(open_sqlite(crashed / "famcase.db", KEY)) == 50


def test_every_thread_gets_its_own_connection_with_the_same_settings(path: Path) -> None:
    database = filled(path)
    seen: dict[str, tuple[object, ...]] = {}

    def look(name: str) -> None:
        with database.connection_context():
            pragmas = ("cipher", "journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
            more = ("temp_store", "cache_size", "query_only")
            seen[name] = (
                id(database.connection()),
                names(database),
                *(database.pragma(pragma) for pragma in pragmas + more),
            )

    with database.connection_context():
        look("here")
        threads = [threading.Thread(target=look, args=(name,)) for name in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    right = (50, "sqlcipher", "wal", 2, 1, 5000, 1, 2, -65536, 0)
    assert {name: settings[1:] for name, settings in seen.items()} == dict.fromkeys(("here", "one", "two"), right)


def test_a_missing_and_an_emptied_file_are_not_taken_for_new_databases(path: Path) -> None:
    with pytest.raises(CannotOpen):
        open_sqlite(path, KEY)
    assert not path.exists()

    path.touch()
    with pytest.raises(CannotOpen):
        open_sqlite(path, KEY)
    assert path.stat().st_size == 0


@pytest.mark.parametrize("create", [False, True])
def test_an_unencrypted_database_is_not_opened(path: Path, create: bool) -> None:
    plain = apsw.Connection(str(path))
    plain.execute("CREATE TABLE family (name TEXT)")
    plain.close()
    before = path.read_bytes()

    with pytest.raises(KeyDoesNotFit):
        open_sqlite(path, KEY, create=create)
    assert path.read_bytes() == before


def test_a_read_only_database_reads_and_refuses_to_write(path: Path) -> None:
    filled(path).close()
    database = open_sqlite(path, KEY, read_only=True)

    assert names(database) == 50
    with pytest.raises(NotWritable), storage_errors():
        database.execute_sql("DELETE FROM family")
    assert names(database) == 50


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")

    with pytest.raises(StorageFault, match="too old"):
        open_sqlite(path, KEY, create=True)


def test_a_library_without_encryption_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain(apsw.Connection):
        def execute(self, statements: str) -> apsw.Cursor:  # type: ignore[override]
            unknown = statements.startswith(("PRAGMA cipher", "PRAGMA legacy", "PRAGMA key"))
            return super().execute("PRAGMA unknown" if unknown else statements)

        def pragma(self, name: str, *args: object, **_: object) -> object:
            return None if name == "cipher" else super().pragma(name, *args)

    monkeypatch.setattr(apsw, "Connection", Plain)

    with pytest.raises(StorageFault, match="without encryption"):
        open_sqlite(path, KEY, create=True)


def test_dates_and_decimals_are_bound_as_text_and_nothing_else_is(path: Path) -> None:
    database = open_sqlite(path, KEY, create=True)
    values = (date(2018, 8, 15), datetime(2018, 8, 15, 21, 30, tzinfo=UTC), Decimal("2.50"))

    assert database.execute_sql("SELECT ?, ?, ?", values).fetchone() == (
        "2018-08-15",
        "2018-08-15 21:30:00+00:00",
        "2.50",
    )
    for value in (uuid.UUID(int=1), object(), [1]):
        with pytest.raises(TypeError):
            database.execute_sql("SELECT ?", (value,))


def test_peewee_logs_no_values(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("peewee").setLevel(logging.DEBUG)

    filled(path)

    assert "canary" not in caplog.text


def test_two_writers_wait_and_the_second_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0)
    first = filled(path)
    second = open_sqlite(path, KEY)

    with begin_immediate(first), pytest.raises(DatabaseBusy), begin_immediate(second):
        pass


def test_a_full_disk_is_a_sentence_and_keeps_what_was_saved(path: Path) -> None:
    database = filled(path)
    pages = database.pragma("page_count")
    database.pragma("max_page_count", pages)

    with pytest.raises(DiskFull), begin_immediate(database):
        database.execute_sql("INSERT INTO family SELECT id + 1000, name || name || name FROM family")

    assert names(database) == 50


def test_a_broken_constraint_is_no_storage_fault(path: Path) -> None:
    database = filled(path)

    with pytest.raises(peewee.IntegrityError), begin_immediate(database):
        database.execute_sql("INSERT INTO family VALUES (1, 'again')")


@pytest.mark.parametrize("number", [28, 13, 30, 2, 5])
def test_failures_of_the_system_are_storage_faults(number: int) -> None:
    with pytest.raises(StorageFault) as caught, file_errors():
        raise OSError(number, "failed")
    assert caught.value.hint


def test_every_flipped_bit_of_a_sample_is_caught(path: Path) -> None:
    filled(path, rows=200).close()
    good = path.read_bytes()
    chance = random.Random(20180815)  # noqa: S311 - seeded, so that a failure repeats

    for bit in chance.sample(range(len(good) * 8), 100):
        changed = bytearray(good)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        with pytest.raises(StorageFault):
            read_everything(path)


def test_a_copy_of_a_database_in_use_is_one_encrypted_file(path: Path) -> None:
    database = filled(path)
    copy = path.with_name("copy.db")

    with begin_immediate(database):
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
    ("before the key file announces", rekey, "write_keys", 1),
    ("before the copy", rekey, "verified_copy", 1),
    ("in the copy", copies, "_fill", 1),
    ("before the copy is verified", copies, "_verify", 1),
    ("before the copy takes its place", rekey, "put_in_place", 1),
    ("before the key file keeps the new key alone", rekey, "write_keys", 2),
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
    announced = step != "write_keys" or call == 2 or when == "after"
    assert (opened.database_key != two.sami.database_key) == announced


def test_an_unfinished_copy_of_a_killed_program_is_replaced(two: TwoUsers) -> None:
    two.database.with_name("famcase.db.unfinished").write_bytes(secrets.token_bytes(5000))

    two.remove_sami()

    two.opens_for_rana()
    assert not two.database.with_name("famcase.db.unfinished").exists()


def test_the_key_changes_with_what_a_crash_left_in_the_wal(two: TwoUsers, tmp_path: Path) -> None:
    database = open_sqlite(two.database, two.rana.database_key)
    with begin_immediate(database):
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

    database.execute_sql("UPDATE family SET name = name || '!'")
    database.close()
    assert two.opens_for_rana().database_key != two.rana.database_key


def test_a_file_replaced_while_it_is_opened_is_opened_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    newer = path.with_name("newer.db")
    copy_database(path, newer, KEY)
    real, calls = sqlite.connect, [0]

    def replaced_meanwhile(*args: object, **more: object) -> apsw.Connection:
        calls[0] += 1
        connection: apsw.Connection = real(*args, **more)  # type: ignore[arg-type]
        if calls[0] == 1:
            newer.replace(path)
        return connection

    monkeypatch.setattr(sqlite, "connect", replaced_meanwhile)
    database = open_sqlite(path, KEY)
    database.execute_sql("DELETE FROM family")
    database.close()
    monkeypatch.undo()

    assert calls[0] == 2
    assert names(open_sqlite(path, KEY)) == 0
