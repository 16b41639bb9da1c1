"""Notices that nobody has touched a key for long, or that the computer slept."""

from collections.abc import Callable

TICK = 5.0
"""Seconds between two looks at the clock."""

_SLEPT = 30.0
"""Seconds by which a look comes too late when the computer slept or the process was stopped."""


class Idle:
    """Both times are in seconds: one that only runs forward, and that of the wall, which a sleep moves on."""

    def __init__(self, running: Callable[[], float], wall: Callable[[], float]) -> None:
        self._running, self._wall = running, wall
        self._touched = running()
        self._looked = wall()

    def touched(self) -> None:
        """Somebody is there."""
        self._touched = self._running()

    def has_slept(self) -> bool:
        """Return whether much more time went by since the last look than between two looks; ask once a tick.

        A clock that was set on counts too: who set it gives the passphrase once more.
        """
        before, self._looked = self._looked, self._wall()
        return self._looked - before > TICK + _SLEPT

    def is_over(self, minutes: int) -> bool:
        """Return whether the last touch is so many minutes ago."""
        return self._running() - self._touched >= minutes * 60
