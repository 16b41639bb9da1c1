"""One distribution's list: its numbers are typed as they are called out, and ticked off."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.domain.rations import read_numbers, shown_numbers
from famcase.errors import FamcaseError
from famcase.presentation import distribution_columns as columns
from famcase.presentation.columns import day
from famcase.presentation.printed.distribution_list import distribution_print
from famcase.presentation.printed.printable import Printable
from famcase.services.commands.distributing import NotOnTheList, close_distribution, need_met_by, tick
from famcase.services.desk import Desk
from famcase.services.queries.distributions import (
    DistributionLine,
    RationLine,
    distribution_line,
    distribution_lines,
)
from famcase.tui.actions import BACK, EXPORT, Action
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.rush.distribution_asked import ProxyForm
from famcase.tui.screen import DeskScreen
from famcase.tui.session import app_of
from famcase.tui.typed_ahead import taken
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.subject_line import SubjectLine
from famcase.tui.widgets.title_line import TitleLine
from famcase.wording import N_

COLLECTED = Action(
    "collected", ("enter",), N_("Collected"), N_("Tick the numbers typed, else the line, as collected."), is_first=True
)
PROXY = Action("proxy", ("f5",), N_("Proxy"), N_("Tick them as collected by somebody else; asks who."))
ABSENT = Action("absent", ("f6",), N_("Absent"), N_("Tick them as absent."))
OPEN_FAMILY = Action("open_family", ("f3",), N_("Family"), N_("Open the family of the line."), in_foot=False)
CLOSE = Action("close", ("f8",), N_("Close"), N_("Close the list: whoever is not ticked is absent."))

_ROOMS: Final = (Room(5), Room(14), Room(11), Room(14, 3, 36), Room(6), Room(9, 1, 14), Room(6))
_COLUMNS: Final = (
    columns.NO, columns.OUTCOME, columns.CASE, columns.NAME, columns.PEOPLE, columns.TENT, columns.QUANTITY,
)  # fmt: skip


class RationList(LineList):
    """Lists rations by their numbers."""

    def __init__(self) -> None:
        super().__init__(id="rations")
        self.lines: tuple[RationLine, ...] = ()

    def show_rations(self, lines: tuple[RationLine, ...]) -> None:
        """Show the lines; the cursor stays where it is."""
        self.lines = lines
        self.show_lines(len(lines), self.cursor)

    @property
    def here(self) -> RationLine | None:
        return self.lines[self.cursor] if self.cursor < len(self.lines) else None

    def go_to(self, number: int) -> None:
        """Put the cursor on a number."""
        for index, line in enumerate(self.lines):
            if line.number == number:
                self.show_lines(len(self.lines), index)

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words, line = app_of(self).words, self.lines[index]
        cells = []
        for column, room in zip(_COLUMNS, widths(_ROOMS, width), strict=True):
            shown = column.shown(words, line)
            if column is columns.OUTCOME and line.outcome:
                sign = "–" if line.outcome == "absent" else "✓"
                shown = f"{sign} {shown}"
            if column is columns.TENT:
                shown = " ".join(filter(None, (line.sector, line.tent)))
            cells.append(LineCell(shown, room, "strong" if column is columns.NAME else "", column.align))
        return cells


class RationHead(TitleLine):
    """The titles above the list."""

    def titles(self, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        return [
            LineCell(words(column.title), room, "quiet", column.align)
            for column, room in zip(_COLUMNS, widths(_ROOMS, width), strict=True)
        ]


class DistributionScreen(HasTable, DeskScreen[None]):
    """Ticks a list off."""

    PLACE = "families"
    ACTIONS: ClassVar[tuple[Action, ...]] = (COLLECTED, PROXY, ABSENT, CLOSE, BACK, OPEN_FAMILY, EXPORT)
    HELP_TEXT = N_(
        "Type the number that is called out, or a run such as 1-40, and Enter: collected; F5 by proxy, F6 absent. "
        "Without a number it is the line under the cursor. What was ticked wrongly is ticked anew, or taken back with "
        "ctrl+z. F8 closes the list. ctrl+e prints it, or writes it into a file: case numbers instead of names."
    )

    def __init__(self, distribution: RecordId) -> None:
        super().__init__()
        self.uid = distribution
        self._head: DistributionLine | None = None
        self._meets: bool | None = None
        """Whether what is handed out meets the need; None until it was asked."""

    def compose_body(self) -> ComposeResult:
        yield SubjectLine()
        yield Static("", markup=False, id="progress")
        numbers = Field(id="numbers")
        label = Static(Content(self.words(N_("Number"))), markup=False, classes="entry-label")
        yield Horizontal(*self.in_reading_order(label, numbers), id="numbers-line")
        yield Vertical(RationHead(), RationList(), classes="whole")

    def on_mount(self) -> None:
        self.query_one("#numbers").focus()

    def reload(self) -> None:
        self.ask(_whole, self.uid, then=self.show)

    def show(self, whole: tuple[DistributionLine, tuple[RationLine, ...]]) -> None:
        """Show a list that was asked for."""
        self._head, lines = whole
        words, head = self.words, self._head
        self.query_one(RationList).show_rations(lines)
        last = max((line.number for line in lines), default=1)
        told = N_("number, or 1-{last}") if last > 1 else N_("number")
        self.query_one("#numbers", Field).placeholder = words(told, last=last)
        self.query_one(SubjectLine).show(columns.title(words, head))
        progress = columns.progress(words, head)
        if head.closed_on is not None:
            progress = words(N_("closed {day} · {progress}"), day=day(words, head.closed_on), progress=progress)
        self.query_one("#progress", Static).update(Content(directed(words, progress)))

    def on_key(self, event: Any) -> None:
        """Down goes from the field into the list; a digit goes into the field, wherever the cursor is."""
        field = self.query_one("#numbers", Field)
        if field.has_focus and event.key == "down":
            self.query_one(RationList).focus()
            event.stop()
        elif not field.has_focus and event.character and event.character.isdecimal():
            field.focus()
            field.insert_text_at_cursor(event.character)
            event.stop()

    # Ticking

    def action_collected(self) -> None:
        self.run_worker(self._ticked("collected"), group="tick", exit_on_error=False)

    def action_absent(self) -> None:
        self.run_worker(self._ticked("absent"), group="tick", exit_on_error=False)

    async def action_proxy(self) -> None:
        try:
            numbers = await self._called_out()
        except FamcaseError as error:
            self.desk_app.say_error(error)
            return
        if numbers:
            self.desk_app.push_screen(ProxyForm(shown_numbers(numbers)), self._proxy_named)

    def _proxy_named(self, by: str | None) -> None:
        if by:
            self.run_worker(self._ticked("by-proxy", by), group="tick", exit_on_error=False)

    async def _ticked(self, outcome: str, by: str = "") -> None:
        app, words = self.desk_app, self.words
        try:
            numbers = await self._called_out()
            if not numbers:
                return
            meets = outcome != "absent" and await self._meets_needs()
            ticked = await self.ask.tell(tick, self.uid, numbers, outcome, by=by, meets_needs=meets)
        except FamcaseError as error:
            app.say_error(error)
            return
        except Exception as fault:  # the number stays typed
            app.say_fault(fault)
            return
        self.query_one("#numbers", Field).value = ""
        self.query_one(RationList).go_to(numbers[-1])
        app.saved()
        label = words.label("distribution-outcome", outcome)
        sentence = N_("{numbers}: {outcome}") if ticked.ticked else N_("{numbers}: {outcome}, so already")
        app.say(words(sentence, numbers=shown_numbers(numbers), outcome=label))

    async def _called_out(self) -> tuple[int, ...]:
        """Return the numbers typed, else that of the line under the cursor; says so where there is neither."""
        field = self.query_one("#numbers", Field)
        await taken(field, self)
        return self._numbers(field.value)

    def _numbers(self, typed: str) -> tuple[int, ...]:
        if typed.strip():
            numbers = read_numbers(typed)
            listed = {line.number for line in self.query_one(RationList).lines}
            if listed and not listed.issuperset(numbers):  # before anything is asked
                raise NotOnTheList(sorted({*numbers} - listed), max(listed))
            return numbers
        line = self.query_one(RationList).here if self.query_one(RationList).has_focus else None
        if line is None:
            self.desk_app.say(self.words(N_("Type the number that is called out, or go down to a line.")))
            return ()
        return (line.number,)

    async def _meets_needs(self) -> bool:
        """Ask once for each list whether what is handed out meets the need that the list of items names."""
        if self._meets is None and self._head is not None:
            words = self.words
            category = need_met_by(self.desk_app.open_desk, self._head.item)
            if not category:
                self._meets = False
                return False
            question = words(
                N_("Is the need “{need}” of those who collect met by it?"), need=words.label("need", category)
            )
            self._meets = await self.desk_app.push_screen_wait(
                Question(question, yes=words(N_("Yes, it is met")), no=words(N_("No, it stays open")), is_harmless=True)
            )
        return bool(self._meets)

    # The list

    def action_close(self) -> None:
        self.run_worker(self._close_list(), exit_on_error=False)

    async def _close_list(self) -> None:
        app, words = self.desk_app, self.words
        if self._head is None:
            return
        sentence = words.plural(
            "{count} family was not ticked: it is absent, and nothing more is ticked. Close this list?",
            "{count} families were not ticked: they are absent, and nothing more is ticked. Close this list?",
            self._head.left,
        )
        if not await app.push_screen_wait(Question(sentence, yes=words(N_("Close it")), no=words(N_("Not yet")))):
            return
        try:
            await self.ask.tell(close_distribution, self.uid)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the list stays open
            app.say_fault(fault)
        else:
            app.saved()

    @on(LineList.Chosen)
    def action_open_family(self) -> None:
        line = self.query_one(RationList).here
        if line is not None:
            self.desk_app.open_family(line.family)

    def printables(self) -> Sequence[Printable]:
        return (distribution_print(self.uid),)

    def tabular(self) -> Tabular | None:
        lines = self.query_one(RationList).lines
        if not lines:
            return None
        return Tabular(
            "rations", N_("The list with what came of it"), columns.NAMED_RATIONS, at_once(lines), len(lines), True
        )

    def action_back(self) -> None:
        if isinstance(self.focused, RationList):
            self.query_one("#numbers").focus()
        else:
            self.dismiss()


def _whole(desk: Desk, uid: RecordId) -> tuple[DistributionLine, tuple[RationLine, ...]]:
    return distribution_line(desk, uid), distribution_lines(desk, uid)
