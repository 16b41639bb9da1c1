"""Registers families that came together, from a list with a line each."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.paths import expanded
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.commands.arriving import ArrivalHeader, Arrived

_FROM_INPUT = "-"


def declare(arguments: Arguments) -> None:
    arguments.add(
        "file",
        metavar="FILE",
        type=file_path,
        help=N_(
            "a CSV, TSV or XLSX file whose titles name, called, people or men, women, boys and girls, phone, tent are; "
            "or - for lines with name; called; people; phone; tent"
        ),
    )
    shared = arguments.titled(N_("what all of them share"))
    shared.add("--from", dest="origin", metavar="PLACE", default="", help=N_("where they fled from"))
    shared.add("--left", metavar="DATE", help=N_("the day they left home"))
    shared.add("--reason", metavar="KIND", help=N_("why they left; famcase terms reason"))
    shared.add("--to", metavar="PLACE_OR_SITE", required=True, help=N_("where they are now"))
    shared.add(
        "--since", metavar="DATE", help=N_("the day they came there; the day they left where not said, else today")
    )
    shared.add("--living", metavar="KIND", required=True, help=N_("how they live there; famcase terms living"))
    shared.add(
        "--consent",
        metavar="STATE",
        default="not-asked",
        help=N_("whether they were asked; famcase terms consent-state"),
    )
    shared.add("--basis", metavar="KIND", help=N_("on what they are kept; famcase terms consent-basis"))
    arguments.add("--dry-run", action="store_true", help=N_("check every line, and save nothing"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.doubt_columns import DOUBTS
    from famcase.services.commands.arriving import LinesRefused, check_header, check_lines, register_arrivals
    from famcase.services.household_drafts import Doubt

    header = check_header(context.desk, _header(context, options))
    lines = tuple(_lines(context, options.file))
    first = 1 if options.file == _FROM_INPUT else 2  # the titles of a file are its first row
    try:
        if options.dry_run:
            count = check_lines(context.desk, header, lines)
            context.done(N_("{count} families could be registered; nothing was saved."), count=count)
            return None
        made = register_arrivals(context.desk, header, lines)
    except LinesRefused as refused:
        rows = [
            Doubt("", wrong.line + first - 1, "", wrong.error.message, wrong.error.values) for wrong in refused.lines
        ]
        context.output.table(DOUBTS, rows)
        context.output.finish()
        raise
    _answer(context, [one.number for one in made])
    if header.to.site:
        context.warn_when_full(header.to.site)
    return None


def _header(context: Context, options: Namespace) -> "ArrivalHeader":
    from famcase.services.commands.arriving import ArrivalHeader

    return ArrivalHeader(
        origin=context.place(options.origin),
        left_on=context.day_or_none(options.left),
        reason=context.kind("reason", options.reason),
        to=context.where(options.to),
        since=context.day_or_none(options.since),
        living=context.kind("living", options.living),
        consent=context.kind("consent-state", options.consent),
        basis=context.kind("consent-basis", options.basis),
    )


def _lines(context: Context, file: str) -> "Iterator[Arrived]":
    from famcase.exchange.arrival_lists import read_lines, read_table
    from famcase.exchange.sheets import Limits, read_workbook
    from famcase.services.commands.bulk import MOST

    if file != _FROM_INPUT:
        yield from read_table(read_workbook(expanded(file), Limits()))
        return
    typed = iter(context.surroundings.read_line, "")
    # one more than a list may have, so that it is refused and not cut
    yield from read_lines(islice(typed, MOST + 1))


def _answer(context: Context, numbers: list[str]) -> None:
    from famcase.presentation.columns import Column, case_number

    context.table(
        [Column("number", N_("Case"), lambda number: number, case_number)], numbers, N_("No family is in this list.")
    )


COMMAND = Command("arrivals", N_("Register families that came together, from a list with a line each."), declare, run)
