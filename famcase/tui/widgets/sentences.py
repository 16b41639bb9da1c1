"""Sentences of famcase's own in the direction of their language."""

import re
from collections.abc import Iterable, Iterator

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, cells_wide, has_right_to_left
from famcase.presentation.wording import Wording

_HYPHENED = re.compile(r"(?<![\w-])\d+(?:-\d+)+")
"""A case number or a day as 2018-08-10."""


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


def flowed(parts: Iterable[str], between: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` cells, broken between the parts and not inside one that fits a line."""
    line = ""
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if line and cells_wide(longer) > width:
            yield line
            longer = part
        line = longer
    if line:
        yield line
