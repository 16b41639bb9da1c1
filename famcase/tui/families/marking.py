"""Marks on the case list, and what is done to all that are marked."""

from textual import on
from textual.message_pump import MessagePump

from famcase.domain.changes import RecordId
from famcase.services.commands.bulk import MOST
from famcase.tui.asking import Asking
from famcase.tui.families import finding
from famcase.tui.families.case_list import CaseList
from famcase.tui.session import app_of
from famcase.wording import N_


class Marking(MessagePump):
    """Mixed into the screen of the case list; marks stay while the list is filtered, and while one is away."""

    ask: Asking

    @property
    def marks(self) -> dict[RecordId, None]:
        """The marked families, which this may change."""
        raise NotImplementedError

    @property
    def found(self) -> finding.Found | None:
        raise NotImplementedError

    def action_mark(self) -> None:
        cases = app_of(self).screen.query_one(CaseList)
        if cases.family_here is not None:
            self._turn(cases.family_here)
            cases.action_move(1)

    @on(CaseList.MarkClicked)
    def mark_clicked(self, event: CaseList.MarkClicked) -> None:
        self._turn(event.family)

    def action_mark_all(self) -> None:
        """Mark all that the search finds, shown or not."""
        if self.found is not None:
            self.ask(finding.shown_uids, self.found, then=self._mark_these, topic="marks")

    def action_unmark_all(self) -> None:
        self.marks.clear()
        self.show_marks()

    def action_many(self, form: str) -> None:
        """Open a form about all that are marked."""
        if self._is_marked():
            app_of(self).open_many(form, tuple(self.marks))

    def action_verify_marked(self) -> None:
        """Walk a verification round over all that are marked."""
        if self._is_marked():
            app_of(self).open_rush("round", tuple(self.marks))

    def _is_marked(self) -> bool:
        """Return whether any family is marked; says so where none is."""
        app = app_of(self)
        if not self.marks:
            app.say(app.words(N_("No family is marked. Space marks the one under the cursor, A all of the list.")))
        return bool(self.marks)

    def show_marks(self) -> None:
        """Show how many are marked, and the sign at each that is in sight."""
        raise NotImplementedError

    def _turn(self, family: RecordId) -> None:
        if family in self.marks:
            del self.marks[family]
        else:
            self.marks[family] = None
        self.show_marks()

    def _mark_these(self, families: tuple[RecordId, ...]) -> None:
        self.marks.update(dict.fromkeys(families))
        self.show_marks()
        if len(families) == MOST:
            app = app_of(self)
            app.say(app.words(N_("Only the first {most} are marked: more are too many for one go."), most=MOST))
