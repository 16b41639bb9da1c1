"""How wide the columns of a table are on paper, how the page lies for them, and how small its type is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from famcase.presentation.documents import PageForm

PADDING: Final = 1.0
"""Beside the text of a column, both sides together; every width here is in type of size 1."""

_TOLD_WHOLE: Final = 9.0
"""A word up to here is not broken."""

_AT_EASE: Final = 15.0
"""A text up to here stands on one line where there is any room; a longer one is wrapped."""

_SPREAD: Final = 2.5
"""What a column gets at most beyond its text, where a page is wider than its table."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: for its longest text on one line, and for its longest word."""

    whole: float
    word: float

    @property
    def least(self) -> float:
        """What it cannot be read below."""
        return min(self.word, _TOLD_WHOLE) + PADDING

    @property
    def easy(self) -> float:
        """What it is read well with."""
        return max(self.least, min(self.whole, _AT_EASE) + PADDING)

    @property
    def most(self) -> float:
        """What it can use."""
        return max(self.easy, self.whole + PADDING)


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is set."""

    form: PageForm
    size: float
    """Of its type, in points."""
    groups: tuple[tuple[int, ...], ...]
    """The columns that stand beside each other; every further group is on a page of its own and begins with the first
    column, which says whose line it is."""
    widths: tuple[float, ...]
    """Of each column in points, in the order of the columns; the first has the same in every group."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to set a table: how the page lies, how wide it is in points, the size of the type."""

    form: PageForm
    width: float
    size: float


def fitted(needs: Sequence[Need], ways: Sequence[Way]) -> Columns:
    """Return how columns are set in the first of the ways that has room for them.

    One in which they are read well goes before one in which they can be read; where none has room for that, the last
    one, in several groups.
    """
    for wanted in ([need.easy for need in needs], [need.least for need in needs]):
        for way in ways:
            room = way.width / way.size
            if sum(wanted) <= room:
                shares = _spread(wanted, [need.most for need in needs], room)
                return Columns(way.form, way.size, (tuple(range(len(needs))),), tuple(x * way.size for x in shares))
    return _in_groups(needs, ways[-1])


def _spread(wanted: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Give what is left of the room to the columns that can use it, then a little to all."""
    shares = list(wanted)
    lacks = [high - low for low, high in zip(shares, most, strict=True)]
    left = room - sum(shares)
    part = min(1.0, left / sum(lacks)) if sum(lacks) else 0.0
    shares = [share + lack * part for share, lack in zip(shares, lacks, strict=True)]
    more = min(_SPREAD, (room - sum(shares)) / len(shares)) if shares else 0.0
    return [share + max(0.0, more) for share in shares]


def _in_groups(needs: Sequence[Need], way: Way) -> Columns:
    room = way.width / way.size
    first = min(needs[0].easy, room / 3)
    widths = [first, *(min(need.easy, room - first) for need in needs[1:])]
    groups: list[list[int]] = []
    left = 0.0
    for index in range(1, len(widths)):
        if not groups or widths[index] > left:
            groups.append([0])
            left = room - first
        groups[-1].append(index)
        left -= widths[index]
    return Columns(way.form, way.size, tuple(map(tuple, groups)), tuple(width * way.size for width in widths))
