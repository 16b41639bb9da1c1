"""Lists families."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.chosen import Chosen, choose, declare_words, say_understood
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.views import CaseLine

_LIMIT = 100
_PAGE = 200


def declare(arguments: Arguments) -> None:
    declare_words(arguments)
    arguments.add("--columns", metavar="COLUMNS", help=N_("which columns in which order, such as number,name,since"))
    arguments.add("--sort", metavar="COLUMN", help=N_("any column; by name where nothing is said"))
    arguments.add("--reverse", action="store_true", help=N_("the other way round; what is not known stays last"))
    arguments.add(
        "--limit",
        metavar="N",
        default=_LIMIT,
        type=whole_number,
        help=N_("how many at most; 0 is all of them, 100 where nothing is said"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.case_columns import CASE_LIST, CASES, chosen
    from famcase.services.queries.cases import CaseFilters, count_cases

    if options.limit > 1_000_000:
        raise Usage(N_("{number} families are more than a list can have."), number=options.limit)
    desk = context.desk
    wanted = choose(context, options)
    ids = tuple(filter(None, options.columns.split(","))) if options.columns else wanted.columns
    columns = chosen([one.strip() for one in ids]) if ids else CASE_LIST if context.output.for_people else CASES
    shown, is_whole = _lines(context, wanted, options)
    say_understood(context, wanted)
    if shown:
        let_out = context.output.table(columns, shown)
        total = len(shown) if is_whole else count_cases(desk, wanted.reading.filters)
        context.counted(N_("{shown} of {total} families"), shown=let_out, total=total)
    elif all_there := count_cases(desk, CaseFilters(status="")):
        context.table(columns, shown, N_("No family of {total} matches."), total=all_there)
    else:
        nobody = N_("No family here yet. famcase register registers one, famcase import brings a list.")
        context.table(columns, shown, nobody)
    return None


def _lines(context: Context, wanted: Chosen, options: Namespace) -> tuple[list["CaseLine"], bool]:
    """Return the lines asked for, and whether these are all."""
    from famcase.services.queries.cases import case_page

    sort = options.sort or wanted.sort or "name"
    backwards = options.reverse or (wanted.backwards and not options.sort)
    filters = wanted.reading.filters
    page = case_page(context.desk, filters, sort=sort, backwards=backwards, limit=options.limit or _PAGE)
    lines = list(page.lines)
    while page.next is not None and (not options.limit or len(lines) < options.limit):
        limit = options.limit or _PAGE
        page = case_page(context.desk, filters, sort=sort, backwards=backwards, after=page.next, limit=limit)
        lines += page.lines
    shown = lines[: options.limit] if options.limit else lines
    return shown, page.next is None and len(shown) == len(lines)


COMMAND = Command("list", N_("List families, filtered by words in any spelling."), declare, run)
