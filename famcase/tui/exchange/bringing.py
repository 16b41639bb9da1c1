"""Brings a household list in: the file and how it is read, then what would happen, then the import itself."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from famcase.exchange.households import read_households
from famcase.exchange.mapping_files import OURS, household_mappings, mapping_text
from famcase.exchange.mapping_text import read_mapping
from famcase.exchange.sheets import Limits, read_workbook
from famcase.paths import data_folder
from famcase.services.commands.importing import import_households
from famcase.services.desk import Desk
from famcase.services.household_drafts import Reading
from famcase.services.progress import Progress, Stopped
from famcase.services.views import ImportReport
from famcase.tui.actions import Action
from famcase.tui.exchange.brought import BroughtScreen
from famcase.tui.exchange.path_entry import PathEntry
from famcase.tui.exchange.rehearsed import RehearsedScreen
from famcase.tui.exchange.work_form import WorkForm
from famcase.tui.forms.form import Part
from famcase.tui.forms.picking import Match
from famcase.wording import N_

_TABLES = (".xlsx", ".csv", ".tsv")


class MappingEntry(PathEntry):
    """A mapping that comes with famcase, by its name, or a file of one's own."""

    def more_offers(self, typed: str) -> Sequence[Match[str]]:
        begun = typed.casefold()
        return [Match(name, name) for name in household_mappings(_folder()) if name.casefold().startswith(begun)]


READ = Action("save", ("ctrl+s",), N_("Read it"), N_("Read the file and show what it would do."))


class BringForm(WorkForm):
    """Which list, and how it is read."""

    ACTIONS = (READ, *(action for action in WorkForm.ACTIONS if action.name != READ.name))
    NAME = "bring"
    TITLE_TEXT = N_("Bring a household list in")
    HINT = N_("Nothing is written yet: ctrl+s reads the file and shows what would happen.")
    HELP_TEXT = N_(
        "The file is a spreadsheet (XLSX) or a table of text (CSV, TSV); Down shows what is in the folder. The mapping "
        "says which column is what: choose one that comes with famcase, or a file of your own."
    )

    def ask_for(self) -> Iterable[Part]:
        others = [name for name in household_mappings(_folder()) if name != OURS]
        yield PathEntry("file", N_("File"), endings=_TABLES)
        yield MappingEntry("mapping", N_("Mapping"), endings=(".toml",), value=others[0] if len(others) == 1 else "")

    async def work(self, answers: Mapping[str, Any]) -> None:
        desk, progress = self.desk_app.open_desk, self.progress or Progress()
        reading = await asyncio.to_thread(_read, desk, answers["file"], str(answers["mapping"]))
        if progress.is_stopped:
            raise Stopped
        report: ImportReport = await self.ask.tell(import_households, reading, dry_run=True, progress=progress)
        if not progress.is_stopped and self.is_current:
            self.desk_app.push_screen(RehearsedScreen(answers["file"], reading, report), self._brought)

    def _brought(self, report: ImportReport | None) -> None:
        if report is None:
            return
        app, words = self.desk_app, self.words
        self.dismiss()
        if report.doubles or report.twice:
            app.call_next(app.push_screen, BroughtScreen(report))
        told = words(N_("Brought in: {new} new, {changed} changed."), new=report.new, changed=report.changed)
        app.call_next(app.saved)
        app.call_next(app.say, f"{told} {words(N_('ctrl+z takes the whole list back.'))}")


def _folder() -> Path:
    return data_folder() / "mappings"


def _read(desk: Desk, file: Path, mapping: str) -> Reading:
    """Read a file by a mapping, off the event loop: the file itself in a process of its own, with limits."""
    rules = read_mapping(mapping_text(mapping, _folder()), desk.vocabulary)
    return read_households(read_workbook(file, Limits()), rules, desk.clock.today())
