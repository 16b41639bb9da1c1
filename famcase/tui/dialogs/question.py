"""Questions with two answers, above a screen; one of them can also be left without an answer."""

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
from famcase.wording import N_

_NO = Action("back", ("escape",), N_("No"), N_("Answer “no”, or whatever leaves things as they are."))


class Question(DeskDialog[bool]):
    """Answers whether the person agreed. Enter alone gives the answer that stands first, Esc the one that is "no"."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (_NO,)
    OWN_KEYS: ClassVar[tuple[Action, ...]] = (CHOOSE,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, sentence: str, *, yes: str, no: str, is_harmless: bool = False) -> None:
        """`sentence`, `yes` and `no` are in words already. Before harm "no" stands first."""
        super().__init__()
        self._sentence = sentence
        answers = [(False, no), (True, yes)]
        self._answers = answers[::-1] if is_harmless else answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(directed(self.words, self._sentence)), markup=False, classes="help-text")
            yield ChoiceList([(shown, "") for _, shown in self._answers])

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    @on(LineList.Chosen)
    def answer(self) -> None:
        self.dismiss(self._answers[self.query_one(ChoiceList).cursor][0])

    def action_back(self) -> None:
        self.dismiss(False)


class QuestionToLeave(Question):
    """Esc gives neither answer, but None: whoever asked goes back, and nothing is decided."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)

    def action_back(self) -> None:
        self.dismiss(None)
