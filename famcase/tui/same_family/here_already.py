"""The families that one being registered may be, each with its reasons, and what the person says of one."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.alike_columns import ALIKE, PLACE, why
from famcase.presentation.alike_words import called
from famcase.services.views import Alike
from famcase.tui.actions import BACK, CHOOSE, EVERYWHERE, Action
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import Placed, ViewList
from famcase.wording import N_

LOOK: Final = "look"
SAME: Final = "same"
APART: Final = "apart"

_OF: Final = {column.id: column for column in ALIKE}
_PLACED: Final[tuple[Placed[Alike], ...]] = (
    Placed(_OF["number"], Room(11), look="quiet"),
    Placed(_OF["name"], Room(20, 5), look="strong"),
    Placed(PLACE, Room(12, 1), 60),
    Placed(_OF["score"], Room(6)),
)


class HereAlready(DeskDialog[tuple[str, Alike]]):
    """Answers with what was said of which family: LOOK at its page, it is the SAME, or they are two, APART."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (CHOOSE, BACK)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE
    HELP_TEXT = N_(
        "Families that are here already and may be the one being registered, with what speaks for it and what against. "
        "Enter asks what is true: look at their page and come back, say that it is this family, or that they are two; "
        "that is remembered once the new family is saved, and nobody is asked about these two again."
    )

    def __init__(self, found: Sequence[Alike], same: str) -> None:
        """`same` is a msgid of what happens where it is the same family."""
        super().__init__()
        self._found = tuple(found)
        self._same = same
        self._list: ViewList[Alike] = ViewList(_PLACED, lambda one: one.uid, id="here-already")

    def compose(self) -> ComposeResult:
        title = self.words(N_("Here already, and may be the family that is typed:"))
        with Vertical(classes="sheet"):
            yield Static(Content(directed(self.words, title)), markup=False, classes="help-text")
            yield self._list
            yield Static("", markup=False, id="here-already-why")

    def on_mount(self) -> None:
        self._list.styles.height = len(self._found)
        self._list.show_views(self._found)
        self._list.focus()

    @on(LineList.Moved)
    def show_why(self) -> None:
        alike = self._list.view_here
        told = why(self.words, alike.reasons) if alike else ""
        self.query_one("#here-already-why", Static).update(Content(directed(self.words, told)))

    @on(LineList.Chosen)
    def action_choose(self) -> None:
        alike, words = self._list.view_here, self.words
        if alike is None:
            return
        choices = [
            (LOOK, words(N_("Look at their page, then come back here"))),
            (SAME, words(self._same)),
            (APART, words(N_("Not the same: these are two families"))),
        ]

        def said(answer: str | None) -> None:
            if answer:
                self.dismiss((answer, alike))

        self.app.push_screen(Choosing(called(words, alike), choices), said)

    def action_back(self) -> None:
        self.dismiss()
