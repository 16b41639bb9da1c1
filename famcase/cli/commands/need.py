"""Raises needs of a family and says that they are met."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_need
from famcase.services.views import FamilyView, NeedView
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
    correct = arguments.act("correct", N_("Correct a need."))
    correct.add("need", metavar="KIND_OR_NUMBER", help=N_("the kind of need, or its number in famcase show"))
    correct.add("--kind", metavar="KIND", help=N_("the kind of need; famcase terms need"))
    correct.add("--what", metavar="TEXT", help=N_("what exactly"))
    correct.add("--urgency", metavar="KIND", help=N_("how soon; famcase terms urgency"))
    correct.add("--since", metavar="DATE", help=N_("since when"))
    correct.add("--for", dest="person", metavar="PERSON", help=N_("for one of them; an empty text: for all"))
    correct.add("--by", metavar="TEXT", help=N_("by whom"))
    correct.add("--met", metavar="DATE", help=N_("the day it was met"))
    remove = arguments.act("remove", N_("Take out a need that was recorded in error."))
    remove.add("need", metavar="KIND_OR_NUMBER", help=N_("the kind of need, or its number in famcase show"))


def _declare_need(arguments: Arguments) -> None:
    arguments.add("need", metavar="KIND_OR_NUMBER", help=N_("the kind of need, or its number in famcase show"))
    arguments.add("--by", metavar="TEXT", default="", help=N_("by whom"))
    arguments.add("--on", metavar="DATE", help=N_("the day it was met; today where nothing is said"))


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
    if options.act in ("correct", "remove"):
        _put_right(context, options, family, need)
        return None
    status = context.kind("need-status", options.status) if options.act == "set" else "met"
    on = context.day_or_none(options.on)
    meet_need(context.desk, family.uid, need.uid, family.version, status=status, by=options.by, on=on)
    context.done(
        N_("{family}: the need for {need} is met.") if status == "met" else N_("{family}, {need}: {status}."),
        case=family.number,
        family=called,
        need=Coded("need", need.category),
        status=Coded("need-status", status),
    )
    return None


def _put_right(context: Context, options: Namespace, family: FamilyView, need: NeedView) -> None:
    from famcase.services.commands.needs import correct_need, remove_need

    if options.act == "remove":
        remove_need(context.desk, family.uid, need.uid, family.version)
    else:
        fields: dict[str, object] = {
            name: said for name in ("what", "by") if (said := getattr(options, name)) is not None
        }
        lists = (("category", "need", options.kind), ("urgency", "urgency", options.urgency))
        fields |= {name: context.kind(vocabulary, said) for name, vocabulary, said in lists if said is not None}
        days = (("since", options.since), ("met_on", options.met))
        fields |= {name: context.day_or_none(said) for name, said in days if said is not None}
        if options.person is not None:
            fields["member"] = context.member(family, options.person) if options.person else None
        correct_need(context.desk, family.uid, need.uid, family.version, **fields)
    context.done(
        N_("{family}: the need is corrected.") if options.act == "correct" else N_("{family}: the need is taken out."),
        case=family.number,
        family=context.called(family),
    )


COMMAND = Command("need", N_("Record what a family needs, and when a need is met."), declare, run)
