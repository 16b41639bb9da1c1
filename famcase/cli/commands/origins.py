"""Lists the places that families left, or shows one of them by week."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.queries.origins import OriginLevel

_LEVELS = ("place", "sub-district", "district")


def declare(arguments: Arguments) -> None:
    arguments.add("place", metavar="PLACE", nargs="?", help=N_("one place: its departures by week, with its events"))
    arguments.add(
        "--by",
        metavar="LEVEL",
        default="place",
        type=one_of("--by", _LEVELS),
        help=N_("sum up by place, sub-district or district"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.origin_columns import DEPARTURES, ORIGIN_LIST, ORIGINS
    from famcase.services.queries.origins import get_origin, list_origins

    if options.place:
        where = context.place(options.place)
        origin = get_origin(context.desk, where.pcode, where.text)
        nothing = N_("No family here has left {place}, and no event is recorded there.")
        context.table(DEPARTURES, origin.weeks, nothing, place=context.place_name(where))
        return None
    level: OriginLevel = options.by
    columns = ORIGIN_LIST if context.output.for_people else ORIGINS
    lines = list_origins(context.desk, level)
    context.table(columns, lines, N_("No family here has left a place yet."))
    return None


COMMAND = Command("origins", N_("List the places that families left, and how many."), declare, run, tells_figures=True)
