"""Writes a list of families into a file whose name says its form."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.chosen import Chosen, choose, declare_words, say_understood
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.leaving import say_left_out, terms_of
from famcase.domain.levels import Level
from famcase.errors import Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from famcase.presentation.files import TableFile
    from famcase.services.leaving import Leaving
    from famcase.services.views import CaseLine

_PAGE = 1_000
_TITLE = N_("Families")


def declare(arguments: Arguments) -> None:
    arguments.add(
        "file",
        metavar="FILE",
        type=file_path,
        help=N_("its end says the form: .pdf, .xlsx, .csv, .hxl.csv, .tsv, .json, .jsonl, .html or .txt"),
    )
    declare_words(arguments)
    arguments.add("--columns", metavar="COLUMNS", help=N_("which columns in which order, such as number,name,since"))
    arguments.add("--sort", metavar="COLUMN", help=N_("any column; by name where nothing is said"))
    arguments.add("--reverse", action="store_true", help=N_("the other way round; what is not known stays last"))


def run(context: Context, options: Namespace) -> int | None:
    from pathlib import Path

    from famcase.presentation import dates
    from famcase.presentation.case_columns import CASES, PAPER, chosen
    from famcase.presentation.files import FileForm, form_of, table_file
    from famcase.presentation.page_marks import office_marks
    from famcase.presentation.redaction import Redaction
    from famcase.services.leaving import Leaving, OnlyFigures, leave

    path = Path(options.file).expanduser()
    form = form_of(path.name)
    if form is None:
        raise Usage(
            N_("The name {file} does not say in which form it is to be written."),
            hint=N_("Let it end in .pdf, .xlsx, .csv, .hxl.csv, .tsv, .json, .jsonl, .html or .txt."),
            file=path.name,
        )
    level = Level(options.level or Level.CODES)
    if level is Level.FIGURES:
        raise OnlyFigures
    desk, words = context.desk, context.wording
    wanted = choose(context, options)
    say_understood(context, wanted)
    ids = [one.strip() for one in options.columns.split(",") if one.strip()] if options.columns else wanted.columns
    redaction = Redaction(level, options.leaving_with or (), of_families=True)
    is_paper = form is FileForm.PDF
    columns = redaction.columns(chosen(ids) if ids else PAPER if is_paper else CASES, words)
    # pages say the day themselves
    day = dates.day(words, context.today)
    title = words(_TITLE) if is_paper else words(N_("{title}, {day}"), title=words(_TITLE), day=day)
    marks = office_marks(words, context.settings, context.today, level, None)
    file = Leaving(path, terms_of(context, level))
    try:
        table = table_file(columns, form, words, file.write, title=title, folder=path.parent, marks=marks)
        try:
            _write(context, file, table, _pages(context, wanted, options))
        finally:
            table.drop()
        leave(desk, file, what=_TITLE, level=level, form=form.value)
    finally:
        file.drop()
    say_left_out(context, file)
    counted = words.plural("{count} line", "{count} lines", file.lines)
    context.done(N_("Wrote {lines} to {file}."), lines=counted, file=str(path))
    return None


def _write(
    context: Context, file: "Leaving", table: "TableFile[CaseLine]", pages: "Iterator[Sequence[CaseLine]]"
) -> None:
    from famcase.services.leaving import let_out

    for lines in pages:
        let = let_out(context.desk, file, lines)
        table.rows(let)
        file.lines += len(let)
    table.end()


def _pages(context: Context, wanted: Chosen, options: Namespace) -> "Iterator[Sequence[CaseLine]]":
    from famcase.services.queries.cases import case_page

    sort = options.sort or wanted.sort or "name"
    backwards = options.reverse or (wanted.backwards and not options.sort)
    page = None
    while page is None or page.next is not None:
        after = None if page is None else page.next
        page = case_page(context.desk, wanted.reading.filters, sort=sort, backwards=backwards, after=after, limit=_PAGE)
        yield page.lines


COMMAND = Command("export", N_("Write families into a file: a table for Excel, a list for programs."), declare, run)
