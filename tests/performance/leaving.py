"""Compares writing all families through the gate with what other programs take for the same cells alone.

    python -m tests.performance.leaving DESK [--rounds N]

DESK is the folder of a desk that the benchmark kept (see `tests.performance.benchmark`); it is copied first. The CSV is
compared with Debian's `sqlite3 -csv` over an unencrypted copy of the tables, with the same columns, names looked up and
days as ISO 8601; it asks nobody for consent and hashes nothing. The workbook is compared with XlsxWriter's own loop in
`constant_memory` over 100,000 rows of 20 columns. Each pair is measured in turn; medians and their ratio are printed.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from famcase.clock import SystemClock
from famcase.domain.levels import Level
from famcase.paths import Home
from famcase.presentation.case_columns import CASES, unread
from famcase.presentation.columns import Column, day, number
from famcase.presentation.files import FileForm, table_file
from famcase.presentation.redaction import Redaction
from famcase.presentation.wording import Wording
from famcase.services import opening
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving, let_out
from famcase.services.queries.every_case import every_case
from tests.performance.benchmark import PASSPHRASE

_TABLES = ("case_list", "family", "place", "site", "desk_user")
_INDEXES = """
CREATE INDEX p.by_name ON case_list (status, name_key, family_id);
CREATE UNIQUE INDEX p.by_pcode ON place (pcode);
"""
_DAYS = ("left_on", "since", "confirmed_on", "next_due", "registered_on")
_SAME_CELLS = """
SELECT f.number, CASE c.withheld WHEN 1 THEN 'true' ELSE 'false' END, c.people, nullif(c.priority, 0), c.status, a.name,
    {left_on}, COALESCE(s.name, p.name), c.living, {since}, {confirmed_on}, {next_due}, u.name, {registered_on}
FROM case_list c JOIN family f ON f.id = c.family_id LEFT JOIN place o ON o.id = c.origin
    LEFT JOIN place a ON a.pcode = o.parent LEFT JOIN site s ON s.id = c.site LEFT JOIN place p ON p.id = c.place
    LEFT JOIN desk_user u ON u.id = c.assigned_to
WHERE c.status = 'open' ORDER BY c.name_key, c.family_id
"""
_ROWS = 100_000


def plain_copy(desk: Desk, path: Path) -> None:
    """Write the tables of the case list, of invented families, into a file that any SQLite reads."""
    path.touch()
    connection = desk.store.tables["case_list"]._meta.database.connection()
    connection.pragma("foreign_keys", False)
    connection.execute(f"ATTACH '{path}' AS p KEY ''")
    for table in _TABLES:
        (made,) = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", (table,)).fetchone()
        connection.execute(f"CREATE TABLE p.{table} {made[made.index('(') :]}")
        connection.execute(f"INSERT INTO p.{table} SELECT * FROM main.{table}")  # noqa: S608
    connection.execute(_INDEXES)
    connection.execute("ANALYZE p")
    connection.execute("DETACH p")
    connection.pragma("foreign_keys", True)


def by_sqlite(plain: Path, folder: Path) -> int:
    """Write the same cells by sqlite3; return how many lines."""
    days = {each: f"date(nullif(c.{each}, 9999999) + 1721424.5)" for each in _DAYS}
    with (folder / "sqlite.csv").open("wb") as out:
        subprocess.run(["sqlite3", "-csv", str(plain), _SAME_CELLS.format(**days)], stdout=out, check=True)
    with (folder / "sqlite.csv").open("rb") as written:
        return sum(1 for _ in written)


def by_famcase(desk: Desk, folder: Path) -> int:
    """Write all families that agreed, as `famcase export` does; return how many were gone through."""
    words = Wording("en", desk.vocabulary, desk.clock.today)
    columns = Redaction(Level.CODES, (), True).columns(CASES, words)
    file = Leaving(folder / "famcase.csv")
    table = table_file(columns, FileForm.CSV, words, file.write)
    every = every_case(desk, unread=unread(columns))
    file.to_come = len(every)
    for part in every.parts():
        let = let_out(desk, file, every.lines(desk, part))
        table.rows(let)
        file.lines += len(let)
    table.end()
    file.put_in_place()
    file.drop()
    return len(every)


@dataclass(frozen=True, slots=True)
class _Line:
    number: str
    people: int
    since: date
    words: str
    living: str


def _lines() -> list[_Line]:
    kinds, first = ("rented", "host", "tent"), date(2018, 1, 1)
    return [
        _Line(f"{10**8 + at}", at % 12, first + timedelta(days=at % 700), f"words of row {at}", kinds[at % 3])
        for at in range(_ROWS)
    ]


def book_of_famcase(lines: list[_Line], folder: Path) -> int:
    """Write 20 columns into a workbook as famcase does."""
    kinds: tuple[Column[Any], ...] = (
        Column("number", "Case", lambda line: line.number),
        Column("people", "People", lambda line: line.people, number),
        Column("since", "Since", lambda line: line.since, day),
        Column("words", "Words", lambda line: line.words),
        Column("living", "Living", lambda line: line.living),
    )
    with (folder / "famcase.xlsx").open("wb") as out:
        table = table_file(kinds * 4, FileForm.XLSX, Wording("en"), out.write, folder=folder)
        for at in range(0, len(lines), 2_000):
            table.rows(lines[at : at + 2_000])
        table.end()
    return len(lines)


def bare_book(lines: list[_Line], folder: Path) -> int:
    """Write the same by XlsxWriter alone."""
    from xlsxwriter import Workbook

    book = Workbook(str(folder / "bare.xlsx"), {"constant_memory": True, "tmpdir": str(folder)})
    sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for row, line in enumerate(lines):
        for at in range(0, 20, 5):
            sheet.write_string(row, at, line.number)
            sheet.write_number(row, at + 1, line.people)
            since = datetime(line.since.year, line.since.month, line.since.day)  # noqa: DTZ001 - a cell has no zone
            sheet.write_datetime(row, at + 2, since, days)
            sheet.write_string(row, at + 3, line.words)
            sheet.write_string(row, at + 4, line.living)
    book.close()
    return len(lines)


def paired(name: str, ours: Callable[[], int], theirs: Callable[[], int], rounds: int) -> None:
    """Print how long both take, one after the other in each round."""
    taken: dict[Callable[[], int], list[float]] = {ours: [], theirs: []}
    lines = 0
    for _ in range(rounds):
        for work in (theirs, ours):
            began = time.perf_counter()
            lines = work()
            taken[work].append(time.perf_counter() - began)
    mine, other = statistics.median(taken[ours]), statistics.median(taken[theirs])
    sys.stdout.write(f"{name}, {lines:,} lines: {mine:.2f} s beside {other:.2f} s, {mine / other:.2f} times\n")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("desk", type=Path)
    asked.add_argument("--rounds", type=int, default=3)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(options.desk, folder / "desk")
        desk = opening.unlock(Home(folder / "desk"), PASSPHRASE, clock=SystemClock())
        plain = folder / "plain.db"
        plain_copy(desk, plain)
        rounds = options.rounds
        paired("CSV beside sqlite3 -csv", lambda: by_famcase(desk, folder), lambda: by_sqlite(plain, folder), rounds)
        desk.close()
        lines = _lines()
        theirs = lambda: bare_book(lines, folder)  # noqa: E731
        paired("XLSX beside XlsxWriter", lambda: book_of_famcase(lines, folder), theirs, rounds)


if __name__ == "__main__":
    main()
