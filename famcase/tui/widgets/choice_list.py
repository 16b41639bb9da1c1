"""A short list to choose one line from, the marked one with a sign and not by its colour alone."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from famcase.presentation.cells import cell, cells_wide
from famcase.tui.widgets.line_list import LineCell, LineList


class ChoiceList(LineList):
    """Shows lines, each with what stands beside it; Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]

    def __init__(self, lines: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.lines = tuple(lines)
        self._has_mark = True

    def on_mount(self) -> None:
        self.offer(self.lines)

    def offer(self, lines: Sequence[tuple[str, str]], marked: int | None = 0) -> None:
        """Show other lines; with None no line is marked until Down marks the first."""
        self.lines = tuple(lines)
        self._has_mark = marked is not None
        self.styles.height = max(1, len(self.lines))
        self.show_lines(len(self.lines), marked or 0)

    @property
    def marked(self) -> int | None:
        """The line that is marked."""
        return self.cursor if self._has_mark and self.lines else None

    def mark(self, step: int) -> None:
        """Go up or down; where nothing is marked yet, to the first line."""
        if self._has_mark:
            self.action_move(step)
        else:
            self._has_mark = True
            self.refresh()

    def action_choose(self) -> None:
        if self.marked is not None:
            self.post_message(self.Chosen())

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - the list's form
        return self._has_mark

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        shown, beside = self.lines[index]
        if not beside:
            return [LineCell(shown, width)]
        wide = min(cells_wide(cell(shown)), width)
        return [LineCell(shown, wide, "strong"), LineCell(beside, max(0, width - wide - 2), "quiet")]


class ChoiceTable(ChoiceList):
    """What stands beside the lines stands in one column."""

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        shown, beside = self.lines[index]
        wide = min(max(cells_wide(cell(text)) for text, _ in self.lines), width)
        if not beside:
            return [LineCell(shown, width)]
        return [LineCell(shown, wide, "strong"), LineCell(beside, max(0, width - wide - 1), "quiet")]
