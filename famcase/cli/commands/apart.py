"""Says that two families that seem one are not."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("other", metavar="CASE", help=N_("the other family's case number"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.union_words import APART
    from famcase.services.commands.telling_apart import tell_apart

    family, other = context.family(options.case), context.family(options.other)
    tell_apart(context.desk, family.uid, other.uid, family.version)
    context.done(
        APART,
        case=family.number,
        family=context.called(family),
        other=context.called(other),
    )
    return None


COMMAND = Command("apart", N_("Say that two families that seem one are not the same."), declare, run)
