"""The encrypted file: nothing readable on disk, every connection alike, and sentences instead of tracebacks."""

import logging
import os
import random
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
from famcase.storage import sqlite
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
from famcase.storage.sqlite import open_sqlite
from tests.storage.encrypted import CANARY, KEY, OTHER_KEY, filled, names, path, readable_in, saving

__all__ = ["path"]


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
from famcase.storage.sqlite import open_sqlite
database = open_sqlite(Path(sys.argv[1]), bytes(range(32)), create=True)
database.execute_sql("CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
with database.atomic("IMMEDIATE"):
    database.execute_sql("INSERT INTO family VALUES (1, ?)", (sys.argv[2],))
with database.atomic("IMMEDIATE"):
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

    right = (50, "sqlcipher", "wal", 2, 1, 5000, 1, 2, -163_840, 0)
    assert {name: settings[1:] for name, settings in seen.items()} == dict.fromkeys(("here", "one", "two"), right)


def test_a_missing_and_an_emptied_file_are_not_taken_for_new_databases(path: Path) -> None:
    with pytest.raises(CannotOpen):
        open_sqlite(path, KEY)
    assert not path.exists()

    for left in (b"", b"x", b"x" * 100, b"x" * 4095):
        path.write_bytes(left)
        with pytest.raises(CannotOpen):
            open_sqlite(path, KEY)
        assert path.read_bytes() == left


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
        def execute(self, statements: str, **_: object) -> apsw.Cursor:  # type: ignore[override]
            unknown = statements.startswith(("PRAGMA cipher", "PRAGMA legacy", "PRAGMA key"))
            return super().execute("PRAGMA unknown" if unknown else statements)

        def pragma(self, name: str, *args: object, **_: object) -> object:
            return None if name == "cipher" else super().pragma(name, *args)

    monkeypatch.setattr(apsw, "Connection", Plain)

    with pytest.raises(StorageFault, match="without encryption"):
        open_sqlite(path, KEY, create=True)


def test_a_disk_on_which_saves_are_not_safe_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutSharedMemory(apsw.Connection):
        def pragma(self, name: str, *args: object, **_: object) -> object:
            return "delete" if name == "journal_mode" else super().pragma(name, *args)

    monkeypatch.setattr(apsw, "Connection", WithoutSharedMemory)

    with pytest.raises(StorageFault, match="power cut"):
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

    with saving(first), pytest.raises(DatabaseBusy), saving(second):
        pass


def test_a_full_disk_is_a_sentence_and_keeps_what_was_saved(path: Path) -> None:
    database = filled(path)
    pages = database.pragma("page_count")
    database.pragma("max_page_count", pages)

    with pytest.raises(DiskFull), saving(database):
        database.execute_sql("INSERT INTO family SELECT id + 1000, name || name || name FROM family")

    assert names(database) == 50


def test_a_broken_constraint_is_no_storage_fault(path: Path) -> None:
    database = filled(path)

    with pytest.raises(peewee.IntegrityError), saving(database):
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
