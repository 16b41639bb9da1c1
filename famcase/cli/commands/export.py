"""Writes a list of families into a file whose name says its form."""

from argparse import Namespace
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, file_path
from famcase.cli.chosen import Chosen, choose, declare_words, say_understood
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.leaving import say_left_out, terms_of
from famcase.domain.levels import Level
from famcase.errors import Usage
from famcase.paths import expanded
from famcase.wording import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from famcase.presentation.columns import Column
    from famcase.presentation.files import FileForm, TableFile
    from famcase.services.leaving import Leaving
    from famcase.services.queries.every_case import EveryCase
    from famcase.services.views import CaseLine

_TITLE = N_("Families")


def declare(arguments: Arguments) -> None:
    arguments.add(
        "file",
        metavar="FILE",
        type=file_path,
        help=N_("its end says the form: .pdf, .xlsx, .csv, .hxl.csv, .tsv, .json, .jsonl, .html or .txt"),
    )
    declare_words(arguments)
    arguments.add(
        "--period",
        metavar="PERIOD",
        help=N_("only families registered in it: “this week”, “since 1 Aug”, “2018-08-01..2018-08-15”"),
    )
    arguments.add("--columns", metavar="COLUMNS", help=N_("which columns in which order, such as number,name,since"))
    arguments.add(
        "--password",
        action="store_true",
        help=N_("a workbook (.xlsx) that opens only with a password; where names are in it, one is asked for anyway"),
    )
    arguments.add("--sort", metavar="COLUMN", help=N_("any column; by name where nothing is said"))
    arguments.add("--reverse", action="store_true", help=N_("the other way round; what is not known stays last"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation import dates
    from famcase.presentation.case_columns import CASES, PAPER, chosen
    from famcase.presentation.files import FileForm, form_of, table_file
    from famcase.presentation.page_marks import office_marks
    from famcase.presentation.redaction import Redaction
    from famcase.services.leaving import Leaving, OnlyFigures, leave

    path = expanded(options.file)
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
    password = _password(context, options, form, level)
    every = _every(context, wanted, options, columns)
    file = Leaving(path, terms_of(context, level))
    try:
        begun = partial(table_file, title=title, folder=path.parent, marks=marks, password=password)
        table = begun(columns, form, words, file.write, has_mark=desk.settings.csv_mark)
        try:
            _write(context, file, table, every)
        finally:
            table.drop()
        leave(desk, file, what=_TITLE, level=level, form=form.value)
    finally:
        file.drop()
    say_left_out(context, file)
    counted = words.plural("{count} line", "{count} lines", file.lines)
    context.done(N_("Wrote {lines} to {file}."), lines=counted, file=str(path))
    return None


def _password(context: Context, options: Namespace, form: "FileForm", level: Level) -> str:
    """Return the password of a workbook, asked for where it was wanted or names are in it; empty for none."""
    from famcase.presentation.files import FileForm
    from famcase.presentation.locked_books import BadPassword, NoLocks, can_lock, check_password

    if options.password and form is not FileForm.XLSX:
        raise Usage(N_("Only a workbook has a password."), hint=N_("Let the name of the file end in .xlsx."))
    if options.password and not can_lock():
        raise NoLocks
    is_proposed = form is FileForm.XLSX and level is Level.FULL and can_lock() and context.surroundings.interactive
    typed = context.passphrases.of_a_file() if options.password or is_proposed else ""
    if options.password and not typed:
        raise BadPassword
    return check_password(typed) if typed else ""


def _write(context: Context, file: "Leaving", table: "TableFile[CaseLine]", every: "EveryCase") -> None:
    """Write all families that may be in the file; how far that is stands at the terminal, and Ctrl+C stops it."""
    from famcase.cli.watched import watched
    from famcase.services.leaving import let_out

    file.to_come = len(every)
    with watched(context, len(every)) as progress:
        for part in every.parts():
            let = let_out(context.desk, file, every.lines(context.desk, part))
            table.rows(let)
            file.lines += len(let)
            progress.step(len(part))
        table.end()


def _every(context: Context, wanted: Chosen, options: Namespace, columns: "Sequence[Column[CaseLine]]") -> "EveryCase":
    from famcase.presentation.case_columns import unread
    from famcase.services.queries.every_case import every_case

    filters = wanted.reading.filters
    if options.period:
        filters = replace(filters, registered=context.desk.period(options.period))
    return every_case(
        context.desk,
        filters,
        sort=options.sort or wanted.sort or "name",
        backwards=options.reverse or (wanted.backwards and not options.sort),
        unread=unread(columns),
    )


COMMAND = Command("export", N_("Write families into a file: a table for Excel, a list for programs."), declare, run)
