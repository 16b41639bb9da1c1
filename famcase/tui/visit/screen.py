"""The visit view: one family, and nothing but what one may show it across the table."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.presentation.cells import cell
from famcase.presentation.visit_words import visit_blocks
from famcase.services.queries.families import get_family
from famcase.services.views import FamilyView
from famcase.tui.actions import BACK, LOCK, Action
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.foot import Foot
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_


class VisitScreen(DeskScreen[None]):
    """Shows a family to itself."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)
    REACH: ClassVar[tuple[Action, ...]] = (LOCK,)
    HELP_TEXT = N_(
        "Turn the screen around: here stands what the family itself may see, and nothing of other families, of notes, "
        "of priorities or of who works here."
    )

    def __init__(self, uid: RecordId) -> None:
        super().__init__()
        self._uid = uid

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="visit"):
            yield Static("", markup=False, id="visit")
        yield Foot(self.foot_actions())

    def reload(self) -> None:
        self.ask(get_family, self._uid, then=self._show)

    def _show(self, family: FamilyView) -> None:
        self.query_one("#visit", Static).update(Content("\n").join(self._lines(family)))

    def _lines(self, family: FamilyView) -> Iterator[Content]:
        words = self.words
        indent = "" if words.right_to_left else "  "
        for block in visit_blocks(words, family, self.desk_app.clock.today()):
            yield Content(directed(words, block.title))
            for line in block.lines:
                yield Content.styled(f"{indent}{directed(words, cell(line))}", "bold")
            yield Content("")

    def action_back(self) -> None:
        self.dismiss()
