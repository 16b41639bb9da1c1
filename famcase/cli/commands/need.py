"""Raises needs of a family and says that they are met."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_need
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Record what a family lacks."))
    add.add("kind", metavar="KIND", help=N_("the kind of need; famcase terms need"))
    add.add("--what", metavar="TEXT", default="", help=N_("what exactly"))
    add.add("--urgency", metavar="KIND", help=N_("how soon; famcase terms urgency"))
    add.add("--since", metavar="DATE", help=N_("since when; today where nothing is said"))
    add.add("--for", dest="person", metavar="PERSON", help=N_("for one of them, by number in famcase show or by name"))
    met = arguments.act("met", N_("Say that a need is met."))
    _declare_need(met)
    change = arguments.act("set", N_("Say how it stands with a need: in progress, not available, declined."))
    _declare_need(change)
    change.add("status", metavar="STATUS", help=N_("how it stands; famcase terms need-status"))


def _declare_need(arguments: Arguments) -> None:
    arguments.add("need", metavar="KIND_OR_NUMBER", help=N_("the kind of need, or its number in famcase show"))
    arguments.add("--by", metavar="TEXT", default="", help=N_("by whom"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.needs import meet_need, raise_need
    from famcase.services.inputs import NewNeed

    family = context.family(options.case)
    called = context.called(family)
    if options.act == "add":
        kind = context.kind("need", options.kind)
        raise_need(
            context.desk,
            family.uid,
            NewNeed(
                kind,
                options.what,
                context.kind("urgency", options.urgency),
                since=context.day_or_none(options.since),
                member=context.member(family, options.person) if options.person else None,
            ),
            family.version,
        )
        context.done(N_("{family} needs {need}."), case=family.number, family=called, need=Coded("need", kind))
        return None
    need = find_need(context, family, options.need)
    status = context.kind("need-status", options.status) if options.act == "set" else "met"
    meet_need(context.desk, family.uid, need.uid, family.version, status=status, by=options.by)
    context.done(
        N_("{family}: the need for {need} is met.") if status == "met" else N_("{family}, {need}: {status}."),
        case=family.number,
        family=called,
        need=Coded("need", need.category),
        status=Coded("need-status", status),
    )
    return None


COMMAND = Command("need", N_("Record what a family needs, and when a need is met."), declare, run)
