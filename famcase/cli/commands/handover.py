"""Prints the sheet that a caseload is handed over with."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("of_user", metavar="USER", nargs="?", default="", help=N_("whose load; yours where nobody is named"))
    arguments.add(
        "--names",
        action="store_true",
        help=N_("with names and people's words; in a file the numbers to call need --with contacts"),
    )
    arguments.add("--tells", metavar="TEXT", default="", help=N_("who tells the families; printed below the sheet"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.handover_columns import HANDOVER
    from famcase.services.queries.handover import handover
    from famcase.services.queries.users import find_user

    user = find_user(context.desk, options.of_user) if options.of_user else context.desk.user
    lines = handover(context.desk, user.uid)
    columns = [column for column in HANDOVER if options.names or not column.is_private]
    shown = context.output.filled(columns, lines) if context.output.for_people else columns
    context.table(shown, lines, N_("{user} has no open case."), user=user.name)
    if lines and options.tells:
        context.counted(N_("Who tells the families: {who}"), who=options.tells)
    return None


COMMAND = Command("handover", N_("Print the sheet that a caseload is handed over with."), declare, run)
