"""Summary: a list of the standard tables, the figures of one with its chart, and the families behind a line."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from famcase.domain.periods import Period, last_days
from famcase.domain.public_figures import PublicRule
from famcase.presentation import dates
from famcase.presentation.printed.printable import Printable
from famcase.presentation.printed.situation_report import report_print, summary_print
from famcase.presentation.public_summaries import public_summary
from famcase.presentation.summary_table import SPLIT, SummaryTable
from famcase.presentation.summary_tables import FAMILY_RULE, summary_table
from famcase.services.queries.behind_figures import Figure
from famcase.services.queries.summaries import figures
from famcase.services.views import Figures
from famcase.tui.actions import EXPORT, FIND, NEW, Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.screen import DeskScreen
from famcase.tui.summary.lists import ChartList, FigureHead, FigureList, SummaryList
from famcase.tui.summary.period import OFTEN, PeriodDialog, days_of
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

OPEN_LINE = Action(
    "open", ("enter",), N_("Families"), N_("Go into the table; from a line of it list the families behind the figure.")
)
PERIOD = Action("period", ("p", "ح"), N_("Period"), N_("Choose the days that are counted."))
CHART = Action("chart", ("c", "ؤ"), N_("Chart"), N_("Show the table, the chart, or both."))
LEAVE = Action("leave", ("escape",), N_("Back"), N_("Go from the table to the list; from the list to Today."))

_VIEWS = ("", "table-alone", "chart-alone")

_TABLE_BESIDE = 3
"""Fifths of the width that the table has where the chart stands beside it (summary.tcss)."""


class SummaryScreen(HasTable, DeskScreen[None]):
    """The summaries."""

    PLACE = "summary"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN_LINE, PERIOD, CHART, LEAVE, FIND, NEW, EXPORT)
    HELP_TEXT = N_(
        "Up and Down choose a summary, Enter goes into its table; there Left and Right choose a figure of the line "
        "and Enter lists the families behind it. p chooses the period, c shows the table alone, the chart alone, or "
        "both. Below stands how it is counted. What others counted stands beside our own families, never added to them."
    )

    def __init__(self, name: str = "", said: str = OFTEN[0][0]) -> None:
        """Begin with the summary `name`, the first where none is named, over the period that `said` means."""
        super().__init__()
        self._first = name
        self._said = said
        """The words of the period: what they mean follows from the day."""
        self._shown: Figures | None = None
        self._asked = ""
        """The name of the summary that was asked for last."""

    def compose_body(self) -> ComposeResult:
        counted = FigureList()
        table = Vertical(FigureHead(counted), counted, Static("", markup=False, id="empty"))
        page = Vertical(
            Static("", markup=False, classes="summary-title"),
            Container(table, ChartList(), classes="both"),
            Static("", markup=False, classes="summary-how"),
            classes="summary-page",
        )
        yield Container(*self.in_reading_order(SummaryList(), page), classes="summary")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        listed = self.query_one(SummaryList)
        listed.focus()
        if self._first:
            listed.choose(self._first)

    def way_back(self) -> Callable[[], Screen[Any]]:
        return partial(SummaryScreen, self.table.name, self._said)

    @property
    def table(self) -> SummaryTable:
        """The summary that is chosen."""
        return self.query_one(SummaryList).table

    @property
    def period(self) -> Period:
        """The days that are counted, as of today."""
        return self.desk_app.open_desk.period(self._said)

    def printables(self) -> Sequence[Printable]:
        return summary_print(self.table.name, self.period), report_print(last_days(self.desk_app.clock.today()))

    def reload(self) -> None:
        self._asked = self.table.name
        self.ask(figures, self.table.name, self.period, then=self.show)

    @on(LineList.Moved)
    def choose(self) -> None:
        if self.table.name != self._asked:
            self.reload()

    def show(self, counted: Figures) -> None:
        """Show the figures that were asked for."""
        self._shown = counted
        table = summary_table(counted.name)
        listed, chart = self.query_one(FigureList), self.query_one(ChartList)
        listed.show_figures(table, counted)
        chart.show_chart(table, counted)
        has_lines = bool(counted.lines)
        for widget in (listed, self.query_one(FigureHead)):
            widget.display = has_lines
        self.query_one(FigureHead).refresh()
        self.query_one(".both").set_class(table.chart(self.words, counted) is None, "no-chart")
        empty = self.query_one("#empty", Static)
        empty.display = not has_lines
        empty.update(Content(directed(self.words, self.words(table.nothing))))
        self._say_what(table, counted)

    def _say_what(self, table: SummaryTable, counted: Figures) -> None:
        words = self.words
        at = counted.as_of.astimezone()
        day = dates.short_day(words, at.date(), words.today())
        as_of = words(N_("as of {day}, {time}"), day=day, time=f"{at:%H:%M}")
        over = [days_of(words, counted.period)] if table.has_period else []
        head = " · ".join([words(table.title), *over, as_of])
        self.query_one(".summary-title", Static).update(Content(directed(words, head)))
        self.call_after_refresh(self._lay_out)

    def on_resize(self) -> None:
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        """Let the chart stand below the table where beside it the table would have no room for all its columns."""
        if self._shown is None or not self.query(FigureList):
            return  # nothing was counted yet, or the screen was left meanwhile
        both = self.query_one(".both")
        beside = both.size.width * _TABLE_BESIDE // 5
        both.set_class(self.query_one(FigureList).least_width() > beside, "stacked")
        self.call_after_refresh(self._say_how)

    @on(FigureList.Fits)
    def say_what_fits(self) -> None:
        self.call_after_refresh(self._say_how)

    def _say_how(self) -> None:
        """Say below the table how it is counted, and name the columns that found no room: nothing is cut silently."""
        if self._shown is None or not self.query(".summary-how") or not self.query(FigureList):
            return  # nothing was counted yet, or the screen was left meanwhile
        words, counted = self.words, self._shown
        table, listed = summary_table(counted.name), self.query_one(FigureList)
        left_out = listed.left_out() if listed.display else ()
        names = words(N_(", ")).join(words(column.title) for column in left_out)
        has_split = table.splits_people and not any(column.id in SPLIT for column in left_out)
        told = (
            words(N_("No room here for: {columns}."), columns=names) if names else "",
            table.before(words, counted),
            table.note(words, counted) if table.note else "",
            table.told_how(words) if has_split else words(table.how),
            words(FAMILY_RULE),
        )
        how = self.query_one(".summary-how", Static)
        how.update(Content(directed(words, " ".join(filter(None, told)))))

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Go into the table; from one of its lines to the families behind it."""
        counted = self.query_one(FigureList)
        if self.focused is not counted:
            if counted.has_choice():
                self.query_one(".summary").add_class("reading")
                counted.focus()
                self.call_after_refresh(self._lay_out)
            return
        column, line, shown = counted.column_here, counted.line_here, self._shown
        if column is None or shown is None:
            return
        if counted.figure_here is None:
            self.desk_app.say(self.words(N_("This column is not added up: a family may stand in several lines of it.")))
            return
        if not counted.figure_here:
            self.desk_app.say(self.words(N_("Nobody stands behind this figure.")))
            return
        told = self.table.said_of(self.words, line, column)
        self.desk_app.show_behind(Figure(self.table.name, column.id, line, shown.period, told))

    @on(FigureList.Turned)
    def show_column(self) -> None:
        self.query_one(FigureHead).refresh()

    def action_leave(self) -> None:
        if isinstance(self.focused, SummaryList):
            self.desk_app.action_go("today")
            return
        self.query_one(".summary").remove_class("reading")
        self.query_one(SummaryList).focus()
        self.call_after_refresh(self._lay_out)

    def action_period(self) -> None:
        if not self.table.has_period:
            self.desk_app.say(self.words(N_("This summary has no period. It says how things are today.")))
            return
        self.app.push_screen(PeriodDialog(), self._take_period)

    def _take_period(self, said: str | None) -> None:
        if said:
            self._said = said
            self.reload()

    def action_chart(self) -> None:
        both = self.query_one(".both")
        now = next(view for view in reversed(_VIEWS) if not view or both.has_class(view))
        following = _VIEWS[(_VIEWS.index(now) + 1) % len(_VIEWS)]
        for view in filter(None, _VIEWS):
            both.set_class(view == following, view)
        self.call_after_refresh(self._say_how)

    def tabular(self) -> Tabular | None:
        counted, words = self._shown, self.words
        if counted is None:
            return None
        table = summary_table(counted.name)
        empty = "" if counted.lines else words(table.nothing)
        over = days_of(words, counted.period) if table.has_period else ""
        note = table.note(words, counted) if table.note else ""
        said = (empty, over, table.before(words, counted), note, table.told_how(words), words(FAMILY_RULE))
        below = tuple(filter(None, said))
        others = None if table.is_ours_alone else partial(self._for_outsiders, table.for_outsiders(), counted, over)
        pages, count = at_once(counted.lines), len(counted.lines)
        return Tabular(
            table.name,
            table.title,
            table.columns,
            pages,
            count,
            tells_figures=True,
            below=below,
            for_outsiders=others,
        )

    def _for_outsiders(self, table: SummaryTable, counted: Figures, over: str, rule: PublicRule) -> Tabular:
        words = self.words
        told = public_summary(words, table, counted.lines, rule)
        empty = "" if told.lines else words(table.nothing)
        below = tuple(filter(None, (empty, over, *told.below, table.told_how(words), words(FAMILY_RULE))))
        pages, count = at_once(told.lines), len(told.lines)
        return Tabular(table.name, table.title, told.columns, pages, count, tells_figures=True, below=below)

    def action_find(self) -> None:
        self.desk_app.action_go("families")

    def action_new(self) -> None:
        self.desk_app.open_form("register")
