"""A line to type in: it does not blink, and ctrl+z takes back typing."""

from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from famcase.presentation.bidi import is_read_from_right
from famcase.presentation.cells import cells_wide
from famcase.tui.session import app_of

_MOST_KEPT = 200


class Field(Input):
    """An input whose typing can be taken back."""

    virtual_size = Reactive(Size(0, 0), layout=False)
    """The room for what is typed; no letter moves another widget, so none has the whole form arranged anew."""

    def __init__(self, value: str = "", **named: Any) -> None:
        self._before: list[str] = []
        self._is_taking_back = False
        super().__init__(value, **named)
        self.cursor_blink = False  # each blink is sent over the line: 2.6 KB a second

    def render_line(self, y: int) -> Strip:
        """Draw what is typed; in Arabic it begins at the right, and the cursor goes to the left of it."""
        strip = super().render_line(y)
        app = app_of(self)
        if y or not app.words.right_to_left:
            return strip
        room = self.scrollable_content_region.width
        written = strip.crop(0, min(self._written_width - self.scroll_offset.x, room))
        blank = Segment(" " * (room - written.cell_length), self.rich_style)
        return Strip([blank, *app.cell_door.typed(list(written))])

    @property
    def _written_width(self) -> int:
        """Cells of what stands in the line, that of the cursor behind its end included."""
        text = "•" * len(self.value) if self.password else self.value or self.placeholder
        is_behind = self.has_focus and (self.cursor_at_end if self.value else not text)
        return cells_wide(text) + is_behind

    def _cell_offset_to_index(self, offset: int) -> int:
        """Return the character at a cell: in Arabic cells are counted from the right, but those of a number are not."""
        if app_of(self).words.right_to_left:
            room = self.scrollable_content_region.width
            offset = room - 1 - offset if self._is_from_right else offset - (room - self._written_width)
        return super()._cell_offset_to_index(max(0, offset))

    @property
    def _is_from_right(self) -> bool:
        return app_of(self).words.right_to_left and is_read_from_right(self.value)

    def action_cursor_left(self, select: bool = False) -> None:
        super().action_cursor_right(select) if self._is_from_right else super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        super().action_cursor_left(select) if self._is_from_right else super().action_cursor_right(select)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put what is typed in order as one line: the cursor cuts it into pieces that belong together."""
        app = app_of(self)
        return App.get_line_filters(app) if app.words.right_to_left else (*App.get_line_filters(app), app.line_door)

    def validate_value(self, value: str) -> str:
        """Remember what stood here; called by Textual before each change."""
        if not self._is_taking_back and value != self.value:
            self._before.append(self.value)
            del self._before[:-_MOST_KEPT]
        return value

    def on_blur(self) -> None:
        """Show the beginning of what does not fit, whatever end it was typed at."""
        self.scroll_to(x=0, animate=False, force=True)

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
