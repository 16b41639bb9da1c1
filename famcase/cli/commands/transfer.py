"""Asks a colleague to take a case over."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("to", metavar="USER", help=N_("who is to have it; famcase user list"))
    arguments.add("--reason", metavar="TEXT", default="", help=N_("why"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.referrals import transfer

    family = context.family(options.case)
    transfer(context.desk, family.uid, options.to, options.reason, family.version)
    context.done(
        N_("{family}: {user} was asked to take the case over; until then it stays where it is."),
        case=family.number,
        family=context.called(family),
        user=options.to,
    )
    return None


COMMAND = Command("transfer", N_("Ask a colleague to take a case over."), declare, run)
