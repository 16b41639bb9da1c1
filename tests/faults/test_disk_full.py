"""A full disk: a sentence, and what was saved before is kept."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from famcase.errors import StorageFault
from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.storage import journal
from famcase.storage.faults import DiskFull
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import PASSPHRASE, FrozenClock
from tests.faults.saving import a_family
from tests.faults.test_kill import ROOT, check_journal, check_whole


def limit_pages(desk: Desk, more: int) -> None:
    pages = desk.store.database.execute_sql("PRAGMA page_count").fetchone()[0]
    desk.store.database.execute_sql(f"PRAGMA max_page_count = {pages + more}").fetchall()


def register_until_refused(desk: Desk) -> tuple[list[str], StorageFault | None]:
    saved: list[str] = []
    for number in range(500):
        try:
            saved.append(register(desk, a_family(number)).number)
        except StorageFault as fault:
            return saved, fault
    return saved, None


@pytest.mark.parametrize("more", [0, 1, 2, 3, 5, 8, 13, 21])
def test_a_full_disk_keeps_what_was_saved_and_saving_goes_on_when_there_is_room(
    file_desk: Desk, clock: FrozenClock, more: int
) -> None:
    clock.go_on(5_000)  # the families of this test arrive today
    limit_pages(file_desk, more)

    saved, fault = register_until_refused(file_desk)

    assert isinstance(fault, DiskFull)

    tables = file_desk.store.tables
    assert [row.number for row in tables["family"].select().order_by(tables["family"].id)] == saved
    assert journal.verify(tables) == []
    limit_pages(file_desk, 10_000)
    register(file_desk, a_family(501))
    before = snapshot(tables)
    with file_desk.store.write():
        rebuild(tables, file_desk.clock.today())
    assert snapshot(tables) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_disk_that_takes_no_more_bytes_is_a_storage_fault(founded_home: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(founded_home, home.folder)
    limit = home.database.stat().st_size + 200_000
    program = (
        "import resource, signal, sys; from pathlib import Path; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "from tests.faults.saving import main; main(Path(sys.argv[1]))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program, str(home.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )

    *numbers, fault = ended.stdout.split("\n")[:-1]
    assert fault in {"fault DiskFull", "fault DiskFailed"}
    check_whole(home, set(numbers))
    check_journal(home)


def test_a_disk_too_full_for_a_backup_leaves_none_and_says_so(
    file_desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import zipfile

    from famcase.services.backups import backup

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with pytest.raises(StorageFault):
        backup(file_desk, home)

    assert list(home.backups.iterdir()) == []
    opening.unlock(home, PASSPHRASE, clock=file_desk.clock).close()
