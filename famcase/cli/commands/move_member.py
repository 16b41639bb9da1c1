"""Makes people of one family people of another."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.persons import read_people
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("people", metavar="N", nargs="+", help=N_("who leaves: numbers in famcase show (2,3), or names"))
    arguments.add("--to", metavar="CASE", required=True, help=N_("the family that they are of now"))
    arguments.add("--new-head", metavar="N", help=N_("who heads those who stay, where the head leaves"))
    arguments.add("--reason", metavar="TEXT", help=N_("why, in a few words for the histories of both"))
    arguments.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.union_words import JOINED
    from famcase.services.commands.splitting import move_members

    on = context.day_or_none(options.on)
    family, other = context.family(options.case), context.family(options.to)
    people = read_people(context, family, options.people)
    new_head = context.member(family, options.new_head) if options.new_head else None
    if on:
        context.remark(N_("On {day}."), day=context.echo(on))
    seen, reason = (family.version, other.version), options.reason or ""
    move_members(context.desk, family.uid, people, other.uid, on, new_head, *seen, reason=reason)
    ours, theirs = context.family(family.number), context.family(other.number)
    context.done(
        JOINED,
        case=family.number,
        family=context.called(ours),
        count=ours.people,
        other=context.called(theirs),
        others=theirs.people,
    )
    return None


COMMAND = Command("move-member", N_("Make people of one family people of another."), declare, run)
