"""Reads a plain list of arrivals: a line a family, from a file with titles or from lines that are typed."""

from collections.abc import Iterable, Iterator
from typing import Final

from famcase.domain.names import fold
from famcase.errors import Refused
from famcase.exchange.sheets import Workbook
from famcase.exchange.tables import find_table
from famcase.services.commands.arriving import GROUPS, Arrived
from famcase.wording import N_

COLUMNS: Final = {
    "name": ("name", "head", "الاسم", "رب الأسرة"),
    "called": ("called", "known as", "يُنادى", "اسم النداء", "الكنية أبو"),
    "people": ("people", "size", "number", "العدد", "عدد الأفراد"),
    "men": ("men", "رجال"),
    "women": ("women", "نساء"),
    "boys": ("boys", "أولاد", "صبيان"),
    "girls": ("girls", "بنات"),
    "phone": ("phone", "telephone", "mobile", "الهاتف", "هاتف", "موبايل"),
    "tent": ("tent", "الخيمة", "خيمة", "رقم الخيمة"),
}
"""Titles of columns in either language, by what they hold."""

_CELLS: Final = ("name", "called", "people", "phone", "tent")
"""The order of the cells of a line that is typed."""


class NoSuchColumns(Refused):
    def __init__(self, found: Iterable[str]) -> None:
        super().__init__(
            N_("The list has no column that is known; it has: {found}."),
            hint=N_("The first line names them: {known}."),
            found=tuple(found),
            known=tuple(COLUMNS),
        )


def read_table(workbook: Workbook) -> tuple[Arrived, ...]:
    """Return the families of the first sheet, one for every row below the titles, empty ones too.

    Raises NoSuchColumns where no title is known.
    """
    table = find_table(workbook, "", 0)
    titles = {fold(title): title for title in table.columns}
    known = {
        name: next((titles[fold(one)] for one in spellings if fold(one) in titles), "")
        for name, spellings in COLUMNS.items()
    }
    if not known["name"] and not known["people"]:
        raise NoSuchColumns(table.columns)
    rows = {row.number: {name: row.text(column) for name, column in known.items()} for row in table.rows()}
    last = max(rows, default=1)
    return tuple(_arrived(rows.get(number, {})) for number in range(2, last + 1))


def read_lines(lines: Iterable[str]) -> Iterator[Arrived]:
    """Yield the families of lines with name, called, people, phone and tent, each behind a tab or a semicolon."""
    for line in lines:
        cells = [cell.strip() for cell in line.rstrip("\r\n").replace("\t", ";").replace("؛", ";").split(";")]
        yield _arrived(dict(zip(_CELLS, cells, strict=False)))


def _arrived(said: dict[str, str]) -> Arrived:
    groups = [said.get(group, "") for group in GROUPS]
    sizes = said.get("people", "")
    if any(groups):
        sizes = " ".join(group or "0" for group in groups)
    return Arrived(said.get("name", ""), said.get("called", ""), sizes, said.get("phone", ""), said.get("tent", ""))
