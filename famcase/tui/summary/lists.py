"""The three lists of the summaries: their titles, the figures of one, and its chart."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message

from famcase.presentation.charts import ChartLine, in_cells
from famcase.presentation.columns import Column
from famcase.presentation.summary_table import SummaryTable
from famcase.presentation.summary_tables import SUMMARIES
from famcase.services.views import Figures
from famcase.tui.session import app_of
from famcase.tui.summary.fitted import Fitted, fitted, least_room, title_lines
from famcase.tui.widgets.line_list import LineCell, LineList, Look
from famcase.wording import N_

_MARGIN = 3
"""Cells beside a line: the pointer and blanks."""


class SummaryList(LineList):
    """The titles of all summaries."""

    def __init__(self) -> None:
        super().__init__(id="summaries")

    def on_mount(self) -> None:
        self.show_lines(len(SUMMARIES))

    def choose(self, name: str) -> None:
        """Put the cursor on the summary of a name."""
        self.show_lines(len(SUMMARIES), next(index for index, each in enumerate(SUMMARIES) if each.name == name))

    @property
    def table(self) -> SummaryTable:
        """The summary under the cursor."""
        return SUMMARIES[self.cursor]

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        return [LineCell(app_of(self).words(SUMMARIES[index].short), width)]


class FigureList(LineList):
    """The lines of one summary and, below them, what they add up to."""

    POINTS_WITHOUT_FOCUS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", show=False),
        Binding("right", "column(1)", show=False),
    ]

    class Turned(Message):
        """Another column is chosen."""

    class Fits(Message):
        """It is as wide as it was not before: other columns may fit."""

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._chosen = 0
        """Which of the columns with families behind them."""
        self._table: SummaryTable | None = None
        self._lines: tuple[Any, ...] = ()
        self._totals: dict[str, int] = {}
        self._fitted: dict[int, Fitted] = {}
        self._wide = 0
        """How wide it was when it said so last."""

    def show_figures(self, table: SummaryTable, figures: Figures) -> None:
        """Show a summary; the cursor stays on its line where it is the same one."""
        cursor = self.cursor if table is self._table else 0
        self._chosen = self._chosen if table is self._table else 0
        self._table, self._lines, self._fitted = table, figures.lines, {}
        self._totals = table.total(figures.lines) if len(figures.lines) > 1 else {}
        self.show_lines(len(self._lines) + bool(self._totals), cursor)

    @property
    def line_here(self) -> Any:
        """The line under the cursor; None for what they add up to."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def figure_here(self) -> int | None:
        """The chosen figure of the line under the cursor; None where there is none."""
        column, line = self.column_here, self.line_here
        if column is None:
            return None
        figure = self._totals.get(column.id) if line is None else column.of(line)
        return figure if isinstance(figure, int) else None

    @property
    def column_here(self) -> Column[Any] | None:
        """The column whose figures are chosen; None where no families are behind any that is shown."""
        choice = self._choice()
        return choice[min(self._chosen, len(choice) - 1)] if choice else None

    def action_column(self, step: int) -> None:
        """Go to the next column on the right or the left."""
        most = len(self._choice()) - 1
        now = min(self._chosen, most) + (-step if app_of(self).words.right_to_left else step)
        self._chosen = max(0, min(now, most))
        self.refresh()
        self.post_message(self.Turned())

    def _choice(self) -> list[Column[Any]]:
        width = self.scrollable_content_region.width
        shown = self.fitting(width - _MARGIN).shown if width > _MARGIN and self._table else ()
        return [column for column, _ in shown if self._table and column in self._table.counts]

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        # not the room beside its own scrollbar: what is said below decides whether there is one
        if self.outer_size.width != self._wide:
            self._wide = self.outer_size.width
            self.post_message(self.Fits())

    def is_choosable(self, index: int) -> bool:
        return index < len(self._lines) + bool(self._totals)

    def left_out(self) -> tuple[Column[Any], ...]:
        """Return the columns for which the list has no room now."""
        width = self.scrollable_content_region.width
        return self.fitting(width - _MARGIN).left_out if width > _MARGIN else ()

    def fitting(self, width: int) -> Fitted:
        """Return the columns that fit `width` cells."""
        if width not in self._fitted:
            columns = self._table.columns if self._table else ()
            self._fitted[width] = fitted(app_of(self).words, columns, self._lines, width) if columns else Fitted((), ())
        return self._fitted[width]

    def least_width(self) -> int:
        """Return how wide the list has to be for all columns."""
        columns = self._table.columns if self._table else ()
        return least_room(app_of(self).words, columns, self._lines) + _MARGIN

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        shown = self.fitting(width).shown
        if index < len(self._lines):
            line = self._lines[index]
            return [
                LineCell(column.shown(words, line), room, self._look(index, place, column), column.align)
                for place, (column, room) in enumerate(shown)
            ]
        cells = [LineCell(words(N_("In all")), shown[0][1], "heading")] if shown else []
        for column, room in shown[1:]:
            total = self._totals.get(column.id)
            look: Look = "" if self._is_in(index) and column != self.column_here else "heading"
            cells.append(LineCell("" if total is None else words.number(total), room, look, "right"))
        return cells

    def _look(self, index: int, place: int, column: Column[Any]) -> Look:
        is_here = self._is_in(index) and column == self.column_here
        return "heading" if is_here else "strong" if place == 0 else ""

    def _is_in(self, index: int) -> bool:
        """Whether figures of a line can be chosen now."""
        return self.has_focus and index == self.cursor


class FigureHead(LineList):
    """The titles of the columns, on two lines."""

    can_focus = False

    def __init__(self, figures: FigureList) -> None:
        super().__init__()
        self.add_class("figure-head")
        self._figures = figures

    def on_mount(self) -> None:
        self.show_lines(2)

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - nothing here can be chosen
        return False

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        return [
            LineCell(title_lines(words(column.title))[index], room, self._look(column), column.align)
            for column, room in self._figures.fitting(width).shown
        ]

    def _look(self, column: Column[Any]) -> Look:
        is_here = self._figures.has_focus and column == self._figures.column_here
        return "strong" if is_here else "quiet"


class ChartList(LineList):
    """The chart of one summary, drawn for the room it has."""

    POINTS_WITHOUT_FOCUS = False

    def __init__(self) -> None:
        super().__init__(id="chart")
        self._shown: tuple[SummaryTable, Figures] | None = None
        self._chart: list[ChartLine] = []
        self._width = 0

    def show_chart(self, table: SummaryTable, figures: Figures) -> None:
        """Draw the chart of a summary."""
        self._shown = table, figures
        self._draw()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if self.scrollable_content_region.width != self._width:
            self._draw()

    def _draw(self) -> None:
        self._width = self.scrollable_content_region.width
        if self._shown is None:
            return
        table, figures = self._shown
        words = app_of(self).words
        self._chart = in_cells(words, table.chart(words, figures), max(0, self._width - _MARGIN))
        self.show_lines(len(self._chart))

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:  # noqa: ARG002 - drawn for this width already
        return [LineCell(part.text, part.width, part.look, part.align) for part in self._chart[index]]
