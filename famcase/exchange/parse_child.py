"""Parse one spreadsheet or text file in a process of its own, and write its cells as lines of JSON.

Started by `sheets` as `python -m famcase.exchange.parse_child FILE LIMITS`; LIMITS is a JSON object. Each line is one
of {"sheet": name}, {"row": [cells]}, {"end": number of lines before it} or {"fault": code}. A date is {"d": ISO}, a
moment {"t": ISO}. Without an "end" the file was not read to its end, whatever the exit code says. Files from outside
can crash or fill a parser: this process holds nothing worth having, so its end costs nothing.
"""

import json
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXACT_FLOAT = 2**53
_SEPARATORS = ",;\t|"


class Fault(Exception):
    """The file cannot be read; the text is a code that `sheets` turns into a sentence."""


def main(arguments: list[str]) -> int:
    """Parse the file named by the first argument under the limits of the second; return the exit code."""
    limits: dict[str, int] = json.loads(arguments[1])
    _hold(limits)
    lines = 0
    try:
        for line in parse(Path(arguments[0]), limits):
            sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
            lines += 1
    except Fault as fault:
        return _finish({"fault": str(fault)})
    except MemoryError:
        return _finish({"fault": "memory"})
    except Exception:  # whatever a parser trips over is one thing to the person: the file is damaged
        return _finish({"fault": "damaged"})
    return _finish({"end": lines})


def parse(path: Path, limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the lines that tell the cells of `path`; raises Fault."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise Fault("empty")
    if start == _OLD_EXCEL:
        raise Fault("old-excel")
    if start[:2] == b"PK":
        _check_archive(path, limits)
        yield from _spreadsheet(path, limits)
    else:
        yield {"sheet": path.name}
        yield from _bounded(_text_rows(path), limits)


def _hold(limits: dict[str, int]) -> None:
    """Ask the system to hold this process to its memory and time, where it can; the parent watches in any case."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    wanted = {
        "RLIMIT_CORE": 0,  # a crash must not leave the families in a core file
        "RLIMIT_FSIZE": 0,
        "RLIMIT_AS": limits["memory_bytes"] + (256 << 20),  # addresses, of which the interpreter takes its share
        "RLIMIT_CPU": limits["seconds"] + 1,
    }
    for name, value in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (OSError, ValueError, AttributeError):
            continue


def _finish(line: dict[str, object]) -> int:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    return 0 if "end" in line else 3


def _check_archive(path: Path, limits: dict[str, int]) -> None:
    """Refuse an archive that claims too much, has no readable directory, or is no spreadsheet."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > limits["unpacked_bytes"]:
                raise Fault("unpacked")
            if "xl/workbook.xml" not in archive.namelist():
                raise Fault("not-a-spreadsheet")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise Fault("damaged") from error


def _spreadsheet(path: Path, limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError as error:
        raise Fault("old-excel") from error
    for about in workbook.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        last_row, last_column = sheet.end or (0, 0)
        if (last_row + 1) * (last_column + 1) > limits["cells"]:
            raise Fault("cells")
        yield {"sheet": about.name}
        yield from _bounded(sheet.to_python(skip_empty_area=False), limits)


def _text_rows(path: Path) -> Iterator[list[str]]:
    import csv
    import io

    from famcase.domain.formulas import given_back
    from famcase.exchange.encodings import decode_text

    try:
        text = decode_text(path.read_bytes())
    except UnicodeDecodeError as error:
        raise Fault("encoding") from error
    csv.field_size_limit(1 << 24)
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5:  # Excel's own way to name the separator
        yield []  # keeps the numbers of the rows as a spreadsheet shows them
        separator, text = first[4], rest
    else:
        separator = sniff_separator(text)
    try:
        # an apostrophe before what looks like a formula is how a list says that it is none
        yield from (
            list(map(given_back, row)) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        )
    except csv.Error as error:
        raise Fault("damaged") from error


def sniff_separator(text: str) -> str:
    """Return the separator that cuts the first rows into the most columns, equally often in each; a comma if none."""
    import csv
    import io
    from itertools import islice

    best, best_score = ",", 0
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 50)]
        except csv.Error:
            continue
        filled = [width for width in widths if width]
        if not filled:
            continue
        usual = max(set(filled), key=filled.count)
        score = (usual - 1) * filled.count(usual) * 100 // len(filled)
        if score > best_score:
            best, best_score = separator, score
    return best


def _bounded(rows: Iterable[list[Any]], limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the rows as lines, without the empty end of each row and of the sheet, up to the limits."""
    cells = waiting = 0
    for number, row in enumerate(rows, start=1):
        if len(row) > limits["columns"]:
            raise Fault("columns")
        if number > limits["rows"]:
            raise Fault("rows")
        told = [_cell(value) for value in row]
        while told and told[-1] is None:
            told.pop()
        cells += len(told)
        if cells > limits["cells"]:
            raise Fault("cells")
        if not told:
            waiting += 1
            continue
        for _ in range(waiting):
            yield {"row": []}
        waiting = 0
        yield {"row": told}


def _cell(value: Any) -> Any:
    """Return a cell as JSON; numbers without a fraction become whole, because a spreadsheet knows no other kind."""
    if value is None or value == "":
        return None
    if isinstance(value, float):
        if value.is_integer() and abs(value) < _EXACT_FLOAT:
            return int(value)
        return value if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time | timedelta):
        return str(value)
    return value


if __name__ == "__main__":
    code = main(sys.argv[1:])
    os._exit(code)  # no destructor of a half-read workbook may turn a finished parse into a crash
