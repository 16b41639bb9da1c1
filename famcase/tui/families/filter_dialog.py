"""F8: every filter with what it is set to, and the lists that a person keeps; what is chosen becomes words."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation.cells import cell
from famcase.services.commands.saved_lists import remove_list, rename_list, save_list
from famcase.services.inputs import NewSavedList
from famcase.services.queries.filter_words import Reading, read_filters
from famcase.services.queries.saved_lists import SavedList, list_saved
from famcase.services.queries.users import list_users
from famcase.tui.actions import BACK, CHOOSE, EVERYWHERE, Action
from famcase.tui.dialogs.asking_line import AskingLine
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.families.filter_kinds import KINDS, Kind, put
from famcase.tui.families.looks import Looks
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.choice_list import ChoiceList, ChoiceTable
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

TAKE_AWAY = Action(
    "take_away", ("delete",), N_("Take away"), N_("Take the filter under the cursor away."), in_foot=False
)
_ANY, _TYPE = "", "\n"
"""Answers of a choice that are no words: no such filter, and type the words."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the search line is to hold, and how the list is to look where a kept list says."""

    words: str
    looks: Looks | None = None


class FilterDialog(DeskDialog[Chosen]):
    """Esc or Enter on the first line closes it; the words go into the search line as they are chosen."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK, TAKE_AWAY)
    OWN_KEYS: ClassVar[tuple[Action, ...]] = (CHOOSE,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, typed: str, looks: Looks) -> None:
        super().__init__()
        self._typed = typed
        self._looks = looks
        self._new_looks: Looks | None = None
        self._reading: Reading | None = None
        self._saved: tuple[SavedList, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet filters"):
            yield Static("", markup=False, id="words")
            yield ChoiceTable()

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()
        self.run_worker(self._read(), exit_on_error=False)

    def action_back(self) -> None:
        self.dismiss(Chosen(self._typed, self._new_looks))

    def action_take_away(self) -> None:
        kind = self._kind_here()
        if kind is not None and self._reading is not None:
            self._set(put(self._reading.said, kind, ""))

    @on(LineList.Chosen)
    def choose(self) -> None:
        if self._reading is None:
            return
        kind = self._kind_here()
        self.run_worker(self._choose_value(kind) if kind is not None else self._of_lists(), exit_on_error=False)

    # What stands in the dialog

    async def _read(self) -> None:
        self._reading = await self.ask.now(read_filters, [self._typed])
        self._saved = await self.ask.now(list_saved)
        words = self.words
        shown = self._typed.strip() or words(N_("no filter: all open families"))
        self.query_one("#words", Static).update(Content(directed(words, cell(shown))))
        lists = self.query_one(ChoiceList)
        lines = [(words(title), "") for _, title in self._list_acts()]
        for kind in KINDS:
            said = kind.said_in(self._reading.said)
            lines.append((words(kind.title), f"● {said}" if said else ""))
        lists.offer(lines, lists.cursor)
        lists.styles.height = "1fr"  # it has more lines than a small screen

    def _set(self, typed: str) -> None:
        self._typed = " ".join(typed.split())
        self.run_worker(self._read(), exit_on_error=False)

    def _kind_here(self) -> Kind | None:
        index = self.query_one(ChoiceList).cursor - len(self._list_acts())
        return KINDS[index] if index >= 0 else None

    def _list_acts(self) -> list[tuple[str, str]]:
        acts = [("done", N_("Show these families"))]
        if self._saved:
            acts.append(("show", N_("Show a list that you keep …")))
        acts.append(("keep", N_("Keep this list under a name …")))
        if self._saved:
            acts += [("rename", N_("Rename a list …")), ("remove", N_("Remove a list …"))]
        return acts

    # Filters

    async def _choose_value(self, kind: Kind) -> None:
        if self._reading is None:
            return
        words, app = self.words, self.desk_app
        choices = [(_ANY, words(N_("(any)")))]
        choices += kind.choices(words, app.open_desk.vocabulary)
        if "assigned_to" in kind.fields:
            users = await self.ask.now(list_users)
            choices += [(f"{kind.begun(words)} {user.name}", user.name) for user in users if user.active]
        if kind.hint:
            choices.append((_TYPE, words(N_("Type it …"))))
        typed: str | None = _TYPE
        if len(choices) > 2:
            typed = await app.push_screen_wait(Choosing(words(kind.title), choices))
        if typed == _TYPE and len(choices) == 2 and not kind.hint:
            typed = choices[1][0] if not kind.said_in(self._reading.said) else _ANY
        if typed == _TYPE:
            typed = await self._typed_value(kind)
        if typed is not None:
            self._set(put(self._reading.said, kind, typed))

    async def _typed_value(self, kind: Kind) -> str | None:
        """Return the words of a filter with a value that was typed and understood; None when nothing was."""
        begun, words = kind.begun(self.words), self.words
        said = kind.said_in(self._reading.said) if self._reading else ""
        value = said.removeprefix(begun).strip() if said.startswith(begun) else ""
        wrong = ""
        while True:
            title = "\n".join(filter(None, (words(kind.title), wrong)))
            answer = await self.desk_app.push_screen_wait(AskingLine(title, value, hint=words(kind.hint)))
            if answer is None:
                return None
            if not answer.strip():
                return _ANY
            phrase = f"{begun} {answer.strip()}"
            reading = await self.ask.now(read_filters, [phrase])
            if len(reading.said) == 1 and kind.is_set_by(reading.said[0].fields):
                return phrase
            value, wrong = answer, words(N_("This is not understood. Type it as: {example}"), example=words(kind.hint))

    # Kept lists

    async def _of_lists(self) -> None:
        act = self._list_acts()[self.query_one(ChoiceList).cursor][0]
        if act == "done":
            self.action_back()
            return
        try:
            await (self._keep() if act == "keep" else self._with_list(act))
        except FamcaseError as error:
            self.desk_app.say_error(error)
            self.query_one("#words", Static).update(Content(directed(self.words, self.words.error(error))))
            return
        if self.is_attached and self.is_current:
            await self._read()

    async def _keep(self) -> None:
        name = await self.desk_app.push_screen_wait(AskingLine(self.words(N_("Keep this list under the name")), ""))
        if name and name.strip():
            looks = self._new_looks or self._looks
            new = NewSavedList(name, self._typed, looks.columns, looks.sort, looks.backwards)
            await self.ask.tell(save_list, new)

    async def _with_list(self, act: str) -> None:
        choices = [(saved.name, f"{saved.name}  {saved.words}") for saved in self._saved]
        title = dict(self._list_acts())[act]
        name = await self.desk_app.push_screen_wait(Choosing(self.words(title), choices))
        saved = next((one for one in self._saved if one.name == name), None)
        if saved is None:
            return
        if act == "show":
            looks = Looks(saved.columns or self._looks.columns, saved.sort or "name", saved.backwards)
            self.dismiss(Chosen(saved.words, looks))
        elif act == "remove":
            await self.ask.tell(remove_list, saved.name)
        else:
            new = await self.desk_app.push_screen_wait(AskingLine(self.words(N_("Call this list")), saved.name))
            if new and new.strip():
                await self.ask.tell(rename_list, saved.name, new)
