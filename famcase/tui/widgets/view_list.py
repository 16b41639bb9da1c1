"""A list of views in columns, as wide as the screen lets them be, and the titles above it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, cells_wide
from famcase.presentation.columns import Column
from famcase.presentation.wording import Wording
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList, Look
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.title_line import TitleLine

View = TypeVar("View")

_ARABIC_DAY = 15
"""Cells of “22 تشرين الثاني”."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[View]):
    """A column of a list on the screen."""

    column: Column[View]
    room: Room
    from_width: int = 0
    """The narrowest list that shows it, in cells."""
    look: Look = ""
    title: str = ""
    """A msgid, where the column's own title is too long for its room."""
    is_day: bool = False
    """Days take more room in Arabic, where two months are told apart by their second word alone."""

    def head(self, words: Wording) -> str:
        """Return the title above it."""
        return words(self.title or self.column.title)

    def needed(self, words: Wording) -> Room:
        """Return the room in which no day is cut."""
        return replace(self.room, least=_ARABIC_DAY) if self.is_day and words.right_to_left else self.room

    def wanted(self, words: Wording) -> Room:
        """Return the room in which the title is not cut either."""
        needed = self.needed(words)
        return replace(needed, least=max(needed.least, cells_wide(self.head(words))))


class ViewList(LineList, Generic[View]):
    """Lists views, each on a line; texts that begin with "!" are loud."""

    def __init__(self, placed: Sequence[Placed[View]], key: Callable[[View], Hashable], **named: Any) -> None:
        """`key` tells a view from others, so that the cursor stays on it when the list is shown anew."""
        super().__init__(**named)
        self.placed = tuple(placed)
        self._key = key
        self.views: tuple[View, ...] = ()

    def show_views(self, views: Sequence[View]) -> None:
        """Show these, the cursor on the one where it was."""
        here = self.view_here
        self.views = tuple(views)
        before = None if here is None else self._key(here)
        again = [index for index, view in enumerate(self.views) if here is not None and self._key(view) == before]
        self.show_lines(len(self.views), again[0] if again else 0)

    @property
    def view_here(self) -> View | None:
        """The view under the cursor."""
        return self.views[self.cursor] if self.cursor < len(self.views) else None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        cells = []
        for placed, room in fitting(self.placed, width, words):
            text = placed.column.shown(words, self.views[index])
            look: Look = "warn" if is_loud(text) else placed.look
            cells.append(LineCell(text, room, look, placed.column.align))
        return cells


class PartList(ViewList[View]):
    """A list beside others: its cursor shows only while the keys go here."""

    POINTS_WITHOUT_FOCUS = False


class ViewHead(TitleLine, Generic[View]):
    """The titles above a list of views."""

    def __init__(self, placed: Sequence[Placed[View]]) -> None:
        super().__init__()
        self.add_class("view-head")
        self.placed = tuple(placed)

    def titles(self, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        return [
            LineCell(placed.head(words), room, "quiet", placed.column.align)
            for placed, room in fitting(self.placed, width, words)
        ]


def is_loud(text: str) -> bool:
    """Return whether a text begins with the sign of what needs a look; in Arabic a mark of direction goes before it."""
    return text.lstrip(LEFT_TO_RIGHT_MARK + RIGHT_TO_LEFT_MARK).startswith("!")


def fitting(placed: Sequence[Placed[View]], width: int, words: Wording) -> list[tuple[Placed[View], int]]:
    """Return the columns that a list of `width` cells shows, and the width of each.

    Where days or titles are longer, in Arabic mostly, the columns that only wide lists show go first, before any other
    loses of its room.
    """
    shown = [each for each in placed if each.from_width <= width]
    rooms = [each.wanted(words) for each in shown]
    while _least(rooms) > width:
        widest = max(range(len(shown)), key=lambda index: shown[index].from_width)
        if not shown[widest].from_width:
            rooms = [each.needed(words) for each in shown]
            break
        del shown[widest], rooms[widest]
    return list(zip(shown, widths(rooms, width), strict=True))


def _least(rooms: Sequence[Room]) -> int:
    return sum(room.least + 1 for room in rooms) - 1
