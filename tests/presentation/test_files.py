"""Each form of a file, written part by part and read back by another program."""

import io
import json
import stat
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from famcase.domain.levels import Level
from famcase.errors import StorageFault
from famcase.presentation import workbooks
from famcase.presentation.columns import Column, case_number, flag, number
from famcase.presentation.files import FileForm, form_of, table_file
from famcase.presentation.locked_books import BadPassword, NoLocks, check_password, proposed_password
from famcase.presentation.made_cells import made_cells
from famcase.presentation.redaction import Redaction
from famcase.presentation.tables import TableFormat, render
from famcase.presentation.wording import Wording
from famcase.wording import Named

HOSTILE = ("=1+1", "+963", "@SUM(A1)", "-2", "[/b]", "\x1b[31m", "\u202egpj", "🙂", "x" * 40_000, "a\nb", "<b>&")


@dataclass(frozen=True, slots=True)
class Line:
    number: str = "204110875"
    name: str = "خالد العدنان"
    people: int | None = 14
    since: date | None = date(2018, 8, 12)
    is_open: bool = True


COLUMNS: tuple[Column[Line], ...] = (
    Column("number", "Case", lambda line: line.number, case_number),
    Column("name", "Name", lambda line: line.name, width=24),
    Column("people", "People", lambda line: line.people, number, align="right"),
    Column("since", "Since", lambda line: line.since),
    Column("open", "Open", lambda line: line.is_open, flag),
)


def written(form: FileForm, pages: Sequence[Sequence[Line]], language: str = "en", folder: Path | None = None) -> bytes:
    parts: list[bytes] = []
    table = table_file(COLUMNS, form, Wording(language), parts.append, title="Families", below=["how"], folder=folder)
    for rows in pages:
        table.rows(rows)
    table.end()
    table.drop()
    return b"".join(parts)


def sheet(data: bytes, at: int = 0) -> list[list[object]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(at).to_python()
    return [list(row) for row in rows]


def test_a_workbook_has_days_numbers_and_text_and_says_what_it_is(tmp_path: Path) -> None:
    data = written(FileForm.XLSX, [[Line()], [], [Line(people=None, since=None, is_open=False)]], folder=tmp_path)

    assert sheet(data) == [
        ["Case", "Name", "People", "Since", "Open"],
        ["20411-087-5", "خالد العدنان", 14.0, date(2018, 8, 12), "yes"],
        ["20411-087-5", "خالد العدنان", "", "", "no"],
    ]
    assert sheet(data, 1) == [["Families"], ["how"]]
    assert list(tmp_path.iterdir()) == [], "nothing of the rows is left beside the file"


def test_a_workbook_in_arabic_stands_from_the_right_with_its_head_fixed_and_a_filter() -> None:
    with zipfile.ZipFile(io.BytesIO(written(FileForm.XLSX, [[Line()]], "ar"))) as book:
        arabic = book.read("xl/worksheets/sheet1.xml").decode()
        properties = book.read("docProps/core.xml").decode() + book.read("docProps/app.xml").decode()
    assert 'rightToLeft="1"' in arabic
    assert 'state="frozen"' in arabic
    assert '<autoFilter ref="A1:E2"/>' in arabic
    assert "Families" not in properties
    with zipfile.ZipFile(io.BytesIO(written(FileForm.XLSX, [[Line()]]))) as book:
        assert "rightToLeft" not in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_text_in_a_workbook(text: str) -> None:
    data = written(FileForm.XLSX, [[Line(name=text)]])

    shown = sheet(data)[1][1]
    assert isinstance(shown, str)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown) <= 32_767
    assert shown[:4].strip("\ufffd\n ") != "" or text[0] in "\x1b\u202e"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_rows_that_were_begun_and_dropped_leave_nothing(tmp_path: Path) -> None:
    table = table_file(COLUMNS, FileForm.XLSX, Wording("en"), lambda _: None, folder=tmp_path)
    table.rows([Line()] * 50)
    assert list(tmp_path.iterdir()) != []
    table.drop()
    assert list(tmp_path.iterdir()) == []


def test_json_lines_are_objects_line_by_line() -> None:
    lines = written(FileForm.JSON_LINES, [[Line()], [Line(name="a\nb")]]).decode().splitlines()

    assert [json.loads(line)["name"] for line in lines] == ["خالد العدنان", "a\nb"]
    assert list(json.loads(lines[0])) == [column.id for column in COLUMNS]


@pytest.mark.parametrize("form", [FileForm.CSV, FileForm.TSV, FileForm.JSON, FileForm.JSON_LINES])
def test_what_is_written_part_by_part_is_what_is_written_at_once(form: FileForm) -> None:
    rows = [Line(), Line(name="=1"), Line(people=None)]
    text = TableFormat(form.value)
    at_once = render(COLUMNS, rows, text, Wording("en")).encode(text.encoding(has_mark=True))

    assert written(form, [rows[:1], rows[1:]]) == at_once
    assert written(form, [rows]) == at_once


def test_the_end_of_a_name_says_the_form() -> None:
    assert [form_of(f"list.{form.ending}") for form in FileForm] == list(FileForm)
    assert form_of("LIST.XLSX") is FileForm.XLSX
    assert form_of("list.doc") is None
    assert form_of("list") is None


def test_a_cell_is_made_once_for_each_value_and_never_mixed_up() -> None:
    made: list[object] = []

    def make(value: object) -> str:
        made.append(value)
        return f"{value!r}"

    column: Column[object] = Column("x", "X", lambda row: row)
    cell = made_cells(column, make)
    typed, known = Named("Tah", is_typed=True), Named("Tah")
    given = [1, True, 1, None, typed, known, typed, "a", "a", date(2018, 8, 12), date(2018, 8, 12), (1,), (1,), 1.0]

    assert [cell(value) for value in given] == [repr(value) for value in given]
    assert len(made) == len(given) - 4, "equal values of a kind are made once, lists and fractions each time"
    many = [f"{number}" for number in range(6_000)] * 2
    assert [cell(value) for value in many] == list(map(repr, many))


def test_a_cell_of_a_column_that_leaves_is_what_the_column_says() -> None:
    places: tuple[Column[Named], ...] = (Column("place", "Now", lambda row: row),)
    (column,) = Redaction(Level.CODES, (), True).columns(places, Wording("en"))
    cell = made_cells(column, column.raw)
    for name in (Named("Tah"), Named("Tah", is_typed=True), Named("Tah")):
        assert cell(name) == column.value(name) == ("" if name.is_typed else "Tah")


def opened(data: bytes, password: str) -> bytes:
    """Return a workbook as whoever knows its password has it, its integrity checked."""
    import msoffcrypto

    book, plain = msoffcrypto.OfficeFile(io.BytesIO(data)), io.BytesIO()
    assert (book.is_encrypted(), book.type) == (True, "agile")
    book.load_key(password=password, verify_password=True)
    book.decrypt(plain, verify_integrity=True)
    return plain.getvalue()


def test_a_workbook_with_a_password_opens_only_with_it(tmp_path: Path) -> None:
    import msoffcrypto

    parts: list[bytes] = []
    table = table_file(COLUMNS, FileForm.XLSX, Wording("en"), parts.append, folder=tmp_path, password="كلمة سر k7fm")
    table.rows([Line()])
    beside = [stat.S_IMODE(folder.stat().st_mode) for folder in tmp_path.iterdir()]
    table.end()
    table.drop()
    data = b"".join(parts)

    assert sheet(opened(data, "كلمة سر k7fm"))[1][1] == "خالد العدنان"
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        opened(data, "another one")
    assert b"sheet1" not in data
    assert list(tmp_path.iterdir()) == []
    assert beside == [0o700] or sys.platform == "win32"


@pytest.mark.parametrize("password", ["short", "x" * 256, "two\nlines here"])
def test_a_password_that_is_soon_guessed_or_that_excel_does_not_take_is_refused(password: str) -> None:
    with pytest.raises(BadPassword):
        table_file(COLUMNS, FileForm.XLSX, Wording("en"), print, password=password)


def test_a_proposed_password_is_another_one_each_time() -> None:
    proposed = {proposed_password() for _ in range(50)}
    assert len(proposed) == 50
    assert {check_password(one) for one in proposed} == proposed


def test_without_what_encrypts_a_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("famcase.presentation.locked_books.find_spec", lambda _name: None)
    with pytest.raises(NoLocks):
        table_file(COLUMNS, FileForm.XLSX, Wording("en"), print, password="k7fm-2mq9-xw4t")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_workbook_whose_rows_find_no_room_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    table = table_file(COLUMNS, FileForm.XLSX, Wording("en"), lambda _part: None, folder=tmp_path)
    table.rows([Line()])
    sheet_under_way = table._sheet  # type: ignore[attr-defined]
    sheet_under_way.row_data_fh.close()
    sheet_under_way.row_data_fh = sheet_under_way.fh = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115

    with pytest.raises(StorageFault) as raised:
        table.rows([Line(name="x" * 1_000)] * 500)
    assert "No space left on device" in str(vars(raised.value))
    table.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_no_sheet_has_room_for_is_refused_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    assert len(sheet(written(FileForm.XLSX, [[Line()] * 3], folder=tmp_path))) == 4
    with pytest.raises(workbooks.TooManyRows):
        written(FileForm.XLSX, [[Line()] * 2, [Line()] * 2], folder=tmp_path)
