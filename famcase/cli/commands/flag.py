"""Flags a family or one of its people, and settles a flag."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.listed import pick
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Mark that a family, or one of its people, needs a look."))
    add.add("kind", metavar="KIND", help=N_("what is to be looked at; famcase terms flag-kind"))
    add.add("--reason", metavar="TEXT", default="", help=N_("why: no violence, no armed men, no routes"))
    add.add("--person", metavar="PERSON", help=N_("of one of them, by number in famcase show or by name"))
    resolve = arguments.act("resolve", N_("Say that a flag is settled."))
    resolve.add("flag", metavar="N", help=N_("the flag, by its number in famcase show"))
    resolve.add("--reason", metavar="TEXT", default="", help=N_("how it was settled"))
    resolve.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.flags import add_flag, resolve_flag

    family = context.family(options.case)
    if options.act == "add":
        kind = context.kind("flag-kind", options.kind)
        member = context.member(family, options.person) if options.person else None
        add_flag(context.desk, family.uid, kind, options.reason, family.version, member=member)
        message = N_("{family} is flagged: {kind}.")
    else:
        flag = pick(family.flags, options.flag, N_("This family has {count} flags; there is no number {number}."))
        on = context.day_or_none(options.on)
        resolve_flag(context.desk, family.uid, flag.uid, options.reason, family.version, on=on)
        kind, message = flag.kind, N_("{family}: {kind} is settled.")
    context.done(message, case=family.number, family=context.called(family), kind=Coded("flag-kind", kind))
    return None


COMMAND = Command("flag", N_("Mark that a family needs a look, and say when that is settled."), declare, run)
