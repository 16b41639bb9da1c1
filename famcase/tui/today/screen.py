"""Today: who is overdue, who is due, what is to come, and what needs a look."""

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.presentation import today_words
from famcase.presentation.documents import PageForm
from famcase.presentation.due_columns import DUE
from famcase.presentation.printed.printable import Printable
from famcase.presentation.printed.round_slips import round_print
from famcase.services.queries.today import today
from famcase.services.views import Today
from famcase.tui.actions import EXPORT, WAITING
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.family_actions import FamilyActions
from famcase.tui.screen import DeskScreen
from famcase.tui.today.lines import DayList
from famcase.tui.widgets.family_card import FamilyCard
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

FIRST_STEPS = (
    N_("A name, a number of people and where they are is enough to begin with; what is missing comes later."),
    N_("6 takes over a list that you have already. 3 adds the camps and centres where people stay."),
    N_("F1 explains any screen and its keys, F9 shows everything that can be done there."),
)
"""What somebody reads who has no family yet; gone with the first one."""


WAITS = replace(WAITING, keys=("p", "ح"))


class TodayScreen(HasTable, FamilyActions, DeskScreen[None]):
    """The first screen."""

    ACTIONS = (*FamilyActions.ACTIONS, EXPORT, WAITS)
    PLACE = "today"
    HELP_TEXT = N_(
        "Your day: whom to visit or call, first the overdue, who waits longest above; then today and the next days, "
        "those at one place together. Below it stands what needs a look: what waits for you, which P shows, sites over "
        "their capacity, families in the open. The card shows the family under the cursor."
    )

    def compose_body(self) -> ComposeResult:
        day = Vertical(DayList(), Static("", markup=False, id="empty"), Static("", markup=False, id="look-at"))
        yield Container(*self.in_reading_order(day, FamilyCard()), classes="beside")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.query_one("#look-at").display = False

    def reload(self) -> None:
        self.ask(today, then=self.show)

    def show(self, day: Today) -> None:
        """Show a day that was asked for."""
        days = self.query_one(DayList)
        days.show_day(day)
        empty = self.query_one("#empty", Static)
        empty.display = not days.count
        days.display = bool(days.count)
        sentence = (
            N_("Nobody is due in the next seven days. F4 registers a family, 2 shows all of them.")
            if day.families
            else N_("No family here yet. F4 registers one.")
        )
        said = [self.words(sentence)] if day.families else [self.words(sentence), "", *map(self.words, FIRST_STEPS)]
        empty.update(Content(directed(self.words, "\n".join(said))))
        self._show_alerts(today_words.look_at(self.words, day))

    def _show_alerts(self, alerts: tuple[str, ...]) -> None:
        look_at = self.query_one("#look-at", Static)
        look_at.display = bool(alerts)
        look_at.border_title = self.words(N_("Look at"))
        look_at.update(Content("\n").join(Content(directed(self.words, f"! {alert}")) for alert in alerts))

    def tabular(self) -> Tabular | None:
        due = self.query_one(DayList).due
        return Tabular("day", N_("Your day"), DUE, at_once(due), len(due), of_families=True) if due else None

    def printables(self) -> Sequence[Printable]:
        return round_print(PageForm.A4), round_print(PageForm.A6)

    def family_here(self) -> RecordId | None:
        chosen = self.query_one(DayList).chosen
        return chosen.family if chosen else None

    @on(LineList.Moved)
    def show_card(self) -> None:
        self.query_one(FamilyCard).show(self.family_here())
