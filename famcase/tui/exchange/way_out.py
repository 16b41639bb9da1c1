"""What leaves from a screen: asks where to, in what form and at what level, records it, and says who stays here."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol

from textual import on

from famcase.domain.consents import SERVICES, WHY_KEPT_BACK
from famcase.domain.levels import CONTACTS, NOTES, SENSITIVE, Level
from famcase.paths import refuse_to_replace
from famcase.presentation.documents import Marks
from famcase.presentation.figures_told import FiguresTold
from famcase.presentation.files import FileForm
from famcase.presentation.left_out import left_out
from famcase.presentation.level_words import LEVEL_WORDS, LEVELS, NAMES_ON_PAPER
from famcase.presentation.page_marks import office_marks
from famcase.presentation.redaction import Redaction
from famcase.services.gate import Terms, checked, counted
from famcase.services.leaving import PRINTER, Leaving, leave, next_number
from famcase.services.outsiders import Audience, few_for
from famcase.services.printer import Printout
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.path_entry import PathEntry
from famcase.tui.exchange.work_form import WorkForm
from famcase.tui.forms.asked import Asked
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Part
from famcase.tui.forms.ticks import Choice, ChoiceEntry, TicksEntry
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_

TO_PRINTER: Final = (PRINTER, N_("On the printer"))

_ALSO: Final = ((NOTES, N_("Notes")), (CONTACTS, N_("Telephone numbers")), (SENSITIVE, N_("Sensitive reasons")))
"""What is only in a file when it is ticked."""

_VITAL: Final = N_("Why lives depend on it: families that were never asked are in it too, those that said no are not.")


_OF_FAMILIES: Final = N_(
    "Only families that agreed are in it, withheld names never. What leaves is recorded: what, for whom, who."
)
_OF_FIGURES: Final = N_("No line of it is about one family. What leaves is recorded: what, for whom, who.")

_FOR_US: Final = "us"
_AUDIENCES: Final = (
    (_FOR_US, N_("Us: as they are")),
    (Audience.CLUSTER.value, N_("Humanitarian partners")),
    (Audience.PUBLIC.value, N_("Anybody")),
)
_FOR_OTHERS: Final = N_("For others figures are changed a little by chance and rounded: no few can be told.")


class Subject(Protocol):
    """What a table of a screen and a document have in common."""

    @property
    def name(self) -> str:
        """What the name of a file begins with."""

    @property
    def title(self) -> str:
        """A msgid."""

    @property
    def of_families(self) -> bool:
        """Whether it tells of single families."""

    @property
    def for_outsiders(self) -> Callable[..., Any] | None:
        """What makes of it what outsiders get, where its figures may be for them."""


class WayOut(WorkForm):
    """Something of a screen on its way out; a subclass says what it is, in which forms, and writes it."""

    FORMS: ClassVar[Sequence[tuple[str, str]]]
    """Codes and msgids of the forms, the one that is proposed first."""
    ON_PAPER: ClassVar[Collection[str]] = (PRINTER, FileForm.PDF.value)
    """The forms before which a word is said about printers."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self._proposed = ""
        self.number = 0
        """That of a print, by which it is found in the list of what left."""
        self.doubt = ""
        """What is to be said of it once it has left, a msgid."""

    # What a subclass says

    def levels(self) -> Sequence[Level]:
        """Return the levels at which it may leave, the one that is proposed first."""
        raise NotImplementedError

    def by_choice(self) -> Iterable[str]:
        """Return what of `levels.BY_CHOICE` is in it when it is ticked."""
        raise NotImplementedError

    async def write(self, out: Leaving, form: FileForm, redaction: Redaction) -> None:
        """Write it, through the gate."""
        raise NotImplementedError

    # What every way out does

    def hint(self) -> str:
        return _OF_FAMILIES if self._subject.of_families else _OF_FIGURES

    def head_line(self) -> str:
        return f"{self.words(self.TITLE_TEXT)} · {self.words(self._subject.title)}"

    def ask_for(self) -> Iterable[Part]:
        words, first = self.words, self.FORMS[0][0]
        self._proposed = self._proposal(first)
        yield PathEntry("file", N_("File"), endings=(), value=self._proposed)
        yield ChoiceEntry("form", N_("Form"), [Choice(form, words(title)) for form, title in self.FORMS], value=first)
        offered = self.levels()
        levels = [Choice(level.value, words(title)) for level, title in LEVELS if level in offered]
        yield ChoiceEntry("level", N_("What is in it"), levels, value=offered[0].value)
        named = set(self.by_choice())
        if also := [Choice(what, words(title)) for what, title in _ALSO if what in named]:
            yield TicksEntry("also", N_("In it too"), also, help=N_("Harm comes of these: tick only what is needed."))
        if self._subject.for_outsiders is not None:
            audiences = [Choice(code, words(title)) for code, title in _AUDIENCES]
            yield ChoiceEntry("audience", N_("For whom"), audiences, value=_FOR_US, help=_FOR_OTHERS)
        if self._subject.of_families:
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
        proposed = self._proposal(self.part("form").read())
        if entry.text == self._proposed != proposed:
            entry.suggested(proposed)
            self._proposed = proposed

    def _proposal(self, form: str) -> str:
        if form == PRINTER:
            return self.words(N_("(no file)"))
        return f"~/{self._subject.name}-{self.desk_app.clock.today().isoformat()}.{FileForm(form).ending}"

    async def work(self, answers: Mapping[str, Any]) -> None:
        self.number, self.doubt = 0, ""  # those of a print that failed in this form
        chosen, level = answers["form"], Level(answers["level"])
        path: Path | None = None if chosen == PRINTER else answers["file"]
        form = FileForm.PDF if chosen == PRINTER else FileForm(chosen)
        if path is not None:
            await asyncio.to_thread(refuse_to_replace, path)
        said = Terms(answers.get("purpose", SERVICES), answers.get("recipient", ""), answers.get("vital", ""))
        terms = await self.ask.now(checked, said, level)
        if not await self._is_meant(path, chosen, level):
            return
        out = await asyncio.to_thread(Leaving, Printout(form.ending) if path is None else path, terms)
        try:
            await self.write(out, form, Redaction(level, answers.get("also", ()), self._subject.of_families))
            self.go_through()
            await self.ask.tell(leave, out, what=self._subject.title, level=level, form=chosen, number=self.number)
        finally:
            await asyncio.to_thread(out.drop)
        self._tell(out, path, level)

    def audience(self) -> Audience | None:
        """Return whom outside its figures are for; None for us."""
        if self._subject.for_outsiders is None or (chosen := self.part("audience").read()) == _FOR_US:
            return None
        return Audience(chosen)

    def figures_told(self) -> FiguresTold:
        """Return what is said of its figures."""
        audience = self.audience()
        return FiguresTold(audience, few_for(self.desk_app.open_desk.settings, audience)) if audience else FiguresTold()

    async def marks(self, level: Level) -> Marks:
        """Number this print, and return what stands around its pages."""
        self.number = await self.ask.now(next_number)
        settings, today = self.desk_app.open_desk.settings, self.desk_app.clock.today()
        return office_marks(self.words, settings, today, level, self.number, audience=self.audience())

    def _tell(self, out: Leaving, path: Path | None, level: Level) -> None:
        words, app = self.words, self.desk_app
        lines = words.plural("{count} line", "{count} lines", out.lines)
        is_figures = level is Level.FIGURES
        shown = self.figures_told().sentence(words) if is_figures else words(LEVEL_WORDS[level.value])
        if path is None:
            sent = N_("Sent to the printer: print {number}, {lines}. {level}.")
            told = words(sent, number=str(self.number), lines=lines, level=shown)
        else:
            told = words(N_("Wrote {lines} to {file}. {level}."), lines=lines, file=str(path), level=shown)
        if self.doubt:
            told = f"{told} {words(self.doubt)}"
        self.dismiss()
        if out.kept_back:
            app.call_next(self._offer_kept_back, told, out)
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

    def said_of_names(self) -> str:
        """Return what is said before names leave in a file."""
        return self.words(N_("Names will be in the file: whoever gets it knows who these families are."))

    async def _is_meant(self, path: Path | None, form: str, level: Level) -> bool:
        """Ask before a file is replaced, and before names leave."""
        asked = []
        if path is not None and await asyncio.to_thread(path.exists):
            asked.append(self.words(N_("{file} is there already and will be replaced."), file=path.name))
        if level is Level.FULL and self._subject.of_families and form in self.ON_PAPER:
            asked.append(self.words(NAMES_ON_PAPER))
        elif level is Level.FULL:
            asked.append(self.said_of_names())
        if not asked:
            return True
        yes = N_("Print it") if path is None else N_("Write it")
        question = Question(" ".join(asked), yes=self.words(yes), no=self.words(N_("Leave it")))
        is_meant: bool = await self.desk_app.push_screen_wait(question)
        return is_meant
