"""The line at the foot: at most seven hints in words, when something was saved, and what there is to say."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from famcase.tui.actions import Action
from famcase.tui.session import app_of
from famcase.tui.widgets.pieces import Piece, one_line, pieces_wide

MOST_HINTS = 7
_SAVED_WIDTH = 13


class Foot(Vertical):
    """Hints, and above them a sentence while there is one to say."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self._actions = actions
        self._said = ("", False)

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, classes="notice")
        yield Hints(self._actions)

    def say(self, sentence: str, *, is_error: bool) -> None:
        """Show `sentence` until the next is said; nothing for an empty one."""
        self._said = (sentence, is_error)
        self._show()

    @property
    def said(self) -> tuple[str, bool]:
        """The sentence that stands there, and whether it is an error."""
        return self._said

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        sentence, is_error = self._said
        for notice in self.query(".notice").results(Static):  # there is none yet on a screen that is only opening
            notice.update(Content(sentence))
            notice.set_class(is_error, "error")
            notice.display = bool(sentence)


class Hints(Widget):
    """The hints themselves; F1 and F9, which have the rest, are always among them."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self._actions = actions

    def take(self, actions: tuple[Action, ...]) -> None:
        """Show hints of other actions from now on."""
        if actions != self._actions:
            self._actions = actions
            self.refresh()

    def render(self) -> Content:
        app = app_of(self)
        words = app.words
        hints = [(words(action.key), words(action.hint)) for action in self._actions if action.keys]
        end = [Piece(app.saved_words), Piece(" ")]
        # room for "saved 14:32" is kept before anything is saved, so that no hint comes and goes
        room = self.size.width - max(_SAVED_WIDTH, pieces_wide(end))
        while len(hints) > MOST_HINTS or (len(hints) > 2 and pieces_wide(_pieces(hints)) > room):
            del hints[-2]
        return one_line(_pieces(hints), end, self.size.width, right_to_left=words.right_to_left)


def _pieces(hints: list[tuple[str, str]]) -> list[Piece]:
    pieces = []
    for key, hint in hints:
        pieces += [Piece(" "), Piece(key, "bold"), Piece(" "), Piece(hint), Piece(" ")]
    return pieces
