"""Which columns of the case list stand on a screen of which width."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from famcase.presentation import case_columns
from famcase.presentation.columns import Column
from famcase.services.views import CaseLine
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


PLACED: Final = (
    Placed(case_columns.NUMBER, Room(11), 0, "quiet"),
    Placed(case_columns.NAME, Room(14, 3, 32), 0, "strong"),
    Placed(case_columns.NAME_AR, Room(12, 2, 24), 120),
    Placed(case_columns.WITHHELD, Room(13)),
    Placed(case_columns.PEOPLE, Room(6), 0),
    Placed(case_columns.PRIORITY, Room(8)),
    Placed(case_columns.STATUS, Room(10, 1, 16)),
    Placed(case_columns.ORIGIN, Room(10, 2, 24), 100),
    Placed(case_columns.LEFT_ON, Room(11)),
    Placed(case_columns.PLACE, Room(12, 3, 28), 0),
    Placed(case_columns.LIVING, Room(12, 2, 24), 88),
    Placed(case_columns.SINCE, Room(11)),
    Placed(case_columns.CONFIRMED_ON, Room(11)),
    Placed(case_columns.NEXT_DUE, Room(14), 0),
    Placed(case_columns.NEXT_WHAT, Room(12, 2, 28)),
    Placed(case_columns.ASSIGNED_TO, Room(10, 1, 16), 140),
    Placed(case_columns.REGISTERED_ON, Room(15)),
)
_BY_ID: Final = {placed.column.id: placed for placed in PLACED}


def fitting(width: int, chosen: Sequence[str] = ()) -> tuple[Sequence[Placed], list[int]]:
    """Return the columns that a list of `width` cells shows, and the width of each.

    Of columns that were chosen the first ones that fit, in their order; one at least.
    """
    if not chosen:
        placed = [each for each in PLACED if each.from_width is not None and each.from_width <= width]
        return placed, widths([each.room for each in placed], width)
    placed = []
    taken = -1
    for column in chosen:
        each = _BY_ID.get(column)
        if each is None:
            continue  # a column that another version of the program has
        taken += each.room.least + 1
        if placed and taken > width:
            break
        placed.append(each)
    return placed, widths([each.room for each in placed], width)


def left_out(width: int, chosen: Sequence[str]) -> int:
    """Return how many of the chosen columns a list of `width` cells has no room for."""
    return sum(column in _BY_ID for column in chosen) - len(fitting(width, chosen)[0]) if chosen else 0


def line_cell(placed: Placed, text: str, width: int, look: Look) -> LineCell:
    return LineCell(text, width, look, placed.column.align)
