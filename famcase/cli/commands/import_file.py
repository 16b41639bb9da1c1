"""Imports a list of families."""

from argparse import Namespace
from pathlib import Path

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


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
    from famcase.exchange.households import read_households
    from famcase.exchange.mapping_files import mapping_text
    from famcase.exchange.mapping_text import read_mapping
    from famcase.exchange.sheets import Limits, read_workbook
    from famcase.paths import data_folder
    from famcase.presentation.doubt_columns import COUNTS, DOUBTS, REPORT
    from famcase.services.commands.importing import RowsRefused, import_households

    desk = context.desk
    mapping = read_mapping(mapping_text(options.mapping, data_folder() / "mappings"), desk.vocabulary)
    workbook = read_workbook(Path(options.file).expanduser(), Limits())
    reading = read_households(workbook, mapping, context.today)
    try:
        report = import_households(desk, reading, dry_run=options.dry_run)
    except RowsRefused as refused:
        context.output.table(DOUBTS, refused.rows)
        context.output.finish()
        raise
    doubts = [*report.refused, *reading.rejected, *reading.doubts]
    if not context.output.for_people:
        context.output.record(REPORT, (report, tuple(doubts), options.dry_run))
        return None
    context.output.record(COUNTS, (report, (), options.dry_run))
    if doubts:
        context.output.title(context.wording.plural("{count} row to look at", "{count} rows to look at", len(doubts)))
        context.output.table(DOUBTS, doubts)
    if options.dry_run:
        context.remark(N_("Nothing was saved: this was a rehearsal."))
    return None


COMMAND = Command("import", N_("Import a list of families; a second time changes nothing."), declare, run)
