"""The handover sheet of a caseload: what whoever takes it over has to know of each family."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.errors import NotFound
from famcase.presentation.handover_columns import HANDOVER
from famcase.presentation.printed.handover_sheet import handover_print
from famcase.presentation.printed.printable import Printable
from famcase.services.desk import Desk
from famcase.services.queries.handover import handover, handover_of
from famcase.services.queries.users import list_users
from famcase.services.views.supervising import HandoverLine
from famcase.tui.actions import BACK, EXPORT, OPEN, Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.screen import DeskScreen
from famcase.tui.session import app_of
from famcase.tui.supervising.parts import SHEET, SheetList
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import ViewHead
from famcase.wording import N_

TITLE = N_("Handover sheet")


class SheetScreen(HasTable, DeskScreen[None]):
    """A sheet, of somebody's load or of what was handed over just now."""

    PLACE = "today"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, EXPORT, BACK)
    HELP_TEXT = N_(
        "What somebody has to know who takes these cases over: when each family was last seen, when it is due, what "
        "was promised and what is lacking. The line under the cursor is told in whole words below, with directions and "
        "a number that is safe to call. ctrl+e writes the sheet into a file, as codes only unless you ask for names."
    )

    def __init__(self, user: RecordId, families: tuple[RecordId, ...] | None = None, tells: str = "") -> None:
        """The load of `user`, or these families that were theirs; `tells` is who tells the families."""
        super().__init__()
        self._user, self._families, self._tells = user, families, tells
        self._name = ""

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False, classes="family-head", id="sheet-head")
        head: ViewHead[HandoverLine] = ViewHead(SHEET)
        empty = Static("", markup=False, id="empty")
        yield Vertical(head, SheetList(), empty, Static("", markup=False, id="sheet-line"), classes="whole")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.query_one(SheetList).focus()

    def reload(self) -> None:
        self.ask(_load, self._user, self._families, then=self.show)

    def show(self, loaded: tuple[str, tuple[HandoverLine, ...]]) -> None:
        """Show the sheet; `loaded` is whose it is, and its lines."""
        self._name, lines = loaded
        words = self.words
        self.query_one(SheetList).show_views(lines)
        title = words(N_("Handover sheet of {user}"), user=self._name)
        count = words.plural("{count} family", "{count} families", len(lines))
        told = [f"{title} · {count}", *self._below()]
        self.query_one("#sheet-head", Static).update(Content(directed(words, "\n".join(told))))
        empty = self.query_one("#empty", Static)
        empty.display = not lines
        self.query_one(ViewHead).display = self.query_one(SheetList).display = bool(lines)
        empty.update(Content(directed(words, words(N_("{user} has no open case."), user=self._name))))

    def _below(self) -> Sequence[str]:
        return [self.words(N_("Who tells the families: {who}"), who=self._tells)] if self._tells else []

    @on(LineList.Moved)
    def tell_the_line(self) -> None:
        """Say the line under the cursor in whole words."""
        here = self.query_one(SheetList).view_here
        told = [] if here is None else [(column, column.shown(self.words, here)) for column in HANDOVER]
        lines = [f"{self.words(column.title)}: {shown}" for column, shown in told if shown and column.id in _WHOLE]
        self.query_one("#sheet-line", Static).update(Content(directed(self.words, "\n".join(lines))))

    @on(LineList.Chosen)
    def action_open(self) -> None:
        here = self.query_one(SheetList).view_here
        if here is not None:
            app_of(self).open_family(here.family)

    def action_back(self) -> None:
        self.dismiss()

    def printables(self) -> Sequence[Printable]:
        return (handover_print(self._user, self._name, self._tells, self._families),) if self._name else ()

    def tabular(self) -> Tabular | None:
        lines = self.query_one(SheetList).views
        if not lines:
            return None
        return Tabular(
            "handover", TITLE, HANDOVER, at_once(lines), len(lines), of_families=True, below=tuple(self._below())
        )


_WHOLE = ("number", "directions", "promised", "needs", "safe_contact")
"""What the line below tells, as no column is wide enough for it."""


def _load(desk: Desk, user: RecordId, families: tuple[RecordId, ...] | None) -> tuple[str, tuple[HandoverLine, ...]]:
    name = next((one.name for one in list_users(desk) if one.uid == user), None)
    if name is None:
        raise NotFound(N_("Nobody here has this name any more."))
    return name, handover(desk, user) if families is None else handover_of(desk, families)
