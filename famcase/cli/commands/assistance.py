"""Records what a family received."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_need
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Record what a family received, from us or anybody else."))
    add.add("item", metavar="ITEM", help=N_("what; famcase terms item"))
    add.add("--quantity", metavar="N", type=whole_number, help=N_("how many"))
    add.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    add.add("--giver", metavar="KIND", default="us", help=N_("us where nothing is said; famcase terms giver"))
    add.add("--evidence", metavar="KIND", help=N_("how we know; famcase terms evidence"))
    add.add("--for", dest="need", metavar="KIND_OR_NUMBER", help=N_("the need it answers, by kind or number"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.needs import record_assistance
    from famcase.services.inputs import NewAssistance

    on = context.day_or_none(options.on) or context.today
    family = context.family(options.case)
    item = context.kind("item", options.item)
    new = NewAssistance(
        item,
        on=on,
        quantity=options.quantity,
        giver=context.kind("giver", options.giver),
        evidence=context.kind("evidence", options.evidence),
        need=find_need(context, family, options.need).uid if options.need else None,
    )
    record_assistance(context.desk, family.uid, new, family.version)
    context.done(
        N_("{family}: received {item}, {day}."),
        case=family.number,
        family=context.called(family),
        item=Coded("item", item),
        day=context.echo(on),
    )
    return None


COMMAND = Command("assistance", N_("Record what a family received, from us or anybody else."), declare, run)
