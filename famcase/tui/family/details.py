"""Everything recorded of one thing, in whole words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.cells import cell
from famcase.tui.actions import EVERYWHERE, Action
from famcase.tui.family.blocks import Part, Record
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

CLOSE = Action("back", ("escape", "enter"), N_("Close"), N_("Go back to the page."))


class Details(DeskDialog[None]):
    """Shows every column of a record that says something."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (CLOSE,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, part: Part, record: Record) -> None:
        super().__init__()
        self._part = part
        self._record = record

    def compose(self) -> ComposeResult:
        words = self.words
        with VerticalScroll(classes="sheet"):
            for column in self._part.columns:
                value = column.of(self._record.row)
                if isinstance(value, str) and "\n" in value:
                    texts = [cell(line) for line in value.split("\n")]
                else:
                    texts = [cell(column.shown(words, self._record.row))]
                if any(texts):
                    yield Static(Content.styled(directed(words, words(column.title)), "dim"), markup=False)
                    yield Static(Content("\n".join(texts)), markup=False, classes="detail")

    def action_back(self) -> None:
        self.dismiss()
