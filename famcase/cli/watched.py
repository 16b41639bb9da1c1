"""How far a long command is, on one line of the terminal where somebody watches; Ctrl+C stops it."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from famcase.cli.context import Context
from famcase.presentation.how_far import how_far
from famcase.services.progress import Progress
from famcase.wording import N_

_EACH = 0.5
"""Seconds between two lines."""


class _Watched(Progress):
    """Says how far it is at some of its steps."""

    def __init__(self, context: Context, total: int) -> None:
        super().__init__(total)
        self._context = context
        self._began = self._told = monotonic()

    def step(self, count: int = 1) -> None:
        """Count on. Raises Stopped once somebody said so."""
        super().step(count)
        now = monotonic()
        if now - self._told >= _EACH:
            self._told = now
            words = self._context.wording
            far = how_far(words, self, now - self._began)
            self._context.output.state(words(N_("{progress}. Ctrl+C stops it."), progress=far))


@contextmanager
def watched(context: Context, total: int) -> Iterator[Progress]:
    """Give a job of so many steps what it counts on; without a terminal nothing is said of it."""
    if not context.surroundings.interactive:
        yield Progress(total)
        return
    try:
        yield _Watched(context, total)
    finally:
        context.output.state("")
