"""The day, asked where the computer's clock stands before what was recorded last."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from famcase.domain.days import DateOrder, read_day
from famcase.errors import FamcaseError
from famcase.presentation import dates
from famcase.tui.actions import LOCK, QUIT, Action
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

GO_ON = Action("go_on", ("enter",), N_("Go on"), N_("Work with this day, or with the computer's where none is typed."))


class DayScreen(DeskScreen[date]):
    """Answers with today's day: the computer's, or the one that was typed."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (GO_ON,)
    REACH: ClassVar[tuple[Action, ...]] = (LOCK, QUIT)
    HELP_TEXT = N_(
        "What is late and what is due hangs on the day. Where the clock of this computer was set back, type the day; "
        "it holds until famcase is left. Where the clock is right, press Enter."
    )

    def __init__(self, newest: datetime) -> None:
        """`newest` is the moment of the newest change."""
        super().__init__()
        self._newest = newest

    def compose_body(self) -> ComposeResult:
        words, today = self.words, self.desk_app.clock.today()
        with Vertical(classes="way-in"):
            yield Label(
                words(
                    N_("The clock of this computer says {today}, but something was recorded on {newest} already."),
                    today=today,
                    newest=self._newest.astimezone().date(),
                ),
                markup=False,
            )
            yield Label(words(N_("Today is (Enter: as the clock says)")), markup=False)
            yield Field(id="day", placeholder=dates.day(words, today))
            yield Static("", markup=False, id="understood")

    @on(Field.Changed)
    def echo(self) -> None:
        """Say in words what was understood."""
        try:
            shown = dates.day(self.words, self._read())
        except FamcaseError:
            shown = ""
        self.query_one("#understood", Static).update(Content(directed(self.words, shown)))

    @on(Field.Submitted)
    def action_go_on(self) -> None:
        try:
            self.dismiss(self._read())
        except FamcaseError as error:
            self.desk_app.say_error(error)

    def _read(self) -> date:
        typed, today = self.query_one("#day", Field).value, self.desk_app.clock.today()
        if not typed.strip():
            return today
        order, newest = DateOrder(self.desk_app.settings.date_order), self._newest.astimezone().date()
        day = read_day(typed, newest, order)
        # without a year a day is the nearest one before: here it is the first one from the newest change on
        later = read_day(typed, newest + timedelta(days=364), order)
        return later if day < newest and (later.day, later.month) == (day.day, day.month) else day
