"""Families: the search line, the list and the card of the family under the cursor."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from famcase.tui.actions import NEW, Action
from famcase.tui.screen import DeskScreen


class FamiliesScreen(DeskScreen[None]):
    """The case list."""

    PLACE = "families"
    ACTIONS: ClassVar[tuple[Action, ...]] = (NEW,)

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False)

    def action_new(self) -> None:
        self.desk_app.open_form("register")
