"""Records that somebody confirmed where a family is."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--how", metavar="KIND", required=True, help=N_("how we know; famcase terms confirmed-how"))
    arguments.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.moves import confirm_stay

    on = context.day_or_none(options.on) or context.today
    family = context.family(options.case)
    how = context.kind("confirmed-how", options.how)
    confirm_stay(context.desk, family.uid, how, on, family.version)
    context.done(
        N_("{family}: still at {place}, confirmed {day}, {how}."),
        case=family.number,
        family=context.called(family),
        place=family.now.where if family.now and family.now.where else context.wording(N_("an unknown place")),
        day=context.echo(on),
        how=Coded("confirmed-how", how),
    )
    return None


COMMAND = Command("confirm", N_("Record that a family is still where it is said to be."), declare, run)
