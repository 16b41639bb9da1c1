"""Compares every summary with DuckDB's time for the same figures from a file of its own, in one run.

    python -m tests.performance.summaries DESK [--copy FILE] [--rounds N] [--only NAME …]

DESK is the folder of a desk that another benchmark kept; it is only read. What its summaries count is copied once into
an unencrypted DuckDB file (the package `duckdb`, in no extra of ours; `--copy` keeps it for the next run), and each
summary is asked there and at the desk in turn, warm: the last eight weeks, and the eight before where the summary
compares them. Fails where a figure of one is not the other's, or where a summary takes more than five times as long.
Times are medians of CPU time, of all threads: another program on the machine slows neither.
"""

import argparse
import csv
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from tabulate import tabulate

from famcase.clock import SystemClock
from famcase.domain.periods import last_weeks
from famcase.paths import Home
from famcase.services import opening
from famcase.services.desk import Desk
from famcase.services.queries.summaries import QUERIES, figures
from famcase.services.queries.timetable import reaching, uncontacted_since
from famcase.services.views import Figures
from famcase.settings_kinds import PRIORITIES
from tests.performance.benchmark import PASSPHRASE
from tests.performance.summary_questions import DATES, QUESTIONS, SPLIT, TABLES, WITH_SPLIT

MOST: Final = 5.0
"""A ratio over this fails."""
_FIRST: Final = "DATE '0001-01-01'"
_DIALECT: Final = r"auto_detect = false, header = false, delim = ',', nullstr = '\N'"
Row = tuple[Any, ...]


def main() -> int:
    """Measure, compare and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("desk", type=Path)
    asked.add_argument("--copy", type=Path, metavar="FILE")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--only", nargs="+", default=tuple(QUERIES), metavar="NAME")
    options = asked.parse_args()
    import duckdb

    desk = opening.unlock(Home(options.desk), PASSPHRASE, clock=SystemClock())
    with tempfile.TemporaryDirectory(prefix="famcase-benchmark-") as temporary:
        path = options.copy or Path(temporary) / "copy.duckdb"
        is_there = path.exists()
        copy = duckdb.connect(str(path))
        if not is_there:
            _copy(desk, copy, Path(temporary))
        compared = [_compare(desk, copy, name, options.rounds) for name in options.only]
        copy.close()
    desk.close()
    heads = ("summary", "DuckDB, ms", "famcase, ms", "ratio", "figures")
    sys.stdout.write(tabulate(compared, heads, floatfmt=("", ".1f", ".1f", ".2f")) + "\n")
    return int(any(row[-1] != "equal" or row[3] > MOST for row in compared))


def _copy(desk: Desk, copy: Any, folder: Path) -> None:
    """Copy what is counted, as tables of the same names."""
    for name, columns in TABLES.items():
        table = desk.store.tables[name]._meta.table_name
        wanted = [f'"{column}"' for column in columns.split()]
        rows = desk.store.database.execute_sql(f'SELECT {", ".join(wanted)} FROM "{table}"')  # noqa: S608
        with (folder / "rows.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([_plain(value) for value in row] for row in rows)
        kinds = {column.name: column.data_type for column in desk.store.database.get_columns(table)}
        made = ", ".join(f"\"{column}\": '{_kind(column, kinds[column].upper())}'" for column in columns.split())
        chosen = [_as_date(name, column) for column in columns.split()]
        read = f"read_csv('{folder / 'rows.csv'}', {_DIALECT}, columns = {{{made}}})"
        copy.execute(f'CREATE TABLE "{name}" AS SELECT {", ".join(chosen)} FROM {read}')  # noqa: S608
    since = [(at, uncontacted_since(desk, at)) for at in range(1, PRIORITIES + 1)]
    copy.execute("CREATE TABLE late (priority SMALLINT, before INTEGER)")
    copy.executemany("INSERT INTO late VALUES (?, ?)", [(at, day.toordinal()) for at, day in since if day])
    copy.execute("CREATE TABLE reaching (outcome VARCHAR)")
    copy.executemany("INSERT INTO reaching VALUES (?)", [(code,) for code in reaching(desk)])
    copy.execute(SPLIT, {"today_day": desk.clock.today()})
    copy.execute(WITH_SPLIT)
    copy.execute("CHECKPOINT")


def _plain(value: Any) -> Any:
    if value is None:
        return "\\N"
    return value.hex() if isinstance(value, bytes) else value


def _kind(column: str, of_engine: str) -> str:
    if column == "made":  # an INTEGER of SQLite has eight bytes
        return "BIGINT"
    return of_engine if of_engine in ("INTEGER", "SMALLINT", "BIGINT") else "VARCHAR"


def _as_date(table: str, column: str) -> str:
    return f'{_FIRST} + ("{column}" - 1) AS "{column}"' if (table, column) in DATES else f'"{column}"'


def _compare(desk: Desk, copy: Any, name: str, rounds: int) -> tuple[str, float, float, float, str]:
    over, today = last_weeks(desk.clock.today(), desk.settings.first_weekday), desk.clock.today()
    before = over.before()
    assert before is not None
    days = {"today": today, "start": over.start, "end": over.end, "earlier": before.start}
    asked: dict[str, object] = {}
    for word, day in days.items():
        asked |= {word: day.toordinal(), f"{word}_day": day}
    question = QUESTIONS[name]
    asked = {word: value for word, value in asked.items() if f"${word}" in _words(question)}
    theirs: Callable[[], Any] = lambda: copy.execute(question, asked).fetchall()  # noqa: E731
    ours: Callable[[], Any] = lambda: figures(desk, name)  # noqa: E731
    taken: dict[Callable[[], Any], list[float]] = {theirs: [], ours: []}
    answers: dict[Callable[[], Any], Any] = {}
    for turn in range(rounds + 1):
        for act in (theirs, ours):
            began = time.process_time()
            answers[act] = act()
            if turn:  # the first turn warms the page cache
                taken[act].append(time.process_time() - began)
    other, mine = (statistics.median(taken[act]) * 1000 for act in (theirs, ours))
    equal = _same(_ROWS[name](answers[ours]), answers[theirs])
    return name, other, mine, mine / other, "equal" if equal else "differ"


def _words(question: str) -> set[str]:
    return set(re.findall(r"\$\w+", question))


def _same(ours: Iterable[Row], theirs: Iterable[Row]) -> bool:
    mine, other = (Counter(tuple(map(_bare, row)) for row in rows) for rows in (ours, theirs))
    for row, count in ((mine - other) + (other - mine)).most_common(6):
        sys.stderr.write(f"{'famcase' if row in mine else 'DuckDB'} alone: {row} {count}\n")
    return mine == other


def _bare(value: Any) -> Any:
    """Return a day as its number and a record's id as its digits: as either side has it."""
    if isinstance(value, date):
        return value.toordinal()
    return value.hex() if isinstance(value, bytes) else value if value is None or isinstance(value, str) else int(value)


def _both(row: Callable[[Any], Row]) -> Callable[[Figures], Iterable[Row]]:
    """Return how the lines of the period and those of the one before are rows, each with the period that it is of."""
    return lambda found: [
        (is_now, *row(line)) for is_now, lines in ((1, found.lines), (0, found.before)) for line in lines
    ]


def _now(row: Callable[[Any], Row]) -> Callable[[Figures], Iterable[Row]]:
    return lambda found: [row(line) for line in found.lines]


def _at(line: Any) -> Row:
    return line.at, "" if line.at else str(line.where)


def _who(line: Any) -> Row:
    return line.people, line.split.women, line.split.men, line.split.girls, line.split.boys


def _moved(line: Any) -> Row:
    return line.week, line.origin_id, "" if line.origin_id else str(line.origin), line.families, *_who(line)


def _sexes(line: Any) -> Row:
    return line.female, line.male, line.not_told


def _side_by_side(
    row: Callable[[Any], Row], of_period: Callable[[Any], Row], nothing: Row
) -> Callable[[Figures], Iterable[Row]]:
    """Return how lines are rows with the figures of both periods side by side; `nothing` where one has no such line."""

    def rows(found: Figures) -> Iterable[Row]:
        now, before = ({row(line)[0:2]: line for line in lines} for lines in (found.lines, found.before))
        for at in now.keys() | before.keys():
            told = [of_period(lines[at]) if at in lines else nothing for lines in (now, before)]
            yield *row(now.get(at) or before[at]), *told[0], *told[1]

    return rows


def _without_nothing(rows: Callable[[Figures], Iterable[Row]], labels: int) -> Callable[[Figures], Iterable[Row]]:
    """Return rows without those whose figures are all 0, which a question has none of."""
    return lambda found: [row for row in rows(found) if any(row[labels:])]


_ROWS: Final[Mapping[str, Callable[[Figures], Iterable[Row]]]] = {
    "arrivals": _both(_moved),
    "departures": _both(_moved),
    "came": _both(lambda line: (line.week, *_at(line), line.families, *_who(line))),
    "where": _now(lambda line: (*_at(line), line.living, line.families, *_who(line), line.confirmed_30_days)),
    "flows": _now(
        lambda line: (
            *(line.origin_id, "" if line.origin_id else str(line.origin), *_at(line)),
            *(line.families, *_who(line), line.confirmed_30_days),
        )
    ),
    "sites": _now(
        lambda line: (
            *(line.uid, line.with_us_families, line.with_us_people, line.in_the_open),
            *(line.count_families, line.count_people, line.count_on),
        )
    ),
    "outside": _now(
        lambda line: (
            *(*_at(line), line.families, *_who(line), line.up_to_3, line.up_to_7, line.up_to_14, line.up_to_30),
            *(line.longer, line.not_known, line.longest),
        )
    ),
    "cases": _side_by_side(
        lambda line: (*_at(line), line.families), lambda line: (line.registered, line.closed), (0, 0)
    ),
    "registrations": _without_nothing(_both(lambda line: (line.week, line.registered, *_who(line), line.closed)), 2),
    "needs": _side_by_side(
        lambda line: (line.category, line.families, *_who(line), line.oldest),
        lambda line: (line.met, line.median_days),
        (0, None),
    ),
    "assistance": _both(lambda line: (line.month, line.item, line.at, line.families, *_who(line), line.times)),
    "overdue": _now(
        lambda line: (
            *(line.user, line.families, line.overdue, line.worst_days, line.no_access),
            *(line.steps_overdue, line.first_contact),
        )
    ),
    "approvals": _now(lambda line: (line.user, line.families, line.oldest)),
    "caseload": _now(
        lambda line: (
            *(line.user, line.families, *_who(line), line.priority_1, line.priority_2, line.priority_3),
            *(line.priority_4, line.not_assessed),
        )
    ),
    "priority": _now(lambda line: (line.priority, line.families, *_who(line), line.overdue)),
    "steps": _now(lambda line: (line.code, line.families)),
    "ages": _without_nothing(_now(lambda line: (line.band, *_sexes(line))), 1),
    "vulnerabilities": _now(lambda line: (line.code, line.families, *_who(line))),
    "intentions": _now(lambda line: (line.code, line.families)),
    "referrals": _now(lambda line: (line.kind, line.status, line.referrals, line.families, line.oldest)),
    "closures": _both(lambda line: (line.reason, line.families, *_who(line), line.median_days)),
    "lengths": _without_nothing(_both(lambda line: (line.length, line.families)), 2),
}
"""A summary's lines as the rows that its question answers with."""


if __name__ == "__main__":
    sys.exit(main())
