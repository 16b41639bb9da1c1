"""The titles above the case list."""

from collections.abc import Sequence

from famcase.tui.families.columns import fitting, line_cell
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList


class ListHead(LineList):
    """One line, as wide and in the same columns as the list below it."""

    can_focus = False

    def on_mount(self) -> None:
        self.show_lines(1)

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - nothing here can be chosen
        return False

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:  # noqa: ARG002 - there is one line
        words = app_of(self).words
        return [
            line_cell(each, words(each.column.title), room, "quiet") for each, room in zip(*fitting(width), strict=True)
        ]
