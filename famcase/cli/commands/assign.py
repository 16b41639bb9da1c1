"""Gives a case to a caseworker."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("to_user", metavar="USER", help=N_("the name of the caseworker"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.closing import assign
    from famcase.services.queries.families import get_family

    family = context.family(options.case)
    assign(context.desk, family.uid, options.to_user, family.version)
    now = get_family(context.desk, family.uid)
    context.done(N_("{family}: assigned to {user}."), case=now.number, family=context.called(now), user=now.assigned_to)
    return None


COMMAND = Command("assign", N_("Give a case to a caseworker."), declare, run)
