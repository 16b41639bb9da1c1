"""A file whose program ended while it was written: the one before stands whole, and nothing is left of the new one."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from famcase.paths import Home
from famcase.services import opening
from famcase.services.leaving import what_left
from tests.conftest import PASSPHRASE, FrozenClock
from tests.faults.working import FAMILIES, arrive

ROOT = Path(__file__).resolve().parents[2]
BEFORE = b"the file of last week"


@pytest.fixture(scope="module")
def full_home(founded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk with two hundred families."""
    home = Home(tmp_path_factory.mktemp("full") / "home")
    shutil.copytree(founded_home, home.folder)
    desk = opening.unlock(home, PASSPHRASE, clock=FrozenClock())
    arrive(desk)
    desk.close()
    return home.folder


def ended(home: Path, file: Path, how: signal.Signals, after: int) -> int:
    """Begin to write the file, send a signal after so many steps, and return the exit code."""
    secret = home.parent / "passphrase.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    environment = {**os.environ, "FAMCASE_PASSPHRASE_FILE": str(secret)}
    command = [sys.executable, "-m", "tests.faults.exporting", str(home), str(file)]
    child = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout is not None
    for _ in range(after):
        assert child.stdout.readline() == "some\n"
    child.send_signal(how)
    child.stdout.read()
    child.stdout.close()
    return child.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "list.html", "list.pdf"])
def test_what_is_ended_in_the_middle_leaves_the_file_before(full_home: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(BEFORE)
    for how, code in ((signal.SIGTERM, 130), (signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)):
        assert ended(full_home, file, how, after=7) == code
        assert file.read_bytes() == BEFORE
        if how is not signal.SIGKILL:
            assert [each.name for each in tmp_path.iterdir()] == [name], "nothing that was under way is left beside it"
    # after a power cut what was under way may be left, for nobody else to read
    assert all(is_private(each) for each in tmp_path.iterdir() if each != file)
    desk = opening.unlock(Home(full_home), PASSPHRASE, clock=FrozenClock())
    assert what_left(desk) == ()
    assert desk.store.tables["family"].select().count() == FAMILIES
    desk.close()


def is_private(path: Path) -> bool:
    return not path.stat().st_mode & 0o077
