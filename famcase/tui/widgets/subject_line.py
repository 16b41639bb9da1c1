"""The line that says what a screen is about."""

from textual.content import Content
from textual.widgets import Static

from famcase.presentation.cells import cell, cells_wide
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed

_DOT = " · "


class SubjectLine(Static):
    """One line, of parts with dots between them; where the room is short its longest part is cut with a sign."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="form-title")
        self._line = ""

    def show(self, line: str) -> None:
        """Show `line`, which is in words already."""
        self._line = line
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        parts = self._line.split(_DOT)
        over = cells_wide(self._line) - self.content_size.width if self.content_size.width else 0
        while over > 0:
            longest = max(range(len(parts)), key=lambda index: cells_wide(parts[index]))
            before = cells_wide(parts[longest])
            parts[longest] = cell(parts[longest], max(1, before - over))
            cut = before - cells_wide(parts[longest])
            if cut < 1:
                break
            over -= cut
        self.update(Content(directed(app_of(self).words, _DOT.join(parts))))
