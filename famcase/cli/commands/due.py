"""Lists follow-ups that are due."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("--on", metavar="DATE", help=N_("the day asked about; today where nothing is said"))
    arguments.add("--for", dest="for_user", metavar="USER", default="", help=N_("whose; yours where nothing is said"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.due_columns import DUE, DUE_LIST
    from famcase.services.queries.today import due

    on = context.day_or_none(options.on)
    lines = due(context.desk, on, options.for_user)
    if on:
        context.remark(N_("Due on {day} or before."), day=context.echo(on))
    context.table(DUE_LIST if context.output.for_people else DUE, lines, N_("Nothing is due."))
    return None


COMMAND = Command("due", N_("List the follow-ups that are due or overdue."), declare, run)
