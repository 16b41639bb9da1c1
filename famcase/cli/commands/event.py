"""Records what happened at a place, lists it, corrects it and takes it back."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_, Coded

if TYPE_CHECKING:
    from famcase.services.views import EventView

_NUMBER = N_("the event, by the number that famcase event list gives it")


def declare(arguments: Arguments) -> None:
    add = arguments.act("add", N_("Record what happened at a place; never who did it."))
    add.add("kind", metavar="KIND", help=N_("what happened; famcase terms event-kind"))
    add.add("--at", metavar="PLACE", required=True, help=N_("where"))
    add.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    add.add("--source", metavar="TEXT", default="", help=N_("who says so"))
    add.add("--sureness", metavar="KIND", help=N_("how sure; famcase terms sureness"))
    add.add("--what", metavar="TEXT", default="", help=N_("in a few words"))
    listed = arguments.act("list", N_("List what happened, the newest first."))
    listed.add("--at", metavar="PLACE", help=N_("at this place only"))
    correct = arguments.act("correct", N_("Correct an event that was written down wrong."))
    correct.add("number", metavar="N", type=whole_number, help=_NUMBER)
    correct.add("--kind", metavar="KIND", help=N_("what happened; famcase terms event-kind"))
    correct.add("--at", metavar="PLACE", help=N_("where"))
    correct.add("--on", metavar="DATE", help=N_("the day"))
    correct.add("--source", metavar="TEXT", help=N_("who says so"))
    correct.add("--sureness", metavar="KIND", help=N_("how sure; famcase terms sureness"))
    correct.add("--what", metavar="TEXT", help=N_("in a few words"))
    remove = arguments.act("remove", N_("Take back an event that was recorded in error."))
    remove.add("number", metavar="N", type=whole_number, help=_NUMBER)


def run(context: Context, options: Namespace) -> int | None:
    acts = {"add": _add, "list": _list, "correct": _correct, "remove": _remove}
    acts[options.act](context, options)
    return None


def _add(context: Context, options: Namespace) -> None:
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


def _list(context: Context, options: Namespace) -> None:
    from famcase.presentation.event_columns import NUMBERED_EVENTS
    from famcase.services.queries.events import list_events

    where = context.place(options.at)
    events = list_events(context.desk, where.pcode, where.text)
    shown = context.output.filled(NUMBERED_EVENTS, events) if context.output.for_people else NUMBERED_EVENTS
    context.table(shown, events, N_("No event here. famcase event add records one."))


def _correct(context: Context, options: Namespace) -> None:
    from famcase.services.commands.checked import place_fields
    from famcase.services.commands.events import correct_event
    from famcase.services.queries.events import find_event

    event = find_event(context.desk, options.number)
    said = {
        "kind": context.kind("event-kind", options.kind) or None,
        "on": context.day_or_none(options.on),
        "source": options.source,
        "sureness": context.kind("sureness", options.sureness) or None,
        "text": options.what,
    }
    fields = {name: value for name, value in said.items() if value is not None}
    if options.at:
        fields |= place_fields(context.place(options.at))
    if not fields:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --on yesterday."),
        )
    correct_event(context.desk, event.uid, event.version, **fields)
    _answer(context, N_("Corrected: {event}, {place}, {day}."), find_event(context.desk, options.number))


def _remove(context: Context, options: Namespace) -> None:
    from famcase.services.commands.events import remove_event
    from famcase.services.queries.events import find_event

    event = find_event(context.desk, options.number)
    remove_event(context.desk, event.uid, seen=event.version)
    _answer(context, N_("Taken back: {event}, {place}, {day}."), event)


def _answer(context: Context, message: str, event: "EventView") -> None:
    from famcase.wording import Named

    place = event.place.named if event.place else Named()
    context.done(message, event=Coded("event-kind", event.kind), place=place, day=event.on)


COMMAND = Command("event", N_("Record what happened at a place, list it and correct it."), declare, run)
