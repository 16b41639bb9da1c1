"""Which columns of the case list stand on a screen of which width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from famcase.presentation import case_columns
from famcase.presentation.columns import Column
from famcase.services.views import CaseLine
from famcase.tui.families.looks import Looks
from famcase.tui.widgets.line_list import LineCell, Look
from famcase.tui.widgets.rooms import Room, widths


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of the case list on the screen."""

    column: Column[CaseLine]
    room: Room
    from_width: int | None = None
    """The narrowest list that shows it where nobody chose columns, in cells; None for one that must be chosen."""
    look: Look = ""
    in_arabic: int = 0
    """Cells that it needs in Arabic, where those are more."""


NUMBER_WIDTH: Final = 11
"""Cells of a case number of the first thousand that somebody gives: 20411-087-3."""

_ARABIC_DAY: Final = 15
"""Cells of “22 تشرين الثاني”."""

_NUMBER: Final = Placed(case_columns.NUMBER, Room(NUMBER_WIDTH), 0, "quiet")

PLACED: Final = (
    _NUMBER,
    Placed(case_columns.NAME, Room(14, 3, 32), 0, "strong"),
    Placed(case_columns.NAME_AR, Room(12, 2, 24), 120),
    Placed(case_columns.WITHHELD, Room(13)),
    Placed(case_columns.PEOPLE, Room(6), 0, in_arabic=7),
    Placed(case_columns.PRIORITY, Room(8)),
    Placed(case_columns.STATUS, Room(10, 1, 16)),
    Placed(case_columns.ORIGIN, Room(10, 2, 24), 100),
    Placed(case_columns.LEFT_ON, Room(11), in_arabic=_ARABIC_DAY),
    Placed(case_columns.PLACE, Room(12, 3, 28), 0),
    Placed(case_columns.LIVING, Room(12, 2, 24), 88),
    Placed(case_columns.SINCE, Room(11), in_arabic=_ARABIC_DAY),
    Placed(case_columns.CONFIRMED_ON, Room(11), in_arabic=_ARABIC_DAY),
    Placed(case_columns.NEXT_DUE, Room(14), 0, in_arabic=20),
    Placed(case_columns.NEXT_WHAT, Room(12, 2, 28)),
    Placed(case_columns.ASSIGNED_TO, Room(10, 1, 16), 140),
    Placed(case_columns.REGISTERED_ON, Room(15)),
)
MORE_WIDTH: Final = 4
"""Cells for how many columns are left out, and a blank."""

_BY_ID: Final = {placed.column.id: placed for placed in PLACED}


@dataclass(frozen=True, slots=True)
class Arranged:
    """The columns that a list shows, side by side."""

    placed: Sequence[Placed]
    rooms: Sequence[int]
    """Cells of each."""
    left_out: int = 0
    """Chosen columns that there is no room for."""

    def __iter__(self) -> Iterator[tuple[Placed, int]]:
        return iter(zip(self.placed, self.rooms, strict=True))


def arranged(width: int, looks: Looks, number_width: int = NUMBER_WIDTH, *, right_to_left: bool = False) -> Arranged:
    """Return the columns of a list of `width` cells: those that fit it or, of chosen ones, the first that do.

    The column that it is sorted by has room for a sign; beside columns left out there is room for their number.
    A case number, `number_width` cells long, is never cut: it is what people say and type.
    """
    known = [_BY_ID[column] for column in looks.columns if column in _BY_ID]
    wanted = known or [each for each in PLACED if each.from_width is not None and each.from_width <= width]
    if right_to_left:
        wanted = [_at_least(each, each.in_arabic) for each in wanted]
    if looks.is_sorted:
        wanted = [_roomier(each) if each.column.id == looks.sorted_column else each for each in wanted]
    wanted = [replace(each, room=Room(number_width)) if each is _NUMBER else each for each in wanted]
    if not known:
        return Arranged(wanted, widths([each.room for each in wanted], width))
    fit = _fitting(wanted, width)
    if fit < len(wanted):
        fit = _fitting(wanted, width - MORE_WIDTH)
        width -= MORE_WIDTH
    return Arranged(wanted[:fit], widths([each.room for each in wanted[:fit]], width), len(wanted) - fit)


def _fitting(wanted: Sequence[Placed], width: int) -> int:
    """Return how many of the first columns fit, one at least."""
    taken = -1
    for place, each in enumerate(wanted):
        taken += each.room.least + 1
        if place and taken > width:
            return place
    return len(wanted)


def _at_least(placed: Placed, cells: int) -> Placed:
    if cells <= placed.room.least:
        return placed
    return replace(placed, room=replace(placed.room, least=cells))


def _roomier(placed: Placed) -> Placed:
    return replace(placed, room=replace(placed.room, least=placed.room.least + 1))


def line_cell(placed: Placed, text: str, width: int, look: Look) -> LineCell:
    return LineCell(text, width, look, placed.column.align)
