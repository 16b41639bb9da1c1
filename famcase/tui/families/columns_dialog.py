"""Chooses the columns of the case list and their order."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.case_columns import CASES
from famcase.tui.actions import BACK, EVERYWHERE, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

KEEP = Action("keep", ("ctrl+s", "enter"), N_("Keep"), N_("Keep these columns in this order."))
TICK = Action("tick", ("space",), N_("Show"), N_("Show the column under the cursor, or not."))
UP = Action("shift(-1)", ("minus", "left"), N_("Earlier"), N_("Have the column stand earlier."))
DOWN = Action("shift(1)", ("plus", "right"), N_("Later"), N_("Have the column stand later."))
PROGRAM = Action("program", ("d", "ي"), N_("As it was"), N_("Show those columns that fit the screen."))

_TITLES = {column.id: column.title for column in CASES}


class ColumnLines(LineList):
    """All columns, those that are shown first and in their order."""

    def __init__(self, shown: Sequence[str]) -> None:
        super().__init__()
        self.order = [*shown, *(column for column in _TITLES if column not in shown)]
        self.ticked = set(shown)

    def on_mount(self) -> None:
        self.show_lines(len(self.order))

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        column = self.order[index]
        words = app_of(self).words
        sign = "●" if column in self.ticked else "○"
        return [LineCell(sign, 1), LineCell(words(_TITLES[column]), max(0, width - 2))]


class ColumnsDialog(DeskDialog[tuple[str, ...]]):
    """Answers with the ids of the columns in their order; with none for those that fit the screen."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (KEEP, TICK, UP, DOWN, PROGRAM, BACK)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, shown: Sequence[str]) -> None:
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        hint = self.words(N_("Space shows a column, + and - move it, Enter keeps them so, D is as it was at first."))
        with Vertical(classes="sheet filters"):
            yield Static(Content(directed(self.words, hint)), markup=False, classes="help-text")
            yield ColumnLines([column for column in self._shown if column in _TITLES])

    def on_mount(self) -> None:
        self.query_one(ColumnLines).focus()

    @on(LineList.Chosen)
    def action_tick(self) -> None:
        lines = self.query_one(ColumnLines)
        lines.ticked ^= {lines.order[lines.cursor]}
        lines.refresh()

    def action_shift(self, step: int) -> None:
        lines = self.query_one(ColumnLines)
        to = lines.cursor + step
        if 0 <= to < lines.count:
            lines.order[lines.cursor], lines.order[to] = lines.order[to], lines.order[lines.cursor]
            lines.action_move(step)
            lines.refresh()

    def action_keep(self) -> None:
        lines = self.query_one(ColumnLines)
        self.dismiss(tuple(column for column in lines.order if column in lines.ticked))

    def action_program(self) -> None:
        self.dismiss(())

    def action_back(self) -> None:
        self.dismiss()
