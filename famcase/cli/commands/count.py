"""Records what somebody reports of a site or place."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import MEANT, Context
from famcase.errors import NotFound
from famcase.wording import N_, Coded

if TYPE_CHECKING:
    from famcase.services.inputs import Where

_NUMBERS = (
    ("--families", N_("how many families are there")),
    ("--people", N_("how many people are there")),
    ("--in-the-open", N_("how many families are without a roof")),
    ("--arrived", N_("how many families came since the count before")),
    ("--left", N_("how many families left since the count before")),
    ("--remaining", N_("how many families stayed behind")),
)


def declare(arguments: Arguments) -> None:
    arguments.add("where", metavar="SITE_OR_PLACE", help=N_("the site, or a place of the gazetteer"))
    declare_numbers(arguments)
    arguments.add("--source", metavar="KIND", required=True, help=N_("who says so; famcase terms count-source"))
    arguments.add("--sureness", metavar="KIND", help=N_("how sure; famcase terms sureness"))
    arguments.add("--on", metavar="DATE", help=N_("the day of the count; today where nothing is said"))


def declare_numbers(arguments: Arguments) -> None:
    """Add an option for each number of a count."""
    for option, explained in _NUMBERS:
        arguments.add(option, metavar="N", type=whole_number, help=explained)


def said_numbers(options: Namespace) -> dict[str, int | None]:
    """Return the numbers of a count by their fields."""
    names = [option.removeprefix("--").replace("-", "_") for option, _ in _NUMBERS]
    return {name: getattr(options, name) for name in names}


def counted_at(context: Context, text: str) -> "Where":
    """Return the site or place of the gazetteer that was named. Raises NotFound for mere words."""
    from famcase.services.queries.places import resolve

    where = resolve(context.desk, text)
    if where.site is None and not where.pcode:
        likely = context.likely_places(text)
        raise NotFound(
            N_("No site or place is called “{text}”; a count needs one."),
            hint=MEANT if likely else N_("famcase place finds places and sites by any spelling."),
            text=text,
            places=likely,
        )
    return where


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.sites import record_count
    from famcase.services.inputs import NewCount

    on = context.day_or_none(options.on) or context.today
    where = counted_at(context, options.where)
    source = context.kind("count-source", options.source)
    new = NewCount(
        source,
        sureness=context.kind("sureness", options.sureness),
        on=on,
        site=where.site,
        pcode="" if where.site else where.pcode,
        **said_numbers(options),
    )
    record_count(context.desk, new)
    context.done(
        N_("Count of {place} recorded: {source}, {day}."),
        place=context.place_name(where),
        source=Coded("count-source", source),
        day=context.echo(on),
    )
    if where.site:
        context.warn_when_full(where.site)
    return None


COMMAND = Command("count", N_("Record what somebody reports of a site or a place."), declare, run)
