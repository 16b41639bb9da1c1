"""Which other family this one is: found, then shown beside it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from famcase.services.queries.same_family import candidates_of
from famcase.tui import actions, routes
from famcase.tui.actions import Action
from famcase.tui.forms.families import FamilyEntry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.tui.app import FamcaseApp

COMPARE = replace(actions.SAVE, hint=N_("Side by side"), help=N_("Show the two families side by side."))


class MergeForm(Form):
    """Asks for the other family; nothing is changed before both stand side by side."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (COMPARE, *(one for one in Form.ACTIONS if one.name != COMPARE.name))
    NAME = "merge"
    TITLE_TEXT = N_("Merge with another family")
    HINT = N_("Nothing is changed yet: ctrl+s shows the two side by side.")
    LAST_TEXT = N_("ctrl+s shows the two side by side.")
    HELP_TEXT = N_(
        "A family that was registered twice, here and under another number. Find the other one; both are shown side "
        "by side, and there it is chosen which case is kept and what is taken of which."
    )

    def ask_for(self) -> Iterable[Part]:
        found_by = N_(
            "Its case number, or a name, phone or place in any spelling; Down and Enter take one of the list."
        )
        this = self.shown_family.uid
        likely = partial(candidates_of, family=this)
        yield FamilyEntry("other", N_("Other family"), besides=this, likely=likely, help=found_by)

    def gather(self) -> Sending:
        other = self.read(self.part("other"))
        if other is None and not self.part("other").text.strip():
            self.refuse(self.part("other"), Missing(N_("Other family")))
        return Sending(_there, (other,))

    def _close(self, answer: Any) -> None:
        app, uid = self.desk_app, self.shown_family.uid
        self.dismiss()
        app.call_next(app.push_screen, routes.side_by_side(uid, answer), partial(_go_on, app, uid))


def _there(desk: Desk, family: RecordId) -> RecordId:
    """Return the family where it is still there."""
    return get_family(desk, family).uid


def _go_on(app: "FamcaseApp", page: RecordId, kept: RecordId | None) -> None:
    """Show the family that was kept where the page below is of the other one."""
    if kept is not None and kept != page:
        app.switch_screen(routes.family(kept))
