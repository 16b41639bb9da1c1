"""Read a spreadsheet or a text table that somebody sent, in a child process with limits."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO

import famcase
from famcase.errors import NotFound, Refused, StorageFault
from famcase.exchange.ordinary import check_is_file
from famcase.wording import N_

Cell = str | int | float | bool | date | datetime | None
"""What one cell holds; a cell without anything in it is None. In a text table every cell is str or None."""

_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; the defaults let every list of a large organisation in, on a laptop with 4 GB."""

    file_bytes: int = 64 << 20
    unpacked_bytes: int = 1 << 30
    memory_bytes: int = 1 << 30
    """Of the child process."""
    seconds: int = 120
    rows: int = 700_000
    """Of one sheet, its header included."""
    columns: int = 4_000
    cells: int = 20_000_000
    """Of one sheet, empty ones inside its rectangle included."""
    output_bytes: int = 256 << 20
    """Of all cells as JSON."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; `rows[0]` is row 1 of the spreadsheet. Rows end with their last filled cell."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file, in its order; `file` is its name as the person gave it."""

    file: str
    sheets: tuple[Sheet, ...]


def read_workbook(path: Path, limits: Limits) -> Workbook:
    """Return the cells of an XLSX, CSV or TSV file.

    Raises NotFound when there is no such file, StorageFault when it cannot be opened, and Refused when it is not a
    table, is damaged, or would cost more than `limits`.
    """
    _check_file(path, limits)
    command = [sys.executable, "-m", "famcase.exchange.parse_child", str(path.resolve()), json.dumps(asdict(limits))]
    package_folder = Path(famcase.__file__).resolve().parent.parent  # so that no module of the user's folder is loaded
    try:
        child = subprocess.Popen(  # noqa: S603 - no shell, and the path is one argument
            command,
            cwd=package_folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise StorageFault(N_("The program that reads files could not be started."), hint=_TRY_AGAIN) from error
    watch = _Watch(child, limits)
    try:
        sheets = tuple(_sheets(path, child, watch, limits))
    finally:
        watch.stop()
    return Workbook(str(path), sheets)


def _check_file(path: Path, limits: Limits) -> None:
    try:
        if path.is_dir():
            raise Refused(N_("{file} is a folder, not a file."), hint=N_("Name the file inside of it."), file=str(path))
        check_is_file(path)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise NotFound(
            N_("There is no file {file}."), hint=N_("Check the name and the folder."), file=str(path)
        ) from error
    except (OSError, ValueError) as error:
        raise StorageFault(
            N_("The file {file} cannot be opened."), hint=N_("Check that you may read it."), file=str(path)
        ) from error
    if size > limits.file_bytes:
        raise _refusal("file", path, limits)


class _Watch:
    """Ends the child when it takes too much memory or time, and remembers why."""

    def __init__(self, child: "subprocess.Popen[bytes]", limits: Limits) -> None:
        self.child = child
        self.limits = limits
        self.reason = ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="parse-watch", daemon=True)
        self._thread.start()

    def end(self, reason: str) -> None:
        """Kill the child; the first reason is the one that is told."""
        self.reason = self.reason or reason
        self.child.kill()

    def stop(self) -> None:
        """End the watch and the child, whether it is through or not."""
        self._done.set()
        self._thread.join()
        self.child.kill()
        if self.child.stdout is not None:
            self.child.stdout.close()
        self.child.wait()

    def _run(self) -> None:
        deadline = time.monotonic() + self.limits.seconds
        while not self._done.wait(_POLL_SECONDS):
            if _resident_bytes(self.child.pid) > self.limits.memory_bytes:
                self.end("memory")
            elif time.monotonic() > deadline:
                self.end("seconds")


def _resident_bytes(pid: int) -> int:
    """Return the memory that a process holds; 0 when it has ended, or may not be asked."""
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _sheets(path: Path, child: "subprocess.Popen[bytes]", watch: _Watch, limits: Limits) -> Iterator[Sheet]:
    """Yield the sheets as the child tells them; raises Refused when it does not come to its end."""
    if child.stdout is None:
        raise _refusal("damaged", path, limits)
    name, rows = "", list[tuple[Cell, ...]]()
    for lines, line in enumerate(_lines(child.stdout, watch, limits)):
        if "row" in line:
            rows.append(tuple(_cell(value) for value in _list(line["row"])))
        elif "sheet" in line:
            if lines:
                yield Sheet(name, tuple(rows))
            name, rows = str(line["sheet"]), []
        elif "fault" in line:
            raise _refusal(str(line["fault"]), path, limits)
        elif line.get("end") == lines and lines:
            yield Sheet(name, tuple(rows))
            return
        else:
            break
    raise _refusal(watch.reason or "crashed", path, limits)


def _lines(stream: IO[bytes], watch: _Watch, limits: Limits) -> Iterator[dict[str, object]]:
    """Yield what the child says, up to the limit of its output; what is no JSON object ends it."""
    left = limits.output_bytes
    while left > 0:
        line = stream.readline(left + 1)
        left -= len(line)
        if left < 0:
            break
        if not line.endswith(b"\n"):
            return
        try:
            told = json.loads(line)
        except ValueError:
            return
        if not isinstance(told, dict):
            return
        yield told
    watch.end("output")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict) and "d" in value:
        return date.fromisoformat(str(value["d"]))
    if isinstance(value, dict) and "t" in value:
        return datetime.fromisoformat(str(value["t"]))
    raise ValueError("no kind of cell")


_TRY_AGAIN = N_("Close other programs and try again.")
_SPLIT = N_("Split it into smaller files, or delete what is not part of the list.")
_SAVE_ANEW = N_("Open it in a spreadsheet program, save it as a new .xlsx or .csv file, and try that.")

_FAULTS = {
    "file": (N_("The file {file} is larger than {megabytes} MB."), _SPLIT),
    "unpacked": (N_("The file {file} unpacks to more than {unpacked_megabytes} MB."), _SPLIT),
    "memory": (N_("Reading {file} would need too much memory: it is damaged, or far too large."), _SAVE_ANEW),
    "crashed": (N_("Reading {file} failed: it is damaged, or claims to be far larger than it is."), _SAVE_ANEW),
    "seconds": (N_("Reading {file} took longer than {seconds} seconds and was stopped."), _SPLIT),
    "rows": (N_("A sheet of {file} has more than {rows} rows."), _SPLIT),
    "columns": (N_("A sheet of {file} has more than {columns} columns."), _SPLIT),
    "cells": (N_("A sheet of {file} has more than {cells} cells."), _SPLIT),
    "output": (N_("The file {file} holds more text than can be read at once."), _SPLIT),
    "empty": (N_("The file {file} is empty."), N_("Check that it was copied to its end.")),
    "old-excel": (
        N_("The file {file} is in the old Excel format, or locked with a password."),
        N_("Save it as .xlsx without a password, and try that."),
    ),
    "not-a-spreadsheet": (N_("The file {file} is no spreadsheet and no text table."), _SAVE_ANEW),
    "encoding": (
        N_("The letters of {file} are in no encoding that is known here."),
        N_("Save it as CSV in UTF-8, and try that."),
    ),
    "damaged": (N_("The file {file} is damaged and cannot be read to its end."), _SAVE_ANEW),
}


def _refusal(code: str, path: Path, limits: Limits) -> Refused:
    message, hint = _FAULTS.get(code, _FAULTS["damaged"])
    return Refused(
        message,
        hint=hint,
        file=str(path),
        megabytes=limits.file_bytes >> 20,
        unpacked_megabytes=limits.unpacked_bytes >> 20,
        seconds=limits.seconds,
        rows=limits.rows,
        columns=limits.columns,
        cells=limits.cells,
    )
