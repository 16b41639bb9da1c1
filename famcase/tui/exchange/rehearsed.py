"""What an import would do, row by doubtful row, before anything of it is written; and the import itself."""

from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation.doubt_columns import DOUBTS
from famcase.services.commands.importing import import_households
from famcase.services.household_drafts import Doubt, Reading
from famcase.services.progress import Progress
from famcase.services.views import ImportReport
from famcase.tui.actions import BACK, EVERYWHERE, EXPORT, Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.exchange.work_form import how_far
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import Placed, ViewHead, ViewList
from famcase.wording import N_

BRING_IN = Action("bring_in", ("ctrl+s",), N_("Bring in"), N_("Write the whole list as one change that can be undone."))

_ROOMS = {
    "sheet": (Room(8, 1, 16), 100),
    "row": (Room(5), 0),
    "column": (Room(10, 1, 20), 60),
    "reason": (Room(20, 6), 0),
}
_EACH = 0.2


class RehearsedScreen(HasTable, DeskScreen[ImportReport]):
    """Answers with what was imported; with nothing when the person went back."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BRING_IN, BACK, EXPORT)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE
    CSS_PATH = "exchange.tcss"
    HELP_TEXT = N_(
        "This is what the list would do; nothing of it is written yet. Each row to look at stands with its reason. "
        "ctrl+s brings the list in as one change, Esc goes back. While it is brought in, Esc stops it, and nothing is "
        "kept."
    )

    def __init__(self, file: Path, reading: Reading, report: ImportReport) -> None:
        super().__init__()
        self._file = file
        self._reading = reading
        self._report = report
        self._progress: Progress | None = None
        self._began = 0.0

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The rows that somebody should look at, those first that cannot be kept."""
        return (*self._report.refused, *self._reading.rejected, *self._reading.doubts)

    def compose_body(self) -> ComposeResult:
        placed = [Placed(column, *_ROOMS[column.id]) for column in DOUBTS if column.id in _ROOMS]
        listed: ViewList[Doubt] = ViewList(placed, key=id)
        yield Vertical(
            Static("", markup=False, classes="exchange-head"),
            ViewHead(placed),
            listed,
            Static("", markup=False, id="empty"),
            Static("", markup=False, classes="working"),
            classes="whole",
        )

    def on_mount(self) -> None:
        words, report = self.words, self._report
        counted = words(
            N_("{families} families, {people} people: {new} new, {changed} changed, {unchanged} as they were."),
            families=report.families,
            people=report.people,
            new=report.new,
            changed=report.changed,
            unchanged=report.unchanged,
        )
        told = [words(N_("{file}: nothing is written yet."), file=self._file.name), counted]
        if self._refused():
            told.append(words(N_("Some rows cannot be kept: mend them in the file, then read it again.")))
        head = self.query_one(".exchange-head", Static)
        head.update(Content("\n").join(Content(directed(words, line)) for line in told))
        listed: ViewList[Doubt] = self.query_one(ViewList)
        listed.show_views(self.doubts)
        for widget in (listed, self.query_one(ViewHead)):
            widget.display = bool(self.doubts)
        empty = self.query_one("#empty", Static)
        empty.display = not self.doubts
        empty.update(Content(directed(words, words(N_("No row needs a look.")))))
        listed.focus()

    def tabular(self) -> Tabular | None:
        doubts = self.doubts
        return (
            Tabular("rows-to-look-at", N_("Rows to look at"), DOUBTS, at_once(doubts), len(doubts)) if doubts else None
        )

    def action_bring_in(self) -> None:
        if self._progress is not None:
            return
        if self._refused():
            self.desk_app.say(
                self.words(N_("Some rows cannot be kept, so nothing was written. Mend them and read the file again.")),
                is_error=True,
            )
            return
        self._progress, self._began = Progress(), monotonic()
        self.run_worker(self._bring_in(self._progress), exit_on_error=False)

    async def _bring_in(self, progress: Progress) -> None:
        app = self.desk_app
        ticking = self.set_interval(_EACH, self._show_progress)
        try:
            report: ImportReport = await self.ask.tell(import_households, self._reading, progress=progress)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # a broken list must not take the screen with it
            app.say_fault(fault)
        else:
            self.dismiss(report)
        finally:
            self._progress = None
            ticking.stop()
            if self.is_attached:
                self.query_one(".working", Static).update("")

    def _show_progress(self) -> None:
        if self._progress is not None:
            shown = how_far(self.words, self._progress, monotonic() - self._began)
            self.query_one(".working", Static).update(Content(directed(self.words, shown)))

    def action_back(self) -> None:
        """Stop the import, else go back to the file."""
        if self._progress is not None:
            self._progress.stop()
        else:
            self.dismiss()

    def _refused(self) -> bool:
        return any(not doubt.on_purpose for doubt in (*self._reading.rejected, *self._report.refused))
