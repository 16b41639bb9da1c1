"""The forms in which a table leaves as a file, each written part by part."""

import codecs
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from famcase.presentation.columns import Column, View
from famcase.presentation.documents import Marks
from famcase.presentation.locked_books import LockedBook
from famcase.presentation.paper.printed import PrintedTable
from famcase.presentation.tables import TableFormat, Written
from famcase.presentation.wording import Wording
from famcase.presentation.workbooks import WorkbookTable

Row = TypeVar("Row", contravariant=True)


class FileForm(StrEnum):
    """The forms of a file."""

    XLSX = "xlsx"
    CSV = "csv"
    TSV = "tsv"
    HXL = "hxl"
    HTML = "html"
    PDF = "pdf"
    TEXT = "simple"
    JSON = "json"
    JSON_LINES = "jsonl"

    @property
    def ending(self) -> str:
        """What the name of a file of this form ends in."""
        return {FileForm.TEXT: "txt", FileForm.HXL: "hxl.csv"}.get(self, self.value)

    @property
    def is_for_programs(self) -> bool:
        """Whether it has column ids and codes, and no room for a sentence."""
        return self.value in set(TableFormat) and TableFormat(self.value).is_for_programs


class TableFile(Protocol[Row]):
    """A table on its way into a file."""

    def rows(self, rows: Iterable[Row], /) -> None:
        """Write some more rows."""

    def end(self) -> None:
        """Write how it ends."""

    def drop(self) -> None:
        """Leave nothing behind of what was under way."""


class TextTable(Generic[View]):
    """A table of text in the encoding of its form."""

    def __init__(self, written: Written[View], encoding: str, sink: Callable[[bytes], object]) -> None:
        self._written, self._sink = written, sink
        self._encoder = codecs.getincrementalencoder(encoding)("replace")
        sink(self._encoder.encode(written.head()))

    def rows(self, rows: Iterable[View]) -> None:
        """Write some more rows."""
        self._sink(self._encoder.encode(self._written.rows(rows)))

    def end(self) -> None:
        """Write how it ends."""
        self._sink(self._encoder.encode(self._written.end(), final=True))

    def drop(self) -> None:
        """Nothing of it is anywhere but where its bytes went."""


def form_of(name: str) -> FileForm | None:
    """Return the form that the end of a file's name tells; None where it tells none."""
    forms = [form for form in FileForm if name.lower().endswith(f".{form.ending}")]
    return max(forms, key=lambda form: len(form.ending), default=None)


def table_file(
    columns: Sequence[Column[View]],
    form: FileForm,
    wording: Wording,
    sink: Callable[[bytes], object],
    *,
    title: str = "",
    below: Sequence[str] = (),
    folder: Path | None = None,
    marks: Marks | None = None,
    has_mark: bool = True,
    password: str = "",
) -> TableFile[View]:
    """Begin a table of a form, to be dropped; `sink` takes its bytes.

    Title and sentences are in forms that people read. A workbook's rows are in `folder` until its end. The marks stand
    on every page of a PDF. A workbook with a password opens only with it; then it raises NoLocks and BadPassword. A CSV
    `has_mark` where it begins with the bytes by which Excel knows its letters.
    """
    if form is FileForm.XLSX:
        begin = partial(WorkbookTable, columns, wording, title=title, below=below, folder=folder)
        return LockedBook(begin, password, sink) if password else begin(sink)
    if form is FileForm.PDF:
        return PrintedTable(columns, wording, sink, title=title, below=below, marks=marks)
    text = TableFormat(form.value)
    return TextTable(Written(columns, text, wording, title=title, below=below), text.encoding(has_mark=has_mark), sink)
