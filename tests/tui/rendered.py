"""What stands on the screen of an app under test, as plain text, and waiting until it stands."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot

GOLDENS = Path(__file__).parent / "goldens"
in_each_look = pytest.mark.parametrize(
    ("size", "language"),
    [
        pytest.param((80, 24), "ar", id="80x24-ar"),
        pytest.param((120, 40), "en", id="120x40-en", marks=pytest.mark.slow),
        pytest.param((80, 24), "en", id="80x24-en", marks=pytest.mark.slow),
        pytest.param((120, 40), "ar", id="120x40-ar", marks=pytest.mark.slow),
    ],
)
"""One size in one language quickly; the others among the long checks."""

in_each_language = pytest.mark.parametrize("language", ["ar", pytest.param("en", marks=pytest.mark.slow)])
"""Arabic, in which more can go wrong, quickly; English too among the long checks."""
_PEEKING = re.compile("^ [‹\u200e\u200f]*[\\d#]›?(?=[│└])|(?<=[\u200e\u200f])\\d{1,5}-?(?=│)", re.MULTILINE)
"""The first digits of a case number beside a dialog."""
_UNGROUPED = re.compile(r"#{5}(\d{3})\d")
_CASE_NUMBER = re.compile(r"(?:\b\d{5}|#{5})-(\d{3})-\d\b")


def rendered(app: App[Any]) -> str:
    """Return the lines of the screen on top, and of what it leaves open of the one below."""
    visible_screen_stack.set(app._background_screens)
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until all that was asked is answered and drawn."""
    quiet = 0
    for _ in range(2_000):
        await pilot.pause()
        is_busy = has_messages(pilot.app) or not all(worker.is_finished for worker in pilot.app.workers)
        quiet = 0 if is_busy else quiet + 1
        if quiet == 3:
            return
    raise AssertionError("the screen does not come to rest")


def has_messages(app: App[Any]) -> bool:
    """Tell whether anything on a screen that stands there has still to hear of something."""
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    return any(node.message_queue_size or node._next_callbacks for node in (app, *nodes))


class Check(Protocol):
    """Compares the screen of an app, or a text of one, with the file of a name."""

    def __call__(self, name: str, app: App[Any] | str, *, hidden: str = "") -> None: ...


@contextmanager
def goldens() -> Iterator[Check]:
    """Compare many screens of one app one after the other, and at the end name all that look otherwise.

    With WRITE_GOLDENS=1 in the environment the files are written anew instead.
    """
    otherwise: dict[str, str] = {}

    def check(name: str, app: App[Any] | str, *, hidden: str = "") -> None:
        text = _told(app if isinstance(app, str) else rendered(app), hidden)
        file = GOLDENS / f"{name}.txt"
        if os.environ.get("WRITE_GOLDENS") == "1":
            file.write_text(text, encoding="utf-8")
        if not file.exists() or text != file.read_text(encoding="utf-8"):
            otherwise[name] = text

    yield check
    for name, text in otherwise.items():
        file = GOLDENS / f"{name}.txt"
        wanted = file.read_text(encoding="utf-8") if file.exists() else ""
        told = unified_diff(wanted.split("\n"), text.split("\n"), "wanted", "shown", lineterm="")
        assert text == wanted, "\n".join([str(sorted(otherwise)), *told])


def check_golden(name: str, app: App[Any], *, hidden: str = "") -> None:
    """Compare one screen with the file of that name, as `goldens` compares many."""
    with goldens() as check:
        check(name, app, hidden=hidden)


def _told(shown: str, hidden: str) -> str:
    """Return what stands on a screen without digits drawn at random: those that begin case numbers, and `hidden`."""
    text = _CASE_NUMBER.sub(r"#####-\1-#", shown.replace(hidden, "#" * len(hidden)) if hidden else shown)
    text = _UNGROUPED.sub(r"#####\1#", text)  # the last digit follows from those at random
    return _PEEKING.sub(" #", text)
