"""How a test has the table of a screen written into a file, and what no file of codes holds."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from famcase.tui.dialogs.choosing import Choosing
from tests.tui.keys import press, quiet, typed

NAMES = (
    "Adnan",
    "Mariam",
    "Barakat",
    "Qaddour",
    "Khatib",
    "Sabbagh",
    "عدنان",
    "مريم",
    "يوسف",
    "rent due",
    "tents",
    "خيمة",
)


async def to_file(pilot: Pilot[Any], file: Path, *keys: str) -> None:
    """Write the table of the screen into a file; `keys` choose its form and level."""
    await press(pilot, "ctrl+e")
    if isinstance(pilot.app.screen, Choosing):  # documents stand above it
        await press(pilot, "end", "enter")
    await press(pilot, "ctrl+u")
    await typed(pilot, str(file))
    await press(pilot, *keys, "ctrl+s")
    await quiet(pilot)
