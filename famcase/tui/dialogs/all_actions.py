"""F9: everything that can be done here, found by typing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from famcase.domain.names import fold
from famcase.tui.actions import BACK, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.action_line import action_line
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_


class AllActions(DeskDialog[str]):
    """Lists the actions of a screen; answers with the name of the chosen one."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)
    IS_HELP: ClassVar[bool] = True

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__()
        named = {action.name: action for action in reversed(actions)}  # what stands first says how it is called here
        self._choices = tuple(
            action
            for action in dict.fromkeys(named[each.name] for each in actions)
            if action.name not in ("app.all_actions", "back")
        )

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Field(placeholder=self.words(N_("Type a word of what you want to do")))
            yield OptionList(markup=False)
            yield Static(self._nothing(), markup=False, classes="nothing")

    def on_mount(self) -> None:
        self._show("")

    @on(Field.Changed)
    def narrow(self, event: Field.Changed) -> None:
        self._show(event.value)

    @on(Field.Submitted)
    def choose_first(self) -> None:
        choices = self.query_one(OptionList)
        if choices.highlighted is not None:
            self.dismiss(choices.get_option_at_index(choices.highlighted).id)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_key(self, event: object) -> None:
        """Up and Down move in the list while one types."""
        key = getattr(event, "key", "")
        if key in ("up", "down") and isinstance(self.focused, Field):
            choices = self.query_one(OptionList)
            choices.action_cursor_up() if key == "up" else choices.action_cursor_down()

    def action_back(self) -> None:
        self.dismiss()

    def _show(self, typed: str) -> None:
        words = self.words
        choices = self.query_one(OptionList)
        choices.clear_options()
        for action in self._found(fold(typed).split()):
            line = action_line(words, action, words(action.hint), words(action.help))
            choices.add_option(Option(line, id=action.name))
        choices.display = bool(choices.option_count)
        self.query_one(".nothing").display = not choices.option_count
        if choices.option_count:
            choices.highlighted = 0

    def _found(self, wanted: list[str]) -> list[Action]:
        """Return the actions in which every word stands, first those that are called so."""
        hints = {action.name: fold(self.words(action.hint)) for action in self._choices}
        texts = {action.name: f"{hints[action.name]} {fold(self.words(action.help))}" for action in self._choices}
        found = [action for action in self._choices if all(word in texts[action.name] for word in wanted)]
        return sorted(found, key=lambda action: not all(word in hints[action.name] for word in wanted))

    def _nothing(self) -> Content:
        sentence = N_("Nothing is called that here. More can be done on a family's page, and at the places 1 to 6.")
        return Content(directed(self.words, self.words(sentence)))
