"""Keeps the desk from other eyes: the way in, the lock, and leaving in whatever way with nothing lost."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from textual.events import Event, InputEvent
from textual.screen import Screen

from famcase.clock import Clock, CorrectedClock, on_the_wall, running
from famcase.domain.changes import RecordId
from famcase.errors import Locked
from famcase.presentation.wording import Wording
from famcase.services.desk import Desk
from famcase.services.queries.last_change import newest_hlc, recorded_ahead
from famcase.settings import Settings
from famcase.tui import routes, signals
from famcase.tui.idle import TICK, Idle
from famcase.tui.keys_in_order import KeysInOrder
from famcase.tui.screen import DeskScreen
from famcase.tui.way_in.day import DayScreen
from famcase.tui.way_in.way_in import WayIn
from famcase.wording import N_

_LOST_TERMINAL = 129
"""What a shell says of a program that SIGHUP ended."""

_LONGEST_SAVING = 5.0
"""Seconds that half-typed forms are waited for when the terminal is gone."""


class GuardedApp(KeysInOrder):
    """An app with a desk that can be locked; a subclass shows the places."""

    def __init__(self, way_in: WayIn, *, desk: Desk | None, clock: Clock) -> None:
        super().__init__()
        self.way_in = way_in
        self.desk = desk
        self.clock = clock
        self._newest_before: int | None = None
        self.idle = Idle(running, on_the_wall)
        self._is_given = desk is not None
        self._ways_back: tuple[RecordId, tuple[Callable[[], Screen[Any]], ...]] | None = None
        # a connection belongs to the thread that opened the desk, and is closed on it
        self._opening = ThreadPoolExecutor(1, "opening")

    @property
    def open_desk(self) -> Desk:
        """The desk; raises Locked when it was locked meanwhile."""
        if self.desk is None:
            raise Locked(N_("The desk is locked."), hint=N_("Give your passphrase; what you typed is kept."))
        return self.desk

    def was_here_before(self, hlc: int) -> bool:
        """Return whether a change was recorded before the desk was opened this time."""
        return self._newest_before is None or hlc <= self._newest_before

    # What a subclass gives

    @property
    def settings(self) -> Settings:
        """How this desk works."""
        raise NotImplementedError

    def wording(self, language: str) -> Wording:
        """Return the words of a language, with the labels of the desk that is open."""
        raise NotImplementedError

    def show_way_in(self) -> None:
        """Show the passphrase, or the first questions, and nothing else."""
        raise NotImplementedError

    def greet(self) -> None:
        """Say what is to be said when the desk was opened."""
        raise NotImplementedError

    def show_places(self, ways_back: tuple[Callable[[], Screen[Any]], ...]) -> None:
        """Show the screens that stood there before the lock, or Today where none did."""
        raise NotImplementedError

    # Getting in

    async def on_mount(self) -> None:
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            signals.listen(
                gone=self._terminal_gone,
                end=partial(loop.call_soon_threadsafe, self.exit, 0),
                stop=partial(self._may_stop, loop),
                on=partial(loop.call_soon_threadsafe, self.call_later, self.action_lock),
            )
        self.set_interval(TICK, self.look_for_people)
        self.push_screen(routes.way_in(self.way_in) if self.desk is None else routes.place("today"))
        if self.desk is not None:
            self.run_worker(self._given_desk(self.desk), exit_on_error=False)

    async def enter(self, opening: Callable[[], Desk]) -> None:
        """Open the desk and show where one was; raises what unlocking or creating raises."""
        desk = await asyncio.get_running_loop().run_in_executor(self._opening, opening)
        self._is_given = False
        self.desk = replace(desk, clock=self.clock, settings=self.settings)
        self.words = self.wording(self.words.language)
        await self._look_at_the_clock(self.desk, self._go_on)

    async def _given_desk(self, desk: Desk) -> None:
        await self._look_at_the_clock(desk, self.greet)

    def _go_on(self) -> None:
        user, ways_back = self._ways_back or (None, ())
        self._ways_back = None
        self.show_places(ways_back if user == self.open_desk.user.uid else ())

    async def _look_at_the_clock(self, desk: Desk, then: Callable[[], None]) -> None:
        """Ask for the day where the computer's clock stands before what was recorded last; then go on."""
        self._newest_before = await asyncio.wrap_future(desk.ask(newest_hlc))
        newest = await asyncio.wrap_future(desk.ask(recorded_ahead))
        if newest is None or isinstance(self.clock, CorrectedClock):
            then()
        else:
            self.push_screen(DayScreen(newest), partial(self._day_known, then))

    def _day_known(self, then: Callable[[], None], day: date | None) -> None:
        if self.desk is None:
            return
        if day is not None:
            self.clock = CorrectedClock(self.clock, (day - self.clock.today()).days)
            self.desk = replace(self.desk, clock=self.clock)
            self.words = self.wording(self.words.language)
        then()

    # Locking

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent):
            self.idle.touched()
        await super().on_event(event)

    async def look_for_people(self) -> None:
        """Lock when nobody touched a key for as long as the settings say, or the computer slept."""
        has_slept = self.idle.has_slept()
        if self.desk is not None and (has_slept or self.idle.is_over(self.settings.lock_minutes)):
            await self.action_lock()

    async def action_lock(self) -> None:
        """Take everything off the screen, then close the desk; what is half typed is kept."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        self._newest_before = None
        if not self.way_in.exists():  # an office server asks for its own login again
            self.put_away()
            self.desk = desk
            self.exit(0)
            return
        self.put_away()
        self._ways_back = (desk.user.uid, self.ways_back())
        self.show_way_in()
        self.words = self.wording(self.words.language)
        if self._is_given:
            desk.close()
        else:
            await asyncio.get_running_loop().run_in_executor(self._opening, desk.close)

    def _handle_exception(self, error: Exception) -> None:
        """A form that is on its way out may still ask the desk that is locked: that is no fault."""
        if self.desk is not None or not isinstance(error, Locked):
            super()._handle_exception(error)

    def ways_back(self) -> tuple[Callable[[], Screen[Any]], ...]:
        """Return what makes the screens that stand there anew, the place first."""
        ways = (screen.way_back() for screen in self.screen_stack if isinstance(screen, DeskScreen))
        return tuple(way for way in ways if way is not None)

    def put_away(self) -> None:
        """Keep what is half typed, on every screen that stands there."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.put_away()

    def action_suspend_process(self) -> None:
        """Lock before another program has the terminal."""
        self.run_worker(self._lock_and_stop(), exit_on_error=False)

    async def _lock_and_stop(self) -> None:
        await self.action_lock()
        self.call_after_refresh(super().action_suspend_process)

    def _may_stop(self, loop: asyncio.AbstractEventLoop) -> bool:
        if self.desk is None:
            return True
        loop.call_soon_threadsafe(self.action_suspend_process)
        return False

    # Leaving

    def close_desk(self) -> None:
        """Close the desk after the last screen is gone."""
        if self.desk is not None:
            self._end(self.desk)
        self._opening.shutdown()

    def _end(self, desk: Desk) -> None:
        desk.close() if self._is_given else self._opening.submit(desk.close).result(_LONGEST_SAVING)

    def _terminal_gone(self) -> None:
        """Keep what is half typed, close the desk and end.

        Nothing can be drawn any more, and what still tries to may wait for ever: nothing else is left to run.
        """
        try:
            if self.desk is not None:
                self.put_away()
                self._end(self.desk)
        finally:
            os._exit(_LOST_TERMINAL)
