"""One action as F1 and F9 list it: its key, then what it does."""

from textual.content import Content

from famcase.presentation.cells import cells_wide
from famcase.presentation.wording import Wording
from famcase.tui.actions import Action
from famcase.tui.widgets.pieces import Piece, one_line

_KEY_WIDTH = 9


def action_line(words: Wording, action: Action, first: str, rest: str = "") -> Content:
    """Return a line with the key in a column of its own, `first` in bold where `rest` follows it."""
    key = words(action.key) if action.keys else ""
    blank = Piece(" " * max(0, _KEY_WIDTH - cells_wide(key)))
    pieces = [blank, Piece(key, "bold"), Piece("  "), Piece(first, "bold" if rest else "")]
    if rest:
        pieces += [Piece("  "), Piece(rest)]
    return one_line(pieces, (), 0, right_to_left=words.right_to_left)
