"""What happened at all places, newest first."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.event_columns import EVENTS
from famcase.services.queries.events import list_events
from famcase.services.views import EventView
from famcase.tui.actions import BACK, EXPORT, Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.origins.event_actions import EDIT, REMOVE, EventActions
from famcase.tui.origins.lines import EVENT_COLUMNS
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import ViewHead, ViewList
from famcase.wording import N_

NEW = Action("new", ("f4", "n", "ى"), N_("New event"), N_("Record what happened at a place."))
OPEN = Action("open", ("enter",), N_("Place"), N_("Show departures by week from the place of this event."))


class EventsScreen(HasTable, EventActions, DeskScreen[None]):
    """The list of events."""

    PLACE = "origins"
    ACTIONS: ClassVar[tuple[Action, ...]] = (EDIT, NEW, OPEN, REMOVE, BACK, EXPORT)
    HELP_TEXT = N_(
        "What happened at places, the newest first: bombardment, a crossing closed, a flood. Who did it is not held. "
        "F4 records an event, F2 corrects the one under the cursor, Delete takes back one recorded in error."
    )

    def __init__(self) -> None:
        super().__init__()
        self._list: ViewList[EventView] = ViewList(EVENT_COLUMNS, lambda event: event.uid, id="events")

    def compose_body(self) -> ComposeResult:
        empty = Static("", markup=False, id="empty")
        yield Vertical(ViewHead(EVENT_COLUMNS), self._list, empty, classes="whole")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self._list.focus()

    def reload(self) -> None:
        self.ask(list_events, then=self.show)

    def show(self, events: tuple[EventView, ...]) -> None:
        """Show the events that were asked for."""
        self._list.show_views(events)
        self._list.display = bool(events)
        empty = self.query_one("#empty", Static)
        empty.display = not events
        empty.update(Content(directed(self.words, self.words(N_("No event yet. F4 records one.")))))

    def tabular(self) -> Tabular | None:
        events = self._list.views
        return Tabular("events", N_("Events"), EVENTS, at_once(events), len(events)) if events else None

    def event_here(self) -> EventView | None:
        return self._list.view_here

    @on(LineList.Chosen)
    def action_open(self) -> None:
        event = self.event_here()
        if event is not None and event.place is not None and event.place.pcode:
            from famcase.tui.origins.page import OriginPage

            self.app.push_screen(OriginPage(event.place.pcode))

    def action_new(self) -> None:
        from famcase.tui.forms.events import EventForm

        self.app.push_screen(EventForm())

    def action_back(self) -> None:
        self.dismiss()
