"""Asks for a period: one that is often wanted, or one that is typed."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.periods import Period, everything
from famcase.errors import FamcaseError
from famcase.presentation import dates
from famcase.presentation.wording import Wording
from famcase.tui.actions import BACK, CHOOSE, EVERYWHERE, Action
from famcase.tui.screen import DeskDialog
from famcase.tui.session import app_of
from famcase.tui.widgets.choice_list import ChoiceList, ChoiceTable
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

OFTEN: Final = (
    ("8 weeks", N_("The last eight weeks")),
    ("this week", N_("This week")),
    ("last week", N_("Last week")),
    ("this month", N_("This month")),
    ("last month", N_("Last month")),
    ("this year", N_("This year")),
    ("everything", N_("Everything so far")),
)
"""What is offered: the words that `read_period` understands, and how they are shown."""


def days_of(words: Wording, period: Period) -> str:
    """Return "25 Jun – 15 Aug", or "until 15 Aug" for all days so far."""
    today = words.today()
    start, end = dates.short_day(words, period.start, today), dates.short_day(words, period.end, today)
    if period.start == everything(period.end).start:
        return words(N_("until {day}"), day=end)
    return start if period.start == period.end else words(N_("{start} – {end}"), start=start, end=end)


class PeriodDialog(DeskDialog[str]):
    """Answers with the words of a period."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BACK,)
    OWN_KEYS: ClassVar[tuple[Action, ...]] = (CHOOSE,)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self.words(N_("Which period?")), markup=False, classes="help-text")
            yield Field(placeholder=self.words(N_("since 1 Aug, or 1 Aug to 15 Aug")), select_on_focus=False)
            yield Static("", markup=False, classes="period-echo")
            yield ChoiceTable([(self.words(shown), days_of(self.words, self._read(said))) for said, shown in OFTEN])

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def _read(self, said: str) -> Period:
        return app_of(self).open_desk.period(said)

    @on(Field.Changed)
    def echo(self, event: Field.Changed) -> None:
        """Say below the line what was understood."""
        try:
            said = days_of(self.words, self._read(event.value)) if event.value.strip() else ""
        except FamcaseError:
            said = ""
        self._say(said)

    @on(Field.Submitted)
    def take(self, event: Field.Submitted) -> None:
        if not event.value.strip():
            self.query_one(ChoiceList).focus()
            return
        try:
            self._read(event.value)
        except FamcaseError as error:
            self._say(self.words.error(error))
            return
        self.dismiss(event.value)

    @on(LineList.Chosen)
    def choose(self) -> None:
        self.dismiss(OFTEN[self.query_one(ChoiceList).cursor][0])

    def on_key(self, event: object) -> None:
        """A letter or a digit begins to type; Down goes from the line into the list."""
        key, character = getattr(event, "key", ""), getattr(event, "character", None)
        field = self.query_one(Field)
        if isinstance(self.focused, Field):
            if key == "down":
                self.query_one(ChoiceList).focus()
        elif character and character.isprintable() and character != " ":
            field.focus()
            field.insert_text_at_cursor(character)

    def action_back(self) -> None:
        self.dismiss()

    def _say(self, sentence: str) -> None:
        self.query_one(".period-echo", Static).update(Content(directed(self.words, sentence)))
