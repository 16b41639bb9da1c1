"""Opens a closed case again."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.closing import reopen

    family = context.family(options.case)
    reopen(context.desk, family.uid, family.version)
    context.done(N_("{family}: open again."), case=family.number, family=context.called(family))
    return None


COMMAND = Command("reopen", N_("Open a closed case again."), declare, run)
