"""What a run of the command line has around it: environment, streams, clock and terminal; tests give their own."""

import io
import os
import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Protocol

from famcase.clock import Clock, SystemClock
from famcase.paths import Home
from famcase.presentation.bidi import Bidi


class Screen(Protocol):
    """Starts the full screen; given from outside, since the command line knows no screen."""

    def __call__(self, home: Home, *, desk: Any, language: str, bidi: Bidi, clock: Clock, cost: Any, user: str) -> int:
        """Show the screen over `desk` and close it, or ask for the passphrase of `home`; return the exit code."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Passed in once; nothing else of the command line reads the process."""

    environ: Mapping[str, str]
    out: IO[str]
    err: IO[str]
    ask: Callable[[str], str]
    """Asks for a passphrase without showing it."""
    read_line: Callable[[], str]
    """Reads one line of an answer; empty at the end of the input."""
    interactive: bool
    """Whether a person sits at a terminal that can be asked."""
    shows: bool
    """Whether the answer goes to a terminal."""
    is_filed: bool = False
    """Whether the shell puts the answer into a file."""
    clock: Clock = field(default_factory=SystemClock)
    screen: Screen | None = None
    cost: Any = None
    """What a new passphrase costs to guess; None is the strong one of every real database."""


def of_process(environ: Mapping[str, str], screen: Screen | None) -> Surroundings:
    """Return the surroundings of this process, its streams set to UTF-8 whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return Surroundings(
        environ=environ,
        out=sys.stdout or io.StringIO(),  # none where the caller closed it: nobody reads the answer
        err=sys.stderr or io.StringIO(),
        ask=_ask,
        read_line=sys.stdin.readline if sys.stdin else str,
        interactive=_is_terminal(sys.stdin) and _is_terminal(sys.stderr),
        shows=_is_terminal(sys.stdout),
        is_filed=_is_file(sys.stdout),
        screen=screen,
    )


def _ask(prompt: str) -> str:
    from getpass import getpass

    return getpass(prompt)


def _is_file(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # closed, or no stream of the system
        return False


def _is_terminal(stream: IO[str] | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
