"""Records where a family is now."""

from argparse import Namespace
from typing import Final

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.everyone import carry_out, declare_asking, declare_everyone, everyone
from famcase.cli.stays import declare_details, declare_roof, read_roof, read_stay
from famcase.errors import Usage
from famcase.wording import N_

_OF_ONE_FAMILY: Final = ("tent", "rent_until", "eviction_until", "tent_since", "onward")
"""What is told of a stay that no two families share."""


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", nargs="?", help=N_("the case number; --at or --where name many families"))
    arguments.add("--to", metavar="PLACE_OR_SITE", default="", help=N_("where they are now; nothing where unknown"))
    arguments.add("--since", metavar="DATE", required=True, help=N_("the day they came there"))
    arguments.add("--living", metavar="KIND", required=True, help=N_("how they live there; famcase terms living"))
    arguments.add("--reason", metavar="KIND", help=N_("why they left the place before; famcase terms reason"))
    arguments.add(
        "--members",
        metavar="PERSON",
        nargs="+",
        default=[],
        help=N_("who moved, by number in famcase show or by name; all where nobody is named"),
    )
    arguments.add("--left", metavar="DATE", help=N_("the day they left the place before, where somebody reported it"))
    many = arguments.titled(N_("many families at once"))
    declare_everyone(many)
    many.add(
        "--or-to",
        metavar="PLACE_OR_SITE",
        action="append",
        default=[],
        help=N_("another place that some of them went to, nobody knows who; may be repeated"),
    )
    declare_asking(many)
    place = arguments.titled(N_("about the place"))
    declare_details(place)
    declare_roof(place)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.moves import record_move
    from famcase.services.queries.families import get_family

    if options.at or options.where:
        return _move_many(context, options)
    if not options.case:
        raise Usage(
            N_("Nothing says which families."), hint=N_("Give a case number, --at PLACE_OR_SITE or --where WORDS.")
        )
    family = context.family(options.case)
    members = tuple(context.member(family, person) for person in options.members)
    since = context.day(options.since)
    left_before = context.day_or_none(options.left)
    stay = read_stay(context, options, members, left_before=left_before, **read_roof(context, options))
    record_move(context.desk, family.uid, stay, family.version)
    now = get_family(context.desk, family.uid).now
    context.done(
        N_("{family}: now at {place}, since {day}."),
        case=family.number,
        family=context.called(family),
        place=now.where if now and now.where else context.wording(N_("an unknown place")),
        day=context.echo(since),
    )
    if stay.to.site:
        context.warn_when_full(stay.to.site)
    return None


def _move_many(context: Context, options: Namespace) -> int | None:
    """Move everyone of a place, or whom words find, as one batch that is assumed and verified in three days."""
    from famcase.presentation import dates
    from famcase.services.commands.bulk_moves import VERIFIED_WITHIN, Moving, one_or_several
    from famcase.services.inputs import NewStay
    from famcase.services.queries.timetable import working_day

    words = context.wording
    if options.case or options.members or options.left:
        raise Usage(N_("A case number, --members and --left are about one family, --at and --where about many."))
    alone = [option for option in _OF_ONE_FAMILY if getattr(options, option)]
    if alone:
        raise Usage(
            N_("Told of one family, not of many: {options}."),
            hint=N_("Leave that out and say it of each family with famcase stay."),
            options=[f"--{option.replace('_', '-')}" for option in alone],
        )
    places = [
        (where, words.named(context.place_name(where))) for where in map(context.where, [options.to, *options.or_to])
    ]
    since = context.day(options.since)
    new = NewStay(
        one_or_several(places),
        since,
        context.kind("living", options.living),
        context.kind("reason", options.reason),
        tenure=context.kind("tenure", options.tenure),
        sector=options.sector,
        directions=options.directions,
    )
    what = words(
        N_("assumed at {place} since {since}; a visit on {verified} verifies it"),
        place=" / ".join(shown for where, shown in places if where) or words(N_("an unknown place")),
        since=dates.day(words, since),
        verified=dates.day(words, working_day(context.desk, VERIFIED_WITHIN)),
    )
    done = carry_out(context, options, everyone(context, options), Moving(new, words(N_("Are they there?"))), what)
    if done is not None and new.to.site:
        context.warn_when_full(new.to.site)
    return None


COMMAND = Command("move", N_("Record that a family, or some of it, moved."), declare, run)
