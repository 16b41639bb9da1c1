"""Which columns of the case list stand on a screen of which width."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    from_width: int = 0
    """The narrowest list that shows it, in cells."""
    look: Look = ""


COLUMNS = (
    Placed(case_columns.NUMBER, Room(11), look="quiet"),
    Placed(case_columns.NAME, Room(14, 3, 32), look="strong"),
    Placed(case_columns.NAME_AR, Room(12, 2, 24), from_width=120),
    Placed(case_columns.PEOPLE, Room(6)),
    Placed(case_columns.ORIGIN, Room(10, 2, 24), from_width=100),
    Placed(case_columns.PLACE, Room(12, 3, 28)),
    Placed(case_columns.LIVING, Room(12, 2, 24), from_width=88),
    Placed(case_columns.NEXT_DUE, Room(14)),
    Placed(case_columns.ASSIGNED_TO, Room(10, 1, 16), from_width=140),
)


def fitting(width: int) -> tuple[Sequence[Placed], list[int]]:
    """Return the columns that a list of `width` cells shows, and the width of each."""
    placed = [each for each in COLUMNS if each.from_width <= width]
    return placed, widths([each.room for each in placed], width)


def line_cell(placed: Placed, text: str, width: int, look: Look) -> LineCell:
    return LineCell(text, width, look, placed.column.align)
