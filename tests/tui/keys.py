"""Typing as a person does, and waiting until the screen answers."""

from typing import Any

from textual.pilot import Pilot

from famcase.tui.screen import DeskDialog
from tests.tui.rendered import has_messages, rendered

_NAMES = {" ": "space", "-": "minus", ".": "full_stop", ",": "comma", "/": "slash", "+": "plus", "'": "apostrophe"}

_WITHIN = {"enter", "space", "left", "right", "up", "down", "tab", "shift+tab"}
"""Keys that mostly stay on one screen."""


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type a text, then wait until what it asks for is answered."""
    await pilot.press(*(_NAMES.get(character, character) for character in text))
    await quiet(pilot)


async def quiet(pilot: Pilot[Any]) -> None:
    """Wait until all is drawn and every worker rests, but those that wait for an answer to a question on the screen."""
    still = 0
    for _ in range(2_000):
        await pilot.pause()
        app = pilot.app
        waits = isinstance(app.screen, DeskDialog)
        below = app.screen_stack[:-1] if waits else []
        busy = [each for each in app.workers if not each.is_finished and each.node not in below]
        is_drawing = bool(app.screen._callbacks) or app.screen._layout_required or has_messages(app)
        still = 0 if busy or is_drawing or getattr(app, "is_answering", False) else still + 1
        if still == 3:
            return
    raise AssertionError("the screen does not come to rest")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, waiting after each that opens or saves something."""
    for key in keys:
        await pilot.press(key)
        if key not in _WITHIN:
            await quiet(pilot)
    await quiet(pilot)


def screen(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen."""
    return rendered(pilot.app)


def said(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen, wherever its lines break."""
    return " ".join(screen(pilot).split())
