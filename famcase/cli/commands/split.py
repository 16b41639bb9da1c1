"""Makes people of a family one of their own."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.persons import read_people
from famcase.errors import Usage
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add(
        "--people",
        metavar="N",
        nargs="+",
        required=True,
        help=N_("who leaves: numbers in famcase show (2,3), or names"),
    )
    arguments.add("--head", metavar="N", help=N_("who of them heads the new family; the first grown one else"))
    arguments.add("--new-head", metavar="N", help=N_("who heads those who stay, where the head leaves"))
    arguments.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    arguments.add("--to", metavar="PLACE_OR_SITE", help=N_("where they are now, where that is somewhere else"))
    arguments.add("--reason", metavar="TEXT", help=N_("why, in a few words for the histories of both"))
    arguments.add("--living", metavar="KIND", help=N_("how they live there; famcase terms living"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.union_words import SPLIT
    from famcase.services.commands.splitting import split
    from famcase.services.inputs import NewHousehold, NewStay

    on = context.day_or_none(options.on)
    if options.living and not options.to:
        raise Usage(N_("Where do they live so? Nothing says where they are now."), hint=N_("Say --to PLACE_OR_SITE."))
    family = context.family(options.case)
    to = context.where(options.to) if options.to else None
    living = context.kind("living", options.living)
    new = NewHousehold(
        head=context.member(family, options.head) if options.head else None,
        on=on,
        new_head=context.member(family, options.new_head) if options.new_head else None,
        to=NewStay(to, on or context.today, living) if to else None,
        reason=options.reason or "",
    )
    if on:
        context.remark(N_("On {day}."), day=context.echo(on))
    made = split(context.desk, family.uid, read_people(context, family, options.people), new, family.version)
    theirs, ours = context.family(made.number), context.family(family.number)
    context.done(
        SPLIT,
        case=theirs.number,
        family=context.called(theirs),
        count=theirs.people,
        other=context.called(ours),
        left=ours.people,
    )
    return None


COMMAND = Command("split", N_("Make people of a family one of their own."), declare, run)
