"""A backup becomes a desk again; what is no whole backup of ours becomes nothing."""

import os
import random
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from famcase.domain.numbers import read_case_number
from famcase.errors import FamcaseError, Locked, NotFound, Refused, StorageFault, Usage
from famcase.paths import Home
from famcase.services import opening
from famcase.services.backups import NotABackup, backup, restore
from famcase.services.commands.notes import write_note
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import PASSPHRASE, FrozenClock
from tests.services.builders import the_adnans


@pytest.fixture
def kept(file_desk: Desk, home: Home) -> Path:
    """A backup of a desk with one family."""
    the_adnans(file_desk)
    return backup(file_desk, home)


@pytest.fixture
def there(tmp_path: Path) -> Home:
    return Home(tmp_path / "restored")


def test_a_backup_restores_every_table(file_desk: Desk, kept: Path, there: Home, clock: FrozenClock) -> None:
    restore(kept, there, PASSPHRASE)

    restored = opening.unlock(there, PASSPHRASE, clock=clock)
    assert snapshot(restored.store.tables) == snapshot(file_desk.store.tables)
    assert journal.verify(restored.store.tables) == []
    restored.close()


def test_a_restored_desk_never_numbers_like_the_one_it_came_from(
    file_desk: Desk, kept: Path, there: Home, clock: FrozenClock
) -> None:
    restore(kept, there, PASSPHRASE)
    restored = opening.unlock(there, PASSPHRASE, clock=clock)

    mine, theirs = the_adnans(file_desk), the_adnans(restored)

    assert mine.uid[:8] != theirs.uid[:8]
    assert mine.number != theirs.number
    assert read_case_number(theirs.number)
    assert journal.verify(restored.store.tables) == []
    before = snapshot(restored.store.tables)
    with restored.store.write():
        rebuild(restored.store.tables, restored.clock.today())
    assert snapshot(restored.store.tables) == before
    restored.close()


def test_what_was_done_before_the_backup_is_undone_after_it(kept: Path, there: Home, clock: FrozenClock) -> None:
    restore(kept, there, PASSPHRASE)
    restored = opening.unlock(there, PASSPHRASE, clock=clock)

    assert undo(restored).verb == "registered"
    assert not restored.store.tables["family"].select().exists()
    restored.close()


def test_a_backup_is_a_moment_and_later_work_is_not_in_it(
    file_desk: Desk, kept: Path, there: Home, clock: FrozenClock
) -> None:
    write_note(file_desk, file_desk.store.tables["family"].get().uid, "later")

    restore(kept, there, PASSPHRASE)

    restored = opening.unlock(there, PASSPHRASE, clock=clock)
    assert not restored.store.tables["note"].select().exists()
    restored.close()


def test_two_backups_of_one_second_are_two_files(file_desk: Desk, home: Home, kept: Path) -> None:
    again = backup(file_desk, home)

    assert again != kept
    assert sorted(home.backups.iterdir()) == sorted([kept, again])


def test_a_backup_stays_open_for_the_program_that_made_it(file_desk: Desk, kept: Path) -> None:
    the_adnans(file_desk)

    assert kept.exists()
    assert file_desk.store.tables["family"].select().count() == 2


def test_nothing_is_restored_over_a_desk_or_over_a_key_file(kept: Path, there: Home) -> None:
    there.folder.mkdir()
    there.keys.write_bytes(b"the only key of another database")

    with pytest.raises(Refused):
        restore(kept, there, PASSPHRASE)

    assert there.keys.read_bytes() == b"the only key of another database"
    assert not there.database.exists()


def test_a_wrong_passphrase_restores_nothing(kept: Path, there: Home) -> None:
    with pytest.raises(Locked):
        restore(kept, there, "wrong but long enough")

    assert not there.folder.exists()


def test_a_missing_backup_is_not_found(tmp_path: Path, there: Home) -> None:
    with pytest.raises(NotFound):
        restore(tmp_path / "no.backup", there, PASSPHRASE)


def foreign(tmp_path: Path) -> list[bytes]:
    """Return what somebody could choose by mistake: other archives, a text, nothing at all."""
    made = []
    for names in ((), ("famcase.db",), ("famcase.keys",), ("letter.txt",), ("famcase.db", "famcase.keys")):
        file = tmp_path / "foreign.zip"
        with zipfile.ZipFile(file, "w") as archive:
            for name in names:
                archive.writestr(name, b"something else")
        made.append(file.read_bytes())
    return [*made, b"", b"PK", b"a letter", b"SQLite format 3\x00" + bytes(5_000)]


def test_what_is_no_backup_restores_nothing(tmp_path: Path, there: Home) -> None:
    for number, content in enumerate(foreign(tmp_path)):
        file = tmp_path / f"{number}.backup"
        file.write_bytes(content)

        with pytest.raises(StorageFault):
            restore(file, there, PASSPHRASE)
        assert not there.folder.exists()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999, 0.999999])
def test_a_cut_backup_restores_nothing(kept: Path, there: Home, part: float) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(NotABackup):
        restore(kept, there, PASSPHRASE)
    assert not there.folder.exists()


def test_a_changed_byte_in_a_backup_is_noticed_or_harmless(
    file_desk: Desk, kept: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    whole, draw = kept.read_bytes(), random.Random(7)  # noqa: S311
    expected = snapshot(file_desk.store.tables)
    # most bytes are the database's; the last ones are the key file and the archive's own list
    places = [draw.randrange(len(whole)) for _ in range(12)]
    places += [len(whole) - draw.randrange(1, 1_200) for _ in range(40)]
    for number, at in enumerate(places):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        to = Home(tmp_path / str(number))
        try:
            restore(kept, to, PASSPHRASE)
        except FamcaseError:
            assert not to.folder.exists()
            continue
        restored = opening.unlock(to, PASSPHRASE, clock=clock)
        assert snapshot(restored.store.tables) == expected
        restored.close()


@pytest.mark.postgres
def test_an_office_database_is_backed_up_on_its_server(server_desk: Desk, home: Home) -> None:
    with pytest.raises(Refused):
        backup(server_desk, home)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_restores_nothing(kept: Path, tmp_path: Path, there: Home, name: str) -> None:
    with pytest.raises(Usage):
        restore(tmp_path / name, there, PASSPHRASE)
    with pytest.raises(Usage):
        restore(kept, Home(tmp_path / name), PASSPHRASE)
    with pytest.raises(Usage):
        opening.exists(Home(tmp_path / name))

    assert not there.folder.exists()


def test_a_folder_in_the_way_of_a_restore_is_a_fault_of_the_storage(kept: Path, there: Home) -> None:
    (there.folder / "famcase.db.new").mkdir(parents=True)

    with pytest.raises(StorageFault):
        restore(kept, there, PASSPHRASE)

    assert not there.database.exists()
    assert not there.keys.exists()


def test_a_backup_that_claims_more_than_its_own_size_is_none(kept: Path, tmp_path: Path, there: Home) -> None:
    packed = tmp_path / "packed.backup"
    with zipfile.ZipFile(kept) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again:
        for name in archive.namelist():
            again.writestr(name, archive.read(name))

    with pytest.raises(NotABackup):
        restore(packed, there, PASSPHRASE)

    assert not there.folder.exists()


def test_what_a_cut_off_backup_left_goes_with_a_later_one(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    home.backups.mkdir(parents=True)
    left, fresh = home.backups / "a.part", home.backups / "b.zip"
    for file, age in ((left, 2), (fresh, 0)):
        file.write_bytes(b"x")
        moment = (clock.moment - timedelta(days=age)).timestamp()
        os.utime(file, (moment, moment))

    backup(file_desk, home)

    assert not left.exists()
    assert fresh.exists()
