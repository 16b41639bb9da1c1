"""Gives the whole load of somebody who is ill, away or gone to colleagues."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.everyone import carry_out, declare_asking
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("from_user", metavar="FROM", help=N_("whose load; also somebody who was removed"))
    arguments.add("to_users", metavar="TO", nargs="+", help=N_("who is to have it; several share it evenly, by site"))
    declare_asking(arguments)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.handing_over import handing_over

    families, task = handing_over(context.desk, options.from_user, options.to_users)
    words = context.wording
    users = words(N_(", ")).join(options.to_users)
    what = words(N_("handed over from {holder} to {users}"), holder=options.from_user, users=users)
    carry_out(context, options, families, task, what)
    return None


COMMAND = Command("reassign", N_("Give somebody's whole load to colleagues (supervisors)."), declare, run)
