"""Lists families."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, one_of, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.wording import N_

_LIMIT = 100
_SORTS = ("name", "due", "registered", "priority", "people", "since")


def declare(arguments: Arguments) -> None:
    arguments.add(
        "words",
        metavar="WORDS",
        nargs="*",
        help=N_("a name in any spelling, a number, place or site; open, closed, overdue, mine and kinds filter"),
    )
    arguments.add(
        "--sort",
        metavar="COLUMN",
        default="name",
        type=one_of("--sort", _SORTS),
        help=N_("name, due, registered, priority, people or since"),
    )
    arguments.add(
        "--limit",
        metavar="N",
        default=_LIMIT,
        type=whole_number,
        help=N_("how many at most; 0 is all of them, 100 where nothing is said"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.case_columns import CASE_LIST, CASES
    from famcase.services.queries.cases import CaseFilters, count_cases, read_words
    from famcase.services.queries.cases import case_page as page_of

    if options.limit > 1_000_000:
        raise Usage(N_("{number} families are more than a list can have."), number=options.limit)
    desk = context.desk
    filters = read_words(desk, options.words)
    page = page_of(desk, filters, sort=options.sort, limit=options.limit or 500)
    lines = list(page.lines)
    while page.next is not None and (not options.limit or len(lines) < options.limit):
        page = page_of(desk, filters, sort=options.sort, after=page.next, limit=min(500, options.limit or 500))
        lines += page.lines
    shown = lines[: options.limit] if options.limit else lines
    total = len(shown) if page.next is None and len(shown) == len(lines) else count_cases(desk, filters)
    columns = CASE_LIST if context.output.for_people else CASES
    if shown:
        context.output.table(columns, shown)
        context.counted(N_("{shown} of {total} families"), shown=len(shown), total=total)
    elif all_there := count_cases(desk, CaseFilters(status="")):
        context.table(columns, shown, N_("No family of {total} matches."), total=all_there)
    else:
        nobody = N_("No family here yet. famcase register registers one, famcase import brings a list.")
        context.table(columns, shown, nobody)
    return None


COMMAND = Command("list", N_("List families, filtered by words in any spelling."), declare, run)
