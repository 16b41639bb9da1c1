"""Records where a family is now."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.stays import declare_details, declare_roof, read_roof, read_stay
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
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
    place = arguments.titled(N_("about the place"))
    declare_details(place)
    declare_roof(place)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.moves import record_move
    from famcase.services.queries.families import get_family

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


COMMAND = Command("move", N_("Record that a family, or some of it, moved."), declare, run)
