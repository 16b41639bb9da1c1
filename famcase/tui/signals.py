"""What the system tells the program: that its terminal is gone, that it is to end, that it was stopped or goes on."""

import signal
from collections.abc import Callable
from typing import Any


def listen(
    *, gone: Callable[[], object], end: Callable[[], object], stop: Callable[[], bool], on: Callable[[], object]
) -> None:
    """Have the functions called, on the main thread, whatever it is doing.

    `gone` (SIGHUP) must not return. `end` (SIGTERM) and `on` (SIGCONT) only set something going. `stop` (SIGTSTP)
    returns whether the program may be stopped at once; Textual, which listened before, then stops and goes on.
    """
    _answer("SIGHUP", lambda *_: gone())
    _answer("SIGTERM", lambda *_: end())
    stops, goes_on = _before("SIGTSTP"), _before("SIGCONT")
    _answer("SIGTSTP", lambda *received: stops(*received) if stop() else None)

    def continued(*received: Any) -> None:
        goes_on(*received)
        on()

    _answer("SIGCONT", continued)


def _before(name: str) -> Callable[..., Any]:
    number = getattr(signal, name, None)  # Windows knows neither
    handler = signal.getsignal(number) if number is not None else None
    return handler if callable(handler) else lambda *_: None


def _answer(name: str, handler: Callable[..., Any]) -> None:
    number = getattr(signal, name, None)
    if number is not None:
        signal.signal(number, handler)
