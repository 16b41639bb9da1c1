"""Charts as lines of cells: bars, a pyramid of ages, counts that are shaded; a number stands beside every sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from famcase.presentation.cells import cell, cells_wide
from famcase.presentation.drawings import AgePyramid, Bar, BarChart, Drawing, Look, ShadedTable
from famcase.presentation.wording import Wording

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FULL, _HALF_FROM_RIGHT = "█", "▐"
FILLS: Final = ("█", "▓", "▒", "░", "·")
"""What tells the parts of one bar from each other, without any colour."""

_SHADES: Final = "░▒▓█"
"""From few to many."""

_NARROWEST: Final = 8
"""Cells in which the beginning of a place's name can be read."""

_FEWEST: Final = 4
"""Cells below which a bar says nothing."""

_DAY: Final = 15
"""Cells that tell the days of two Arabic months apart: their names differ in the second word alone."""


@dataclass(frozen=True, slots=True)
class ChartCell:
    """One cell of a chart's line."""

    text: str
    width: int
    align: Literal["left", "right"] = "left"
    look: Look = ""


ChartLine = tuple[ChartCell, ...]
"""Cells in reading order, with a blank between them."""


def in_cells(wording: Wording, drawing: Drawing | None, width: int) -> list[ChartLine]:
    """Return a chart in lines of at most `width` cells; none where there is nothing to see."""
    match drawing:
        case BarChart():
            lines = bars(wording, drawing.bars, width, at_least=drawing.at_least)
            if lines and drawing.legend:
                lines += legend(drawing.legend, width)
            return lines + [(ChartCell(each, width, "left", "quiet"),) for each in drawing.below]
        case AgePyramid():
            return pyramid(wording, drawing.bands, drawing.titles, width)
        case ShadedTable():
            return shaded(wording, drawing, width)
    return []


def bars(wording: Wording, given: Sequence[Bar], width: int, *, at_least: int = 0) -> list[ChartLine]:
    """Return a line for each bar, together at most `width` cells wide: label, bar, number, note.

    The longest bar stands for the largest value, or for `at_least` where that is larger: 100 for percents.
    """
    if not given:
        return []
    enough = max(_DAY if width > 2 * _DAY else _FEWEST, width // 3)
    labels = min(max(cells_wide(cell(bar.label)) for bar in given), enough)
    numbers = [wording.number(bar.value) for bar in given]
    digits = max(map(len, numbers))
    notes = max(cells_wide(cell(bar.note)) for bar in given)
    room = width - labels - digits - 2
    notes = min(notes, max(0, room * 3 // 5))
    room -= notes + 1 if notes else 0
    most = max(at_least, *(bar.value for bar in given))
    lines = []
    for bar, number in zip(given, numbers, strict=True):
        cells = [ChartCell(bar.label, labels), ChartCell(number, digits, "right", "strong")]
        if room >= _FEWEST:
            filled = _parts(bar.parts, most, room) if bar.parts else fill(bar.value, most, room, wording.right_to_left)
            drawn = filled[::-1] if bar.parts and wording.right_to_left else filled
            cells.insert(1, ChartCell(drawn, room, "left", bar.look))
        if notes:
            cells.append(ChartCell(bar.note, notes, "left", "quiet"))
        lines.append(tuple(cells))
    return lines


def legend(names: Sequence[str], width: int) -> list[ChartLine]:
    """Return which fill stands for which part, as many on a line as fit."""
    lines: list[str] = []
    for fill_sign, name in zip(FILLS, names, strict=False):
        entry = f"{fill_sign} {cell(name)}"
        if lines and cells_wide(f"{lines[-1]}   {entry}") <= width:
            lines[-1] += f"   {entry}"
        else:
            lines.append(entry)
    return [(ChartCell(line, width, "left", "quiet"),) for line in lines]


def pyramid(
    wording: Wording, given: Sequence[tuple[str, int, int]], titles: tuple[str, str], width: int
) -> list[ChartLine]:
    """Return bands of age as (label, one sex, the other) with a bar on either side of the label; the oldest above."""
    if not given:
        return []
    labels = max(cells_wide(cell(label)) for label, *_ in given)
    numbers = [(wording.number(one), wording.number(other)) for _, one, other in given]
    digits = max(len(number) for pair in numbers for number in pair)
    room = (width - labels - 2 * digits - 4) // 2
    most = max(max(one, other) for _, one, other in given)
    side = digits + 1 + max(0, room)
    head = (
        ChartCell(titles[0], side, "right", "quiet"),
        ChartCell("", labels),
        ChartCell(titles[1], side, "left", "quiet"),
    )
    lines: list[ChartLine] = [head]
    for (label, one, other), shown in zip(given[::-1], numbers[::-1], strict=True):
        towards = _facing(one, most, room, from_right=not wording.right_to_left)
        away = _facing(other, most, room, from_right=wording.right_to_left)
        drawn = [ChartCell(shown[0], digits, "right"), ChartCell(label, labels, "right"), ChartCell(shown[1], digits)]
        if room >= _FEWEST:
            drawn.insert(1, ChartCell(towards, room))
            drawn.insert(3, ChartCell(away, room))
        lines.append(tuple(drawn))
    return lines


def shaded(wording: Wording, table: ShadedTable, width: int) -> list[ChartLine]:
    """Return a line for each row, a sign and a count for each column; columns without room are left out and counted."""
    if not table.rows or not table.columns:
        return []
    most = max(max(row) for row in table.counts)
    numbers = [[wording.number(count) if count else "" for count in row] for row in table.counts]
    digits = max(len(number) for row in numbers for number in row)
    room = max(_NARROWEST, digits + 2)
    labels = min(max(cells_wide(cell(row)) for row in (table.corner, *table.rows)), max(_FEWEST, width // 3))
    fitting = max(0, (width - labels) // (room + 1))
    heads = [_on_two_lines(column, room) for column in table.columns[:fitting]]
    lines: list[ChartLine] = [
        (ChartCell(corner, labels, "left", "quiet"), *(ChartCell(head[at], room, "right", "quiet") for head in heads))
        for at, corner in enumerate(("", table.corner))
        if at or any(head[0] for head in heads)
    ]
    for label, counts, shown in zip(table.rows, table.counts, numbers, strict=True):
        line = [ChartCell(label, labels)]
        for count, number in zip(counts[:fitting], shown[:fitting], strict=True):
            sign = _SHADES[min(len(_SHADES) - 1, count * len(_SHADES) // (most + 1))] if count else ""
            line.append(ChartCell(f"{sign} {number}".strip(), room, "right"))
        lines.append(tuple(line))
    if left := len(table.columns[fitting:]):
        more = wording.plural("and {count} more column", "and {count} more columns", left)
        lines.append((ChartCell(more, width, "left", "quiet"),))
    return lines


def _on_two_lines(name: str, width: int) -> tuple[str, str]:
    """Return a name on one line, below an empty one, or its first words above its others where it needs two."""
    first, rest = "", cell(name)
    while cells_wide(rest) > width and " " in rest:
        word, _, other = rest.partition(" ")
        if first and cells_wide(f"{first} {word}") > width:
            break
        first, rest = f"{first} {word}".strip(), other
    return first, rest


def fill(value: int, most: int, width: int, right_to_left: bool = False) -> str:
    """Return a bar of up to `width` cells; what is more than nothing always shows.

    From the left it ends in an eighth of a cell; from the right, where there are no such signs, in a half.
    """
    if value <= 0 or most <= 0 or width <= 0:
        return ""
    if right_to_left:
        halves = max(1, round(2 * width * min(value, most) / most))
        return _HALF_FROM_RIGHT * (halves % 2) + _FULL * (halves // 2)
    eighths = max(1, round(8 * width * min(value, most) / most))
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def as_text(line: ChartLine, *, right_to_left: bool) -> str:
    """Return a line of a chart as a line of text, each cell at its width."""
    shown = []
    for part in line:
        text = cell(part.text, part.width)
        rest = " " * max(0, part.width - cells_wide(text))
        shown.append(rest + text if right_to_left or part.align == "right" else text + rest)
    return " ".join(shown[::-1] if right_to_left else shown).rstrip()


def _parts(parts: Sequence[int], most: int, width: int) -> str:
    """Return a bar of parts whose length is that of their sum; a part of less than half a cell goes without."""
    drawn, so_far = "", 0
    for part, sign in zip(parts, FILLS, strict=False):
        so_far += part
        end = round(width * so_far / most) if most else 0
        drawn += sign * max(0, end - len(drawn))
    if not drawn and so_far:
        first = next(index for index, part in enumerate(parts) if part)
        drawn = FILLS[min(first, len(FILLS) - 1)]
    return drawn


def _facing(value: int, most: int, width: int, *, from_right: bool) -> str:
    """Return a bar and its blanks, exactly `width` cells, that grows from the right or the left."""
    bar = fill(value, most, width, right_to_left=from_right)
    return bar.rjust(max(0, width)) if from_right else bar.ljust(max(0, width))
