"""Sends a request to close back to its caseworker."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--comment", metavar="TEXT", required=True, help=N_("what is still to be done"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.closing import send_back

    family = context.family(options.case)
    send_back(context.desk, family.uid, options.comment, family.version)
    context.done(N_("{family}: the request to close is sent back."), case=family.number, family=context.called(family))
    return None


COMMAND = Command("send-back", N_("Send a request to close back to its caseworker (supervisors)."), declare, run)
