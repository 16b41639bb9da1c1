"""famcase export and --output: families in a file, all of it or nothing, and none that did not agree."""

import codecs
import io
import json
import os
import stat

import pytest
from python_calamine import CalamineWorkbook

from tests.command_line import CommandLine
from tests.presentation.test_files import opened, sheet


@pytest.fixture
def cases(famcase: CommandLine) -> tuple[str, str]:
    """Two families; the second was not asked."""
    return famcase.case("--consent", "given", "--name-ar", "خالد العدنان"), famcase.case("--priority", "1")


def test_a_workbook_has_the_families_that_agreed(famcase: CommandLine, cases: tuple[str, str]) -> None:
    file = famcase.folder / "families.xlsx"

    done = famcase("export", str(file))

    assert done.code == 0, done.err
    assert "Wrote 1 line to" in done.out
    assert "1 left out: 1 not asked for consent" in done.err
    head, *lines = CalamineWorkbook.from_filelike(io.BytesIO(file.read_bytes())).get_sheet_by_index(0).to_python()
    assert [line[0] for line in lines] == [cases[0]]
    assert "Name" not in head
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in famcase.folder.iterdir() if path.name.startswith(".famcase-")] == []


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "html", "txt", "xlsx", "pdf"])
def test_every_form_leaves_without_names_unless_they_are_named(
    famcase: CommandLine, cases: tuple[str, str], ending: str
) -> None:
    file = famcase.folder / f"families.{ending}"

    assert famcase("export", str(file), "priority 1", "--vital", "shelling").code == 0
    first = file.read_bytes()
    assert famcase("export", str(file), "--level", "full", "--vital", "shelling").code == 0
    if ending not in ("xlsx", "pdf"):  # there the text is compressed
        assert "عدنان".encode() not in first
        assert b"Adnan" not in first
        assert "العدنان".encode() in file.read_bytes() or b"al-Adnan" in file.read_bytes()
    assert len(first) > 20
    assert cases


def test_initials_and_chosen_columns_in_an_order(famcase: CommandLine, cases: tuple[str, str]) -> None:
    file = famcase.folder / "families.jsonl"
    asked = ("--level", "initials", "--columns", "name,number", "--sort", "priority", "--vital", "shelling")

    assert famcase("export", str(file), *asked).code == 0
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [list(line) for line in lines] == [["name", "number"]] * 2
    assert {line["name"] for line in lines} == {"K. A. A."} or all(line["name"].endswith(".") for line in lines)
    assert {line["number"] for line in lines} == {case.replace("-", "") for case in cases}


def test_what_cannot_be_written_is_refused_and_leaves_nothing(famcase: CommandLine, cases: tuple[str, str]) -> None:
    for name, code in (("families", 2), ("families.doc", 2), ("no/such/folder.csv", 2)):
        done = famcase("export", str(famcase.folder / name))
        assert done.code == code, name
        assert done.err
    assert famcase("export", str(famcase.folder / "x.csv"), "--level", "figures").code == 1
    assert famcase("export", str(famcase.folder / "x.csv"), "--columns", "shoe").code == 2
    assert famcase("export", str(famcase.folder / "x.csv"), "--purpose", "statistics", "--level", "full").code == 1
    assert not list(famcase.folder.glob("*.csv"))
    assert cases


@pytest.mark.parametrize("command", [("list",), ("find", "khaled")])
def test_a_list_in_a_file_counts_the_families_that_are_in_it(
    famcase: CommandLine, cases: tuple[str, str], command: tuple[str, ...]
) -> None:
    file = famcase.folder / "list.txt"

    assert famcase(*command, "--output", str(file)).code == 0
    assert "1 of 2 families" in file.read_text(encoding="utf-8")
    assert "2 of 2 families" in famcase(*command).out
    assert cases


def test_a_report_in_a_file_has_only_lines_of_families_that_agreed(
    famcase: CommandLine, cases: tuple[str, str]
) -> None:
    listed = famcase.folder / "list.csv"
    for case in cases:
        assert famcase("contact", case, "add", "0933123456").code == 0
    mapping = famcase.folder / "list.toml"
    mapping.write_text(
        'source = "partner"\n[household]\nforeign_id = "id"\n[family]\nfirst = "name"\ndeclared_people = "people"\n'
        '[[contact]]\ncolumn = "phone"\n',
        encoding="utf-8",
    )
    listed.write_text("id,name,people,phone\n1,Khaled al-Adnan,14,0933123456\n", encoding="utf-8")
    report = famcase.folder / "report.json"
    asked = ("import", str(listed), "--mapping", str(mapping), "--dry-run", "--format", "json")

    assert len(famcase(*asked).json["doubles"]) == 1
    assert famcase(*asked, "--output", str(report), "--level", "full").code == 0
    written = json.loads(report.read_text(encoding="utf-8"))
    assert (written["new"], written["doubles"]) == (1, [])
    for level in ("codes", "figures"):
        done = famcase(*asked, "--output", str(report), "--level", level)
        assert done.code == 0, done.err
        assert json.loads(report.read_text(encoding="utf-8"))["doubles"] == []


def test_only_families_of_a_period_leave_where_one_is_said(famcase: CommandLine) -> None:
    famcase.case("--consent", "given")
    file = famcase.folder / "families.jsonl"
    for period, lines in (("2018-08-01..2018-08-15", 1), ("last week", 0), ("since 14 Aug", 1)):
        assert famcase("export", str(file), "--period", period).code == 0
        assert len(file.read_text(encoding="utf-8").splitlines()) == lines
    assert famcase("export", str(file), "--period", "soon").code == 2


def test_a_csv_begins_with_excel_s_mark_unless_the_desk_says_otherwise(
    famcase: CommandLine, cases: tuple[str, str]
) -> None:
    file = famcase.folder / "families.csv"
    ways = (("export", str(file)), ("list", "--format", "csv", "--output", str(file)))
    for is_marked in (True, False):
        assert famcase("settings", "csv_mark", "yes" if is_marked else "no").code == 0
        for way in ways:
            assert famcase(*way).code == 0
            assert file.read_bytes().startswith(codecs.BOM_UTF8) == is_marked
    assert cases


def test_whoever_waits_sees_how_far_a_file_is(
    famcase: CommandLine, cases: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("famcase.cli.watched._EACH", 0)
    famcase.interactive = True

    told = famcase("export", str(famcase.folder / "families.csv")).err

    assert f"\r{'█' * 30} 2 of 2, 0 s left. Ctrl+C stops it.\r" in told
    assert told.index("left out") > told.rindex("\r")
    assert cases


def test_an_interrupted_file_is_not_there_and_the_one_before_stays(
    famcase: CommandLine, cases: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = famcase.folder / "families.xlsx"
    assert famcase("export", str(file)).code == 0
    before, listed = file.read_bytes(), sorted(famcase.folder.iterdir())

    def interrupted(*_any: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("famcase.services.leaving.let_out", interrupted)
    assert famcase("export", str(file)).code == 130
    assert (file.read_bytes(), sorted(famcase.folder.iterdir())) == (before, listed)
    assert cases


def test_a_workbook_is_locked_with_a_password_that_is_typed_twice(famcase: CommandLine, cases: tuple[str, str]) -> None:
    file = famcase.folder / "families.xlsx"
    famcase.interactive, famcase.typed = True, ["k7fm-2mq9", "k7fm-2mq9"]

    assert famcase("export", str(file), "--password").code == 0
    assert file.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    assert sheet(opened(file.read_bytes(), "k7fm-2mq9"))[1][0] == cases[0]

    famcase.typed = ["k7fm-2mq9", "another one"]
    assert famcase("export", str(file), "--password").code == 1
    for typed in (["short", "short"], [""]):
        famcase.typed = list(typed)
        assert famcase("export", str(file), "--password").code == 2
    famcase.interactive = False
    assert famcase("export", str(file), "--password").code == 4
    assert famcase("export", str(famcase.folder / "families.csv"), "--password").code == 2
    famcase.secret("FAMCASE_FILE_PASSWORD_FILE", "from a file")
    assert famcase("export", str(file), "--password").code == 0
    assert sheet(opened(file.read_bytes(), "from a file"))[1][0] == cases[0]


def test_a_password_is_asked_for_where_names_are_in_a_workbook(famcase: CommandLine, cases: tuple[str, str]) -> None:
    file = famcase.folder / "families.xlsx"
    famcase.interactive, famcase.typed = True, ["k7fm-2mq9", "k7fm-2mq9"]
    assert famcase("export", str(file), "--level", "full").code == 0
    assert sheet(opened(file.read_bytes(), "k7fm-2mq9"))[1][1] == "Khaled al-Adnan"

    famcase.typed = [""]
    assert famcase("export", str(file), "--level", "full").code == 0
    assert sheet(file.read_bytes())[1][0] == cases[0]
    assert famcase("export", str(file)).code == 0, "codes need none, and nobody is asked"
