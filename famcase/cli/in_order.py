"""Lines as the terminal gets them: safe, and Arabic in the order in which it is read."""

import re

from famcase.presentation.bidi import Bidi, Reorderer, kept_whole
from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, has_right_to_left, safe

_BETWEEN = re.compile(f"( {{2,}}|{LEFT_TO_RIGHT_MARK}| ?[|] ?)")
"""What stands between two columns of a table or of a help."""


class InOrder:
    """Puts lines in order as was chosen for the terminal."""

    def __init__(self, bidi: Bidi) -> None:
        self._bidi = bidi
        self._reorderer: Reorderer | None = None

    def __call__(self, line: str, *, sentence: bool, right_to_left: bool) -> str:
        """Return a line of a language; a sentence is read in its direction, a line of a table from the left."""
        is_from_right = sentence and right_to_left
        if self._bidi is not Bidi.APP or (line.isascii() and not sentence):
            return kept_whole(safe(line)) if self._bidi is Bidi.TERMINAL and is_from_right else safe(line)
        if self._reorderer is None:
            self._reorderer = Reorderer()
        if sentence or not right_to_left:
            return self._reorderer(kept_whole(line) if is_from_right else line, right_to_left=is_from_right)
        # what stands in a column is a sentence of its own
        reordered = self._reorderer
        return "".join(
            reordered(kept_whole(part), right_to_left=True) if has_right_to_left(part) else reordered(part)
            for part in _BETWEEN.split(line)
        )
