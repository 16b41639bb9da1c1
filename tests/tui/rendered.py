"""What stands on the screen of an app under test, as plain text, and waiting until it stands."""

import os
import re
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

GOLDENS = Path(__file__).parent / "goldens"
_PEEKING = re.compile("^ [\u200e\u200f]*[\\d#](?=│)|(?<=[\u200e\u200f])\\d{1,5}-?(?=│)", re.MULTILINE)
"""The first digits of a case number beside a dialog."""
_UNGROUPED = re.compile(r"#{5}(\d{3})\d")
_CASE_NUMBER = re.compile(r"(?:\b\d{5}|#{5})-(\d{3})-\d\b")


def rendered(app: App[Any]) -> str:
    """Return the lines of the screen on top, and of what it leaves open of the one below."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until all that was asked is answered and drawn."""
    quiet = 0
    for _ in range(2_000):
        await pilot.pause()
        quiet = quiet + 1 if all(worker.is_finished for worker in pilot.app.workers) else 0
        if quiet == 3:
            return
    raise AssertionError("the screen does not come to rest")


def check_golden(name: str, app: App[Any], *, hidden: str = "") -> None:
    """Compare the screen with the file of that name; with WRITE_GOLDENS=1 in the environment write it instead.

    Case numbers begin with digits drawn at random, which are hidden; so is `hidden`, the same digits elsewhere.
    """
    shown = rendered(app)
    text = _CASE_NUMBER.sub(r"#####-\1-#", shown.replace(hidden, "#" * len(hidden)) if hidden else shown)
    text = _UNGROUPED.sub(r"#####\1#", text)  # the last digit follows from those at random
    text = _PEEKING.sub(" #", text)
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("WRITE_GOLDENS") == "1":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
