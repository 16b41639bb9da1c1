"""Sentences of famcase's own in the direction of their language."""

import re
from collections.abc import Iterable, Iterator, Sequence

from famcase.presentation.cells import (
    ELLIPSIS,
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT_MARK,
    cell,
    cells_wide,
    has_right_to_left,
)
from famcase.presentation.wording import Wording

_HYPHENED = re.compile(r"(?<![\w/\\.-])\d+(?:-\d+)+")
"""A case number or a day as 2018-08-10, but not one within a path."""


def directed(words: Wording, sentence: str) -> str:
    """Return each line of a sentence between marks of its own direction.

    Then a digit, a Latin name or a full stop at either end of an Arabic sentence stays at that end, whether the
    terminal reorders or famcase does.
    """
    if not words.right_to_left and not has_right_to_left(sentence):
        return sentence
    if words.right_to_left:
        # names that stand in it are no cells of their own; 93359-004-9 behind an Arabic letter would be 9-004-93359
        sentence = _HYPHENED.sub(f"{RIGHT_TO_LEFT_MARK}\\g<0>", sentence.replace(LEFT_TO_RIGHT_MARK, ""))
    mark = RIGHT_TO_LEFT_MARK if words.right_to_left else LEFT_TO_RIGHT_MARK
    return "\n".join(f"{mark}{line}{mark}" for line in sentence.split("\n"))


def within(lines: Sequence[str], room: int, width: int) -> list[str]:
    """Return the first `room` lines, at least one; the last ends in “…” where more would follow."""
    room = max(1, room)
    if len(lines) <= room:
        return list(lines)
    return [*lines[: room - 1], f"{cell(lines[room - 1], width - 2).removesuffix(ELLIPSIS)} {ELLIPSIS}"]


def flowed(parts: Iterable[str], between: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` cells, broken between the parts and not inside one that fits a line.

    A part that is longer than a line is broken at its blanks, and a word that is longer is cut with a sign.
    """
    width = max(1, width)  # none yet, before the first layout
    line = ""
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if line and cells_wide(longer) > width:
            yield line
            longer = part
        if cells_wide(longer) > width:
            words = longer.split(" ")
            *whole, longer = flowed(words, " ", width) if len(words) > 1 else [cell(longer, width)]
            yield from whole
        line = longer
    if line:
        yield line
