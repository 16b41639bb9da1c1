"""Find the sheets and columns that a mapping names in a workbook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from famcase.errors import Refused
from famcase.exchange.sheets import Cell, Sheet, Workbook
from famcase.exchange.values import text_of
from famcase.wording import N_


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
    """A sheet with a header in row 1."""

    file: str
    sheet: Sheet
    columns: dict[str, int]
    """Position by header; of two equal headers the first."""
    doubled: frozenset[str]

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header, without the empty ones."""
        for number, cells in enumerate(self.sheet.rows[1:], start=2):
            if any(text_of(cell).strip() for cell in cells):
                yield Row(self, number, cells)


def find_table(workbook: Workbook, name: str, line: int) -> Table:
    """Return the sheet called `name`, or the first one when it is empty; raises Refused, naming the mapping's line."""
    for sheet in workbook.sheets:
        if not name or sheet.name == name:
            headers = [text_of(cell).strip() for cell in sheet.rows[0]] if sheet.rows else []
            columns: dict[str, int] = {}
            for position, header in enumerate(headers):
                columns.setdefault(header, position)
            doubled = frozenset(header for header in columns if header and headers.count(header) > 1)
            return Table(workbook.file, sheet, columns, doubled)
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
