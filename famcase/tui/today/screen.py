"""Today: who is overdue, who is due, what is to come, and what needs a look."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from famcase.tui.actions import NEW, Action
from famcase.tui.screen import DeskScreen


class TodayScreen(DeskScreen[None]):
    """The first screen."""

    PLACE = "today"
    ACTIONS: ClassVar[tuple[Action, ...]] = (NEW,)

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False)

    def action_new(self) -> None:
        self.desk_app.open_form("register")
