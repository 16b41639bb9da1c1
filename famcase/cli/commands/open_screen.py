"""Starts the full screen."""

from argparse import Namespace

from famcase.cli.command import Command, takes_nothing
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_


def run(context: Context, _options: Namespace) -> int | None:
    if not context.has_screen:
        raise Usage(
            N_("The screen needs a terminal, and there is none here."),
            hint=N_("famcase --help lists what can be done without it."),
        )
    # With a passphrase from a file, or an office server, there is nothing that the screen would ask.
    ready = bool(context.server) or context.passphrases.from_file
    return context.show_screen(context.home, context.lent() if ready else None)


COMMAND = Command("open", N_("Start the screen; so does famcase without a command."), takes_nothing, run)
