"""How the columns of a line share its width."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """What one column needs."""

    least: int
    """Cells."""
    share: int = 0
    """How much of what is left it takes beside the others; 0 keeps it as it is."""
    most: int = 200


def widths(rooms: Sequence[Room], total: int) -> list[int]:
    """Return the width of each column, with a blank between them, within `total` cells.

    Where even the least does not fit, the columns at the end get nothing.
    """
    left = total - (len(rooms) - 1)
    given = []
    for room in rooms:
        width = max(0, min(room.least, left))
        given.append(width)
        left -= width
    while left > 0:
        growing = [index for index, room in enumerate(rooms) if room.share and given[index] < room.most]
        if not growing:
            break
        shares = sum(rooms[index].share for index in growing)
        before = left
        for index in growing:
            more = min(before * rooms[index].share // shares or 1, rooms[index].most - given[index], left)
            given[index] += more
            left -= more
    return given
