"""Imports a list of families, or how many people live at places."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.paths import expanded
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.exchange.sheets import Workbook
    from famcase.presentation.columns import Column, View
    from famcase.services.household_drafts import Doubt


def declare(arguments: Arguments) -> None:
    arguments.add("file", metavar="FILE", type=file_path, help=N_("an XLSX, CSV or TSV file"))
    arguments.add(
        "--mapping",
        metavar="MAP",
        required=True,
        type=file_path,
        help=N_("how its columns are read: a file, or the name of one that comes with famcase"),
    )
    arguments.add("--dry-run", action="store_true", help=N_("say what would happen, and save nothing"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.exchange.mapping_files import mapping_text
    from famcase.exchange.populations import is_population_mapping
    from famcase.exchange.sheets import Limits, read_workbook
    from famcase.paths import data_folder
    from famcase.presentation.doubt_columns import DOUBTS
    from famcase.services.commands.importing import RowsRefused

    text = mapping_text(options.mapping, data_folder() / "mappings")
    take = _populations if is_population_mapping(text) else _households
    try:
        take(context, text, lambda: read_workbook(expanded(options.file), Limits()), options.dry_run)
    except RowsRefused as refused:
        context.output.table(DOUBTS, refused.rows)
        context.output.finish()
        raise
    if options.dry_run and context.output.for_people:
        context.remark(N_("Nothing was saved: this was a rehearsal."))
    return None


def _households(context: Context, text: str, read: "Callable[[], Workbook]", dry_run: bool) -> None:
    from famcase.exchange.households import read_households
    from famcase.exchange.mapping_text import read_mapping
    from famcase.presentation.alike_columns import DOUBLES, TWICE
    from famcase.presentation.doubt_columns import COUNTS, REPORT
    from famcase.services.commands.importing import import_households

    mapping = read_mapping(text, context.desk.vocabulary)
    reading = read_households(read(), mapping, context.today)
    report = import_households(context.desk, reading, dry_run=dry_run)
    doubts = (*report.refused, *reading.rejected, *reading.doubts)
    _answer(context, COUNTS if context.output.for_people else REPORT, (report, doubts, dry_run), doubts)
    if report.doubles and context.output.for_people:
        count = len(report.doubles)
        context.output.title(
            context.wording.plural(
                "{count} new family may be registered already", "{count} new families may be registered already", count
            )
        )
        context.output.table(DOUBLES, report.doubles)
    if report.twice and context.output.for_people:
        count = len(report.twice)
        context.output.title(
            context.wording.plural(
                "{count} family may stand twice in the list", "{count} families may stand twice in the list", count
            )
        )
        context.output.table(TWICE, report.twice)


def _populations(context: Context, text: str, read: "Callable[[], Workbook]", dry_run: bool) -> None:
    from famcase.exchange.populations import read_population_mapping, read_populations
    from famcase.presentation.doubt_columns import POPULATIONS, POPULATIONS_REPORT
    from famcase.services.commands.importing_counts import import_counts

    mapping = read_population_mapping(text, context.desk.vocabulary)
    reading = read_populations(read(), mapping)
    report = import_counts(context.desk, reading, dry_run=dry_run)
    doubts = (*report.refused, *reading.rejected, *reading.doubts)
    columns = POPULATIONS if context.output.for_people else POPULATIONS_REPORT
    _answer(context, columns, (report, doubts, dry_run), doubts)


def _answer(context: Context, columns: "Sequence[Column[View]]", done: "View", doubts: "Sequence[Doubt]") -> None:
    from famcase.presentation.doubt_columns import DOUBTS

    context.output.record(columns, done)
    if doubts and context.output.for_people:
        context.output.title(context.wording.plural("{count} row to look at", "{count} rows to look at", len(doubts)))
        context.output.table(DOUBTS, doubts)


_SUMMARY = N_("Import a list of families, or populations of places; a second time changes nothing.")

COMMAND = Command("import", _SUMMARY, declare, run)
