"""Files that are no tables, or that would take too much to read: one sentence, never a crash, and no child left."""

import json
import os
import struct
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from famcase.errors import FamcaseError, NotFound, StorageFault
from famcase.exchange.sheets import Limits, read_workbook
from tests.exchange.reading import LIMITS, MakeSpreadsheet, refusal_of, rows_of

pytestmark = pytest.mark.usefixtures("no_child_is_left")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        read_workbook(tmp_path / "gone.xlsx", LIMITS)

    assert caught.value.values["file"] == str(tmp_path / "gone.xlsx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal_of(tmp_path)


def test_a_name_that_no_system_takes_is_a_sentence() -> None:
    with pytest.raises(StorageFault):
        read_workbook(Path("a\0b.csv"), LIMITS)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a")
    path.chmod(0)

    with pytest.raises(StorageFault):
        read_workbook(path, LIMITS)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.touch()

    assert "is empty" in refusal_of(path)


def test_an_old_or_locked_excel_file_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))

    assert "old Excel format" in refusal_of(path)


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jpg", b"x")

    assert "no spreadsheet" in refusal_of(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_while_copying_is_refused(tmp_path: Path, reach_file: Path, share: float) -> None:
    whole = reach_file.read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])

    assert "is damaged" in refusal_of(path)


def test_a_flipped_byte_inside_of_a_sheet_is_found(tmp_path: Path, reach_file: Path) -> None:
    data = bytearray(reach_file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path = tmp_path / "flipped.xlsx"
    path.write_bytes(data)

    assert "is damaged" in refusal_of(path)


def test_a_sheet_of_broken_xml_is_refused(make_spreadsheet: MakeSpreadsheet) -> None:
    assert "is damaged" in refusal_of(make_spreadsheet({"list": []}, cells="<row><c><v>1</row>"))


# Files that would cost too much.


def test_two_cells_in_opposite_corners_end_only_the_child(make_spreadsheet: MakeSpreadsheet) -> None:
    """A parser that fills the rectangle between them asks for 17 thousand million cells."""
    cells = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
    path = make_spreadsheet({"list": []}, cells=cells)

    assert path.stat().st_size < 5_000
    began = time.monotonic()
    assert "failed" in refusal_of(path) or "memory" in refusal_of(path)
    assert time.monotonic() - began < 10


def test_an_archive_that_unpacks_to_a_thousand_times_its_size_is_refused_unread(
    make_spreadsheet: MakeSpreadsheet,
) -> None:
    path = make_spreadsheet({"list": [["a"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", bytes(40 << 20))

    assert path.stat().st_size < 100_000
    assert "unpacks to more" in refusal_of(path, replace(LIMITS, unpacked_bytes=32 << 20))


def test_a_member_that_claims_a_gigabyte_is_refused_unread(make_spreadsheet: MakeSpreadsheet) -> None:
    path = make_spreadsheet({"list": [["a"]]})
    _rewrite_claimed_sizes(path, 1 << 30)

    assert "unpacks to more" in refusal_of(path)


def test_a_member_that_claims_less_than_it_holds_is_refused(make_spreadsheet: MakeSpreadsheet) -> None:
    path = make_spreadsheet({"list": [["a"] * 500] * 500})
    _rewrite_claimed_sizes(path, 10)

    assert "is damaged" in refusal_of(path)


def _rewrite_claimed_sizes(path: Path, size: int) -> None:
    """Write `size` as the unpacked size of every member into the archive's directory."""
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, size)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)


def test_a_larger_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # a sparse file: a gigabyte on paper

    assert "is larger than" in refusal_of(path)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (replace(LIMITS, rows=9), "rows"),
        (replace(LIMITS, columns=3), "columns"),
        (replace(LIMITS, cells=39), "cells"),
        (replace(LIMITS, output_bytes=300), "more text"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_each_limit_has_its_sentence(
    make_spreadsheet: MakeSpreadsheet, tmp_path: Path, limits: Limits, words: str, kind: str
) -> None:
    table = [["some text"] * 4] * 10
    path = make_spreadsheet({"list": table})
    if kind == "csv":
        path = tmp_path / "list.csv"
        path.write_text("\n".join(",".join(row) for row in table), encoding="utf-8")

    assert words in refusal_of(path, limits)
    assert len(rows_of(path)) == 10


def test_empty_cells_between_two_corners_count_before_they_are_unfolded(make_spreadsheet: MakeSpreadsheet) -> None:
    cells = "<row r='1'><c r='A1'><v>1</v></c></row><row r='10'><c r='D10'><v>2</v></c></row>"
    path = make_spreadsheet({"list": []}, cells=cells)

    assert "cells" in refusal_of(path, replace(LIMITS, cells=39))
    assert len(rows_of(path, replace(LIMITS, cells=40))) == 10


def test_a_child_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_bytes(b"x" * (20 << 20))

    assert "memory" in refusal_of(path, replace(LIMITS, memory_bytes=24 << 20))


def child_that(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Make the reader start `code` instead of its own child."""
    real = subprocess.Popen

    def start(command: list[str], **options: object) -> "subprocess.Popen[bytes]":
        return real([sys.executable, "-c", code, *command[3:]], **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("famcase.exchange.sheets.subprocess.Popen", start)


def test_the_parent_alone_holds_the_child_where_the_system_does_not(
    make_spreadsheet: MakeSpreadsheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where no limit can be set from inside."""
    child_that(
        monkeypatch,
        "import sys; sys.modules['resource'] = None; from famcase.exchange.parse_child import main; main(sys.argv[1:])",
    )
    cells = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='CV1048576'><v>2</v></c></row>"
    path = make_spreadsheet({"list": []}, cells=cells)

    assert "memory" in refusal_of(path, replace(LIMITS, memory_bytes=100 << 20))


def test_a_child_that_hangs_is_ended_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n")
    child_that(monkeypatch, "import threading; threading.Event().wait()")
    began = time.monotonic()

    assert "took longer" in refusal_of(path, replace(LIMITS, seconds=1))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "said",
    ["", "no json\n", "[]\n", '{"sheet": "a"}\n', '{"sheet": "a"}\n{"row": [1]}\n{"end": 1}\n', '{"sheet": "a"}\n{"ro'],
)
def test_a_child_that_stops_in_the_middle_gives_no_half_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n")
    child_that(monkeypatch, f"import sys; sys.stdout.write({said!r}); raise SystemError('names')")

    assert "failed" in refusal_of(path)


def test_what_a_parser_says_on_its_way_out_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n")
    child_that(monkeypatch, "raise SystemError('Khaled al-Adnan')")
    with pytest.raises(FamcaseError):
        read_workbook(path, LIMITS)

    assert capfd.readouterr() == ("", "")


def test_no_module_of_the_folder_of_the_file_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json.py", "csv.py", "zipfile.py", "famcase.py"):
        (tmp_path / name).write_text("raise SystemExit('loaded')")
    path = tmp_path / "list.csv"
    path.write_text("a,b\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert rows_of(Path("list.csv")) == (("a", "b"),)


def test_the_limits_reach_the_child_as_whole_numbers() -> None:
    from dataclasses import asdict

    assert all(isinstance(value, int) for value in json.loads(json.dumps(asdict(Limits()))).values())
