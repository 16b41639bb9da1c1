"""The titles above the case list, with a sign at the one that it is sorted by; a click sorts by a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.events import Click
from textual.message import Message

from famcase.tui.families.columns import MORE_WIDTH, NUMBER_WIDTH, arranged, line_cell
from famcase.tui.families.looks import Looks
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell
from famcase.tui.widgets.title_line import TitleLine
from famcase.wording import N_

_BEFORE: Final = 2
"""Cells before the first column: the pointer and the mark."""


class ListHead(TitleLine):
    """One line, as wide and in the same columns as the list below it."""

    @dataclass
    class SortBy(Message):
        """A title was clicked."""

        column: str

    def __init__(self) -> None:
        super().__init__()
        self._looks = Looks()
        self._number_width = NUMBER_WIDTH

    def show_looks(self, looks: Looks, number_width: int = NUMBER_WIDTH) -> None:
        """Show other columns, or another order; `number_width` is that of the list below."""
        if (looks, number_width) != (self._looks, self._number_width):
            self._looks, self._number_width = looks, number_width
            self.refresh()

    def titles(self, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        columns = arranged(width, self._looks, self._number_width, right_to_left=words.right_to_left)
        cells = []
        for each, room in columns:
            title = words(each.column.title)
            if self._looks.is_sorted and each.column.id == self._looks.sorted_column:
                title = f"{'↑' if self._looks.backwards else '↓'}{title}"
            cells.append(line_cell(each, title, room, "quiet"))
        if columns.left_out:
            cells.append(LineCell(words(N_("+{number}"), number=columns.left_out), MORE_WIDTH - 1, "quiet"))
        return cells

    def on_click(self, event: Click) -> None:
        event.stop()
        width = max(0, self.scrollable_content_region.width - 3)
        right_to_left = app_of(self).words.right_to_left
        x = (self.scrollable_content_region.width - 1 - event.x) if right_to_left else event.x
        x -= _BEFORE
        for each, room in arranged(width, self._looks, self._number_width, right_to_left=right_to_left):
            if 0 <= x < room:
                self.post_message(self.SortBy(each.column.id))
                return
            x -= room + 1
