"""Finds places and sites by any spelling."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("text", metavar="TEXT", help=N_("a place or site as you would write it, in either script"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.place_columns import PLACES
    from famcase.services.queries.places import find_places

    hits = find_places(context.desk, options.text)
    if not hits:
        raise NotFound(
            N_("No place or site is spelled like “{text}”."),
            hint=N_("Try another spelling; where a family is can also be kept as words."),
            text=options.text,
        )
    context.output.table(PLACES, hits)
    return None


COMMAND = Command("place", N_("Find places and sites by any spelling."), declare, run)
