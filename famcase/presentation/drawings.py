"""What a chart shows, apart from how: the screen draws it in cells, paper in lines and areas."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["", "heading", "quiet", "warn", "strong"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart of bars."""

    label: str
    value: int
    note: str = ""
    """What stands behind the number: an event of that week, a word about it."""
    parts: tuple[int, ...] = ()
    """What the value is made of, in the order of the legend; empty where it is one thing."""
    look: Look = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other."""

    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    """The names of the parts of a bar."""
    at_least: int = 0
    """What the longest bar stands for where no value is larger: 100 for percents."""
    below: tuple[str, ...] = ()
    """What is said of its signs and its unit."""


@dataclass(frozen=True, slots=True)
class AgePyramid:
    """Bands of age, the youngest first, with a bar on either side of each."""

    bands: tuple[tuple[str, int, int], ...]
    """(label, one sex, the other)"""
    titles: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ShadedTable:
    """Counts by two things at once, the darker the more."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    """A line for each of `rows`, with a count for each of `columns`."""
    corner: str = ""
    """Says what the rows are, and what the columns are."""


Drawing = BarChart | AgePyramid | ShadedTable
