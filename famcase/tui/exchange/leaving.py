"""Writes the table of a screen into a file or onto the printer."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on

from famcase.domain.levels import SENSITIVE, Level
from famcase.presentation import dates
from famcase.presentation.files import FileForm, table_file
from famcase.presentation.locked_books import can_lock, check_password, proposed_password
from famcase.presentation.redaction import Redaction
from famcase.services.leaving import Leaving, let_out
from famcase.services.outsiders import public_rule
from famcase.services.progress import Progress
from famcase.tui.actions import Action
from famcase.tui.exchange.tabular import Tabular
from famcase.tui.exchange.way_out import TO_PRINTER, WayOut
from famcase.tui.exchange.work_form import WorkForm
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Part
from famcase.tui.forms.typed import TextEntry
from famcase.tui.widgets.field import Field
from famcase.wording import N_

FORMS: Final = (
    (FileForm.CSV.value, N_("CSV, for a spreadsheet")),
    (FileForm.XLSX.value, N_("XLSX, for Excel")),
    (FileForm.PDF.value, N_("PDF, to print")),
    TO_PRINTER,
    (FileForm.HXL.value, N_("HXL, for the cluster and OCHA")),
    (FileForm.HTML.value, N_("HTML, to print")),
    (FileForm.TEXT.value, N_("Text")),
    (FileForm.JSON.value, N_("JSON, for programs")),
)

_PASSWORD_HELP: Final = N_("The workbook opens only with it. Empty: anybody opens it who finds it.")

WRITE = Action("save", ("ctrl+s",), N_("Write or print"), N_("Write the file, or print it."))


class LeavingForm(WayOut):
    """The table of the screen below, on its way into a file."""

    ACTIONS = (WRITE, *(action for action in WorkForm.ACTIONS if action.name != WRITE.name))
    FORMS: ClassVar[Sequence[tuple[str, str]]] = FORMS
    NAME = "leaving"
    TITLE_TEXT = N_("Write or print this table")
    HELP_TEXT = N_(
        "The name of the file, with its folder; Down shows what is in the folder. With codes only, neither names nor "
        "people's words are in it. ctrl+s writes it; Esc stops that, and nothing is left of it then."
    )

    def __init__(self, table: Tabular) -> None:
        super().__init__(table)
        self._table = table
        self._locked_with = ""
        """The password that was proposed."""

    def levels(self) -> Sequence[Level]:
        if self._table.of_families:
            return Level.CODES, Level.INITIALS, Level.FULL
        has_private = any(column.is_private for column in self._table.columns)
        return (Level.FIGURES, Level.FULL) if has_private else (Level.FIGURES,)

    def by_choice(self) -> Iterable[str]:
        for column in self._table.columns:
            yield from (column.choice, SENSITIVE if column.sensitive_in else "")

    def ask_for(self) -> Iterable[Part]:
        yield from super().ask_for()
        locking = TextEntry("password", N_("Password"), check=_of_a_workbook, help=_PASSWORD_HELP)
        locking.display = False
        yield locking

    @on(Entry.Changed)
    def propose_password(self) -> None:
        """Ask for a password where the form has one, and propose one where names are in it."""
        if not self._is_ready:
            return
        locking = self.part("password")
        is_book = self.part("form").read() == FileForm.XLSX.value and can_lock()
        if is_book and not self._locked_with and self.part("level").read() == Level.FULL.value:
            self._locked_with = proposed_password()
            locking.query_one(Field).value = self._locked_with
        if locking.display != is_book:
            locking.display = is_book

    def said_of_names(self) -> str:
        password = self._password()
        if not password:
            return super().said_of_names()
        return self.words(
            N_("Names will be in the file. It opens only with “{password}”: tell it apart from the file."),
            password=password,
        )

    def _password(self) -> str:
        locking = self.part("password")
        return str(locking.read()) if locking.display else ""

    async def _table_as_asked(self) -> Tabular:
        """Return the table as those get it for whom the file is."""
        made, audience = self._table.for_outsiders, self.audience()
        if made is None or audience is None:
            return self._table
        return made(await self.ask.now(public_rule, audience))

    async def write(self, out: Leaving, form: FileForm, redaction: Redaction) -> None:
        words, table = self.words, await self._table_as_asked()
        out.audience = self.audience()
        columns = redaction.columns(table.columns, words)
        marks = await self.marks(redaction.level) if form is FileForm.PDF else None
        today = dates.day(words, self.desk_app.clock.today())
        title = words(table.title)
        if marks is None:  # pages say the day themselves
            title = words(N_("{title}, {day}"), title=title, day=today)
        progress = self.progress or Progress()
        progress.total = table.count
        out.to_come = table.count if table.of_families else 0
        # what is said below a list of families names people
        below = () if table.of_families and redaction.level is not Level.FULL else table.below
        if marks is None and not table.of_families:  # pages say it themselves
            below = (self.figures_told().sentence(words), *below)
        if table.tells_figures and form.is_for_programs:
            columns = (*columns, *self.figures_told().columns())
        has_mark = self.desk_app.open_desk.settings.csv_mark
        begun = partial(table_file, title=title, below=below, has_mark=has_mark, folder=out.folder, marks=marks)
        if form is FileForm.XLSX and (password := self._password()):
            begun = partial(begun, password=password)
        written = await asyncio.to_thread(begun, columns, form, words, out.write)
        try:
            async for listed in table.pages(self.ask):
                rows = await self.ask.now(let_out, out, listed)
                await asyncio.to_thread(written.rows, rows)
                out.lines += len(rows)
                progress.step(len(listed))
            await asyncio.to_thread(written.end)
        finally:
            await asyncio.to_thread(written.drop)


def _of_a_workbook(typed: str) -> str:
    return check_password(typed) if typed else ""
