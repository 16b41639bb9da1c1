"""Which columns of a table of figures stand in a room of so many cells, each as wide as what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from famcase.presentation.cells import cell, cells_wide
from famcase.presentation.columns import Column
from famcase.presentation.summary_table import SPLIT
from famcase.presentation.wording import Wording
from famcase.tui.widgets.rooms import Room, widths

_MEASURED: Final = 1_000
"""Lines whose cells are measured: those with the largest figures stand first."""

_LEAST_WORDS: Final = 14
"""Cells that a column of words keeps when there is little room; one of numbers or days keeps all it needs."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns that are shown, and those for which there is no room."""

    shown: tuple[tuple[Column[Any], int], ...]
    """Each with its width in cells."""
    left_out: tuple[Column[Any], ...]


def fitted(words: Wording, columns: Sequence[Column[Any]], lines: Sequence[Any], room: int) -> Fitted:
    """Return the columns that fit `room` cells; words give way to an extent, then the last columns are left out.

    Of the parts of a split, which are the last, stand all or none: some of them would look like all.
    """
    rooms = _rooms(words, columns, lines)
    count = len(columns)
    while count > 1 and _least(rooms[:count]) > room:
        count -= 1
    if count < len(columns) and columns[count].id in SPLIT:
        count = next(at for at, column in enumerate(columns) if column.id in SPLIT)
    shown = widths(rooms[:count], room)
    return Fitted(tuple(zip(columns[:count], shown, strict=True)), tuple(columns[count:]))


def least_room(words: Wording, columns: Sequence[Column[Any]], lines: Sequence[Any]) -> int:
    """Return the cells in which all columns stand."""
    return _least(_rooms(words, columns, lines))


def _rooms(words: Wording, columns: Sequence[Column[Any]], lines: Sequence[Any]) -> list[Room]:
    rooms = []
    for column in columns:
        wanted = _wanted(words, column, lines)
        gives_way = column.width is not None and wanted > _LEAST_WORDS
        rooms.append(Room(_LEAST_WORDS, 1, wanted) if gives_way else Room(wanted))
    return rooms


def _least(rooms: Sequence[Room]) -> int:
    return sum(each.least for each in rooms) + len(rooms) - 1


def title_lines(title: str) -> tuple[str, str]:
    """Return a title on two lines, as narrow as its words let it be; a short one stands on the lower line."""
    words = title.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words))]
    return min(ways, key=lambda way: max(map(cells_wide, way)), default=("", title))


def _wanted(words: Wording, column: Column[Any], lines: Sequence[Any]) -> int:
    widest = max((cells_wide(cell(column.shown(words, line))) for line in lines[:_MEASURED]), default=0)
    widest = widest if column.width is None else min(widest, column.width)
    return max(widest, *map(cells_wide, title_lines(words(column.title))))
