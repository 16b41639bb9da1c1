"""The distributions: what was handed out where, and how far each list is ticked off."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation import distribution_columns as columns
from famcase.presentation.columns import short_day
from famcase.services.queries.distributions import DistributionLine, list_distributions
from famcase.tui.actions import BACK, NEW, OPEN, Action
from famcase.tui.rush.distribution_form import DistributionForm
from famcase.tui.screen import DeskScreen
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.title_line import TitleLine
from famcase.wording import N_

_ROOMS: Final = (
    Room(5), Room(11), Room(12, 2, 24), Room(12, 3, 30), Room(8), Room(9), Room(6), Room(8),
)  # fmt: skip
_COLUMNS: Final = (
    columns.LIST_NO, columns.ON, columns.ITEM, columns.WHERE, columns.FAMILIES, columns.COLLECTED, columns.ABSENT,
    columns.LEFT,
)  # fmt: skip


class DistributionList(LineList):
    """Lists distributions, the latest first."""

    def __init__(self) -> None:
        super().__init__(id="distributions")
        self.lines: tuple[DistributionLine, ...] = ()

    def show_distributions(self, lines: tuple[DistributionLine, ...]) -> None:
        """Show them, the cursor on the one where it was."""
        before = self.here
        self.lines = lines
        again = [index for index, line in enumerate(lines) if before and line.uid == before.uid]
        self.show_lines(len(lines), again[0] if again else 0)

    @property
    def here(self) -> DistributionLine | None:
        return self.lines[self.cursor] if self.cursor < len(self.lines) else None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words, line = app_of(self).words, self.lines[index]
        cells = []
        for column, room in zip(_COLUMNS, widths(_ROOMS, width), strict=True):
            shown = short_day(words, line.on) if column is columns.ON else column.shown(words, line)
            if column is columns.LEFT and line.closed_on is not None:
                shown = words(N_("closed"))
            cells.append(LineCell(shown, room, "strong" if column is columns.ITEM else "", column.align))
        return cells


class DistributionHead(TitleLine):
    """The titles above the list."""

    def titles(self, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        return [
            LineCell(words(column.title), room, "quiet", column.align)
            for column, room in zip(_COLUMNS, widths(_ROOMS, width), strict=True)
        ]


class DistributionsScreen(DeskScreen[None]):
    """All lists that were made."""

    PLACE = "families"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        replace(OPEN, help=N_("Open the list under the cursor, to tick it off.")),
        replace(NEW, help=N_("Make the list of another distribution.")),
        BACK,
    )
    HELP_TEXT = N_(
        "What was handed out where and when, and how many came. F4 makes a new list, Enter opens one to tick it off by "
        "number. A list that is closed counts whoever was not ticked as absent."
    )

    def compose_body(self) -> ComposeResult:
        yield Static(Content(self.words(N_("Distributions"))), markup=False, classes="form-title")
        yield Vertical(DistributionHead(), DistributionList(), Static("", markup=False, id="empty"), classes="whole")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.query_one(DistributionList).focus()

    def reload(self) -> None:
        self.ask(list_distributions, then=self.show)

    def show(self, lines: tuple[DistributionLine, ...]) -> None:
        """Show the distributions that were asked for."""
        listed = self.query_one(DistributionList)
        listed.show_distributions(lines)
        listed.display = self.query_one(DistributionHead).display = bool(lines)
        empty = self.query_one("#empty", Static)
        empty.display = not lines
        sentence = self.words(N_("No distribution here yet. F4 makes the list of one."))
        empty.update(Content(directed(self.words, sentence)))

    @on(LineList.Chosen)
    def action_open(self) -> None:
        line = self.query_one(DistributionList).here
        if line is not None:
            from famcase.tui.rush.distribution import DistributionScreen

            self.desk_app.push_screen(DistributionScreen(line.uid))

    def action_new(self) -> None:
        self.desk_app.push_screen(DistributionForm())

    def action_back(self) -> None:
        self.dismiss()
