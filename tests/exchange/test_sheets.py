"""Spreadsheets and text tables as teams send them: what their cells become."""

import codecs
from datetime import date, datetime
from pathlib import Path

import pytest

from famcase.exchange.sheets import read_workbook
from tests.exchange.reading import LIMITS, MakeSpreadsheet, refusal_of, rows_of

pytestmark = pytest.mark.usefixtures("no_child_is_left")

# What cells become.


def test_cells_keep_their_kind(make_spreadsheet: MakeSpreadsheet) -> None:
    cells = (
        "<row><c><v>4</v></c><c><v>4.5</v></c><c t='b'><v>1</v></c>"
        "<c t='d'><v>2018-08-15</v></c><c t='d'><v>2018-08-15T06:30:00</v></c><c/>"
        "<c t='inlineStr'><is><t>007</t></is></c></row>"
    )

    assert rows_of(make_spreadsheet({"list": []}, cells=cells)) == (
        (4, 4.5, True, date(2018, 8, 15), datetime.fromisoformat("2018-08-15T06:30"), None, "007"),
    )


def test_whole_numbers_are_whole_and_huge_ones_keep_their_kind(make_spreadsheet: MakeSpreadsheet) -> None:
    cells = "<row><c><v>14</v></c><c><v>14.0</v></c><c><v>1e300</v></c></row>"

    assert repr(rows_of(make_spreadsheet({"list": []}, cells=cells))) == "((14, 14, 1e+300),)"


def test_a_formula_is_read_as_its_last_result_and_never_as_a_formula(make_spreadsheet: MakeSpreadsheet) -> None:
    cells = (
        "<row><c><f>1+1</f><v>2</v></c><c t='str'><f>HYPERLINK(\"http://x\")</f><v>click</v></c><c><f>A1</f></c></row>"
    )

    assert rows_of(make_spreadsheet({"list": []}, cells=cells)) == ((2, "click"),)


def test_rows_keep_the_numbers_that_a_spreadsheet_shows(make_spreadsheet: MakeSpreadsheet) -> None:
    cells = "<row r='3'><c r='B3'><v>1</v></c></row><row r='5'><c r='A5'><v>2</v></c></row>"

    assert rows_of(make_spreadsheet({"list": []}, cells=cells)) == ((), (), (None, 1), (), (2,))


def test_text_of_a_spreadsheet_is_kept_exactly(make_spreadsheet: MakeSpreadsheet) -> None:
    texts = [
        "[/b]",
        "[@click=app.quit]x[/]",
        "=cmd|' /C calc'!A0",
        "\u202eevil",
        "خالد العدنان",
        "🏕",
        "a" * 10_000,
        " x ",
    ]

    assert rows_of(make_spreadsheet({"list": [texts]})) == (tuple(texts),)


def test_every_sheet_is_there_in_its_order(make_spreadsheet: MakeSpreadsheet) -> None:
    book = read_workbook(make_spreadsheet({"main": [["a"]], "خيام": [], "roster": [["b"]]}), LIMITS)

    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [
        ("main", (("a",),)),
        ("خيام", ()),
        ("roster", (("b",),)),
    ]


# Text tables: any encoding, any separator.

ARABIC = "الاسم,القرية,عدد\nخالد العدنان,أرمناز,14\nفاطمة,كفر دريان,3\n"
READ = (("الاسم", "القرية", "عدد"), ("خالد العدنان", "أرمناز", "14"), ("فاطمة", "كفر دريان", "3"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_an_arabic_table_is_read_in_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(ARABIC.replace(",", separator).encode(encoding))

    assert rows_of(path) == READ


def test_a_big_endian_mark_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"))

    assert rows_of(path) == READ


def test_quotes_hold_separators_line_breaks_and_quotes(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('name,what\r\n"al-Adnan, Khaled","a ""tent"",\r\nand food"\r\n', newline="", encoding="utf-8")

    assert rows_of(path) == (("name", "what"), ("al-Adnan, Khaled", 'a "tent",\r\nand food'))


def test_commas_inside_of_cells_do_not_hide_the_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name;place\nKhaled, Ahmad, Omar;Armanaz\nFatima;Idlib, north\n", encoding="utf-8")

    assert rows_of(path)[1] == ("Khaled, Ahmad, Omar", "Armanaz")


def test_excel_s_line_about_the_separator_is_obeyed_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=;\na,b;c\n1;2\n", encoding="utf-8")

    assert rows_of(path) == ((), ("a,b", "c"), ("1", "2"))


def test_a_table_of_one_column_is_one_column(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("name\nKhaled\nFatima\n", encoding="utf-8")

    assert rows_of(path) == (("name",), ("Khaled",), ("Fatima",))


def test_leading_zeros_long_numbers_and_formulas_of_a_text_table_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("0933123456,12345678901234567890,=1+1,1e5,2018-08-15\n", encoding="utf-8")

    assert rows_of(path) == (("0933123456", "12345678901234567890", "=1+1", "1e5", "2018-08-15"),)


def test_control_characters_of_a_text_table_reach_the_rules_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"name,place\nKha\x00led,\x1b]52;c;eA==\x07\n\xe2\x80\xaetxt,x\n")

    assert rows_of(path) == (("name", "place"), ("Kha\0led", "\x1b]52;c;eA==\x07"), ("\u202etxt", "x"))


def test_a_lone_surrogate_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(codecs.BOM_UTF16_LE + "name\n".encode("utf-16-le") + b"\x00\xd8" + "x\n".encode("utf-16-le"))

    assert "no encoding" in refusal_of(path)
