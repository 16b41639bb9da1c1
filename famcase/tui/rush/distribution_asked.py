"""What a distribution's list asks besides numbers: who collected for them, and the file for paper."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.consents import WHY_KEPT_BACK
from famcase.domain.levels import Level
from famcase.domain.text import check_name
from famcase.paths import expanded
from famcase.presentation import distribution_columns as columns
from famcase.presentation.files import FileForm, form_of, table_file
from famcase.presentation.left_out import left_out
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.services.gate import Terms, counted
from famcase.services.leaving import Leaving, leave, let_out
from famcase.services.queries.distributions import DistributionLine, RationLine
from famcase.tui.actions import BACK, Action
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import no_or_yes
from famcase.tui.forms.typed import TextEntry
from famcase.tui.screen import DeskDialog
from famcase.tui.typed_ahead import taken
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

LIFE_SAVING: Final = N_("a life-saving list, made by a supervisor")
"""Why families that were never asked are on the paper of a list."""

_NAMED = Action("named", ("enter",), N_("Tick"), N_("Tick them as collected by this person."), is_first=True)


class ProxyForm(DeskDialog[str]):
    """Asks who collected it for them; answers with nothing when it is left."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (_NAMED, BACK)

    def __init__(self, numbers: str) -> None:
        super().__init__()
        self._numbers = numbers

    def compose(self) -> ComposeResult:
        sentence = self.words(N_("{numbers}: who collects it for them?"), numbers=self._numbers)
        with Vertical(classes="sheet"):
            yield Static(Content(directed(self.words, sentence)), markup=False, classes="help-text")
            yield Field(placeholder=self.words(N_("name, or how they are related")))

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    async def action_named(self) -> None:
        field = self.query_one(Field)
        await taken(field, self)
        if field.value.strip():
            self.dismiss(field.value)

    def action_back(self) -> None:
        self.dismiss("")


class PaperForm(Form):
    """The list as a file for the printer."""

    NAME = "distribution-paper"
    TITLE_TEXT = N_("List for paper")
    HELP_TEXT = N_(
        "A file that ends in .html opens in a browser, which prints it with its head on every page; .csv is for a "
        "spreadsheet, .txt is plain. Names stay out unless you say otherwise; a withheld name always does."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"Usage": "file", "Refused": "file", "StorageFault": "file"}

    def __init__(self, head: DistributionLine, lines: Sequence[RationLine]) -> None:
        super().__init__()
        self._head = head
        self._lines = tuple(lines)

    def ask_for(self) -> Iterable[Part]:
        name = f"distribution-{self._head.on.isoformat()}-{self._head.number}.html"
        yield TextEntry("file", N_("File"), value=f"~/{name}", check=_named_file)
        yield no_or_yes(
            self.words, "names", N_("With names"), help=N_("Paper is lost and read by others: numbers alone are safer.")
        )

    def gather(self) -> Sending:
        file: str = self.read(self.part("file"))
        if not file:
            self.refuse(self.part("file"), Missing(N_("File")))
        is_named = self.read(self.part("names")) == "yes"
        return Sending(write_paper, (self.words, self._head, self._lines, file), {"is_named": is_named})

    def after(self, answer: Any) -> None:
        file: Leaving = answer
        kept_back = left_out(self.words, counted(file.kept_back), WHY_KEPT_BACK)
        told = self.words(N_("Written: {file}"), file=self.read(self.part("file")))
        self.desk_app.say(f"{told}. {kept_back}" if kept_back else told)


def _named_file(typed: str) -> str:
    return check_name(typed, N_("File"))


def write_paper(
    desk: Desk, words: Wording, head: DistributionLine, lines: Sequence[RationLine], file: str, *, is_named: bool
) -> Leaving:
    """Write a list into a file of its own, readable by this person alone, and record that it left.

    Families that said no since the list was made are not in it; who was never asked is in that of a list that was made
    as life-saving, by a supervisor. Raises Usage for a name that no answer may take, StorageFault where nothing can
    be written.
    """
    path = expanded(file)
    form = form_of(path.name) or FileForm.TEXT
    shown = columns.NAMED_PAPER if is_named else columns.PAPER
    leaving = Leaving(path, Terms(vital=LIFE_SAVING if head.life_saving else ""))
    try:
        let = let_out(desk, leaving, lines)
        title = columns.title(words, head)
        written = table_file(cast("Any", shown), form, words, leaving.write, title=title, folder=path.parent)
        written.rows(let)
        written.end()
        leaving.lines = len(let)
        level = Level.FULL if is_named else Level.CODES
        leave(desk, leaving, what=PaperForm.TITLE_TEXT, level=level, form=form.value)
    finally:
        leaving.drop()
    return leaving
