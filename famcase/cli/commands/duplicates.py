"""Lists families that may be registered twice."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.views import LikelyPair


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", nargs="?", help=N_("one family alone, by its case number"))
    arguments.add(
        "--limit", metavar="N", type=whole_number, default=20, help=N_("no more than so many; 20 where nothing is said")
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.alike_columns import ALIKE, PAIRS
    from famcase.services.queries.same_family import candidates_of

    if options.case:
        family = context.family(options.case)
        found = candidates_of(context.desk, family.uid, options.limit)
        context.table(ALIKE, found, N_("No other family is like {family}."), family=context.called(family))
        return None
    pairs = _pairs(context, options.limit)
    context.table(PAIRS, pairs, N_("No two families seem to be one."))
    return None


def _pairs(context: Context, limit: int) -> "list[LikelyPair]":
    from famcase.services.queries.same_family import likely_pairs

    found: list[LikelyPair] = []
    after: int | None = None
    while len(found) < limit:
        page = likely_pairs(context.desk, after, limit - len(found))
        found += page.pairs
        after = page.next
        if after is None:
            break
    return found[:limit]


COMMAND = Command("duplicates", N_("List families that may be registered twice, and why."), declare, run)
