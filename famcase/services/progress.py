"""How far a long job is, for whoever waits for it, and the word to stop."""

from threading import Event

from famcase.errors import Refused
from famcase.wording import N_


class Stopped(Refused):
    """Somebody stopped a long job: nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped: nothing of this was saved."))


class Progress:
    """Counted on by the job on its thread, read and stopped from another."""

    def __init__(self, total: int = 0) -> None:
        self.total = total
        """Steps in all; 0 where that is not known yet."""
        self.done = 0
        self._is_stopped = Event()

    def step(self, count: int = 1) -> None:
        """Count on. Raises Stopped once somebody said so."""
        if self._is_stopped.is_set():
            raise Stopped
        self.done = min(self.done + count, self.total) if self.total else self.done + count

    def stop(self) -> None:
        """Have the job end at its next step."""
        self._is_stopped.set()

    @property
    def is_stopped(self) -> bool:
        return self._is_stopped.is_set()

    def seconds_left(self, taken: float) -> float | None:
        """Return how long it will still take after `taken` seconds; None as long as nobody can tell."""
        if not self.total or not self.done:
            return None
        return taken * (self.total - self.done) / self.done
