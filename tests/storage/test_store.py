"""One transaction alone writes; what fails leaves nothing, and says whose failure it was."""

import threading
from pathlib import Path

import pytest
from peewee import IntegrityError, OperationalError, ProgrammingError

from famcase.domain.changes import RecordId
from famcase.errors import StorageFault
from famcase.services.desk import Desk
from famcase.storage.faults import DatabaseBusy
from famcase.storage.postgres import open_postgres
from famcase.storage.statements import local_id
from famcase.storage.store import Store, TryAgain
from tests.services.builders import the_adnans


def test_what_is_written_is_there_and_what_fails_is_not(desk: Desk) -> None:
    word = desk.store.tables["word"]
    with desk.store.write():
        word.insert(fold="kept", sound="k").execute()

    def break_off() -> None:
        with desk.store.write():
            word.insert(fold="lost", sound="l").execute()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()

    assert [row.fold for row in word.select()] == ["kept"]


def test_a_mistake_of_the_program_is_no_storage_fault(desk: Desk) -> None:
    with pytest.raises((OperationalError, ProgrammingError)), desk.store.write():
        desk.store.database.execute_sql("SELECT * FROM no_such_table")


def test_a_broken_reference_is_no_storage_fault(desk: Desk) -> None:
    note = desk.store.tables["note"]

    with pytest.raises(IntegrityError), desk.store.write():
        note.insert(uid=bytes(16), made=1, family=4711, on=1, text="whose?").execute()


def test_a_record_is_found_by_its_id(desk: Desk) -> None:
    family = the_adnans(desk)

    assert local_id(desk.store.tables, "family", family.uid) == desk.store.tables["family"].get().id
    assert local_id(desk.store.tables, "family", RecordId(bytes(16))) is None


@pytest.mark.postgres
def test_a_transaction_that_another_came_between_is_to_be_tried_again(server_desk: Desk) -> None:
    the_adnans(server_desk)
    family = server_desk.store.tables["family"]

    def meanwhile() -> None:
        family.update(priority=3).execute()
        server_desk.store.close()

    def edit_what_was_read() -> None:
        with server_desk.store.write():
            assert family.get().priority == 2
            other = threading.Thread(target=meanwhile)
            other.start()
            other.join()
            family.update(priority=4).execute()

    with pytest.raises(TryAgain):
        edit_what_was_read()

    assert family.get().priority == 3


@pytest.mark.postgres
def test_a_number_taken_by_another_session_is_to_be_tried_again(server_desk: Desk) -> None:
    word = server_desk.store.tables["word"]
    word.insert(fold="one", sound="one").execute()

    with pytest.raises(TryAgain), server_desk.store.write():
        word.insert(fold="one", sound="one").execute()


@pytest.mark.postgres
def test_a_server_that_went_away_is_a_storage_fault(server_desk: Desk) -> None:
    database = server_desk.store.database
    own = database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]

    def end_the_session() -> None:
        database.execute_sql("SELECT pg_terminate_backend(%s)", (own,))
        server_desk.store.close()

    other = threading.Thread(target=end_the_session)
    other.start()
    other.join()
    with pytest.raises(StorageFault), server_desk.store.write():
        database.execute_sql("SELECT 1")
    server_desk.store.close()


def test_a_file_that_another_program_holds_is_busy(file_desk: Desk) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with file_desk.store.write():
            held.set()
            done.wait(20)
        file_desk.store.close()

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    file_desk.store.database.connection().set_busy_timeout(10)
    with pytest.raises(DatabaseBusy), file_desk.store.write():
        pass
    done.set()
    other.join()


def test_nothing_erased_stays_in_the_log(file_desk: Desk) -> None:
    the_adnans(file_desk)
    log = Path(str(file_desk.store.database.database) + "-wal")
    assert log.stat().st_size > 0

    file_desk.store.scrub()

    assert log.stat().st_size == 0


def test_two_stores_never_write_into_each_other(desk: Desk, tmp_path: Path) -> None:
    from famcase.storage.sqlite import open_sqlite

    other = Store.over(open_sqlite(tmp_path / "other.db", bytes(32), create=True), "sqlite")
    other.database.create_tables([other.tables["word"]])

    other.tables["word"].insert(fold="there", sound="t").execute()

    assert not desk.store.tables["word"].select().exists()
    other.close()


@pytest.mark.postgres
def test_a_connection_that_the_server_ended_is_made_anew(server_desk: Desk) -> None:
    tables = server_desk.store.tables

    def end_it() -> None:
        pid = tables["user"]._meta.database.execute_sql("SELECT pg_backend_pid()").fetchone()[0]
        ender = open_postgres(_address(server_desk))
        ender.execute_sql("SELECT pg_terminate_backend(%s)", [pid])
        ender.close()

    def count() -> int:
        return int(tables["user"].select().count())

    end_it()
    with pytest.raises(StorageFault), server_desk.store.errors():
        count()
    with server_desk.store.errors():
        assert count() == 1

    end_it()
    with pytest.raises(StorageFault), server_desk.store.write():
        tables["user"].update(name="x").execute()
    with server_desk.store.write():
        tables["user"].update(name="famcase").execute()


def _address(desk: Desk) -> str:
    return str(desk.store.database.database)
