"""Shows what was done to a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.history_columns import HISTORY, without_names
    from famcase.services.queries.history import history

    family = context.family(options.case)
    lines = list(history(context.desk, family.uid))
    context.output.table(HISTORY, without_names(lines) if family.withheld else lines)
    return None


COMMAND = Command("history", N_("Show who changed what of a family, newest first."), declare, run)
