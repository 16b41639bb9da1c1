"""Lists what was printed and what left as a file, by which the number on a print is found."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import NotFound
from famcase.wording import N_

_SHORT = ("number", "on", "what", "form", "level", "lines", "recipient", "caseworker")
"""What fits a terminal."""


def declare(arguments: Arguments) -> None:
    arguments.add(
        "number",
        metavar="NUMBER",
        nargs="?",
        type=whole_number,
        help=N_("that of one print, as it stands on the paper"),
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.left_columns import LEFT
    from famcase.services.leaving import print_of, what_left

    if options.number is not None:
        left = print_of(context.desk, options.number)
        if left is None:
            raise NotFound(
                N_("There is no print {number}."), hint=N_("famcase left lists them."), number=str(options.number)
            )
        context.output.record(LEFT, left)
        return None
    columns = [column for column in LEFT if column.id in _SHORT] if context.output.for_people else LEFT
    context.table(columns, what_left(context.desk), N_("Nothing has left this desk yet."))
    return None


COMMAND = Command("left", N_("List what was printed and what left as a file: for whom, how much, who."), declare, run)
