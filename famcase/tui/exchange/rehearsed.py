"""What an import would do, row by doubtful row, before anything of it is written; and the import itself."""

from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.services.commands.importing import import_households
from famcase.services.household_drafts import Reading
from famcase.services.progress import Progress
from famcase.services.views import ImportReport, LikelyDouble, TwiceListed
from famcase.tui.actions import BACK, Action
from famcase.tui.exchange.found import OPEN_ROW, FoundScreen, of_families
from famcase.tui.exchange.work_form import how_far
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

BRING_IN = Action("bring_in", ("ctrl+s",), N_("Bring in"), N_("Write the whole list as one change that can be undone."))

_EACH = 0.2


class RehearsedScreen(FoundScreen[ImportReport]):
    """Answers with what was imported; with nothing when the person went back."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BRING_IN, *FoundScreen.ACTIONS)
    OF_ROWS: ClassVar[tuple[Action, ...]] = (BRING_IN, BACK)
    OF_FAMILIES: ClassVar[tuple[Action, ...]] = (BRING_IN, OPEN_ROW, BACK)
    HELP_TEXT = N_(
        "This is what the list would do; nothing of it is written yet. Each row to look at stands with its reason. "
        "Families of the list that may be registered already, or that it may have twice, stand in parts of their own; "
        "Tab goes there, Enter opens the family that is here. That keeps none from being brought in. ctrl+s brings the "
        "list in as one change, Esc goes back. While it is brought in, Esc stops it, and nothing is kept."
    )

    def __init__(self, file: Path, reading: Reading, report: ImportReport) -> None:
        super().__init__()
        self._file = file
        self._reading = reading
        self._report = report
        self._progress: Progress | None = None
        self._began = 0.0

    def listed(self) -> dict[str, Any]:
        # those first that cannot be kept
        rows = (*self._report.refused, *self._reading.rejected, *self._reading.doubts)
        return {"rows": rows, **of_families(self._report.doubles, self._report.twice)}

    def head_lines(self) -> list[str]:
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
        return told

    @on(LineList.Chosen)
    def action_open(self) -> None:
        here = self.here
        if isinstance(here, LikelyDouble):
            self.desk_app.open_family(here.alike.uid)
        elif isinstance(here, TwiceListed):
            told = N_("Neither of the two is registered yet; they can be compared once the list is brought in.")
            self.desk_app.say(self.words(told))

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
