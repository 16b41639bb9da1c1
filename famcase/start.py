"""Where famcase starts: the command line, which is given the screen to start where a person asks for it."""

from typing import Any

from famcase.clock import Clock
from famcase.paths import Home
from famcase.presentation.bidi import Bidi


def main() -> int:
    """Run the command line of this process; return its exit code."""
    from famcase.cli.main import main as command_line

    return command_line(screen=_screen)


def _screen(home: Home, *, desk: Any, language: str, bidi: Bidi, clock: Clock, cost: Any, user: str) -> int:
    """Start the full screen. Textual is loaded here and nowhere before."""
    from famcase.tui.app import run

    return run(home, desk=desk, language=language, bidi=bidi, clock=clock, cost=cost, user=user)
