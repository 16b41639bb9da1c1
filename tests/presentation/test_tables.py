"""Tables and columns: one declaration, every form; hostile text in each of them."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html.parser import HTMLParser

import pytest

from famcase.domain.formulas import given_back
from famcase.presentation import columns as show
from famcase.presentation.cells import cells_wide
from famcase.presentation.columns import Column
from famcase.presentation.tables import TableFormat, record, render
from famcase.presentation.wording import Language, Wording

TODAY = date(2018, 8, 15)


class Living(StrEnum):
    RENTED = "rented"


class Labels:
    def label(self, list_name: str, code: str, language: Language, /) -> str:
        return f"{code} {list_name}" if language == "en" else "منزل مستأجر"

    def is_sensitive(self, list_name: str, code: str, /) -> bool:
        return (list_name, code) == ("reason", "arrest")


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a case list has it."""

    name: str
    people: int | None = 14
    living: Living = Living.RENTED
    needs: tuple[str, ...] = ("food", "tent")
    next_due: date | None = date(2018, 8, 12)
    at_risk: bool = True


COLUMNS: Sequence[Column[Line]] = (
    Column("name", "Name", lambda line: line.name, width=24),
    Column("people", "People", lambda line: line.people, show=show.number, align="right"),
    Column("living", "Living", lambda line: line.living, show=show.code("house")),
    Column("needs", "Needs", lambda line: line.needs, show=show.codes("need")),
    Column("next_due", "Next visit", lambda line: line.next_due, show=show.due),
    Column("at_risk", "At risk", lambda line: line.at_risk, show=show.flag),
)
ENGLISH = Wording("en", Labels(), today=lambda: TODAY)
ARABIC = Wording("ar", Labels(), today=lambda: TODAY)


def test_a_plain_table() -> None:
    lines = [Line("Khaled al-Adnan"), Line("Sara", None, next_due=None)]

    assert render(COLUMNS, lines, TableFormat.PLAIN, ENGLISH) == (
        "Name               People  Living        Needs                 Next visit     At risk\n"
        "Khaled al-Adnan        14  rented house  food need, tent need  ! overdue 3 d  yes\n"
        "Sara                       rented house  food need, tent need                 yes\n"
    )


@pytest.mark.parametrize("wording", [ENGLISH, ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("format_", [TableFormat.GRID, TableFormat.GITHUB])
def test_every_line_of_a_bordered_table_is_as_wide_as_the_others(
    hostile: tuple[str, ...], format_: TableFormat, wording: Wording
) -> None:
    lines = render(COLUMNS, [Line(text) for text in hostile], format_, wording).splitlines()

    assert len({cells_wide(line) for line in lines}) == 1
    assert len(lines) > len(hostile)


@pytest.mark.parametrize("wording", [ENGLISH, ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("format_", list(TableFormat))
def test_no_command_reaches_a_terminal_in_any_form(
    hostile: tuple[str, ...], format_: TableFormat, wording: Wording
) -> None:
    lines = [Line(text) for text in hostile]
    for out in (render(COLUMNS, lines, format_, wording), *(record(COLUMNS, line, format_, wording) for line in lines)):
        assert out.encode()
        assert out.endswith("\n")
        assert not set(out) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2066)}


def test_json_has_the_columns_ids_and_raw_values_and_gives_back_hostile_text_exactly(hostile: tuple[str, ...]) -> None:
    rows = json.loads(render(COLUMNS, [Line(text) for text in hostile], TableFormat.JSON, ARABIC))

    assert [row["name"] for row in rows] == list(hostile)
    assert rows[0] == {
        "name": hostile[0], "people": 14, "living": "rented", "needs": ["food", "tent"],
        "next_due": "2018-08-12", "at_risk": True,
    }  # fmt: skip
    assert json.loads(record(COLUMNS, Line("خالد"), TableFormat.JSON, ENGLISH))["name"] == "خالد"
    assert render(COLUMNS, [], TableFormat.JSON, ENGLISH) == "[]\n"


@pytest.mark.parametrize(("format_", "delimiter"), [(TableFormat.CSV, ","), (TableFormat.TSV, "\t")])
def test_csv_is_exact_and_runs_nothing(hostile: tuple[str, ...], format_: TableFormat, delimiter: str) -> None:
    kept = [text for text in hostile if text.isprintable() or "👨" in text] + ["two\nlines", "'=1", 'a "b";=c', "+963"]

    text = render(COLUMNS, [Line(name) for name in kept], format_, ENGLISH)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))

    assert [given_back(row["name"]) for row in rows] == kept
    assert not [row["name"] for row in rows if row["name"][0] in "=+-@"]
    assert rows[0] | {"name": ""} == {
        "name": "", "people": "14", "living": "rented", "needs": "food; tent", "next_due": "2018-08-12",
        "at_risk": "true",
    }  # fmt: skip


def test_a_negative_number_stays_a_number() -> None:
    column: Column[int] = Column("n", "N", lambda value: value)

    assert render([column], [-3], TableFormat.CSV, ENGLISH) == '"n"\n-3\n'


class Reader(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_an_arabic_page_is_written_from_right_to_left_and_runs_nothing() -> None:
    reader = Reader()

    reader.feed(render(COLUMNS, [Line("<script>alert(1)</script>")], TableFormat.HTML, ARABIC))

    assert ("html", {"lang": "ar", "dir": "rtl"}) in reader.tags
    assert "script" not in [tag for tag, _ in reader.tags]
    assert "<script>alert(1)</script>" in reader.texts
    assert "منزل مستأجر" in reader.texts


def test_an_arabic_text_table_is_read_from_the_right() -> None:
    line = render(COLUMNS[:2], [Line("خالد")], TableFormat.PLAIN, ARABIC).splitlines()[1]

    assert line.index("14") < line.index("خالد")


@pytest.mark.parametrize("text", ["0012", "1e3", "007.50", "nan"])
def test_text_that_looks_like_a_number_stays_as_it_was_typed(text: str) -> None:
    assert render(COLUMNS[:1], [Line(text)], TableFormat.PLAIN, ENGLISH).split() == ["Name", text]


def test_an_empty_table_still_has_its_titles() -> None:
    assert "Next visit" in render(COLUMNS, [], TableFormat.SIMPLE, ENGLISH)


def test_a_record_is_a_field_a_line_and_cuts_nothing() -> None:
    lines = record(COLUMNS, Line("x" * 60), TableFormat.SIMPLE, ENGLISH).splitlines()

    assert lines[0] == f"Name        {'x' * 60}"
    assert len(lines) == len(COLUMNS)


def test_a_pipe_does_not_end_a_markdown_cell() -> None:
    assert "a\\|b" in render(COLUMNS[:1], [Line("a|b")], TableFormat.GITHUB, ENGLISH)


def test_a_value_without_a_raw_form_is_a_fault_of_the_column() -> None:
    with pytest.raises(TypeError):
        show.raw(object())


def test_days_numbers_and_case_numbers_in_words() -> None:
    assert show.day(ENGLISH, TODAY) == "Wed 15 Aug 2018"
    assert show.short_day(ENGLISH, TODAY) == "15 Aug"
    assert show.due(Wording("en"), TODAY) == "Wed 15 Aug 2018"
    assert show.number(ENGLISH, 600_000) == "600,000"
    assert show.case_number(ENGLISH, "204110873") == "20411-087-3"
    assert show.flag(ENGLISH, None) == ""
    assert show.said(ARABIC, "yesterday") == "أمس"
    assert show.text(ENGLISH, ["a", "\x1b"]) == "a, \ufffd"


def test_excel_reads_arabic_only_after_a_byte_order_mark() -> None:
    assert TableFormat.CSV.encoding(has_mark=True) == "utf-8-sig"
    assert TableFormat.CSV.encoding(has_mark=False) == "utf-8"
    assert {form.encoding(has_mark=True) for form in (TableFormat.JSON, TableFormat.HXL)} == {"utf-8"}
