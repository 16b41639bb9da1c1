"""A table as an XLSX workbook: real days and numbers, text that no spreadsheet runs, written while it is read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import IO, Any, Final, Generic, cast

from famcase.errors import Refused
from famcase.paths import cannot_write
from famcase.presentation.cells import safe
from famcase.presentation.columns import Column, Show, View
from famcase.presentation.made_cells import made_cells
from famcase.presentation.wording import Wording
from famcase.under_way import FolderUnderWay
from famcase.wording import N_

MOST_ROWS: Final = 1_048_575
"""Lines that a sheet has room for below its head (Excel specifications and limits)."""

_LONGEST = 32_767
"""Characters that a cell takes (Excel specifications and limits); XlsxWriter leaves out what is longer."""

_WIDEST = 40
"""Characters of a column; a wider one is wrapped by whoever reads it."""


_DAY_0: Final = date(1899, 12, 30).toordinal()
"""From which a workbook counts days."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it Excel counts a day too many: it takes 1900 for a leap year."""

_Cell = tuple[Callable[..., object], tuple[object, ...]]


class _Onward:
    """A file that hands on what is written to it; without a way back, ZIP notes sizes behind each part."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self._sink = sink

    def write(self, data: bytes) -> int:
        self._sink(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Everything was handed on already."""


class TooManyRows(Refused):
    """A table that no sheet has room for."""

    def __init__(self) -> None:
        super().__init__(
            N_("A workbook has no room for more than {most} lines: nothing was written."),
            hint=N_("Write it as CSV, or fewer lines of it."),
            most=MOST_ROWS,
        )


class WorkbookTable(Generic[View]):
    """A table on the first sheet, and on a second one what it is; the rows are kept nowhere."""

    def __init__(
        self,
        columns: Sequence[Column[View]],
        wording: Wording,
        sink: Callable[[bytes], object],
        *,
        title: str = "",
        below: Sequence[str] = (),
        folder: Path | None = None,
    ) -> None:
        """`title` and the sentences `below` are in words already; nothing of them is a property of the file.

        Until the end the rows are in a folder of this user alone within `folder`, the system's own for temporary files
        where None.
        """
        from xlsxwriter import Workbook  # 60 ms to load

        self._columns, self._wording = columns, wording
        self._told = [title, *below]
        self._folder = folder or Path(gettempdir())
        self._under_way = FolderUnderWay(folder)
        options = {"constant_memory": True, "tmpdir": str(self._under_way.path)}
        self._book = Workbook(cast("IO[Any]", _Onward(sink)), options)
        self._sheet = self._book.add_worksheet(wording(N_("Table")))
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._rows = 0
        self._made: list[Callable[[View], _Cell]] = []
        if wording.right_to_left:
            self._sheet.right_to_left()
        head = self._book.add_format({"bold": True, "bottom": 1})
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            titled = safe(wording(column.title))
            self._sheet.set_column(at, at, min(_WIDEST, max(len(titled) + 4, column.width or 12)))
            self._sheet.write_string(0, at, titled, head)

    def rows(self, rows: Iterable[View]) -> None:
        """Write some more rows."""
        if not self._made:
            self._made = [made_cells(column, partial(self._cell, column.show)) for column in self._columns]
        made = list(enumerate(self._made))
        with self._on_disk():
            for row in rows:
                if self._rows == MOST_ROWS:  # XlsxWriter would leave out the rest without a word
                    raise TooManyRows
                self._rows += 1
                for at, cell in made:
                    write, content = cell(row)
                    write(self._rows, at, *content)

    def end(self) -> None:
        """Write what the table is, and the end of the file."""
        if self._columns:
            self._sheet.autofilter(0, 0, self._rows, len(self._columns) - 1)
        about = self._book.add_worksheet(self._wording(N_("About")))
        if self._wording.right_to_left:
            about.right_to_left()
        about.set_column(0, 0, 100)
        for line, sentence in enumerate(filter(None, self._told)):
            about.write_string(line, 0, _fitting(safe(sentence)))
        with self._on_disk():
            self._book.close()
        self.drop()

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """Raise StorageFault where its rows find no room."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            yield
        except FileCreateError as fault:  # around what the disk said
            raise cannot_write(self._folder, fault.args[0]) from fault
        except OSError as fault:
            raise cannot_write(self._folder, fault) from fault

    def drop(self) -> None:
        """Leave nothing of the rows behind."""
        # its file of rows stays open where the book is never closed, and Windows removes no open file
        if rows := getattr(self._sheet, "row_data_fh", None):
            with suppress(OSError):  # what it still holds finds no room on a full disk
                rows.close()
        self._under_way.drop()

    def _cell(self, show: Show, value: object) -> _Cell:
        """Return how a value is written: as a day, a number or text."""
        if isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DAY:
            return self._sheet.write_number, (value.toordinal() - _DAY_0, self._day)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return self._sheet.write_number, (value,)
        text = show(self._wording, value)
        return (self._sheet.write_string, (_fitting(text),)) if text else (_nothing, ())


def _nothing(_row: int, _at: int) -> None:
    """Leave a cell empty."""


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
