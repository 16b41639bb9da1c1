"""Finds families by what is known of them."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound, Usage
from famcase.wording import N_

_LIMIT = 20
_MOST = 1_000


def declare(arguments: Arguments) -> None:
    arguments.add(
        "text",
        metavar="TEXT",
        nargs="+",
        help=N_("names in any spelling, a case number, telephone, number of another list, site or place"),
    )
    arguments.add("--status", metavar="STATUS", help=N_("only families of this status; of any where nothing is said"))
    arguments.add(
        "--limit",
        metavar="N",
        default=_LIMIT,
        type=whole_number,
        help=N_("how many at most, up to 1,000; 20 where nothing is said"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.found_words import FOUND, FOUND_LIST
    from famcase.services.queries.find import find

    if not 1 <= options.limit <= _MOST:
        raise Usage(N_("Ask for 1 to {most} families."), most=_MOST)
    text = " ".join(options.text)
    status = context.kind("status", options.status)
    found = find(context.desk, text, status=status, limit=options.limit)
    if not found.hits:
        raise NotFound(
            N_("No family is found by “{text}”."),
            hint=N_("Two letters at least; fewer words find more, and famcase list shows all."),
            text=text,
        )
    shown = context.output.table(FOUND_LIST if context.output.for_people else FOUND, found.hits)
    context.counted(N_("{shown} of {total} families"), shown=shown, total=found.total)
    return None


COMMAND = Command("find", N_("Find families by any name, number or place, and say why."), declare, run)
