"""The last door before the terminal: no control byte passes, and right-to-left text is put in order where asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from famcase.presentation.bidi import Bidi, Reorderer, for_terminal, is_read_from_right, kept_whole
from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, cells_wide, has_right_to_left, safe

# Direction signs have no cell of their own, and some terminals that do not reorder draw one.
_SIGNS = dict.fromkeys(map(ord, (LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK)))


class Door(LineFilter):
    """Makes each line of each widget safe, and puts it in order where famcase does what the terminal does not."""

    def __init__(self, *, reorders: bool, right_to_left: bool = False, terminal_reorders: bool = False) -> None:
        """`right_to_left` is for screens whose cells the program itself has set from right to left.

        Each cell is then put in order by itself, in that direction; else the line as a whole, from left to right.
        With `terminal_reorders` such a cell goes out so that the terminal, which takes each line for one read from the
        left, shows it in that order too.
        """
        super().__init__()
        self._reorders = reorders or (terminal_reorders and right_to_left)
        self._joins = reorders
        self._right_to_left = right_to_left
        self._reorderer: Reorderer | None = None

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the filter's form
        # neighbours of one style are sent as one: each piece costs 40 bytes of colours on the line
        return list(Segment.simplify(self._through(segments)))

    def _through(self, segments: list[Segment]) -> list[Segment]:
        line = [Segment(safe(text), style) for text, style, control in segments if not control]
        if not self._reorders:
            return line
        if not any(has_right_to_left(segment.text) for segment in line):
            return [Segment(text.translate(_SIGNS), style) for text, style, _ in line]
        if self._reorderer is None:
            self._reorderer = Reorderer(joins=self._joins)
        if self._right_to_left:
            return [Segment(self._cells(text), style) for text, style, _ in line]
        return list(_styled_as(line, self._reorderer("".join(segment.text for segment in line))))

    def _cells(self, text: str) -> str:
        """Put each cell of a segment in order; U+200E stands between cells, blanks around them stay where they are."""
        return "".join(self._cell(part) for part in text.split(LEFT_TO_RIGHT_MARK))

    def _cell(self, text: str) -> str:
        inner = text.strip(f" {RIGHT_TO_LEFT_MARK}")
        if self._reorderer is None or not has_right_to_left(inner):
            return text.translate(_SIGNS)
        before, after = (part.translate(_SIGNS) for part in text.split(inner, 1))
        ordered = (
            self._reorderer(kept_whole(inner), right_to_left=True)
            if is_read_from_right(inner)
            else inner.translate(_SIGNS)
        )
        return f"{before}{ordered if self._joins else for_terminal(ordered)}{after}"

    def typed(self, line: list[Segment]) -> list[Segment]:
        """Put a line that is being typed in order as one, the style of each character with it (that of the cursor too).

        A line without a letter that is read from the right, such as a number or a date, stays as it is.
        """
        text = safe("".join(segment.text for segment in line))
        if not self._reorders or not is_read_from_right(text):
            return [Segment(safe(part), style) for part, style, _ in line]
        if self._reorderer is None:
            self._reorderer = Reorderer(joins=self._joins)
        styles = _styles(line, text)
        plain = max(styles, key=styles.count)
        marked = [index for index, style in enumerate(styles) if style != plain]
        cells = self._reorderer.cells(text, marked, right_to_left=True)
        ordered = Segment.simplify(Segment(part, plain if index is None else styles[index]) for part, index in cells)
        return [Segment(part if self._joins else for_terminal(part), style) for part, style, _ in ordered]


def _styles(line: list[Segment], text: str) -> list[Style | None]:
    """Return the style of each character of `text` as a reader sees them, marks with their letter."""
    from wcwidth import iter_graphemes

    each = [style for part, style, _ in line for _ in safe(part)]
    styles, at = [], 0
    for cluster in iter_graphemes(text):
        styles.append(each[at])
        at += len(cluster)
    return styles


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
