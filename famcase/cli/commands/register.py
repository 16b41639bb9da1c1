"""Registers a family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, one_of, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("--name", default="", help=N_("the head's name in Latin letters, in one line"))
    arguments.add("--name-ar", metavar="NAME", default="", help=N_("the head's name in Arabic letters"))
    arguments.add("--people", metavar="N", type=whole_number, help=N_("how many they are"))
    arguments.add("--from", dest="origin", metavar="PLACE", default="", help=N_("where they fled from"))
    arguments.add("--left", metavar="DATE", help=N_("the day they left home"))
    arguments.add("--to", metavar="PLACE_OR_SITE", default="", help=N_("where they are now"))
    arguments.add("--since", metavar="DATE", help=N_("the day they came there"))
    arguments.add("--living", metavar="KIND", help=N_("how they live there, such as rented; famcase terms living"))
    arguments.add("--reason", metavar="KIND", help=N_("why they left the place before; famcase terms reason"))
    arguments.add(
        "--priority",
        metavar="1-4",
        default="0",
        type=one_of("--priority", ("0", "1", "2", "3", "4")),
        help=N_("1 is seen first; 0, not assessed, where nothing is said"),
    )
    arguments.add("--need", metavar="KIND", action="append", default=[], help=N_("what they lack; may be repeated"))
    arguments.add("--phone", metavar="NUMBER", action="append", default=[], help=N_("a number; may be repeated"))
    arguments.add(
        "--consent",
        metavar="given|refused|not-asked",
        default="not-asked",
        type=one_of("--consent", ("given", "refused", "not-asked")),
        help=N_("whether they agreed that we keep this for our services"),
    )
    arguments.add("--withhold-name", action="store_true", help=N_("keep their name off every list and output"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.domain.names import split_name
    from famcase.services.commands.families import register
    from famcase.services.inputs import NewContact, NewFamily, NewMember, NewNeed, NewStay
    from famcase.services.queries.families import get_family
    from famcase.services.views import Composition

    stays: tuple[NewStay, ...] = ()
    left_on = context.day_or_none(options.left)
    if left_on:
        context.remark(N_("Left home: {day}."), day=context.echo(left_on))
    if options.to or options.living or options.since:
        missing = [option for option in ("to", "since", "living") if not getattr(options, option)]
        if missing and not (missing == ["to"] and options.living == "unknown"):
            raise Usage(
                N_("Where they are now needs {missing} too."),
                hint=N_("Give --to, --since and --living together, or none of them."),
                missing=[f"--{option}" for option in missing],
            )
        stays = (context.stay(options),)
    name, name_ar = split_name(options.name), split_name(options.name_ar)
    named = not (name.is_blank and name_ar.is_blank)
    done = register(
        context.desk,
        NewFamily(
            head=NewMember(name=name, name_ar=name_ar, relation="head") if named else None,
            composition=Composition(people=options.people),
            origin=context.where(options.origin),
            left_on=left_on,
            stays=stays,
            priority=int(options.priority),
            needs=tuple(NewNeed(context.kind("need", need)) for need in options.need),
            contacts=tuple(NewContact(number) for number in options.phone),
            consent=options.consent,
            withhold_name=options.withhold_name,
        ),
    )
    family = get_family(context.desk, done.uid)
    if family.next_due:
        context.remark(N_("Next visit: {day}."), day=context.echo(family.next_due))
    if context.output.for_people:
        # Alone, so that a script reads it: case=$(famcase register …).
        context.output.line(context.number(family))
    else:
        context.output.answer({"number": family.number})
    return None


COMMAND = Command("register", N_("Register a family and print its case number."), declare, run)
