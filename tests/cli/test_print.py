"""famcase print: documents on paper or in files, through the gate, never over a file that is there."""

import importlib
import re
import shutil
import stat
import sys
from pathlib import Path

import pytest

from famcase.presentation.cells import cells_wide
from famcase.services import leaving
from famcase.services.desk import Desk
from famcase.services.queries import every_case
from famcase.services.views import CaseLine
from tests.command_line import Answer, CommandLine, bare_command_line
from tests.conftest import FrozenClock
from tests.read_pdf import pages_of, properties_of, sizes_of

ORGANISATION = "Harim Relief"
SITE = "al-Midan camp"

AGREED, UNASKED, REFUSED, WITHHELD = "Khaled", "Mariam", "Yousef", "Hidden"
SINCE = ("--since", "12 Aug", "--living", "rented", "--consent", "given")


@pytest.fixture(scope="module")
def camp_home(tmp_path_factory: pytest.TempPathFactory, founded_home: Path) -> Path:
    """A camp with four families due today: one agreed, one was not asked, one refused, one withholds its name."""
    famcase = bare_command_line(tmp_path_factory.mktemp("camp"), FrozenClock())
    home = Path(famcase.environ["FAMCASE_HOME"])
    shutil.copytree(founded_home, home)
    assert famcase("settings", "organisation", ORGANISATION).code == 0
    assert famcase("site", "add", SITE, "--at", "Armanaz", "--type", "planned-camp").code == 0
    families = (
        (AGREED, "Abu Ahmad", "given", ()),
        (UNASKED, "Umm Salim", "not-asked", ()),
        (REFUSED, "Abu Salim", "refused", ()),
        (WITHHELD, "Abu Khafi", "given", ("--withhold-name",)),
    )
    for first, called, consent, more in families:
        done = famcase(
            "register", "--first", first, "--surname", "al-Adnan", "--called", called, "--people", "6",
            "--from", "Tamanaah", "--to", SITE, "--since", "12 Aug", "--living", "tent", "--reason", "bombardment",
            "--directions", "behind the mill", "--tent", "12", "--sector", "B", "--priority", "1", "--need", "health",
            "--next", "today", "--what", "2 tents, cash and a safety call", "--phone", "0933 111 222",
            "--consent", consent, "--intention", "stay", *more,
        )  # fmt: skip
        assert done.code == 0, done.err
    return home


@pytest.fixture
def camp(bare: CommandLine, camp_home: Path) -> CommandLine:
    """The command line of a supervisor over a copy of the camp."""
    shutil.copytree(camp_home, bare.environ["FAMCASE_HOME"])
    return bare


@pytest.fixture
def cases(camp: CommandLine) -> dict[str, str]:
    """The case numbers by first names."""
    listed = camp("list", "--format", "json").json
    numbers = {line["number"]: f"{line['number'][:5]}-{line['number'][5:8]}-{line['number'][8:]}" for line in listed}
    named = {(line["name"] or WITHHELD).split()[0]: numbers[line["number"]] for line in listed}
    assert set(named) == {AGREED, UNASKED, REFUSED, WITHHELD}
    return named


def printed(line: CommandLine, *asked: str, ending: str = "html") -> str:
    """Print something into a file and return what stands in it."""
    file = line.folder / f"print.{ending}"
    done = line("print", *asked, "--to", str(file), "--yes")
    assert done.code == 0, done.err
    return "\n".join(pages_of(file.read_bytes())) if ending == "pdf" else file.read_text(encoding="utf-8")


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


@pytest.mark.parametrize("form", [(), ("--slips",)])
def test_the_round_on_paper_holds_nothing_but_what_may_be_read_at_a_checkpoint(
    camp: CommandLine, cases: dict[str, str], form: tuple[str, ...]
) -> None:
    file = camp.folder / "round.pdf"
    assert camp("print", "round", *form, "--to", str(file), "--vital", "shelling").code == 0
    pages = pages_of(file.read_bytes())
    text = "\n".join(pages)

    for said in (cases[AGREED], "Abu Ahmad", "behind the mill", "tent 12", "Tent"):
        assert said in text, said
    assert cases[UNASKED] in text, "lives depend on it"
    for unsaid in (
        ORGANISATION, "Relief", SITE, "Midan", "Armanaz", "Tamanaah", "Tamanah", "riority", "ealth", "Khaled", "Adnan",
        "Umm Salim", "Abu Salim", "Khafi", "Hidden", "ash", "safety", "ombard", "with us", "names", "evel", "2018",
        "famcase", "stroy", "ound", "displac", "0933", "111", "Rana", "stay", "onsent", cases[REFUSED],
    ):  # fmt: skip
        assert unsaid not in text, unsaid
    words = set(re.findall(r"[A-Za-z]{2,}", text))
    allowed = "Case Called Abu Ahmad People Where exactly sector tent behind the mill Bring Tent page of"
    assert words <= set(allowed.split())
    assert set(sizes_of(file.read_bytes())) == ({(298, 420)} if form else {(595, 842)})
    assert len(pages) == (3 if form else 1)
    assert "Khaled" not in str(properties_of(file.read_bytes()))


def test_the_print_number_leads_from_the_slip_to_the_journal(camp: CommandLine) -> None:
    for number in (1, 2):
        done = camp("print", "round", "--to", str(camp.folder / f"{number}.txt"), "--recipient", "the driver")
        assert f"print {number}" in done.out
        assert (camp.folder / f"{number}.txt").read_text(encoding="utf-8").split()[0] == str(number)
    told = camp("left", "2", "--format", "json").json
    assert (told["number"], told["what"], told["form"]) == (2, "The day's round, as a list", "simple")
    assert (told["recipient"], told["lines"], told["left_out"]) == ("the driver", 2, {"refused": 1, "not-asked": 1})
    assert "the driver" in camp("left").out
    assert camp("left", "3").code == 3
    assert camp("left", "0").code == 3


def test_an_office_print_says_its_day_period_level_number_page_and_end(camp: CommandLine) -> None:
    report = printed(camp, "report", "--period", "2018-08-01 to 2018-08-15", ending="txt")
    first, *others = report.split("\f")

    assert others, "it has more than a page"
    for number, page in enumerate((first, *others), start=1):
        assert page.splitlines()[0].startswith("Situation report")
        assert page.splitlines()[0].endswith(f"page {number} of {len(others) + 1}")
        head = " ".join(" ".join(page.splitlines()[1:4]).split())
        assert ORGANISATION in head
        assert "Wed 15 Aug 2018 · Wed 1 Aug 2018 to Wed 15 Aug 2018 · Exact figures: for the office" in head
        assert "destroy after Fri 14 Sep 2018" in head
    assert camp("settings", "destroy_days", "3").code == 0
    assert "destroy after Sat 18 Aug 2018" in " ".join(printed(camp, "sites", ending="txt").split())


def test_the_report_has_figures_charts_rules_and_no_words_of_people(camp: CommandLine) -> None:
    done = camp("register", "--name", "Omar", "--people", "3", "--to", "the house of Abu Musa", *SINCE)
    assert done.code == 0, done.err
    text = printed(camp, "report", ending="txt")

    assert "█" in text
    assert "A family is those who eat together and receive aid together." in text
    assert "In the period before, Thu 2 Aug 2018 to Wed 8 Aug 2018:" in " ".join(text.split())
    assert "Musa" not in text
    assert "Khaled" not in text
    assert camp("print", "report", "--level", "full", "--to", str(camp.folder / "x.pdf")).code == 2


def test_figures_for_outsiders_are_on_paper_as_the_summary_tells_them(camp: CommandLine) -> None:
    asked = ("where", "--cluster")
    told = camp("summary", *asked, "--format", "json").json
    assert [line["families"] for line in told] == ["few"]

    page = printed(camp, "summary", *asked, ending="txt")

    assert "Figures for humanitarian partners" in page
    assert "few" in page
    assert "4" not in page.split("Families", 1)[1].split("Open families", 1)[0], "how many are there"
    assert "destroy after" not in page
    assert "Figures for anybody" in printed(camp, "report", "--public", ending="pdf")
    file = camp.folder / "where.pdf"
    assert camp("summary", "where", "--public", "--output", str(file)).code == 0
    assert "Figures for anybody" in pages_of(file.read_bytes())[0]
    for refused, code in ((("overdue", "--public"), 1), (("where", "--public", "--cluster"), 2)):
        assert camp("print", "summary", *refused, "--to", str(camp.folder / "no.pdf")).code == code
    assert not (camp.folder / "no.pdf").exists()


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


def test_a_site_as_figures_alone_has_no_family_and_leaves_nobody_out(camp: CommandLine, cases: dict[str, str]) -> None:
    file = camp.folder / "site.txt"

    done = camp("print", "site", "midan", "--level", "figures", "--to", str(file))

    assert (done.code, done.err) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "With us: 4" in text
    assert not [case for case in cases.values() if case in text]


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
