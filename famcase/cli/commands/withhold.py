"""Keeps a family's name off every list and output, or shows it again."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--reason", metavar="TEXT", default="", help=N_("why they asked for it"))
    arguments.add("--from-whom", metavar="TEXT", default="", help=N_("from whom above all"))
    arguments.add("--show-again", action="store_true", help=N_("show the name again: they agreed to that"))
    arguments.add("--yes", action="store_true", help=N_("do not ask"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.families import withhold_name

    if options.show_again and (options.reason or options.from_whom):
        raise Usage(
            N_("{names} and {other} do not go together."),
            names="--show-again",
            other="--reason" if options.reason else "--from-whom",
        )
    family = context.family(options.case)
    if options.show_again:
        context.confirm(
            N_("The name of {family} will stand on lists and in searches again."),
            N_("Type yes when they agreed to that."),
            family=context.called(family),
        )
    withhold_name(
        context.desk,
        family.uid,
        not options.show_again,
        family.version,
        reason=options.reason,
        withhold_from=options.from_whom,
    )
    context.done(
        N_("{family}: the name is shown again.")
        if options.show_again
        else N_("{family}: the name is on no list, search or output from now on."),
        case=family.number,
        family=context.called(context.family(options.case)),
    )
    return None


COMMAND = Command("withhold", N_("Keep a family's name off every list and output, or show it again."), declare, run)
