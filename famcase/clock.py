"""The one place that reads the time."""

from datetime import UTC, date, datetime
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
