"""Shows what was done to a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.changes import numbered_changes
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.history_columns import NUMBERED

    context.output.table(NUMBERED, numbered_changes(context, context.own_family(options.case)))
    return None


COMMAND = Command("history", N_("Show who changed what of a family, newest first."), declare, run)
