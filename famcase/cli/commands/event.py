"""Records what happened at a place."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Record what happened at a place; never who did it."))
    add.add("kind", metavar="KIND", help=N_("what happened; famcase terms event-kind"))
    add.add("--at", metavar="PLACE", required=True, help=N_("where"))
    add.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    add.add("--source", metavar="TEXT", default="", help=N_("who says so"))
    add.add("--sureness", metavar="KIND", help=N_("how sure; famcase terms sureness"))
    add.add("--what", metavar="TEXT", default="", help=N_("in a few words"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.events import record_event
    from famcase.services.inputs import NewEvent

    on = context.day_or_none(options.on) or context.today
    kind = context.kind("event-kind", options.kind)
    where = context.place(options.at)
    sureness = context.kind("sureness", options.sureness)
    record_event(context.desk, NewEvent(kind, where, on, options.source, sureness, options.what))
    context.done(
        N_("Recorded: {event}, {place}, {day}."),
        event=Coded("event-kind", kind),
        place=context.place_name(where),
        day=context.echo(on),
    )
    return None


COMMAND = Command("event", N_("Record what happened at a place."), declare, run)
