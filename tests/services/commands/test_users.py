"""Who works here: added, removed with a new key, and a passphrase that only its owner changes."""

from pathlib import Path

import pytest
from peewee import ProgrammingError

from famcase.errors import FamcaseError, Locked, NotFound, Refused
from famcase.paths import Home
from famcase.services import backups, opening
from famcase.services.commands import users
from famcase.services.commands.closing import SupervisorOnly
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import register
from famcase.services.commands.notes import write_note
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily
from famcase.services.queries.users import list_users
from famcase.storage import journal
from famcase.storage.faults import DatabaseBusy, KeyDoesNotFit
from famcase.storage.keys import CHEAP_FOR_TESTS, read_keys
from famcase.storage.sqlite import open_sqlite
from tests.conftest import PASSPHRASE, FrozenClock
from tests.services.builders import address_as, colleague, the_adnans

SAMI = "three cups of strong tea"
NEW = "olives by the old road"


def add_sami(desk: Desk, home: Home, role: str = "caseworker") -> None:
    users.add_user(desk, home, "Sami", role, SAMI, mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)


def test_somebody_added_opens_the_desk_as_themselves(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    add_sami(file_desk, home)

    theirs = opening.unlock(home, SAMI, clock=clock)
    assert (theirs.user.name, theirs.user.role) == ("Sami", "caseworker")
    assert theirs.writer != file_desk.writer
    theirs.close()


def test_two_colleagues_see_what_each_other_saved(desk: Desk, sami: Desk) -> None:
    family = the_adnans(desk)

    write_note(sami, family.uid, "They asked for blankets.")

    assert [user.role for user in list_users(desk)] == ["supervisor", "caseworker"]
    assert journal.load(desk.store.tables, family.uid).changes[-1].actor == sami.user.uid.hex()
    assert journal.verify(desk.store.tables) == []


def test_a_caseworker_adds_nobody_beside_a_supervisor(sami: Desk, home: Home) -> None:
    with pytest.raises(SupervisorOnly):
        users.add_user(sami, home, "Lina", "caseworker", NEW, mine="", cost=CHEAP_FOR_TESTS)


def test_where_there_is_no_supervisor_anybody_adds_one(home: Home, clock: FrozenClock) -> None:
    made = opening.create(home, "Sami", "caseworker", SAMI, clock=clock, cost=CHEAP_FOR_TESTS).desk

    users.add_user(made, home, "Rana", "supervisor", PASSPHRASE, mine=SAMI, cost=CHEAP_FOR_TESTS)

    with pytest.raises(SupervisorOnly):
        users.add_user(made, home, "Lina", "caseworker", NEW, mine=SAMI, cost=CHEAP_FOR_TESTS)
    made.close()


@pytest.mark.parametrize(
    ("name", "role", "passphrase"),
    [
        ("Rana", "caseworker", SAMI),
        ("", "caseworker", SAMI),
        ("Sami", "boss", SAMI),
        ("Sami", "caseworker", "short"),
        ("Sami", "caseworker", PASSPHRASE),
    ],
)
def test_a_taken_name_an_unknown_role_or_a_poor_passphrase_is_refused_and_changes_nothing(
    file_desk: Desk, home: Home, name: str, role: str, passphrase: str
) -> None:
    before = home.keys.read_bytes()

    with pytest.raises(Refused):
        users.add_user(file_desk, home, name, role, passphrase, mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)

    assert home.keys.read_bytes() == before
    assert [user.name for user in list_users(file_desk)] == ["Rana"]


def test_a_wrong_passphrase_of_ones_own_adds_nobody(file_desk: Desk, home: Home) -> None:
    before = home.keys.read_bytes()

    with pytest.raises(Locked):
        users.add_user(file_desk, home, "Sami", "caseworker", SAMI, mine="not mine at all", cost=CHEAP_FOR_TESTS)

    assert home.keys.read_bytes() == before


def test_another_users_passphrase_does_not_stand_for_ones_own(file_desk: Desk, home: Home) -> None:
    add_sami(file_desk, home)

    with pytest.raises(Locked):
        users.change_passphrase(file_desk, home, SAMI, NEW, cost=CHEAP_FOR_TESTS)


def test_the_key_file_is_put_back_when_the_record_cannot_be_saved(
    file_desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.keys.read_bytes()

    def fail(*_arguments: object) -> None:
        raise DatabaseBusy

    monkeypatch.setattr(journal, "append", fail)
    with pytest.raises(DatabaseBusy):
        add_sami(file_desk, home)

    assert home.keys.read_bytes() == before


def test_somebody_removed_opens_neither_the_new_file_nor_with_what_they_had(
    file_desk: Desk, home: Home, clock: FrozenClock
) -> None:
    add_sami(file_desk, home)
    family = the_adnans(file_desk)
    old_keys = read_keys(home.keys)
    old = old_keys.unlock(SAMI)

    users.remove_user(file_desk, home, "Sami", mine=PASSPHRASE)

    with pytest.raises(Locked):
        opening.unlock(home, SAMI, clock=clock)
    with pytest.raises(KeyDoesNotFit):
        open_sqlite(home.database, old.database_key)
    desk = opening.unlock(home, PASSPHRASE, clock=clock)
    assert desk.store.database.key != old.database_key
    assert journal.load(desk.store.tables, family.uid).changes
    assert [(user.name, user.active) for user in list_users(desk)] == [("Rana", True), ("Sami", False)]
    assert journal.verify(desk.store.tables) == []
    desk.close()


def test_an_old_copy_of_the_key_file_does_not_open_the_new_database(
    file_desk: Desk, home: Home, clock: FrozenClock
) -> None:
    add_sami(file_desk, home)
    copy = home.keys.read_bytes()
    users.remove_user(file_desk, home, "Sami", mine=PASSPHRASE)

    home.keys.write_bytes(copy)

    with pytest.raises(KeyDoesNotFit):
        opening.unlock(home, SAMI, clock=clock)


def test_the_drafts_of_somebody_removed_go_with_them(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    add_sami(file_desk, home)
    theirs = opening.unlock(home, SAMI, clock=clock)
    assert theirs.drafts is not None
    theirs.drafts.keep("register", "", {"name": "Khaled"})
    theirs.drafts.close()
    theirs.close()

    users.remove_user(file_desk, home, "Sami", mine=PASSPHRASE)

    assert not list(home.folder.glob("drafts-*"))


def test_nobody_removes_themselves_so_a_supervisor_stays(desk: Desk, home: Home) -> None:
    with pytest.raises(Refused):
        users.remove_user(desk, home, desk.user.name, mine=PASSPHRASE)

    assert [user.active for user in list_users(desk)] == [True]


def test_a_caseworker_removes_nobody(desk: Desk, sami: Desk, home: Home) -> None:
    with pytest.raises(SupervisorOnly):
        users.remove_user(sami, home, desk.user.name)


def test_nobody_of_an_unknown_name_is_removed(desk: Desk, home: Home) -> None:
    with pytest.raises(NotFound):
        users.remove_user(desk, home, "Nobody", mine=PASSPHRASE)


def test_a_removal_that_another_program_held_up_is_finished_by_doing_it_again(
    file_desk: Desk, home: Home, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sami(file_desk, home)

    def busy(*_arguments: object) -> None:
        raise DatabaseBusy

    with monkeypatch.context() as patched:
        patched.setattr(users, "rekey", busy)
        with pytest.raises(users.KeyNotChanged):
            users.remove_user(file_desk, home, "Sami", mine=PASSPHRASE)
    with pytest.raises(Locked):
        opening.unlock(home, SAMI, clock=clock)
    desk = opening.unlock(home, PASSPHRASE, clock=clock)
    key = desk.store.database.key

    users.remove_user(desk, home, "Sami", mine=PASSPHRASE)

    assert len(read_keys(home.keys).labels) == 1
    desk = opening.unlock(home, PASSPHRASE, clock=clock)
    assert desk.store.database.key != key
    desk.close()


def test_somebody_may_come_back_under_their_name(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    add_sami(file_desk, home)
    users.remove_user(file_desk, home, "Sami", mine=PASSPHRASE)
    desk = opening.unlock(home, PASSPHRASE, clock=clock)

    add_sami(desk, home)

    desk.close()
    opening.unlock(home, SAMI, clock=clock).close()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    done = users.change_passphrase(file_desk, home, PASSPHRASE, NEW, cost=CHEAP_FOR_TESTS)

    assert done.changed == 1
    with pytest.raises(Locked):
        opening.unlock(home, PASSPHRASE, clock=clock)
    opening.unlock(home, NEW, clock=clock).close()


def test_a_passphrase_is_not_changed_for_a_wrong_one_or_a_short_one(file_desk: Desk, home: Home) -> None:
    before = home.keys.read_bytes()

    for mine, new in (("not this one", NEW), (PASSPHRASE, "short")):
        with pytest.raises(FamcaseError):
            users.change_passphrase(file_desk, home, mine, new, cost=CHEAP_FOR_TESTS)

    assert home.keys.read_bytes() == before


def test_no_undo_takes_back_what_was_done_to_keys(file_desk: Desk, home: Home) -> None:
    changed = users.change_passphrase(file_desk, home, PASSPHRASE, NEW, cost=CHEAP_FOR_TESTS)

    with pytest.raises(NotFound):
        undo(file_desk)
    with pytest.raises(Refused):
        undo(file_desk, changed.batch)


def test_a_backup_made_earlier_still_opens_with_the_passphrases_of_its_day(
    file_desk: Desk, home: Home, clock: FrozenClock, tmp_path: Path
) -> None:
    add_sami(file_desk, home)
    kept = backups.backup(file_desk, home)
    users.remove_user(file_desk, home, "Sami", mine=PASSPHRASE)

    backups.restore(kept, Home(tmp_path / "restored"), SAMI)

    opening.unlock(Home(tmp_path / "restored"), SAMI, clock=clock).close()


@pytest.mark.postgres
def test_on_a_server_the_journal_is_only_added_to(server_desk: Desk, home: Home) -> None:
    desk = server_desk
    sami = colleague(desk, home)
    register(sami, NewFamily())

    change = sami.store.tables["change"]
    for forbidden in (change.delete(), change.update(body=b""), change.update(hash=b"")):
        with pytest.raises(ProgrammingError):
            forbidden.execute()

    assert journal.verify(desk.store.tables) == []
    sami.close()


@pytest.mark.postgres
def test_on_a_server_another_supervisor_erases_and_adds_people_too(
    server_desk: Desk, home: Home, clock: FrozenClock
) -> None:
    desk = server_desk
    lina = colleague(desk, home, "Lina", "supervisor")
    family = the_adnans(desk)

    erase(lina, family.uid, "asked for it")
    desk.store.database.execute_sql('CREATE ROLE "omar_of_this_test" LOGIN')
    users.add_user(lina, home, "omar_of_this_test", "caseworker", cost=CHEAP_FOR_TESTS)

    omar = opening.open_server(address_as(desk, "omar_of_this_test"), clock=clock)
    register(omar, NewFamily())
    assert journal.verify(desk.store.tables) == []
    omar.close()
    lina.close()


@pytest.mark.postgres
def test_on_a_server_somebody_removed_reads_nothing_any_more(server_desk: Desk, home: Home) -> None:
    desk = server_desk
    sami = colleague(desk, home)

    users.remove_user(desk, home, sami.user.name)

    with pytest.raises(ProgrammingError):
        sami.store.database.execute_sql("SELECT * FROM family")
    sami.close()
    with pytest.raises(FamcaseError):
        opening.open_server(address_as(sami, sami.user.name), clock=desk.clock)


@pytest.mark.postgres
def test_on_a_server_nobody_is_added_whom_the_server_does_not_know(server_desk: Desk, home: Home) -> None:
    desk = server_desk

    with pytest.raises(NotFound):
        users.add_user(desk, home, "nobody; DROP TABLE family", "caseworker", cost=CHEAP_FOR_TESTS)

    assert len(list_users(desk)) == 1


@pytest.mark.postgres
def test_on_a_server_whom_a_removed_supervisor_added_still_works(
    server_desk: Desk, home: Home, clock: FrozenClock
) -> None:
    lina = colleague(server_desk, home, "Lina", "supervisor")
    server_desk.store.database.execute_sql('CREATE ROLE "nour_of_this_test" LOGIN')
    users.add_user(lina, home, "nour_of_this_test", "caseworker", cost=CHEAP_FOR_TESTS)
    lina.close()

    users.remove_user(server_desk, home, lina.user.name)

    nour = opening.open_server(address_as(server_desk, "nour_of_this_test"), clock=clock)
    register(nour, NewFamily())
    nour.close()


@pytest.mark.postgres
def test_on_a_server_any_supervisor_removes_whom_another_added(server_desk: Desk, home: Home) -> None:
    sami = colleague(server_desk, home)
    lina = colleague(server_desk, home, "Lina", "supervisor")

    users.remove_user(lina, home, sami.user.name)

    with pytest.raises(ProgrammingError):
        sami.store.database.execute_sql("SELECT * FROM family")
    sami.close()
