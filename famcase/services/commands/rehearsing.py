"""Does something on a desk to say what would become of it, and leaves the desk as it was."""

from collections.abc import Callable
from typing import TypeVar

from famcase.services.desk import Desk

T = TypeVar("T")


class _OnlyRehearsed(Exception):
    """Gives up what was done."""


def rehearsed(desk: Desk, act: Callable[[], T]) -> T:
    """Return what `act` returns, which may do anything to the desk; nothing is changed. Raises whatever it raises."""
    known: list[T] = []
    try:
        with desk.store.write():
            known.append(act())
            raise _OnlyRehearsed
    except _OnlyRehearsed:
        return known[0]
