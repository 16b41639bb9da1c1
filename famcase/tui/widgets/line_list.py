"""A list of lines with a cursor, drawn line by line: its cost is that of the lines on the screen, not of the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Focus, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from famcase.presentation.cells import cell, cells_wide
from famcase.tui.session import app_of

Look = Literal["", "heading", "quiet", "warn", "strong"]

_POINTER = {False: "▸", True: "◂"}


@dataclass(frozen=True, slots=True)
class LineCell:
    """One cell of a line: people's text is made safe and cut here."""

    text: str
    width: int
    look: Look = ""
    align: Literal["left", "right"] = "left"
    """In Arabic all stands at the right: text begins there, and the units of numbers stand under each other."""


class LineList(ScrollView, can_focus=True):
    """Draws `cells_of(index)` for the lines in sight; a subclass gives that, and which lines can be chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--heading",
        "line-list--quiet",
        "line-list--warn",
        "line-list--strong",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    POINTS_WITHOUT_FOCUS: ClassVar[bool] = True
    """Whether the line with the cursor is marked also while the keys go elsewhere."""

    class Moved(Message):
        """The cursor stands on another line, or on another record."""

    class Chosen(Message):
        """The line under the cursor was clicked again."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.count = 0
        self.cursor = 0

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        """Return the cells of a line, in reading order; together with a blank between them at most `width` wide."""
        raise NotImplementedError

    def sign_of(self, index: int) -> str:  # noqa: ARG002 - for subclasses whose lines can be marked
        """Return the sign before a line, one cell wide."""
        return " "

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - for subclasses with headings
        """Return whether the cursor may stand on a line."""
        return True

    def show_lines(self, count: int, cursor: int = 0) -> None:
        """Draw `count` lines anew, the cursor on `cursor` or the nearest line below or above that can be chosen."""
        self.count = count
        self.virtual_size = Size(0, count)
        self.cursor = self._nearest(cursor)
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def has_choice(self) -> bool:
        """Return whether the cursor stands on a line that can be chosen."""
        return 0 <= self.cursor < self.count and self.is_choosable(self.cursor)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if not 0 <= index < self.count:
            return Strip.blank(width, base)
        right_to_left = app_of(self).words.right_to_left
        is_here = index == self.cursor and self.is_choosable(index) and (self.has_focus or self.POINTS_WITHOUT_FOCUS)
        if is_here:
            base += self.get_component_rich_style("line-list--cursor", partial=True)
        blank = Segment(" ", base)
        segments = [Segment(_POINTER[right_to_left], base) if is_here else blank, Segment(self.sign_of(index), base)]
        for part in self.cells_of(index, max(0, width - 3)):
            segments += [*self._drawn(part, base), blank]
        strip = Strip(segments[::-1] if right_to_left else segments)
        if right_to_left and strip.cell_length < width:
            strip = Strip([Segment(" " * (width - strip.cell_length), base), *strip])
        return strip.adjust_cell_length(width, base)

    def _drawn(self, part: LineCell, base: Style) -> list[Segment]:
        style = base + self.get_component_rich_style(f"line-list--{part.look}", partial=True) if part.look else base
        text = cell(part.text, part.width)
        rest = " " * max(0, part.width - cells_wide(text))
        # the line as a whole is turned around in Arabic
        drawn = [Segment(text, style), Segment(rest, base)]
        return drawn if part.align == "left" or app_of(self).words.right_to_left else drawn[::-1]

    # Moving

    def action_move(self, step: int) -> None:
        self._go(self._next(self.cursor, step))

    def action_page(self, pages: int) -> None:
        self._go(self._nearest(self.cursor + pages * max(1, self.size.height - 1)))

    def action_first(self) -> None:
        self._go(self._nearest(0))

    def action_last(self) -> None:
        self._go(self._nearest(self.count - 1))

    def on_click(self, event: Click) -> None:
        index = event.y + self.scroll_offset.y
        if not 0 <= index < self.count or not self.is_choosable(index):
            return
        if index == self.cursor:
            self.post_message(self.Chosen())
        self._go(index)

    def on_blur(self) -> None:
        self.refresh()

    def on_focus(self, event: Focus) -> None:  # noqa: ARG002 - Textual's form
        self.refresh()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - Textual's form
        self._reveal()

    def _go(self, index: int) -> None:
        if index == self.cursor or not 0 <= index < self.count:
            return
        for y in (self.cursor, index):
            self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))
        self.cursor = index
        self._reveal()
        self.post_message(self.Moved())

    def _reveal(self) -> None:
        # a heading above the first line that can be chosen is shown with it
        top = self.cursor
        while top > 0 and not self.is_choosable(top - 1):
            top -= 1
        height = self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif height and self.cursor >= self.scroll_offset.y + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def _next(self, start: int, step: int) -> int:
        index = start + step
        while 0 <= index < self.count and not self.is_choosable(index):
            index += step
        return index if 0 <= index < self.count else start

    def _nearest(self, index: int) -> int:
        index = max(0, min(index, self.count - 1))
        if self.count == 0 or self.is_choosable(index):
            return index
        after = self._next(index, 1)
        return after if after != index else self._next(index, -1)
