"""What lies on the disk: no name in any file, files for their owner alone, and a lock that gives nothing away."""

import hashlib
import shutil
import stat
import sys
from pathlib import Path

import pytest

from famcase.errors import Locked
from famcase.paths import Home
from famcase.services import opening
from famcase.services.backups import backup
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site
from famcase.services.commands.users import add_user, remove_user
from famcase.services.desk import Desk
from famcase.services.inputs import NewSite, Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import PASSPHRASE, FrozenClock
from tests.faults.canaries import ARABIC, LATIN, found_in
from tests.faults.saving import a_family


@pytest.fixture
def used(home: Home, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk of somebody with a canary's name, used in every way that writes."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    clock.go_on(5_000)
    made = opening.create(home, LATIN, "supervisor", PASSPHRASE, clock=clock, cost=CHEAP_FOR_TESTS).desk
    add_user(made, home, ARABIC, "caseworker", "a passphrase of hers", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    for number in range(30):
        register(made, a_family(number))
    add_site(made, NewSite(LATIN, "self-settled", Where(text=ARABIC)))
    case_page(made, CaseFilters(text=LATIN))
    case_page(made, CaseFilters(text=ARABIC))
    assert made.drafts is not None
    made.drafts.keep("register", "", {"name": LATIN, "note": ARABIC})
    backup(made, home)
    return made


def test_no_name_is_in_any_file_while_the_desk_is_open(used: Desk, home: Home, tmp_path: Path) -> None:
    names = {file.suffix for file in home.folder.iterdir()}
    found = found_in(tmp_path, LATIN, ARABIC)
    used.drafts.close()  # type: ignore[union-attr]
    used.close()

    assert ".db-wal" in names
    assert found == []


def test_no_name_is_in_any_file_after_closing_erasing_and_a_new_key(used: Desk, home: Home, tmp_path: Path) -> None:
    family = used.store.tables["family"].select().first()
    erase(used, family.uid, "asked for it")
    used.drafts.close()  # type: ignore[union-attr]
    remove_user(used, home, ARABIC, mine=PASSPHRASE)

    assert found_in(tmp_path, LATIN, ARABIC) == []
    assert not list(home.folder.glob("*.new"))


def test_the_search_for_names_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"..." + LATIN.encode("utf-16-le"))

    assert found_in(tmp_path, LATIN) == [("plain", LATIN)]


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_files_and_folders_are_their_owners_alone(used: Desk, home: Home) -> None:
    everything = [home.folder, *home.folder.rglob("*")]
    modes = {file: stat.S_IMODE(file.stat().st_mode) for file in everything}
    used.drafts.close()  # type: ignore[union-attr]
    used.close()

    assert len(modes) >= 7
    assert [str(file) for file, mode in modes.items() if mode != (0o700 if file.is_dir() else 0o600)] == []


def digests(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize("passphrase", ["", "wrong but long enough", PASSPHRASE + " ", PASSPHRASE.upper(), "x" * 9_999])
def test_a_wrong_passphrase_changes_no_byte(founded_home: Path, tmp_path: Path, passphrase: str) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(founded_home, home.folder)
    before = digests(home.folder)

    with pytest.raises(Locked) as caught:
        opening.unlock(home, passphrase, clock=FrozenClock())

    assert caught.value.exit_code == 4
    assert digests(home.folder) == before


@pytest.mark.usefixtures("file_desk")
def test_a_wrong_passphrase_after_a_crash_changes_no_byte(home: Home, tmp_path: Path) -> None:
    crashed = Home(tmp_path / "crashed")
    shutil.copytree(home.folder, crashed.folder)
    before = digests(crashed.folder)
    assert any(name.endswith("-wal") for name in before)

    with pytest.raises(Locked):
        opening.unlock(crashed, "wrong but long enough", clock=FrozenClock())

    assert digests(crashed.folder) == before
