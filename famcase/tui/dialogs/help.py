"""F1: what a screen is for, and its keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from famcase.tui.actions import CLOSE, Action
from famcase.tui.screen import DeskDialog, DeskScreen
from famcase.tui.widgets.action_line import action_line


class HelpDialog(DeskDialog[None]):
    """Explains the screen below it."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (CLOSE,)
    IS_HELP: ClassVar[bool] = True

    def __init__(self, about: DeskScreen[object] | DeskDialog[object]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        words = self.words
        with VerticalScroll(classes="sheet"):
            about = self._about.help_text()
            if about:
                yield Static(about, markup=False, classes="help-text")
            for action in self._about.all_actions():
                if action.keys:
                    yield Static(action_line(words, action, words(action.help)), classes="help-key")

    def action_back(self) -> None:
        self.dismiss()
