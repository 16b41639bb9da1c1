"""Pieces of one line, each with its style, set from the side where reading starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, cell, cells_wide


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one line in one style."""

    text: str
    style: str = ""
    """Textual's words for a style, or a component class."""

    @property
    def width(self) -> int:
        return cells_wide(self.text)


def pieces_wide(pieces: Iterable[Piece]) -> int:
    """Return how many cells the pieces take side by side."""
    return sum(piece.width for piece in pieces)


def one_line(start: Sequence[Piece], end: Sequence[Piece], width: int, *, right_to_left: bool) -> Content:
    """Return a line of `width` cells with `start` where reading starts and `end` at the other side.

    In Arabic the pieces stand from right to left. `end` goes before `start` where the room is short: it is shown whole
    or not at all.
    """
    room = width - pieces_wide(start)
    if pieces_wide(end) >= room:
        end = ()
    gap = Piece(" " * max(0, room - pieces_wide(end)))
    pieces = [*start, gap, *end]
    if right_to_left:
        pieces.reverse()
    # a mark ends each cell: for terminals that reorder, and for the door that does so in their place
    if not right_to_left:
        return Content.assemble(*((cell(piece.text), piece.style) for piece in pieces))
    ended = (cell(piece.text).rstrip(LEFT_TO_RIGHT_MARK) + LEFT_TO_RIGHT_MARK for piece in pieces)
    return Content.assemble(*((text, piece.style) for text, piece in zip(ended, pieces, strict=True)))
