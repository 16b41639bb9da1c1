"""A person at the keyboard, whose keys are counted beside what they type."""

from typing import Any

from textual.pilot import Pilot

from tests.tui import keys
from tests.tui.rendered import rendered


class Keyboard:
    """Presses keys and types; `keys` counts every key that is not a letter of a value typed into a field."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.keys = 0

    async def press(self, *names: str) -> None:
        """Press keys one after the other."""
        self.keys += len(names)
        await keys.press(self.pilot, *names)

    async def type(self, text: str) -> None:
        """Type a value: a name, a day, a place, a word of a choice."""
        await keys.typed(self.pilot, text)

    async def fill(self, *answers: str) -> None:
        """Type answers with Enter after each; an empty one is passed by Enter."""
        for answer in answers:
            if answer:
                await self.type(answer)
            await self.press("enter")

    async def choose(self, words: str) -> None:
        """Choose what can be done here by its words behind F9; each letter counts."""
        await self.press("f9")
        await self.type(words)
        self.keys += len(words)
        await self.press("enter")

    @property
    def screen(self) -> str:
        """What stands on the screen, in one line: without frames, signs of direction and the room between columns."""
        return flat(rendered(self.pilot.app))

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, line by line, each as `screen` has it."""
        return [flat(line) for line in rendered(self.pilot.app).splitlines()]

    def line_with(self, text: str) -> str:
        """Return the first line that holds a text; nothing where there is none."""
        return next((line for line in self.lines if text in line), "")


def flat(shown: str) -> str:
    """Return a text in one line, without frames and marks of direction."""
    for mark in "\u200e\u200f":
        shown = shown.replace(mark, "")
    for frame in "│─┌┐└┘▸":
        shown = shown.replace(frame, " ")
    return " ".join(shown.split())
