"""One of a few things to do, above a screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.tui.actions import BACK, CHOOSE, EVERYWHERE, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.choice_list import ChoiceList
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed


class Choosing(DeskDialog[str]):
    """Answers with the name of what was chosen; Enter takes the first."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)
    OWN_KEYS: ClassVar[tuple[Action, ...]] = (CHOOSE,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        """`title` and the second of each choice are in words already; the first is its name."""
        super().__init__()
        self._title = title
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(directed(self.words, self._title)), markup=False, classes="help-text")
            yield ChoiceList([(shown, "") for _, shown in self._choices])

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    @on(LineList.Chosen)
    def choose(self) -> None:
        self.dismiss(self._choices[self.query_one(ChoiceList).cursor][0])

    def action_back(self) -> None:
        self.dismiss()
