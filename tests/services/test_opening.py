"""Making a desk and opening it: whose passphrase it is, and which program may."""

import shutil
from pathlib import Path

import pytest

from famcase.errors import Locked, Refused, StorageFault, Usage
from famcase.paths import Home, migrations_folder
from famcase.services import opening
from famcase.services.backups import restore
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.storage.keys import CHEAP_FOR_TESTS
from famcase.storage.migrations import NewerSchema
from tests.conftest import PASSPHRASE, FrozenClock, Server
from tests.services.builders import address_as, colleague, the_adnans

SECOND = """
from peewee import TextField


def up(migrator, _database):
    migrator.migrate(migrator.add_column("family", "nickname", TextField(default="")))
"""


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The migrations of a program to come, with one more than this one's."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), folder)
    (folder / "0002_nickname.py").write_text(SECOND)
    monkeypatch.setattr(opening, "migrations_folder", lambda: folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_whose_passphrase_it_is_is_who_acts(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    add_user(file_desk, home, "Sami", "caseworker", "a passphrase of Sami", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)

    for passphrase, name in ((PASSPHRASE, "Rana"), ("a passphrase of Sami", "Sami")):
        desk = opening.unlock(home, passphrase, clock=clock, user=name)
        assert desk.user.name == name
        desk.close()
    with pytest.raises(Locked):
        opening.unlock(home, PASSPHRASE, clock=clock, user="Sami")


def test_there_is_one_database_a_home(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    before = contents(home.folder)

    with pytest.raises(Refused):
        opening.create(home, "Sami", "caseworker", "another passphrase", clock=clock, cost=CHEAP_FOR_TESTS)

    assert contents(home.folder) == before
    assert file_desk.user.name == "Rana"


def test_the_only_key_of_a_database_that_was_moved_away_is_not_written_over(home: Home, clock: FrozenClock) -> None:
    home.folder.mkdir()
    home.keys.write_bytes(b"the only key")

    with pytest.raises(Refused):
        opening.create(home, "Sami", "caseworker", "another passphrase", clock=clock, cost=CHEAP_FOR_TESTS)

    assert contents(home.folder) == {home.keys.name: b"the only key"}


@pytest.mark.parametrize(("name", "role", "passphrase"), [("", "caseworker", PASSPHRASE), ("Sami", "boss", PASSPHRASE)])
def test_nothing_is_made_for_nobody(home: Home, clock: FrozenClock, name: str, role: str, passphrase: str) -> None:
    with pytest.raises(Refused):
        opening.create(home, name, role, passphrase, clock=clock, cost=CHEAP_FOR_TESTS)

    assert not home.folder.exists()


def test_what_an_interrupted_making_left_is_made_anew(home: Home, clock: FrozenClock) -> None:
    home.folder.mkdir()
    (home.folder / "famcase.db.new").write_bytes(b"half a database")

    opening.create(home, "Rana", "supervisor", PASSPHRASE, clock=clock, cost=CHEAP_FOR_TESTS).desk.close()

    assert sorted(contents(home.folder)) == ["famcase.db", "famcase.keys"]


def test_there_is_nothing_to_open_in_an_empty_folder(home: Home, clock: FrozenClock) -> None:
    with pytest.raises(opening.NoDatabase):
        opening.unlock(home, PASSPHRASE, clock=clock)

    assert not home.folder.exists()


def test_a_recovery_code_is_made_only_when_asked_for_and_opens(home: Home, clock: FrozenClock) -> None:
    made = opening.create(home, "Rana", "supervisor", PASSPHRASE, clock=clock, cost=CHEAP_FOR_TESTS, recovery=True)
    made.desk.close()

    opening.unlock(home, made.recovery_code.lower(), clock=clock).close()


def test_a_newer_program_backs_up_before_it_changes_the_tables(
    file_desk: Desk, home: Home, clock: FrozenClock, newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_adnans(file_desk)
    file_desk.close()

    opened = opening.unlock(home, PASSPHRASE, clock=clock)

    columns = {column.name for column in opened.store.database.get_columns("family")}
    opened.close()
    assert "nickname" in columns
    (kept,) = home.backups.iterdir()
    shutil.rmtree(newer)
    monkeypatch.undo()
    restore(kept, Home(tmp_path / "older"), PASSPHRASE)
    older = opening.unlock(Home(tmp_path / "older"), PASSPHRASE, clock=clock)
    assert older.store.tables["family"].select().count() == 1
    older.close()


def test_nothing_is_backed_up_when_the_tables_are_this_programs(
    file_desk: Desk, home: Home, clock: FrozenClock
) -> None:
    file_desk.close()
    opening.unlock(home, PASSPHRASE, clock=clock).close()

    assert not home.backups.exists()


def test_an_older_program_refuses_a_newer_database_and_leaves_it_as_it_was(
    file_desk: Desk, home: Home, clock: FrozenClock, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_desk.close()
    opening.unlock(home, PASSPHRASE, clock=clock).close()
    before = contents(home.folder)
    (newer / "0002_nickname.py").unlink()

    with pytest.raises(NewerSchema) as caught:
        opening.unlock(home, PASSPHRASE, clock=clock)

    assert isinstance(caught.value, StorageFault)
    assert contents(home.folder) == before
    monkeypatch.undo()


def test_a_failed_migration_leaves_the_tables_and_the_backup(
    file_desk: Desk, home: Home, clock: FrozenClock, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_adnans(file_desk)
    file_desk.close()
    broken = SECOND + "    raise RuntimeError('the disk fell asleep')\n"
    (newer / "0002_nickname.py").write_text(broken)

    with pytest.raises(RuntimeError):
        opening.unlock(home, PASSPHRASE, clock=clock)

    monkeypatch.undo()
    again = opening.unlock(home, PASSPHRASE, clock=clock)
    assert "nickname" not in {column.name for column in again.store.database.get_columns("family")}
    assert again.store.tables["family"].select().count() == 1
    assert len(list(home.backups.iterdir())) == 1
    again.close()


def test_two_writers_of_one_database_never_begin_their_numbers_alike(
    file_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits = file_desk.store.tables["writer"].get().digits
    drawn = iter([digits, digits, 20_411])
    monkeypatch.setattr(opening, "_five_digits", lambda: next(drawn))

    with file_desk.store.write():
        made = opening.new_writer(file_desk.store, None)

    assert file_desk.store.tables["writer"].get_by_id(made).digits == 20_411


@pytest.mark.postgres
def test_a_server_is_brought_up_by_who_made_it_and_by_nobody_else(
    server_desk: Desk, home: Home, clock: FrozenClock, request: pytest.FixtureRequest
) -> None:
    sami = colleague(server_desk, home)
    sami.close()
    request.getfixturevalue("newer")
    address = str(server_desk.store.database.database)

    with pytest.raises(StorageFault):
        opening.open_server(address_as(sami, sami.user.name), clock=clock)
    opening.open_server(address, clock=clock).close()

    assert "nickname" in {column.name for column in server_desk.store.database.get_columns("family")}
    opening.open_server(address_as(sami, sami.user.name), clock=clock).close()


@pytest.mark.postgres
def test_an_older_program_refuses_a_newer_server(server_desk: Desk, clock: FrozenClock, newer: Path) -> None:
    address = str(server_desk.store.database.database)
    opening.open_server(address, clock=clock).close()
    (newer / "0002_nickname.py").unlink()

    with pytest.raises(NewerSchema):
        opening.open_server(address, clock=clock)


@pytest.mark.postgres
def test_a_server_opens_for_its_own_role_alone(server_desk: Desk, clock: FrozenClock) -> None:
    address = str(server_desk.store.database.database)

    opening.open_server(address, clock=clock, user=server_desk.user.name).close()
    with pytest.raises(Locked):
        opening.open_server(address, clock=clock, user="Rana")


@pytest.mark.postgres
def test_a_role_that_is_no_user_is_let_in_to_nothing(server_desk: Desk, clock: FrozenClock) -> None:
    server_desk.store.database.execute_sql('CREATE ROLE "stranger_of_this_test" LOGIN')

    with pytest.raises(Locked):
        opening.open_server(address_as(server_desk, "stranger_of_this_test"), clock=clock)


@pytest.mark.postgres
def test_an_empty_server_is_no_database_and_a_founded_one_is_not_founded_again(
    server_desk: Desk, postgres: Server, clock: FrozenClock
) -> None:
    with pytest.raises(opening.NoDatabase):
        opening.open_server(postgres.make(), clock=clock)
    with pytest.raises(Refused):
        opening.open_server(str(server_desk.store.database.database), clock=clock, create="supervisor")


@pytest.mark.postgres
def test_a_server_that_does_not_answer_is_a_storage_fault(clock: FrozenClock) -> None:
    with pytest.raises(StorageFault):
        opening.open_server("postgresql://nobody@127.0.0.1:1/none", clock=clock)


@pytest.mark.parametrize(
    "address", ["postgresql://[", "postgres://a:secret b", "postgresql://?secret=bar", "postgres://%zz"]
)
def test_what_is_no_address_of_a_server_is_a_mistake_and_is_not_repeated(address: str, clock: FrozenClock) -> None:
    with pytest.raises(Usage) as caught:
        opening.open_server(address, clock=clock)

    assert "secret" not in f"{caught.value}{caught.value.values}"
