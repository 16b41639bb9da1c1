"""Closes a case, or asks a supervisor to."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--reason", metavar="KIND", required=True, help=N_("why; famcase terms close-reason"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.closing import close

    family = context.family(options.case)
    reason = context.kind("close-reason", options.reason)
    closing = close(context.desk, family.uid, reason, family.version)
    message = (
        N_("{family}: closed, {reason}.")
        if closing == "closed"
        else N_("{family}: a supervisor is asked to close this case, {reason}.")
    )
    context.done(
        message,
        case=family.number,
        family=context.called(family),
        reason=Coded("close-reason", reason),
        closing=closing,
    )
    return None


COMMAND = Command("close", N_("Close a case; from a caseworker it is a request."), declare, run)
