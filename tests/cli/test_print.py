"""famcase print: documents on paper or in files, through the gate, never over a file that is there."""

import importlib
import re
import stat
import sys
from pathlib import Path

import pytest

from famcase.presentation.cells import cells_wide
from famcase.services import leaving
from famcase.services.desk import Desk
from famcase.services.queries import every_case
from famcase.services.views import CaseLine
from tests.cli.camp import AGREED, REFUSED, SITE, UNASKED, WITHHELD, printed
from tests.command_line import Answer, CommandLine

DOCUMENTS = (
    ("families",), ("due",), ("handover", "--with", "contacts"), ("distribution", "1"), ("round",),
    ("round", "--slips"), ("site", "midan", "--with", "contacts"),
)  # fmt: skip


def test_no_document_has_a_family_that_did_not_agree_or_a_name_that_is_withheld(
    camp: CommandLine, cases: dict[str, str]
) -> None:
    for case in cases.values():
        assert camp("assign", case, "Rana").code == 0
    assert camp("distribution", "new", "nfi-kit", "--at", SITE, "--life-saving", "--yes").code == 0
    for case in (UNASKED, REFUSED):
        assert camp("print", "family", cases[case], "--to", str(camp.folder / "no.html")).code == 1
    assert not (camp.folder / "no.html").exists()
    for asked in DOCUMENTS:
        for level in ("codes", "full"):
            text = printed(camp, *asked, "--level", level)
            assert (cases[AGREED] in text) is True, asked
            assert (cases[WITHHELD] in text) is True, asked
            assert cases[REFUSED] not in text, asked
            # a supervisor made that list as life-saving
            assert (cases[UNASKED] in text) is (asked[0] == "distribution"), asked
            assert [name for name in ("Yousef", "Hidden", "Khafi", "Abu Salim") if name in text] == [], asked
            assert ("Abu Ahmad" in text or "Khaled" in text) is (level == "full"), asked


def test_a_list_of_families_is_let_out_part_by_part_and_has_each_once(
    camp: CommandLine, cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    real = leaving.let_out

    def noted(desk: Desk, file: leaving.Leaving, rows: list[CaseLine]) -> list[CaseLine]:
        asked.append([line.number for line in rows])
        assert file.to_come == len(cases)
        return real(desk, file, rows)

    importlib.import_module("famcase.presentation.printed.table_print")  # which would keep the noting one for good
    monkeypatch.setattr(leaving, "let_out", noted)
    monkeypatch.setattr(every_case, "_PAGE", 3)

    text = printed(camp, "families", "--sort", "number", "--reverse")

    assert [len(part) for part in asked] == [3, 1]
    plain = sorted((case.replace("-", "") for case in cases.values()), reverse=True)
    assert [number for part in asked for number in part] == plain
    assert [text.count(cases[name]) for name in (AGREED, WITHHELD, UNASKED, REFUSED)] == [1, 1, 0, 0]


def test_who_wants_something_kept_from_somebody_is_on_no_paper(camp: CommandLine, cases: dict[str, str]) -> None:
    done = camp("consent", cases[AGREED], "services", "given", "--withhold", "their village, from the council")
    assert done.code == 0, done.err

    assert cases[AGREED] not in printed(camp, "families")
    assert cases[AGREED] not in printed(camp, "round")
    assert camp("print", "family", cases[AGREED], "--to", str(camp.folder / "no.pdf")).code == 1


@pytest.mark.parametrize("width", ["80", "132"])
def test_text_for_a_line_printer_keeps_to_its_columns_and_says_so_of_arabic(camp: CommandLine, width: str) -> None:
    file = camp.folder / "list.txt"
    camp.case("--consent", "given", "--name-ar", "خالد العدنان")

    done = camp("print", "families", "--level", "full", "--language", "ar", "--width", width, "--to", str(file))

    assert done.code == 0, done.err
    assert max(map(cells_wide, re.split("[\n\f]", file.read_text(encoding="utf-8")))) <= int(width)
    assert "طابعات الأسطر تخلطها" in done.err
    assert "محل طباعة" in done.err, "a word about print shops"


def test_a_file_that_is_there_is_replaced_only_after_a_yes(camp: CommandLine) -> None:
    file = camp.folder / "sites.html"
    file.write_text("mine", encoding="utf-8")

    assert camp("print", "sites", "--to", str(file)).code == 1
    assert file.read_text(encoding="utf-8") == "mine"
    camp.interactive = True
    camp.answers = ["no", "yes"]
    assert camp("print", "sites", "--to", str(file)).code == 1
    assert camp("print", "sites", "--to", str(file)).code == 0
    assert SITE in file.read_text(encoding="utf-8")


def test_what_cannot_be_printed_is_a_sentence(camp: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(camp.folder))
    for asked, code in (
        (("sites", "--to", "list.doc"), 2),
        (("sites", "--to", "/no/such/folder/list.pdf"), 2),
        (("families", "--level", "figures", "--to", "x.pdf"), 1),
        (("family", "20411-087-5"), 3),
        (("distribution", "7"), 3),
        (("summary", "where", "--period", "this week"), 2),
        (("round", "--purpose", "statistics"), 1),
        (("report", "--period", "whenever"), 2),
        (("families", "--with", "notes", "--to", "x.pdf"), 2),
        (("site", "midan", "--with", "sensitive", "--to", "x.pdf"), 2),
        (("sites", "--width", "132", "--to", "x.html"), 2),
        (("sites", "--output", "x.pdf"), 2),
        (("sites", "--format", "html", "--to", "x.pdf"), 2),
        (("sites",), 3 if sys.platform != "win32" else 5),
    ):
        done = camp("print", *asked)
        assert done.code == code, (asked, done.err)
        assert "Traceback" not in done.err
        assert len(done.err.splitlines()) >= 1
    assert "Say --to x.pdf instead." in camp("print", "sites", "--output", "x.pdf").err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by what opens files")
def test_the_printer_gets_pdf_or_with_a_width_text(camp: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def to_printer(*asked: str) -> tuple[Answer, bytes]:
        done = camp("print", *asked)
        return done, (camp.folder / "printed").read_bytes()

    program = camp.folder / "lp"
    program.write_text(f"#!/bin/sh\n/bin/cat > {camp.folder}/printed\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(camp.folder))

    done, content = to_printer("site", "midan")
    assert content.startswith(b"%PDF-")
    assert "Sent to the printer: print 1, 2 lines." in done.out
    assert "2 left out: " in done.err
    _, content = to_printer("site", "midan", "--width", "80")
    assert content.startswith(SITE.encode())
    assert not [file for file in Path(camp.folder).iterdir() if file.suffix == ".pdf"]
