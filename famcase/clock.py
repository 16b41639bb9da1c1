"""The one place that reads the time."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the rest of famcase knows of time; tests give a frozen one."""

    def today(self) -> date:
        """Return the day on the wall of the person at the desk."""

    def now(self) -> datetime:
        """Return this moment, with its time zone (UTC)."""


class SystemClock:
    """The computer's own clock and time zone."""

    def today(self) -> date:
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        return datetime.now(UTC)


class CorrectedClock:
    """A clock that somebody set right for this session: so many days from the computer's own."""

    def __init__(self, clock: Clock, days: int) -> None:
        self._clock = clock
        self._by = timedelta(days=days)

    def today(self) -> date:
        return self._clock.today() + self._by

    def now(self) -> datetime:
        return self._clock.now() + self._by


def running() -> float:
    """Return seconds that only run forward, whatever the wall clock is set to."""
    return time.monotonic()


def on_the_wall() -> float:
    """Return seconds of the wall clock, which runs on while the computer sleeps."""
    return time.time()
