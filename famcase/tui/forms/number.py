"""The case number of a new family, large, to be said to its people."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from famcase.domain.numbers import shown_case_number
from famcase.tui.actions import EVERYWHERE, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

GO_ON = Action("go_on", ("enter", "escape"), N_("Go on"), N_("Go on to the family's page."))


class SayNumber(DeskDialog[None]):
    """Shows a number until Enter."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (GO_ON,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = shown_case_number(number)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet number-sheet"):
            yield self._line(self.words(N_("Registered. Say this case number to the family:")))
            yield Digits(self._number)
            yield Static(Content(self._number), markup=False, classes="number-plain")
            yield self._line(self.words(N_("Enter goes on.")))

    def _line(self, sentence: str) -> Static:
        return Static(Content(directed(self.words, sentence)), markup=False)

    def action_go_on(self) -> None:
        self.dismiss()
