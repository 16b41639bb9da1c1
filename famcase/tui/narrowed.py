"""A place that is one list of figures with a search line: read once a visit, narrowed while somebody types."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from famcase.presentation.columns import Column
from famcase.tui.actions import Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import ViewHead, ViewList
from famcase.wording import N_

LEAVE = Action(
    "leave", ("escape",), N_("Back"), N_("Empty the search line; from the empty line go back to Today."), in_foot=False
)


class NarrowedScreen(HasTable, DeskScreen[None], has_keys=False):
    """A subclass gives the list, and asks for what it shows; `narrow` is called after each key."""

    SEARCH_HINT: ClassVar[str]
    """A msgid for the empty search line."""

    FILE: ClassVar[tuple[str, str]]
    """What the name of a file of this table begins with, and its title, a msgid."""

    FILE_COLUMNS: ClassVar[tuple[Column[Any], ...]]
    """All that such a file may hold, which is more than the screen has room for."""

    def __init__(self, typed: str = "") -> None:
        """`typed` stands in the search line from the beginning."""
        super().__init__()
        self._given = typed

    def way_back(self) -> Callable[[], Screen[Any]]:
        return partial(type(self), self.typed)

    def compose_body(self) -> ComposeResult:
        self.list = self.make_list()
        search = Field(self._given, placeholder=self.words(self.SEARCH_HINT), id="search")
        yield Horizontal(*self.in_reading_order(search, Static("", markup=False, id="count")), id="search-line")
        yield Vertical(ViewHead(self.list.placed), self.list, Static("", markup=False, id="empty"), classes="whole")

    def tabular(self) -> Tabular | None:
        views, (name, title) = self.list.views, self.FILE
        if not views:
            return None
        return Tabular(name, title, self.FILE_COLUMNS, at_once(views), len(views), tells_figures=True)

    def make_list(self) -> ViewList[Any]:
        """Return the list, empty."""
        raise NotImplementedError

    def narrow(self) -> None:
        """Ask for what the search line finds of what was read, and show it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.list.focus()

    @property
    def typed(self) -> str:
        return self.query_one("#search", Field).value

    def show_found(self, views: tuple[Any, ...], counted: str, teaching: str) -> None:
        """Show what was found, how many that are, and what to do where there is nothing."""
        self.list.show_views(views)
        self.list.display = bool(views)
        empty = self.query_one("#empty", Static)
        empty.display = not views
        empty.update(Content(directed(self.words, teaching)))
        self.query_one("#count", Static).update(Content(directed(self.words, counted)), layout=False)

    @on(Field.Changed, "#search")
    def search(self) -> None:
        self.narrow()

    @on(Field.Submitted, "#search")
    def go_into_list(self) -> None:
        if self.list.count:
            self.list.focus()

    def key_down(self) -> None:
        if isinstance(self.focused, Field):
            self.go_into_list()

    def action_find(self) -> None:
        search = self.query_one("#search", Field)
        search.focus()
        search.select_all()

    def action_leave(self) -> None:
        search = self.query_one("#search", Field)
        if search.value:
            search.value = ""
        elif isinstance(self.focused, Field) and self.list.count:
            self.list.focus()
        else:
            self.desk_app.action_go("today")

    @on(LineList.Chosen)
    def choose(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        raise NotImplementedError
