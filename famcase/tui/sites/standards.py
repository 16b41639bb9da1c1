"""The reference figures for sites, and what they come to for the people counted there."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.standard_columns import STANDARDS
from famcase.services.queries.standards import standards
from famcase.services.views import SiteLine, StandardLine
from famcase.tui.actions import BACK, EVERYWHERE, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import Placed, ViewList
from famcase.wording import N_

_OF: Final = {column.id: column for column in STANDARDS}
COLUMNS: Final[tuple[Placed[StandardLine], ...]] = (
    Placed(_OF["label"], Room(26), look="strong"),
    Placed(_OF["needed"], Room(8)),
    Placed(_OF["asked"], Room(28, 2)),
)


class Standards(DeskDialog[None]):
    """Shows what so many people need; the source of the figure under the cursor stands below."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, site: SiteLine) -> None:
        super().__init__()
        self._site = site
        self._list: ViewList[StandardLine] = ViewList(COLUMNS, lambda line: line.code, id="standards")

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet standards"):
            yield Static("", markup=False, classes="help-text", id="standards-title")
            yield self._list
            yield Static("", markup=False, classes="help-text", id="standards-source")

    def on_mount(self) -> None:
        words, site = self.words, self._site
        people, families = site.count_people, site.count_families
        if people is not None:
            told = words.plural("What {count} person needs", "What {count} people need", people)
        elif families is not None:
            told = words.plural("What {count} family needs", "What {count} families need", families)
        else:
            told = words(N_("Nobody counted the people here: the figures stand alone."))
        self.query_one("#standards-title", Static).update(Content(directed(words, told)))
        self._list.focus()
        self.ask(standards, site, then=self._list.show_views)

    @on(LineList.Moved)
    def show_source(self) -> None:
        line, words = self._list.view_here, self.words
        told = words(N_("Source: {source}"), source=line.source) if line else ""
        self.query_one("#standards-source", Static).update(Content(directed(words, told)))

    def action_back(self) -> None:
        self.dismiss()
