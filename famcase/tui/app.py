"""The screen's app: it holds the open desk and the session's words, and brings a person from one screen to another."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.filter import LineFilter

from famcase.clock import Clock
from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError, Locked
from famcase.paths import Home
from famcase.presentation.bidi import Bidi
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.tui import routes
from famcase.tui.crash import QuietApp, notice
from famcase.tui.door import Door, reordering
from famcase.tui.screen import DeskScreen
from famcase.tui.way_in.way_in import WayIn, way_into
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.foot import Foot, Hints
from famcase.wording import N_


class FamcaseApp(QuietApp):
    """One person at one desk."""

    CSS_PATH = "famcase.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "famcase"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, way_in: WayIn, *, desk: Desk | None, language: str, bidi: Bidi, clock: Clock) -> None:
        super().__init__()
        self.animation_level = "none"  # each step of an animation is sent over the line
        self.way_in = way_in
        self.desk = self._given = desk
        self.clock = clock
        self.saved_words = ""
        self.words = self._wording(language)
        is_reordering = bidi is Bidi.APP
        self.line_door = Door(reorders=is_reordering)
        self.cell_door = Door(reorders=is_reordering, right_to_left=True, terminal_reorders=bidi is Bidi.TERMINAL)
        # a connection belongs to the thread that opened the desk, and is closed on it
        self._opening = ThreadPoolExecutor(1, "opening")

    @property
    def open_desk(self) -> Desk:
        """The desk; raises Locked when it was locked meanwhile."""
        if self.desk is None:
            raise Locked(N_("The desk is locked."), hint=N_("Give your passphrase; what you typed is kept."))
        return self.desk

    def get_line_filters(self) -> Sequence[LineFilter]:
        return (*super().get_line_filters(), self.cell_door if self.words.right_to_left else self.line_door)

    def on_mount(self) -> None:
        self.push_screen(routes.place("today") if self.desk else routes.way_in(self.way_in))

    def action_go(self, place: str, typed: str = "") -> None:
        """Show a place, closing whatever stands above it; `typed` is for the search line of Families."""
        if self.desk is not None:
            self._clear()
            self.switch_screen(routes.place(place, typed))

    def open_family(self, family: RecordId) -> None:
        self.push_screen(routes.family(family))

    def open_form(self, form: str, family: RecordId | None = None) -> None:
        """Open the form `form` ("register", "edit", "moved", "visited", "note"), of a family where it is of one."""
        self.push_screen(routes.form(form, family))

    def open_many(self, form: str, families: Sequence[RecordId]) -> None:
        """Open a form over many families ("assign-many", "follow-up-many", "flag-many"), as one batch."""
        self.push_screen(routes.many(form, tuple(families)))

    def action_help_here(self) -> None:
        if isinstance(self.screen, DeskScreen):
            self.push_screen(routes.help_for(self.screen))

    def action_all_actions(self) -> None:
        if isinstance(self.screen, DeskScreen):
            self.push_screen(routes.all_actions(self.screen), self._run_chosen)

    async def _run_chosen(self, name: str | None) -> None:
        if name:
            await self.run_action(name if name.startswith("app.") else f"screen.{name}")

    def action_language(self) -> None:
        """Say everything in the other language, from Today on."""
        self.words = self._wording("en" if self.words.language == "ar" else "ar")
        self.action_go("today") if self.desk else self._show_way_in()

    async def enter(self, opening: Callable[[], Desk]) -> None:
        """Open the desk and show Today; raises what unlocking or creating raises."""
        self.desk = await asyncio.get_running_loop().run_in_executor(self._opening, opening)
        self.words = self._wording(self.words.language)
        self.action_go("today")

    async def action_lock(self) -> None:
        """Take everything off the screen, then close the desk."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        self.saved_words = ""
        if not self.way_in.exists():  # an office server asks for its own login again
            self.exit(0)
            return
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.put_away()
        self._show_way_in()
        self.words = self._wording(self.words.language)
        if desk is self._given:
            desk.close()
        else:
            await asyncio.get_running_loop().run_in_executor(self._opening, desk.close)

    def close_desk(self) -> None:
        """Close the desk after the last screen is gone."""
        if self.desk is not None:
            self.desk.close() if self.desk is self._given else self._opening.submit(self.desk.close).result()
        self._opening.shutdown()

    def _show_way_in(self) -> None:
        self._clear()
        self.switch_screen(routes.way_in(self.way_in))

    def _clear(self) -> None:
        while len(self.screen_stack) > 2:  # below is Textual's own blank screen
            self.pop_screen()

    def action_suspend_process(self) -> None:
        """Lock before another program has the terminal."""
        self.call_next(self.action_lock)
        self.call_next(super().action_suspend_process)

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which copies and never quits."""
        self.say(self.words(N_("ctrl+q leaves famcase.")))

    async def action_undo(self) -> None:
        """In a field take back typing, else what was saved last."""
        if isinstance(self.focused, Field):
            self.focused.take_back()
            return
        from famcase.presentation.history_columns import saved_at, verb
        from famcase.services.commands.undoing import undo

        try:
            undone = await asyncio.wrap_future(self.open_desk.tell(undo))
        except FamcaseError as error:
            self.say_error(error)
            return
        self.saved()
        when = saved_at(self.words, undone.at, self.clock.today())
        self.say(self.words(N_("Taken back: {what}, saved {when}."), what=verb(self.words, undone.verb), when=when))

    def saved(self) -> None:
        """Say at the foot of each screen when the last save was, and have the screen below show it."""
        time = self.clock.now().astimezone()
        self.saved_words = self.words(N_("saved {time}"), time=f"{time:%H:%M}")
        for screen in self.screen_stack:
            screen.query(Hints).refresh()
            if isinstance(screen, DeskScreen) and screen.is_current:
                screen.reload()

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Show a sentence above the foot line of the screen that is on top."""
        for foot in self.screen.query(Foot):
            foot.say(sentence, is_error=is_error)

    def say_error(self, error: FamcaseError) -> None:
        self.say(self.words.error(error), is_error=True)

    def say_fault(self, fault: BaseException) -> None:
        self.say(notice(self.words, fault), is_error=True)

    def _wording(self, language: str) -> Wording:
        return Wording(language, self.desk.vocabulary if self.desk else None, self.clock.today)


def run(
    home: Home,
    *,
    desk: Desk | None = None,
    language: str = "en",
    bidi: Bidi = Bidi.TERMINAL,
    clock: Clock,
    cost: Any = None,
    user: str = "",
) -> int:
    """Show the screen until the person leaves; returns the exit code.

    `desk` is one that is open already, and is closed here; without it the way in asks first. `bidi` says who reorders
    (not AUTO: `presentation.bidi.choose` decides that). `cost` is what a new passphrase's Argon2id may cost.
    """
    way_in = way_into(home, clock=clock, cost=cost, user=user)
    app = FamcaseApp(way_in, desk=desk, language=language, bidi=bidi, clock=clock)
    with reordering(bidi, sys.__stdout__):
        app.run()
    app.close_desk()
    return app.return_code or 0
