"""How long a list of 2,000 families takes to become a PDF, beside reportlab's own table of the same cells.

`python -m tests.performance.paper` prints both in pairs, one after the other, in English and in Arabic. The bare table
has no widths to find out, no letters to join, no order to put them in and nothing around its pages.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from statistics import median
from time import perf_counter

from famcase.presentation.columns import Column, case_number, day, number
from famcase.presentation.documents import Marks
from famcase.presentation.paper.faces import Face
from famcase.presentation.paper.printed import PrintedTable
from famcase.presentation.wording import Wording

_GIVEN = ("خالد", "محمد", "فاطمة", "عائشة", "عبد الرحمن", "Khaled", "Ahmad", "Nur al-Din", "لؤي", "آلاء")
_SURNAMES = ("العدنان", "الحسين", "المصطفى", "al-Adnan", "Haddad", "الأحمد الإبراهيم")
_PLACES = ("كفر دريان", "Armanaz", "سراقب", "مخيم النور", "Ma'arrat an-Nu'man", "Salqin")
_LIVING = ("rented house", "in the open", "خيمة (ملك)", "مركز جماعي")


@dataclass(frozen=True, slots=True)
class Line:
    """One family of the list."""

    number: str
    name: str
    people: int
    origin: str
    place: str
    living: str
    since: date
    due: date
    phone: str


COLUMNS: tuple[Column[Line], ...] = (
    Column("number", "Case", lambda line: line.number, case_number),
    Column("name", "Name", lambda line: line.name),
    Column("people", "People", lambda line: line.people, number, align="right"),
    Column("origin", "From", lambda line: line.origin),
    Column("place", "Now", lambda line: line.place),
    Column("living", "Living", lambda line: line.living),
    Column("since", "Since", lambda line: line.since, day),
    Column("due", "Next visit", lambda line: line.due, day),
    Column("phone", "Telephone", lambda line: line.phone),
)


def lines(count: int) -> Iterator[Line]:
    """Make so many families, the same in every run."""
    chosen = random.Random(2018)  # noqa: S311 - nothing secret
    for at in range(count):
        yield Line(
            f"{204_110_000 + at}",
            f"{chosen.choice(_GIVEN)} {chosen.choice(_SURNAMES)}",
            chosen.randint(1, 18),
            chosen.choice(_PLACES),
            chosen.choice(_PLACES),
            chosen.choice(_LIVING),
            date(2018, 8, 1) + timedelta(chosen.randint(0, 60)),
            date(2018, 9, 1) + timedelta(chosen.randint(0, 30)),
            f"+963 944 {chosen.randint(100, 999)} {chosen.randint(100, 999)}",
        )


def ours(rows: list[Line], wording: Wording) -> int:
    """Print the list; return the size of the file."""
    written = bytearray()
    table: PrintedTable[Line] = PrintedTable(COLUMNS, wording, written.extend, marks=Marks(date(2018, 8, 15)))
    table.rows(rows)
    table.end()
    return len(written)


def bare(rows: list[Line], wording: Wording) -> int:
    """Have reportlab set the same cells as they are; return the size of the file."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

    face = Face("fontpkg_amiri", "Amiri", "Regular", 1.0)
    cells = [[wording(column.title) for column in COLUMNS]]
    cells += [[column.shown(wording, row) for column in COLUMNS] for row in rows]
    written = BytesIO()
    style = TableStyle([("FONT", (0, 0), (-1, -1), face.name, 9), ("LINEBELOW", (0, 0), (-1, -1), 0.4, (0, 0, 0))])
    SimpleDocTemplate(written, pagesize=landscape(A4)).build([Table(cells, repeatRows=1, style=style)])
    return written.tell()


def main(rounds: int) -> None:
    rows = list(lines(2_000))
    for language in ("en", "ar"):
        wording = Wording(language)
        ours(rows[:10], wording), bare(rows[:10], wording)  # what is loaded once
        ratios, times = [], []
        for _ in range(rounds):
            begin = perf_counter()
            size = ours(rows, wording)
            middle = perf_counter()
            other = bare(rows, wording)
            end = perf_counter()
            times.append(middle - begin)
            ratios.append((middle - begin) / (end - middle))
        ratio = f"{median(ratios):.2f} of a bare table ({min(ratios):.2f}–{max(ratios):.2f})"
        print(f"{language}: {median(times):.2f} s, {ratio}; {size / 1024:.0f} KB beside {other / 1024:.0f}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
