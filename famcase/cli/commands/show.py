"""Shows one family."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.family_columns import BLOCKS, HEAD, WHOLE

    family = context.family(options.case)
    output = context.output
    if not output.for_people:
        output.record(WHOLE, family)
        return None
    output.record([column for column in HEAD if column.shown(context.wording, family)], family)
    for _name, title, columns, rows_of in BLOCKS:
        rows = list(rows_of(family))
        if rows:
            output.title(context.wording(title))
            output.table(output.filled(columns, rows), rows)
    return None


COMMAND = Command("show", N_("Show everything about one family."), declare, run)
