"""Writes the table of a screen into a file: its name, its form, and whether names are in it."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from textual import on

from famcase.domain.consents import SERVICES, WHY_KEPT_BACK
from famcase.domain.levels import CONTACTS, NOTES, SENSITIVE, Level
from famcase.paths import refuse_to_replace
from famcase.presentation import dates
from famcase.presentation.files import FileForm, table_file
from famcase.presentation.left_out import left_out
from famcase.presentation.level_words import LEVEL_WORDS, LEVELS
from famcase.presentation.page_marks import office_marks
from famcase.presentation.redaction import Redaction
from famcase.services.gate import Terms, checked, counted
from famcase.services.leaving import Leaving, leave, let_out
from famcase.services.progress import Progress
from famcase.tui.actions import Action
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.path_entry import PathEntry
from famcase.tui.exchange.tabular import Tabular
from famcase.tui.exchange.work_form import WorkForm
from famcase.tui.forms.asked import Asked
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Part
from famcase.tui.forms.ticks import Choice, ChoiceEntry, TicksEntry
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_

FORMS: Final = (
    (FileForm.CSV, N_("CSV, for a spreadsheet")),
    (FileForm.XLSX, N_("XLSX, for Excel")),
    (FileForm.PDF, N_("PDF, to print")),
    (FileForm.HXL, N_("HXL, for the cluster and OCHA")),
    (FileForm.HTML, N_("HTML, to print")),
    (FileForm.TEXT, N_("Text")),
    (FileForm.JSON, N_("JSON, for programs")),
)

_ALSO: Final = ((NOTES, N_("Notes")), (CONTACTS, N_("Telephone numbers")), (SENSITIVE, N_("Sensitive reasons")))
"""What is only in a file when it is ticked."""

_VITAL: Final = N_("Why lives depend on it: families that were never asked are in it too, those that said no are not.")

WRITE = Action("save", ("ctrl+s",), N_("Write it"), N_("Write the file."))


class LeavingForm(WorkForm):
    """The table of the screen below, on its way into a file."""

    ACTIONS = (WRITE, *(action for action in WorkForm.ACTIONS if action.name != WRITE.name))
    NAME = "leaving"
    TITLE_TEXT = N_("Write this table into a file")
    HINT = N_(
        "Only families that agreed are in it, withheld names never. What leaves is recorded: what, for whom, who."
    )
    HELP_TEXT = N_(
        "The name of the file, with its folder; Down shows what is in the folder. With codes only, neither names nor "
        "people's words are in it. ctrl+s writes it; Esc stops that, and nothing is left of it then."
    )

    def __init__(self, table: Tabular) -> None:
        super().__init__()
        self._table = table
        self._proposed = ""

    def head_line(self) -> str:
        return f"{self.words(self.TITLE_TEXT)} · {self.words(self._table.title)}"

    def ask_for(self) -> Iterable[Part]:
        words = self.words
        self._proposed = self._proposal(FileForm.CSV)
        yield PathEntry("file", N_("File"), endings=(), value=self._proposed)
        forms = [Choice(form.value, words(title)) for form, title in FORMS]
        yield ChoiceEntry("form", N_("Form"), forms, value=FileForm.CSV.value)
        offered = self._levels()
        levels = [Choice(level.value, words(title)) for level, title in LEVELS if level in offered]
        yield ChoiceEntry("level", N_("What is in it"), levels, value=offered[0].value)
        named = {column.choice for column in self._table.columns} | {
            SENSITIVE for column in self._table.columns if column.sensitive_in
        }
        if also := [Choice(what, words(title)) for what, title in _ALSO if what in named]:
            yield TicksEntry("also", N_("In it too"), also, help=N_("Harm comes of these: tick only what is needed."))
        if self._table.of_families:
            asked = Asked(self, self.desk_app.open_desk)
            yield asked.choice("purpose", N_("What for"), "consent-purpose", value=SERVICES)
            yield TextEntry("recipient", N_("Who receives it"), help=N_("A partner, an office; a referral needs it."))
            if self.desk_app.open_desk.user.is_supervisor:
                yield TextEntry("vital", N_("Vital interest"), help=_VITAL)

    @on(Entry.Changed)
    def propose(self) -> None:
        """Have the proposed name end as the form does."""
        if not self._is_ready:
            return
        entry: PathEntry = self.part("file")
        proposed = self._proposal(FileForm(self.part("form").read()))
        if entry.text == self._proposed != proposed:
            entry.suggested(proposed)
            self._proposed = proposed

    def _levels(self) -> tuple[Level, ...]:
        """Return the levels at which the table may leave, the one that is proposed first."""
        if self._table.of_families:
            return Level.CODES, Level.INITIALS, Level.FULL
        has_private = any(column.is_private for column in self._table.columns)
        return (Level.FIGURES, Level.FULL) if has_private else (Level.FIGURES,)

    def _proposal(self, form: FileForm) -> str:
        return f"~/{self._table.name}-{self.desk_app.clock.today().isoformat()}.{form.ending}"

    async def work(self, answers: Mapping[str, Any]) -> None:
        path: Path = answers["file"]
        form, level = FileForm(answers["form"]), Level(answers["level"])
        await asyncio.to_thread(refuse_to_replace, path)
        said = Terms(answers.get("purpose", SERVICES), answers.get("recipient", ""), answers.get("vital", ""))
        terms = await self.ask.now(checked, said, level)
        if not await self._is_meant(path, level):
            return
        file = await asyncio.to_thread(Leaving, path, terms)
        try:
            await self._write(file, form, Redaction(level, answers.get("also", ()), self._table.of_families))
            await self.ask.tell(leave, file, what=self._table.title, level=level, form=form.value)
        finally:
            await asyncio.to_thread(file.drop)
        lines = self.words.plural("{count} line", "{count} lines", file.lines)
        shown = LEVEL_WORDS[level.value]
        told = self.words(N_("Wrote {lines} to {file}. {level}."), lines=lines, file=str(path), level=self.words(shown))
        app = self.desk_app
        self.dismiss()
        if file.kept_back:
            app.call_next(self._offer_kept_back, told, file)
        else:
            app.call_next(app.say, told)

    def _offer_kept_back(self, told: str, file: Leaving) -> None:
        """Say how many families are not in the file, and offer them: somebody has to ask them."""
        app, words = self.desk_app, self.words
        out = left_out(words, counted(file.kept_back), WHY_KEPT_BACK)
        sentence = words(N_("{written} {left_out}."), written=told, left_out=out)

        def answered(is_wanted: bool | None) -> None:
            if is_wanted:
                app.left_list().marks = dict.fromkeys(file.kept_back)
                app.action_go("families")
            app.say(sentence)

        yes, no = words(N_("Mark them in Families")), words(N_("Go on"))
        app.push_screen(Question(sentence, yes=yes, no=no), answered)

    async def _is_meant(self, path: Path, level: Level) -> bool:
        """Ask before a file is replaced, and before names leave."""
        asked = []
        if await asyncio.to_thread(path.exists):
            asked.append(self.words(N_("{file} is there already and will be replaced."), file=path.name))
        if level is Level.FULL:
            asked.append(self.words(N_("Names will be in the file: whoever gets it knows who these families are.")))
        if not asked:
            return True
        question = Question(" ".join(asked), yes=self.words(N_("Write it")), no=self.words(N_("Leave it")))
        is_meant: bool = await self.desk_app.push_screen_wait(question)
        return is_meant

    async def _write(self, file: Leaving, form: FileForm, redaction: Redaction) -> None:
        words, table = self.words, self._table
        columns = redaction.columns(table.columns, words)
        today = self.desk_app.clock.today()
        title = words(N_("{title}, {day}"), title=words(table.title), day=dates.day(words, today))
        if form is FileForm.PDF:  # its pages say the day themselves
            title = words(table.title)
        marks = office_marks(words, self.desk_app.open_desk.settings, today, redaction.level, None)
        progress = self.progress or Progress()
        progress.total = table.count
        # what is said below a list of families names people
        below = () if table.of_families and redaction.level is not Level.FULL else table.below
        begun = partial(table_file, title=title, below=below, folder=file.folder, marks=marks)
        written = await asyncio.to_thread(begun, columns, form, words, file.write)
        try:
            async for listed in table.pages(self.ask):
                rows = await self.ask.now(let_out, file, listed)
                await asyncio.to_thread(written.rows, rows)
                file.lines += len(rows)
                progress.step(len(listed))
            await asyncio.to_thread(written.end)
        finally:
            await asyncio.to_thread(written.drop)
