"""Records what a family received."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_need, find_numbered
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Record what a family received, from us or anybody else."))
    add.add("item", metavar="ITEM", help=N_("what; famcase terms item"))
    _declare(add, giver="us")
    correct = arguments.act("correct", N_("Correct what a family received."))
    correct.add("assistance", metavar="N", help=N_("its number in famcase show"))
    correct.add("--item", metavar="ITEM", help=N_("what; famcase terms item"))
    _declare(correct, giver=None)
    remove = arguments.act("remove", N_("Take out what was recorded as received in error."))
    remove.add("assistance", metavar="N", help=N_("its number in famcase show"))


def _declare(arguments: Arguments, *, giver: str | None) -> None:
    arguments.add("--quantity", metavar="N", type=whole_number, help=N_("how many"))
    arguments.add("--amount", metavar="AMOUNT", help=N_("money, such as 50 or 12.50, with its currency"))
    arguments.add("--currency", metavar="KIND", help=N_("of the amount; famcase terms currency"))
    arguments.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    arguments.add("--giver", metavar="KIND", default=giver, help=N_("us where nothing is said; famcase terms giver"))
    arguments.add("--evidence", metavar="KIND", help=N_("how we know; famcase terms evidence"))
    arguments.add("--for", dest="need", metavar="KIND_OR_NUMBER", help=N_("the need it answers, by kind or number"))
    arguments.add("--person", metavar="PERSON", help=N_("for one of them, by number in famcase show or by name"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.domain.money import read_amount
    from famcase.services.commands.needs import record_assistance
    from famcase.services.inputs import NewAssistance

    if options.act != "add":
        _put_right(context, options)
        return None
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
        amount=read_amount(options.amount or ""),
        currency=context.kind("currency", options.currency),
        member=context.member(family, options.person) if options.person else None,
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


def _put_right(context: Context, options: Namespace) -> None:
    from famcase.domain.money import read_amount
    from famcase.services.commands.needs import correct_assistance, remove_assistance

    family = context.family(options.case)
    given = find_numbered(family.assistance, options.assistance)
    if options.act == "remove":
        remove_assistance(context.desk, family.uid, given.uid, family.version)
    else:
        fields: dict[str, object] = {
            name: context.kind(name, said)
            for name in ("item", "currency", "giver", "evidence")
            if (said := getattr(options, name)) is not None
        }
        if options.quantity is not None:
            fields["quantity"] = options.quantity
        if options.amount is not None:
            fields["amount"] = read_amount(options.amount)
        if options.on is not None:
            fields["on"] = context.day(options.on)
        if options.need is not None:
            fields["need"] = find_need(context, family, options.need).uid if options.need else None
        if options.person is not None:
            fields["member"] = context.member(family, options.person) if options.person else None
        correct_assistance(context.desk, family.uid, given.uid, family.version, **fields)
    context.done(
        N_("{family}: corrected what was received.")
        if options.act == "correct"
        else N_("{family}: taken out of what was received."),
        case=family.number,
        family=context.called(family),
    )


COMMAND = Command("assistance", N_("Record what a family received, from us or anybody else."), declare, run)
