"""Which columns of a table of figures stand in a room of so many cells, each as wide as what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from famcase.presentation.cells import cell, cells_wide
from famcase.presentation.columns import Column
from famcase.presentation.wording import Wording

_MEASURED: Final = 1_000
"""Lines whose cells are measured: those with the largest figures stand first."""

_LEAST_NAME: Final = 14
"""Cells that the first column keeps when there is little room."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns that are shown, and those for which there is no room."""

    shown: tuple[tuple[Column[Any], int], ...]
    """Each with its width in cells."""
    left_out: tuple[Column[Any], ...]

    @property
    def width(self) -> int:
        """Cells that the columns take, with a blank between them."""
        return sum(width + 1 for _, width in self.shown)


def fitted(words: Wording, columns: Sequence[Column[Any]], lines: Sequence[Any], room: int) -> Fitted:
    """Return the columns that fit `room` cells; the first gives way, then the last are left out."""
    wanted = [_wanted(words, column, lines) for column in columns]
    least = [min(wanted[0], _LEAST_NAME), *wanted[1:]]
    count = len(columns)
    while count > 1 and sum(least[:count]) + count - 1 > room:
        count -= 1
    others = sum(wanted[1:count]) + count - 1
    first = max(1, min(wanted[0], room - others))
    return Fitted(tuple(zip(columns[:count], [first, *wanted[1:count]], strict=True)), tuple(columns[count:]))


def title_lines(title: str) -> tuple[str, str]:
    """Return a title on two lines, as narrow as its words let it be; a short one stands on the lower line."""
    words = title.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words))]
    return min(ways, key=lambda way: max(map(cells_wide, way)), default=("", title))


def _wanted(words: Wording, column: Column[Any], lines: Sequence[Any]) -> int:
    widest = max((cells_wide(cell(column.shown(words, line))) for line in lines[:_MEASURED]), default=0)
    widest = widest if column.width is None else min(widest, column.width)
    return max(widest, *map(cells_wide, title_lines(words(column.title))))
