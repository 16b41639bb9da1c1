"""What a distribution's list asks besides numbers: who collected for them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.tui.actions import BACK, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.typed_ahead import taken
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

_NAMED = Action("named", ("enter",), N_("Tick"), N_("Tick them as collected by this person."), is_first=True)


class ProxyForm(DeskDialog[str]):
    """Asks who collected it for them; answers with nothing when it is left."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (_NAMED, BACK)

    def __init__(self, numbers: str) -> None:
        super().__init__()
        self._numbers = numbers

    def compose(self) -> ComposeResult:
        sentence = self.words(N_("{numbers}: who collects it for them?"), numbers=self._numbers)
        with Vertical(classes="sheet"):
            yield Static(Content(directed(self.words, sentence)), markup=False, classes="help-text")
            yield Field(placeholder=self.words(N_("name, or how they are related")))

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    async def action_named(self) -> None:
        field = self.query_one(Field)
        await taken(field, self)
        if field.value.strip():
            self.dismiss(field.value)

    def action_back(self) -> None:
        self.dismiss("")
