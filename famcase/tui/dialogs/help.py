"""F1: what a screen is for, and its keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from famcase.tui.actions import BACK, Action
from famcase.tui.screen import DeskDialog, DeskScreen
from famcase.tui.widgets.pieces import Piece, one_line
from famcase.wording import N_


class HelpDialog(DeskDialog[None]):
    """Explains the screen below it."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)

    def __init__(self, about: DeskScreen[object]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        words = self.words
        with VerticalScroll(classes="sheet"):
            if self._about.HELP_TEXT:
                yield Static(words(self._about.HELP_TEXT), markup=False, classes="help-text")
            for action in self._about.all_actions():
                if action.keys:
                    yield Static(_line(words(action.key), words(action.help), words.right_to_left), classes="help-key")
            yield Static(words(N_("Esc closes this.")), markup=False, classes="help-text")

    def action_back(self) -> None:
        self.dismiss()


def _line(key: str, text: str, right_to_left: bool) -> Content:
    pieces = [Piece(f"{key:>8}" if not right_to_left else f"{key:<8}", "bold"), Piece("  "), Piece(text)]
    return one_line(pieces, (), 0, right_to_left=right_to_left)
