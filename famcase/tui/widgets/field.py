"""A line to type in: it does not blink, and ctrl+z takes back typing."""

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.filter import LineFilter
from textual.widgets import Input

from famcase.tui.session import app_of

_MOST_KEPT = 200


class Field(Input):
    """An input whose typing can be taken back."""

    def __init__(self, value: str = "", **named: Any) -> None:
        self._before: list[str] = []
        self._is_taking_back = False
        super().__init__(value, **named)
        self.cursor_blink = False  # each blink is sent over the line: 2.6 KB a second

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put what is typed in order as one line: the cursor cuts it into pieces that belong together."""
        app = app_of(self)
        return (*App.get_line_filters(app), app.line_door)

    def validate_value(self, value: str) -> str:
        """Remember what stood here; called by Textual before each change."""
        if not self._is_taking_back and value != self.value:
            self._before.append(self.value)
            del self._before[:-_MOST_KEPT]
        return value

    def take_back(self) -> None:
        """Put back what stood here before the last change; nothing where nothing was typed."""
        if not self._before:
            return
        self._is_taking_back = True
        try:
            self.value = self._before.pop()
        finally:
            self._is_taking_back = False
        self.cursor_position = len(self.value)
