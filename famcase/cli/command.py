"""What a command is: its name, what it says of itself, its arguments, and what it does."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments

if TYPE_CHECKING:
    from famcase.cli.context import Context


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `run` answers through the context and raises FamcaseError where it cannot."""

    name: str
    summary: str
    """A msgid: one sentence for the list of commands and the head of its own help."""
    declare: Callable[[Arguments], None]
    run: Callable[["Context", Namespace], int | None]
    """Returns an exit code where that is not 0."""
    tells_figures: bool = False
    """Whether it answers with what was counted of our families, and with nothing about any one of them."""


def takes_nothing(_arguments: Arguments) -> None:
    """Declare a command without arguments of its own."""
