"""Find the sheets and columns that a mapping names in a workbook."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from famcase.errors import Refused
from famcase.exchange.sheets import Cell, Sheet, Workbook
from famcase.exchange.values import text_of
from famcase.wording import N_

_HASHTAG = re.compile(r"#[a-z][a-z0-9_]*(\s*\+[a-z][a-z0-9_]*)*", re.IGNORECASE)
"""A hashtag with its attributes (HXL 1.1)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `more` are rows of further sheets about the same person."""

    table: "Table"
    number: int
    """As the spreadsheet shows it: the header is row 1."""
    cells: tuple[Cell, ...]
    more: tuple["Row", ...] = ()

    def cell(self, column: str) -> Cell:
        """Return the cell below that header, here or in a further sheet; None when it is empty."""
        position = self.table.columns.get(column)
        if position is None:
            return next((row.cell(column) for row in self.more if column in row.table.columns), None)
        return self.cells[position] if position < len(self.cells) else None

    def text(self, column: str) -> str:
        """Return the cell as text without blanks around it; empty when `column` is."""
        return text_of(self.cell(column)).strip() if column else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with a header in row 1, below which hashtags of HXL may stand: they name the columns too."""

    file: str
    sheet: Sheet
    columns: dict[str, int]
    """Position by header or hashtag; of two equal ones the first."""
    doubled: frozenset[str]
    first: int = 2
    """The row in which the lines begin."""

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header, without the empty ones."""
        for number, cells in enumerate(self.sheet.rows[self.first - 1 :], start=self.first):
            if any(text_of(cell).strip() for cell in cells):
                yield Row(self, number, cells)


def find_table(workbook: Workbook, name: str, line: int) -> Table:
    """Return the sheet called `name`, or the first one when it is empty; raises Refused, naming the mapping's line."""
    for sheet in workbook.sheets:
        if not name or sheet.name == name:
            headers = _texts(sheet, 0)
            below = _texts(sheet, 1)
            tags = below if any(below) and all(not text or _HASHTAG.fullmatch(text) for text in below) else []
            columns: dict[str, int] = {}
            for names in (headers, tags):
                for position, name_of_column in enumerate(names):
                    columns.setdefault(name_of_column, position)
            listed = [*headers, *tags]
            doubled = frozenset(header for header in columns if header and listed.count(header) > 1)
            return Table(workbook.file, sheet, columns, doubled, first=3 if tags else 2)
    raise Refused(
        N_("The file {file} has no sheet “{sheet}”, which line {line} of the mapping names."),
        hint=N_("Its sheets are: {known}. Is it the right file, and the right mapping?"),
        file=workbook.file,
        sheet=name,
        line=line,
        known=", ".join(sheet.name for sheet in workbook.sheets),
    )


def check_columns(tables: tuple[Table, ...], wanted: Iterable[tuple[str, int]]) -> None:
    """Check that each (column, line of the mapping) stands once in one of the tables; raises Refused."""
    for column, line in wanted:
        if not column:
            continue
        found = next((table for table in tables if column in table.columns), None)
        if found is None:
            raise Refused(
                N_("The sheet “{sheet}” of {file} has no column “{column}”, which line {line} of the mapping names."),
                hint=N_("Is it the right file, and the right mapping? Else correct that line of the mapping."),
                file=tables[0].file,
                sheet=tables[0].name,
                column=column,
                line=line,
            )
        if column in found.doubled:
            raise Refused(
                N_("The sheet “{sheet}” of {file} has the column “{column}” twice."),
                hint=N_("Rename or delete one of the two."),
                file=found.file,
                sheet=found.name,
                column=column,
            )


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [text_of(cell).strip() for cell in sheet.rows[row]] if row < len(sheet.rows) else []
