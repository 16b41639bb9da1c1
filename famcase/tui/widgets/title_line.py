"""The titles above a list: one line, which the cursor never enters."""

from collections.abc import Sequence

from famcase.tui.widgets.line_list import LineCell, LineList


class TitleLine(LineList):
    """Draws `titles(width)`, which a subclass gives."""

    can_focus = False

    def titles(self, width: int) -> Sequence[LineCell]:
        """Return the titles of the columns that a list of `width` cells shows."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.show_lines(1)

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - nothing here can be chosen
        return False

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:  # noqa: ARG002 - there is one line
        return self.titles(width)
