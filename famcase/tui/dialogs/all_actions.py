"""F9: everything that can be done here, found by typing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from famcase.domain.names import fold
from famcase.tui.actions import CHOOSE, CLOSE, Action
from famcase.tui.dialogs.same_words import groups, meant
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.action_line import action_line
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.foot import Hints
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_


class AllActions(DeskDialog[str]):
    """Lists the actions of a screen; answers with the name of the chosen one."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (CLOSE,)
    OWN_KEYS: ClassVar[tuple[Action, ...]] = (CHOOSE,)
    IS_HELP: ClassVar[bool] = True

    def __init__(self, actions: tuple[Action, ...], *, is_of_family: bool = False) -> None:
        """`is_of_family` says that they are those of a family's page."""
        super().__init__()
        self._is_of_family = is_of_family
        named = {action.name: action for action in reversed(actions)}  # what stands first says how it is called here
        self._choices = tuple(
            action
            for action in dict.fromkeys(named[each.name] for each in actions)
            if action.name not in ("app.all_actions", "back")
        )
        self._groups: tuple[frozenset[str], ...] = ()
        self._said: dict[str, tuple[str, str]] = {}

    def _learn(self) -> None:
        """Take in how each action is called and what is said of it, in both languages."""
        both = [self.desk_app.wording(language) for language in ("en", "ar")]
        self._groups = tuple(groups(both))
        self._said = {
            action.name: (
                " ".join(fold(words(action.hint)) for words in both),
                " ".join(fold(words(text)) for words in both for text in (action.hint, action.help)),
            )
            for action in self._choices
        }

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Field(placeholder=self.words(N_("Type a word of what you want to do")))
            yield OptionList(markup=False)
            yield Static(self._nothing(), markup=False, classes="nothing")

    def on_mount(self) -> None:
        self._learn()
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
        for hints in self.query(Hints):
            hints.take((CHOOSE, CLOSE) if choices.option_count else (CLOSE,))

    def _found(self, wanted: list[str]) -> list[Action]:
        """Return the actions in which every word, or one that means the same, stands in either language.

        First come those that are called so, then those of which it is said in the words typed.
        """

        def rank(action: Action) -> int | None:
            hint, text = self._said[action.name]
            if all(word in hint for word in wanted):
                return 0
            if all(word in text for word in wanted):
                return 1
            alike = (meant(word, self._groups) for word in wanted)
            return 2 if all(any(one in text for one in each) for each in alike) else None

        ranked = [(rank(action), action) for action in self._choices]
        found = [(place, action) for place, action in ranked if place is not None]
        return [action for _, action in sorted(found, key=lambda each: each[0])]

    def _nothing(self) -> Content:
        sentence = (
            N_("Nothing is called that here. More can be done at the places 1 to 6.")
            if self._is_of_family
            else N_("Nothing is called that here. More can be done on a family's page, and at the places 1 to 6.")
        )
        return Content(directed(self.words, self.words(sentence)))
