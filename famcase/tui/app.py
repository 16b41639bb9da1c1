"""The screen's app: it holds the open desk and the session's words, and brings a person from one screen to another."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from famcase.clock import Clock
from famcase.domain.changes import RecordId, Ref
from famcase.errors import FamcaseError
from famcase.paths import Home
from famcase.presentation.bidi import Bidi
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.settings import Reading, Settings
from famcase.settings_kinds import Setting, Value
from famcase.tui import routes
from famcase.tui.crash import notice
from famcase.tui.dialogs.take_back import TakeBack
from famcase.tui.door import Door, reordering
from famcase.tui.families.looks import Left
from famcase.tui.guarded import GuardedApp
from famcase.tui.own.drafts import offer
from famcase.tui.screen import DeskDialog, DeskScreen
from famcase.tui.themes import theme
from famcase.tui.way_in.way_in import WayIn, way_into
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.foot import Foot, Hints
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.queries.behind_figures import Figure


class FamcaseApp(GuardedApp):
    """One person at one desk."""

    # All at once: for a screen that brings its own, Textual reads every rule of every screen anew.
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "famcase.tcss",
        "family/family.tcss",
        "sites/sites.tcss",
        "summary/summary.tcss",
        "same_family/same_family.tcss",
        "forms/forms.tcss",
        "exchange/exchange.tcss",
        "rush/rush.tcss",
    ]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "famcase"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, way_in: WayIn, *, desk: Desk | None, language: str, bidi: Bidi, clock: Clock) -> None:
        super().__init__(way_in, desk=desk, clock=clock)
        self.animation_level = "none"  # each step of an animation is sent over the line
        self._reading = way_in.read_settings()
        self._saved_at = ""
        self._left_list: Left | None = None
        self.words = self.wording(language)
        is_reordering = bidi is Bidi.APP
        self.line_door = Door(reorders=is_reordering)
        self.cell_door = Door(reorders=is_reordering, right_to_left=True, terminal_reorders=bidi is Bidi.TERMINAL)
        if self.no_color:  # whatever is asked for; Textual alone would still send greys
            self._filters[:] = [NoColor()]
        self._put_on(self.settings.theme)

    @property
    def settings(self) -> Settings:
        return self._reading.settings

    @property
    def saved_words(self) -> str:
        """When the last save was; nothing before the first."""
        return self.words(N_("saved {time}"), time=self._saved_at) if self._saved_at else ""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return (*super().get_line_filters(), self.cell_door if self.words.right_to_left else self.line_door)

    def action_go(self, place: str, typed: str = "") -> None:
        """Show a place, closing whatever stands above it; `typed` is as `routes.place` takes it."""
        if self.desk is not None:
            self._clear()
            self.switch_screen(routes.place(place, typed))

    def show_behind(self, figure: "Figure") -> None:
        """Show the families that a figure of a summary counts."""
        left = self.left_list()
        left.typed, left.family, left.figure = "", None, figure
        self.action_go("families")

    def left_list(self) -> Left:
        """Return the case list as it was left, a fresh one where another database is open now."""
        store = self.open_desk.store
        if self._left_list is None or self._left_list.store is not store:
            self._left_list = Left(store)
        return self._left_list

    def open_family(self, family: RecordId) -> None:
        self.push_screen(routes.family(family))

    def open_side_by_side(self, keep: RecordId, other: RecordId) -> None:
        """Show two families that may be one; the first is kept unless somebody exchanges them."""
        self.push_screen(routes.side_by_side(keep, other))

    def open_visit(self, family: RecordId) -> None:
        """Show a family what it may see of itself."""
        self.push_screen(routes.visit(family))

    def open_form(self, form: str, family: RecordId | None = None) -> None:
        """Open the form `form` ("register", "edit", "moved", "visited", "note"), of a family where it is of one."""
        self.push_screen(routes.form(form, family))

    def open_many(self, form: str, families: Sequence[RecordId]) -> None:
        """Open a form over many families ("assign-many", "follow-up-many", "flag-many"), as one batch."""
        self.push_screen(routes.many(form, tuple(families)))

    def open_rush(
        self,
        name: str,
        families: Sequence[RecordId] = (),
        *,
        site: RecordId | None = None,
        pcode: str = "",
        shown: str = "",
    ) -> None:
        """Open "arrivals", "move", "put-off", "round", "distributions" or "distribution".

        Of some families, or of those at a site or place, which `shown` names; without either the screen asks.
        """
        self.push_screen(routes.rush(name, tuple(families), site, pcode, shown))

    def action_waiting(self, part: str = "") -> None:
        """Show what waits for whoever sits here, beginning with a part of it."""
        if self.desk is not None:
            self.push_screen(routes.waiting(part))

    def action_rush(self, name: str) -> None:
        """Open one of them from the list of all actions."""
        if self.desk is not None:
            self.open_rush(name)

    def action_help_here(self) -> None:
        screen = self.screen
        if isinstance(screen, DeskScreen | DeskDialog) and not screen.IS_HELP:
            self.push_screen(routes.help_for(screen))

    def action_all_actions(self) -> None:
        screen = self.screen
        if isinstance(screen, DeskScreen | DeskDialog) and not screen.IS_HELP:
            self.push_screen(routes.all_actions(screen), self._run_chosen)

    async def _run_chosen(self, name: str | None) -> None:
        if name:
            await self.run_action(name if name.startswith("app.") else f"screen.{name}")

    def action_language(self) -> None:
        """Say everything in the other language."""
        self.words = self.wording("en" if self.words.language == "ar" else "ar")
        self.say_anew()

    def say_anew(self) -> None:
        """Build the screens that stand there again, in the words of now; what is half typed goes on."""
        if self.desk is None:
            self.show_way_in()
        else:
            self.put_away()
            self._build(self.ways_back())

    def show_places(self, ways_back: tuple[Callable[[], Screen[Any]], ...]) -> None:
        self._build(ways_back)
        self.greet()

    def _build(self, ways_back: tuple[Callable[[], Screen[Any]], ...]) -> None:
        first, *rest = [way() for way in ways_back] or [routes.place("today")]
        self._clear()
        self.switch_screen(first)  # not awaited: that which asks is on the screen that goes
        for screen in rest:
            self.push_screen(screen)

    def greet(self) -> None:
        """Say what is wrong in the settings, else what was half typed."""
        if self._reading.complaints:
            self.call_after_refresh(self.say_error, self._reading.complaints[0])
        elif len(self.screen_stack) == 2:  # no form that goes on stands above the place
            self.run_worker(offer(self), exit_on_error=False)

    def show_way_in(self) -> None:
        self._saved_at = ""
        self._left_list = None
        self._clear()
        self.switch_screen(routes.way_in(self.way_in))

    def _clear(self) -> None:
        while len(self.screen_stack) > 2:  # below is Textual's own blank screen
            self.pop_screen()

    # Settings

    async def change_setting(self, setting: Setting, value: Value) -> None:
        """Write one setting into the file and use it from now on; raises StorageFault or Usage."""
        settings = await asyncio.to_thread(self.way_in.write_setting, self.settings, setting, value)
        self._reading = Reading(settings)
        if self.desk is not None:
            self.desk = replace(self.desk, settings=settings)
        if setting.name == "theme":
            self._put_on(settings.theme)
        if setting.name == "language" and settings.language != "system":
            self.words = self.wording(settings.language)

    def _put_on(self, name: str) -> None:
        chosen = theme("ansi" if self.no_color else name)
        self.register_theme(chosen)
        self.theme = chosen.name

    def action_settings(self) -> None:
        """Show how this desk works."""
        if self.desk is not None:
            self.push_screen(routes.settings())

    def action_drafts(self) -> None:
        """Show what was half typed."""
        if self.desk is not None:
            self.push_screen(routes.drafts())

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which copies and never quits."""
        self.say(self.words(N_("ctrl+q leaves famcase.")))

    async def action_undo(self) -> None:
        """In a field take back typing, else what was saved last."""
        if isinstance(self.focused, Field):
            self.focused.take_back()
            return
        if any(isinstance(screen, TakeBack) for screen in self.screen_stack):
            return  # it is asked about at this moment
        from famcase.services.commands.undoing import last_done

        try:
            last = await asyncio.wrap_future(self.open_desk.tell(last_done))
        except FamcaseError as error:
            self.say_error(error)
            return
        if last.is_registering or self.was_here_before(last.hlc):
            self.push_screen(TakeBack(self.words, last, self.clock.today()), partial(self._take_back_asked, last.batch))
        else:
            await self._take_back(last.batch)

    async def _take_back_asked(self, batch: Ref, is_meant: bool | None) -> None:
        if is_meant:
            await self._take_back(batch)

    async def _take_back(self, batch: Ref) -> None:
        """Take a batch back and say what it was on the screen that stands afterwards."""
        from famcase.presentation.taken_back import told
        from famcase.services.commands.undoing import undo

        try:
            undone = await asyncio.wrap_future(self.open_desk.tell(undo, batch))
        except FamcaseError as error:
            self.say_error(error)
            return
        self.saved()
        self.say_below(told(self.words, undone, self.clock.today()))

    def saved(self) -> None:
        """Say at the foot of each screen when the last save was, and have the screen below show it."""
        time = self.clock.now().astimezone()
        self._saved_at = f"{time:%H:%M}"
        for screen in self.screen_stack:
            screen.query(Hints).refresh()
            if isinstance(screen, DeskScreen) and screen.is_current:
                screen.reload()

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Show a sentence above the foot line of the screen that is on top."""
        for foot in self.screen.query(Foot):
            foot.say(sentence, is_error=is_error)

    def say_below(self, sentence: str) -> None:
        """Show a sentence at the foot of the topmost screen that has one, under the dialogs above it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen):
                for foot in screen.query(Foot):
                    foot.say(sentence, is_error=False)
                return

    def leave_gone(self, page: DeskScreen[None]) -> None:
        """Leave the page of what is not there any more; what was said of it is said on the screen below."""
        sentence, is_error = page.query_one(Foot).said
        self.forget_keys()
        page.dismiss()
        if sentence:
            self.call_next(partial(self.say, sentence, is_error=is_error))

    def say_error(self, error: FamcaseError) -> None:
        self.say(self.words.error(error), is_error=True)

    def say_fault(self, fault: BaseException) -> None:
        self.say(notice(self.words, fault), is_error=True)

    def wording(self, language: str) -> Wording:
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
