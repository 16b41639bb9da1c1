"""Text in lines of a width: cells that wrap instead of being cut, and tables of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, cell, cells_wide, has_right_to_left, safe

GAP: Final = "  "
_NARROWEST: Final = 6
"""Cells below which a column that wraps cannot be read."""


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table in lines: those of its head, and those of each row, which stay together."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` cells, one at least, broken between words where there are any."""
    lines: list[str] = []
    line, taken = "", 0
    for word in _pieces(safe(text), width):
        wide = cells_wide(word)
        if line and taken + 1 + wide > width:
            lines.append(line)
            line, taken = word, wide
        else:
            line, taken = (f"{line} {word}", taken + 1 + wide) if line else (word, wide)
    return [*lines, line]


def padded(text: str, width: int, align: Literal["left", "right"]) -> str:
    """Return one line of text filled with spaces up to `width`; behind Arabic the columns keep their places."""
    shown = cell(text)
    room = " " * max(0, width - cells_wide(shown))
    return room + shown if align == "right" else shown + room


def set_table(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    aligns: Sequence[Literal["left", "right"]],
    width: int,
    *,
    right_to_left: bool = False,
) -> SetTable:
    """Return a table that is at most `width` cells wide; one with too many columns has a field a line instead.

    A row's texts wrap within their columns. From right to left the columns stand in that order.
    """
    widths = _widths(titles, rows, width)
    if widths is None:
        return SetTable((), tuple(tuple(_fields(titles, row, width)) for row in rows))
    sides: Sequence[Literal["left", "right"]] = ["right"] * len(titles) if right_to_left else aligns
    head = _line(titles, widths, sides, right_to_left=right_to_left)
    rule = GAP.join("-" * wide for wide in (widths[::-1] if right_to_left else widths))
    lines = (tuple(_line(row, widths, sides, right_to_left=right_to_left)) for row in rows)
    return SetTable((*head, rule), tuple(lines))


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text; one wider than a line in parts, between what a reader sees as letters."""
    for word in text.split(" "):
        if cells_wide(word) <= width:
            if word:
                yield word
            continue
        from wcwidth import iter_graphemes

        part = ""
        for grapheme in iter_graphemes(word):
            if part and cells_wide(part + grapheme) > width:
                yield part
                part = ""
            part += grapheme
        yield part


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return how wide each column is; None where they have not room beside each other."""
    columns = [[title, *(row[at] for row in rows)] for at, title in enumerate(titles)]
    wanted = [max(1, *(cells_wide(cell(text)) for text in column)) for column in columns]
    # a day, a case number or a word of usual length is not broken
    least = [min(wide, max(_NARROWEST, _longest_word(column))) for wide, column in zip(wanted, columns, strict=True)]
    room = width - len(GAP) * (len(columns) - 1)
    if sum(least) > room:
        return None
    while sum(wanted) > room:
        widest = max((at for at in range(len(wanted)) if wanted[at] > least[at]), key=lambda at: wanted[at])
        wanted[widest] -= 1
    return wanted


def _longest_word(column: Sequence[str]) -> int:
    most = 14
    return min(most, max(cells_wide(word) for text in column for word in (text.split(" ") or [""])))


def _line(
    texts: Sequence[str], widths: Sequence[int], aligns: Sequence[Literal["left", "right"]], *, right_to_left: bool
) -> list[str]:
    cells = [wrapped(text, wide) for text, wide in zip(texts, widths, strict=True)]
    lines = []
    for at in range(max(map(len, cells), default=0)):
        parts = [
            padded(each[at] if at < len(each) else "", wide, align)
            for each, wide, align in zip(cells, widths, aligns, strict=True)
        ]
        lines.append(_bare_end(GAP.join(parts[::-1] if right_to_left else parts)))
    return lines


def _fields(titles: Sequence[str], texts: Sequence[str], width: int) -> Iterator[str]:
    """Yield a row as "title: value" lines, those without a value left out, and a blank line."""
    for title, text in zip(titles, texts, strict=True):
        if text:
            first, *more = wrapped(f"{title}: {text}", width - len(GAP))
            yield cell(first)
            yield from (GAP + cell(line) for line in more)
    yield ""


def _bare_end(line: str) -> str:
    return (
        line.rstrip(" ") if not has_right_to_left(line) else line.rstrip(f" {LEFT_TO_RIGHT_MARK}") + LEFT_TO_RIGHT_MARK
    )
