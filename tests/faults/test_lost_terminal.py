"""A terminal that goes away, and a program that is killed or stopped: what was typed is kept, nothing is shown."""

import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from famcase.clock import SystemClock
from famcase.paths import Home
from famcase.services import opening
from famcase.services.drafts import Draft
from tests.conftest import PASSPHRASE

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.terminal import ENTER, F4, LOCK, Terminal

pytestmark = pytest.mark.slow
NAME = "Khaledino"


@pytest.fixture
def typing(founded_home: Path, home: Home) -> Iterator[Terminal]:
    """Somebody has just typed a name into the form for a new family."""
    shutil.copytree(founded_home, home.folder)
    terminal = Terminal(home.folder)
    try:
        terminal.until("Passphrase")
        terminal.rest()
        terminal.press(PASSPHRASE.encode() + ENTER)
        terminal.until("No family here yet")
        terminal.press(F4)
        terminal.until("Name of the head")
        terminal.rest()
        terminal.press(ENTER + NAME.encode())
        terminal.until(NAME[-1])
        yield terminal
    finally:
        terminal.end()


def kept(home: Home) -> tuple[Draft, ...]:
    desk = opening.unlock(home, PASSPHRASE, clock=SystemClock())
    try:
        assert desk.drafts is not None
        return desk.tell(lambda desk: desk.drafts.all() if desk.drafts else ()).result()
    finally:
        desk.close()


def test_what_was_typed_up_to_the_moment_the_terminal_went_is_kept(typing: Terminal, home: Home) -> None:
    time.sleep(0.3)  # the last key is with the program, but no pause came in which it would be kept anyway
    typing.hang_up()
    assert typing.process.wait(10) == 129
    [draft] = kept(home)
    assert draft.fields["name"] == NAME
    assert draft.title == "Register a family"


def test_a_program_told_to_end_keeps_what_was_typed_and_gives_the_terminal_back(typing: Terminal, home: Home) -> None:
    time.sleep(0.3)
    typing.process.send_signal(signal.SIGTERM)
    assert typing.process.wait(10) == 0
    typing.wait(lambda: b"\x1b[?1049l" in typing.sent)
    assert kept(home)[0].fields["name"] == NAME


def test_a_killed_program_loses_at_most_the_last_two_seconds(typing: Terminal, home: Home) -> None:
    time.sleep(2)
    typing.process.kill()
    typing.process.wait(10)
    assert kept(home)[0].fields["name"] == NAME


def test_who_types_on_and_on_is_kept_too(typing: Terminal, home: Home) -> None:
    for _ in range(12):  # never a pause of half a second
        typing.press(b"x")
        time.sleep(0.25)
    typing.process.kill()
    typing.process.wait(10)
    assert len(kept(home)[0].fields["name"]) >= len(NAME) + 12 - 2 * 4


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP], ids=["asked", "at once"])
def test_a_stopped_program_comes_back_locked_with_nothing_of_the_data_drawn(
    typing: Terminal, stop: signal.Signals
) -> None:
    typing.process.send_signal(stop)  # also while the last keys are still being answered
    typing.wait(lambda: _is_stopped(typing.process.pid), what="the stop")
    typing.rest()
    typing.forget()
    typing.process.send_signal(signal.SIGCONT)
    typing.until("Passphrase")
    typing.rest()
    if stop is signal.SIGTSTP:
        assert NAME.encode() not in typing.sent


def test_the_lock_leaves_no_name_and_no_title(typing: Terminal) -> None:
    typing.rest()
    typing.forget()
    typing.press(LOCK)
    typing.until("Passphrase")
    typing.rest()
    assert NAME.encode() not in typing.sent
    for title in (b"\x1b]0;", b"\x1b]1;", b"\x1b]2;"):
        assert title not in typing.sent


def _is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "T"


def test_what_was_begun_is_offered_at_the_next_start(typing: Terminal, home: Home) -> None:
    time.sleep(2)
    typing.process.kill()
    typing.process.wait(10)
    again = Terminal(home.folder)
    try:
        again.until("Passphrase")
        again.rest()
        again.press(PASSPHRASE.encode() + ENTER)
        again.until("You were typing: Register a family")
    finally:
        again.end()
