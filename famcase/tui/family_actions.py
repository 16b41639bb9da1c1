"""What can be done with the family under the cursor, the same on every list of families."""

from typing import ClassVar

from textual import on
from textual.message_pump import MessagePump

from famcase.domain.changes import RecordId
from famcase.tui.actions import EDIT, FIND, MOVED, NEW, NOTE, OPEN, SHOW, VISITED, Action
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineList
from famcase.wording import N_


class FamilyActions(MessagePump):
    """Mixed into a screen that says which family is under its cursor."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (FIND, NEW, VISITED, MOVED, OPEN, NOTE, EDIT, SHOW)

    def family_here(self) -> RecordId | None:
        """Return the family under the cursor; None where there is none."""
        raise NotImplementedError

    def action_new(self) -> None:
        app_of(self).open_form("register")

    def action_find(self) -> None:
        app_of(self).action_go("families")

    @on(LineList.Chosen)
    def action_open(self) -> None:
        family = self._family()
        if family is not None:
            app_of(self).open_family(family)

    def action_edit(self) -> None:
        self.action_form("edit")

    def action_visit_view(self) -> None:
        family = self._family()
        if family is not None:
            app_of(self).open_visit(family)

    def action_form(self, form: str) -> None:
        """Open a form of the family under the cursor."""
        family = self._family()
        if family is not None:
            app_of(self).open_form(form, family)

    def _family(self) -> RecordId | None:
        family = self.family_here()
        if family is None:
            app = app_of(self)
            app.say(app.words(N_("No family is under the cursor. F3 finds one, F4 registers one.")))
        return family
