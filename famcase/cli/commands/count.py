"""Records what somebody reports of a site or place."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("where", metavar="SITE_OR_PLACE", help=N_("the site, or a place of the gazetteer"))
    arguments.add("--families", metavar="N", type=whole_number, help=N_("how many families are there"))
    arguments.add("--people", metavar="N", type=whole_number, help=N_("how many people are there"))
    arguments.add("--in-the-open", metavar="N", type=whole_number, help=N_("how many families are without a roof"))
    arguments.add("--source", metavar="KIND", required=True, help=N_("who says so; famcase terms count-source"))
    arguments.add("--sureness", metavar="KIND", help=N_("how sure; famcase terms sureness"))
    arguments.add("--on", metavar="DATE", help=N_("the day of the count; today where nothing is said"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.sites import record_count
    from famcase.services.inputs import NewCount

    on = context.day_or_none(options.on) or context.today
    where = context.where(options.where)
    if where.site is None and not where.pcode:
        raise NotFound(
            N_("No site or place is called “{text}”; a count needs one."),
            hint=N_("famcase place finds places and sites by any spelling."),
            text=options.where,
        )
    source = context.kind("count-source", options.source)
    record_count(
        context.desk,
        NewCount(
            source,
            families=options.families,
            people=options.people,
            in_the_open=options.in_the_open,
            sureness=context.kind("sureness", options.sureness),
            on=on,
            site=where.site,
            pcode="" if where.site else where.pcode,
        ),
    )
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
