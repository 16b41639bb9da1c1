"""The line of tabs on a small screen."""

from collections.abc import Sequence
from typing import Protocol

from textual.content import Content
from textual.widget import Widget

from famcase.tui.session import app_of
from famcase.tui.widgets.pieces import Piece, one_line


class Titled(Protocol):
    """What stands behind a tab."""

    def title(self) -> str:
        """Return "People 3"."""


class TabLine(Widget):
    """Shows the blocks by their titles, the open one in brackets."""

    def __init__(self, panels: Sequence[Titled]) -> None:
        super().__init__()
        self._panels = tuple(panels)
        self.open = 0

    def render(self) -> Content:
        pieces = []
        for index, panel in enumerate(self._panels):
            is_open = index == self.open
            pieces.append(Piece(f"[{panel.title()}]" if is_open else f" {panel.title()} ", "bold" if is_open else ""))
        return one_line(pieces, (), self.size.width, right_to_left=app_of(self).words.right_to_left)
