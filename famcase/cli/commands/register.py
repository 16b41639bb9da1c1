"""Registers a family."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.names import declare_names, read_names
from famcase.cli.persons import declare_sex_and_age, echo_born, read_born, read_sex
from famcase.cli.sizes import declare_sizes, read_sizes
from famcase.cli.stays import declare_details, read_stay, read_stop
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.inputs import NewFamily, NewMember, NewStay

_ALIKE = 3
"""Families of which it is said that this one may be them."""


def declare(arguments: Arguments) -> None:
    declare_names(
        arguments, N_("the head's name in Latin letters, in one line"), N_("the head's name in Arabic letters")
    )
    declare_sex_and_age(arguments.titled(N_("about the head")))
    declare_sizes(arguments.titled(N_("how many they are")))
    _declare_journey(arguments)
    arguments.add(
        "--priority",
        metavar="1-4",
        default="0",
        type=one_of("--priority", ("0", "1", "2", "3", "4")),
        help=N_("1 is seen first; 0, not assessed, where nothing is said"),
    )
    arguments.add("--need", metavar="KIND", action="append", default=[], help=N_("what they lack; may be repeated"))
    arguments.add(
        "--next", metavar="DATE", help=N_("the day of the next visit, or none; by the priority's timetable else")
    )
    arguments.add("--what", metavar="TEXT", default="", help=N_("what the next visit is for"))
    arguments.add("--phone", metavar="NUMBER", action="append", default=[], help=N_("a number; may be repeated"))
    arguments.add(
        "--consent",
        metavar="given|refused|not-asked",
        default="not-asked",
        type=one_of("--consent", ("given", "refused", "not-asked")),
        help=N_("whether they agreed that we keep this for our services"),
    )
    arguments.add("--intention", metavar="KIND", help=N_("what they mean to do; famcase terms intention"))
    arguments.add(
        "--displacement", metavar="KIND", default="displaced", help=N_("displaced, where nothing is said, or at risk")
    )
    arguments.add("--note", metavar="TEXT", default="", help=N_("a note: no violence, no armed men, no routes"))
    arguments.add("--withhold-name", action="store_true", help=N_("keep their name off every list and output"))


def _declare_journey(arguments: Arguments) -> None:
    journey = arguments.titled(N_("where they were and are"))
    journey.add("--from", dest="origin", metavar="PLACE", default="", help=N_("where they fled from"))
    journey.add("--left", metavar="DATE", help=N_("the day they left home"))
    journey.add(
        "--via",
        metavar="PLACE[@DATE]",
        action="append",
        default=[],
        help=N_("a stop on the way, with the day they came there where it is known; may be repeated, in order"),
    )
    journey.add("--to", metavar="PLACE_OR_SITE", default="", help=N_("where they are now"))
    journey.add("--since", metavar="DATE", help=N_("the day they came there"))
    journey.add("--living", metavar="KIND", help=N_("how they live there, such as rented; famcase terms living"))
    journey.add(
        "--reason", metavar="KIND", help=N_("why they left home and each stop on the way; famcase terms reason")
    )
    declare_details(journey)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.columns import case_number
    from famcase.services.commands.families import register
    from famcase.services.queries.families import get_family
    from famcase.services.queries.same_family import candidates_of

    new = _read(context, options)
    family = get_family(context.desk, register(context.desk, new).uid)
    if family.next_due:
        context.remark(N_("Next visit: {day}."), day=context.echo(family.next_due))
    if family.now and family.now.site_uid:
        context.warn_when_full(family.now.site_uid)
    alike = candidates_of(context.desk, family.uid, _ALIKE)
    if alike:
        numbers = [case_number(context.wording, one.number) for one in alike]
        context.remark(
            N_("It may be registered already: {cases}. famcase duplicates {case} says why."),
            cases=numbers,
            case=context.number(family),
        )
    if context.output.for_people:
        # Alone, so that a script reads it: case=$(famcase register …).
        context.output.line(context.number(family))
    else:
        context.output.answer({"number": family.number, "may_be": [one.number for one in alike]})
    return None


def _read(context: Context, options: Namespace) -> "NewFamily":
    from famcase.services.inputs import NewContact, NewFamily, NewNeed
    from famcase.services.views import Composition

    left_on, following = context.day_or_none(options.left), context.next_visit(options.next, options.what)
    if left_on:
        context.remark(N_("Left home: {day}."), day=context.echo(left_on))
    return NewFamily(
        head=_head(context, options),
        composition=Composition(**read_sizes(options)),
        displacement=context.kind("displacement", options.displacement),
        origin=context.place(options.origin),
        left_on=left_on,
        stays=_journey(context, options),
        priority=int(options.priority),
        needs=tuple(NewNeed(context.kind("need", need)) for need in options.need),
        contacts=tuple(NewContact(number) for number in options.phone),
        consent=options.consent,
        withhold_name=options.withhold_name,
        intention=context.kind("intention", options.intention),
        follow_up=following,
        note=options.note,
    )


def _head(context: Context, options: Namespace) -> "NewMember | None":
    """Return the head of household; None where nothing was said of one."""
    from famcase.services.inputs import NewMember

    name, name_ar = read_names(options)
    sex, born = read_sex(context, options.sex), read_born(context, options)
    echo_born(context, options, born)
    if name.is_blank and name_ar.is_blank and not sex and born is None:
        return None
    return NewMember(name=name, name_ar=name_ar, relation="head", sex=sex, born=born)


def _journey(context: Context, options: Namespace) -> "tuple[NewStay, ...]":
    if not (options.to or options.living or options.since or options.via):
        return ()
    missing = [option for option in ("to", "since", "living") if not getattr(options, option)]
    if missing and not (missing == ["to"] and options.living == "unknown"):
        raise Usage(
            N_("Where they are now needs {missing} too."),
            hint=N_("Give --to, --since and --living together, or none of them."),
            missing=[f"--{option}" for option in missing],
        )
    reason = context.kind("reason", options.reason)
    stops = [read_stop(context, text, reason) for text in options.via]
    return (*stops, read_stay(context, options))


COMMAND = Command("register", N_("Register a family and print its case number."), declare, run)
