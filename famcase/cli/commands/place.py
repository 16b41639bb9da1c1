"""Finds places and sites by any spelling."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("text", metavar="TEXT", help=N_("a place or site as you would write it, in either script"))
    arguments.add("--near", metavar="PLACE", help=N_("say how far each is from this site or place"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.place_columns import DISTANCE, PLACES
    from famcase.services.inputs import Where
    from famcase.services.queries.places import find_places, resolve

    near = resolve(context.desk, options.near) if options.near else Where()
    if near.text:
        raise _nowhere(options.near)
    hits = find_places(context.desk, options.text, near=near)
    if not hits:
        raise _nowhere(options.text)
    columns = PLACES if near or not context.output.for_people else [each for each in PLACES if each is not DISTANCE]
    context.output.table(columns, hits)
    return None


def _nowhere(text: str) -> NotFound:
    return NotFound(
        N_("No place or site is spelled like “{text}”."),
        hint=N_("Try another spelling; where a family is can also be kept as words."),
        text=text,
    )


COMMAND = Command("place", N_("Find places and sites by any spelling."), declare, run)
