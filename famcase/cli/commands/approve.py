"""Closes a case for the reason that a caseworker asked for."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.closing import approve_closing

    family = context.family(options.case)
    approve_closing(context.desk, family.uid, family.version)
    context.done(
        N_("{family}: closed as {user} asked, {reason}."),
        case=family.number,
        family=context.called(family),
        user=family.close_requested_by,
        reason=Coded("close-reason", family.close_reason),
    )
    return None


COMMAND = Command("approve", N_("Close a case as its caseworker asked (supervisors)."), declare, run)
