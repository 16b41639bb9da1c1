"""The titles above the case list, with a sign at the one that it is sorted by; a click sorts by a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.events import Click
from textual.message import Message

from famcase.services.queries.sort_keys import SHORT
from famcase.tui.families.columns import fitting, left_out, line_cell
from famcase.tui.families.looks import Looks
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.wording import N_

_MORE_WIDTH: Final = 3
_BEFORE: Final = 2
"""Cells before the first column: the pointer and the mark."""


class ListHead(LineList):
    """One line, as wide and in the same columns as the list below it."""

    can_focus = False

    @dataclass
    class SortBy(Message):
        """A title was clicked."""

        column: str

    def __init__(self) -> None:
        super().__init__()
        self._looks = Looks()

    def on_mount(self) -> None:
        self.show_lines(1)

    def show_looks(self, looks: Looks) -> None:
        """Show other columns, or another order."""
        if looks != self._looks:
            self._looks = looks
            self.refresh()

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - nothing here can be chosen
        return False

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:  # noqa: ARG002 - there is one line
        words = app_of(self).words
        more = left_out(width, self._looks.columns)
        placed, rooms = fitting(width - _MORE_WIDTH if more else width, self._looks.columns)
        cells = []
        for each, room in zip(placed, rooms, strict=True):
            title = words(each.column.title)
            if each.column.id == SHORT.get(self._looks.sort, self._looks.sort) and self._looks != Looks(
                self._looks.columns
            ):
                title = f"{'↑' if self._looks.backwards else '↓'}{title}"
            cells.append(line_cell(each, title, room, "quiet"))
        if more:
            cells.append(LineCell(words(N_("+{number}"), number=more), _MORE_WIDTH - 1, "quiet"))
        return cells

    def on_click(self, event: Click) -> None:
        event.stop()
        width = max(0, self.scrollable_content_region.width - 3)
        x = (self.scrollable_content_region.width - 1 - event.x) if app_of(self).words.right_to_left else event.x
        x -= _BEFORE
        for each, room in zip(*fitting(width, self._looks.columns), strict=True):
            if 0 <= x < room:
                self.post_message(self.SortBy(each.column.id))
                return
            x -= room + 1
