"""One line to type, above a screen."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.tui.actions import BACK, EVERYWHERE, GIVE, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.sentences import directed


class AskingLine(DeskDialog[str]):
    """Answers with what was typed; Enter gives it, Esc gives nothing."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)
    OWN_KEYS: ClassVar[tuple[Action, ...]] = (GIVE,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, title: str, value: str, *, hint: str = "", wrong: Callable[[str], str] | None = None) -> None:
        """All are in words already; `wrong` returns what is wrong with a line, or nothing."""
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._wrong = wrong or (lambda _typed: "")

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(directed(self.words, self._title)), markup=False)
            yield Field(self._value, placeholder=self._hint)
            yield Static("", markup=False, id="wrong")

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    @on(Field.Submitted)
    def answer(self, event: Field.Submitted) -> None:
        if said := self._wrong(event.value):
            self.query_one("#wrong", Static).update(Content(directed(self.words, said)))
        else:
            self.dismiss(event.value)

    def action_back(self) -> None:
        self.dismiss()
