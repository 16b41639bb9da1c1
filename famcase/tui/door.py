"""The last door before the terminal: no control byte passes, and right-to-left text is put in order where asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from famcase.presentation.bidi import Bidi, Reorderer
from famcase.presentation.cells import cells_wide, has_right_to_left, safe


class Door(LineFilter):
    """Makes each line of each widget safe; with `reorders`, famcase does what the terminal does not."""

    def __init__(self, *, reorders: bool) -> None:
        super().__init__()
        self._reorders = reorders
        self._reorderer: Reorderer | None = None

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the filter's form
        line = [Segment(safe(text), style) for text, style, control in segments if not control]
        if not self._reorders or not any(has_right_to_left(segment.text) for segment in line):
            return line
        if self._reorderer is None:
            self._reorderer = Reorderer()
        ordered = self._reorderer("".join(segment.text for segment in line))
        return list(_styled_as(line, ordered))


def _styled_as(line: list[Segment], ordered: str) -> Iterator[Segment]:
    """Yield the reordered text under the styles that its cells had.

    Letters only change places within a run of one direction, and each cell of a table ends its run, so that a style
    that covers whole cells stays on its words.
    """
    from wcwidth import iter_graphemes

    clusters = iter_graphemes(ordered)
    for text, style, _ in line:
        width = cells_wide(text)
        taken: list[str] = []
        while width > 0:
            cluster = next(clusters, None)
            if cluster is None:
                break
            taken.append(cluster)
            width -= cells_wide(cluster)
        if taken:
            yield Segment("".join(taken), style)


@contextmanager
def reordering(bidi: Bidi, terminal: TextIO | None) -> Iterator[None]:
    """Ask the terminal to leave the order of letters alone while famcase sees to it (ECMA-48, BDSM)."""
    if bidi is not Bidi.APP or terminal is None or not terminal.isatty():
        yield
        return
    terminal.write("\x1b[8l")
    terminal.flush()
    try:
        yield
    finally:
        terminal.write("\x1b[8h")
        terminal.flush()
