"""A program killed in the middle of a batch over two hundred families: all of the batch is there, or nothing."""

import random
import shutil
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from famcase.clock import SystemClock
from famcase.paths import Home
from famcase.services import opening
from famcase.services.desk import Desk
from tests.conftest import PASSPHRASE
from tests.faults.test_kill import ROOT, check_journal
from tests.faults.working import FAMILIES, WORK, arrive


@pytest.fixture(scope="module")
def busy(founded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk with two hundred families in one place."""
    home = Home(tmp_path_factory.mktemp("busy") / "home")
    shutil.copytree(founded_home, home.folder)
    desk = opening.unlock(home, PASSPHRASE, clock=SystemClock())
    arrive(desk)
    desk.close()
    return home.folder


def killed_in_the_middle(home: Home, what: str, draw: random.Random) -> int:
    """Start the program, kill it a moment after a batch began, and return how many it said were saved."""
    command = [sys.executable, "-m", "tests.faults.working", str(home.folder), what]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "begins\n"
    timer = threading.Timer(draw.uniform(0, 2.5), child.kill)
    timer.start()
    rest = child.stdout.readlines()
    child.wait()
    timer.join()
    child.stdout.close()
    assert child.returncode != 0
    return rest.count("saved\n")


def batches(desk: Desk) -> Counter[tuple[int, int]]:
    """Return of how many changes each batch is that is of more than one."""
    change: Any = desk.store.tables["change"]
    counted = Counter(change.select(change.writer, change.batch).tuples())
    return Counter({batch: changes for batch, changes in counted.items() if changes > 1})


def kill(folder: Path, home: Home, what: str, times: int) -> None:
    shutil.copytree(folder, home.folder)
    draw = random.Random(times)  # noqa: S311
    saved = 0
    for _ in range(times):
        saved += killed_in_the_middle(home, what, draw)
        desk = opening.unlock(home, PASSPHRASE, clock=SystemClock())
        done = batches(desk)
        assert set(done.values()) <= {FAMILIES, FAMILIES + 1}  # with the list itself, where one was made
        assert len(done) >= saved + 1
        assert desk.store.tables["case_list"].select().count() == desk.store.tables["family"].select().count()
        desk.close()
    check_journal(home)


@pytest.mark.parametrize("what", [pytest.param(each, marks=pytest.mark.slow) for each in WORK])
def test_no_batch_is_half_there_after_ten_kills(busy: Path, home: Home, what: str) -> None:
    kill(busy, home, what, 10)


def test_no_move_of_many_is_half_there_after_a_kill(busy: Path, home: Home) -> None:
    kill(busy, home, "moving", 1)
