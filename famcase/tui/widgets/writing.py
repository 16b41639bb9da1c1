"""Room for several lines; in Arabic they begin at the right."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widgets import TextArea

from famcase.presentation.bidi import is_read_from_right
from famcase.presentation.cells import cells_wide
from famcase.tui.session import app_of


class Writing(TextArea):
    """An area whose cursor does not blink."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, compact=True, tab_behavior="focus", classes="entry-writing")
        self.cursor_blink = False  # each blink is sent over the line

    def render_line(self, y: int) -> Strip:
        """Draw a line; in Arabic its text stands at the right, and the cursor goes to the left of it."""
        strip = super().render_line(y)
        app = app_of(self)
        if not app.words.right_to_left:
            return strip
        written = _written(list(strip))
        room = strip.cell_length - sum(cells_wide(text) for text, _, _ in written)
        return Strip([Segment(" " * room, self.rich_style), *app.cell_door.typed(written)])

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put what is typed in order as one line: the cursor cuts it into pieces that belong together."""
        app = app_of(self)
        return App.get_line_filters(app) if app.words.right_to_left else (*App.get_line_filters(app), app.line_door)

    @property
    def _is_from_right(self) -> bool:
        line = self.document.get_line(self.cursor_location[0])
        return app_of(self).words.right_to_left and is_read_from_right(line)

    def action_cursor_left(self, select: bool = False) -> None:
        super().action_cursor_right(select) if self._is_from_right else super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        super().action_cursor_left(select) if self._is_from_right else super().action_cursor_right(select)


def _written(line: list[Segment]) -> list[Segment]:
    """Return a line without the blanks that fill it up; a cursor behind its end stays."""
    filling = line[-1].style if line else None
    while line and line[-1].style == filling:
        text = line[-1].text.rstrip(" ")
        if text:
            line[-1] = Segment(text, filling)
            break
        del line[-1]
    return line
