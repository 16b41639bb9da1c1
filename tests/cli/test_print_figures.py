"""famcase print of figures: the report, summaries and a site, for the office and for outsiders."""

import re

from famcase.presentation.left_columns import what_it_was
from famcase.presentation.wording import Wording
from tests.cli.camp import ORGANISATION, printed
from tests.command_line import CommandLine
from tests.read_pdf import pages_of

SINCE = ("--since", "12 Aug", "--living", "rented", "--consent", "given")


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
    assert camp("summary", *asked, "--format", "json").json == []

    page = printed(camp, "summary", *asked, ending="txt")

    assert "Figures for humanitarian partners" in page
    assert "There is nothing to publish: no family, or too few." in page
    assert "4" not in page.split("There is nothing", 1)[1].split("print", 1)[0], "how many are there"
    assert "destroy after" not in page
    assert "Figures for anybody" in printed(camp, "report", "--public", ending="pdf")
    file = camp.folder / "where.pdf"
    assert camp("summary", "where", "--public", "--output", str(file)).code == 0
    assert "Figures for anybody" in pages_of(file.read_bytes())[0]
    for refused, code in ((("overdue", "--public"), 1), (("where", "--public", "--cluster"), 2)):
        assert camp("print", "summary", *refused, "--to", str(camp.folder / "no.pdf")).code == code
    assert not (camp.folder / "no.pdf").exists()


def test_what_left_tells_exact_figures_from_those_for_outsiders(camp: CommandLine) -> None:
    assert camp("settings", "cluster_threshold", "7").code == 0
    for asked in ((), ("--cluster",), ("--public",)):
        printed(camp, "report", *asked)
        assert camp("summary", "where", *asked, "--output", str(camp.folder / "where.csv")).code == 0
    assert camp("settings", "cluster_threshold", "5").code == 0

    left = camp("left", "--format", "json").json[::-1]

    assert {line["level"] for line in left} == {"figures"}
    told = [(line["form"], line["audience"], line["few"]) for line in left]
    by_audience = [("", None), ("cluster", 7), ("public", 11)]
    assert told == [(form, *whom) for whom in by_audience for form in ("html", "csv")]
    listed = camp("left").out
    for said in (
        "Exact figures: for the office, not public",
        "Figures for humanitarian partners, few: up to 7",
        "Figures for anybody, few: up to 11",
    ):
        assert listed.count(said) == 2


def test_what_left_names_the_summary_and_ends_no_title_with_a_full_stop(camp: CommandLine) -> None:
    for command in (("summary", "where"), ("summary", "arrivals", "--public"), ("summary", "--all")):
        assert camp(*command, "--output", str(camp.folder / "answer.txt")).code == 0

    titles = [line["what"] for line in camp("left", "--format", "json").json[::-1]]

    assert titles[:2] == ["Where families are, and how they live", "Arrivals by week and origin"]
    assert titles[2].startswith("Print a summary: ")
    assert what_it_was(Wording("en"), titles[2]).endswith(" and others")


def test_how_many_intend_what_leaves_only_where_sensitive_is_named(camp: CommandLine) -> None:
    named, file = ("--with", "sensitive"), camp.folder / "intentions.csv"
    assert "Families" not in printed(camp, "summary", "intentions", ending="txt")
    assert "█" not in printed(camp, "summary", "intentions", "--public", ending="txt")
    page = printed(camp, "summary", "intentions", *named, ending="txt")
    assert "Families" in page
    assert "█" in page
    for more, has_figures in (((), False), (("--cluster",), False), (named, True), (("--public", *named), True)):
        assert camp("summary", "intentions", *more, "--output", str(file)).code == 0
        assert ("families" in file.read_text("utf-8-sig").casefold()) == has_figures
    assert {line["families"] for line in camp("summary", "intentions", "--format", "json").json} != {None}, "on screen"
    drawn = camp.folder / "intentions.pdf"
    for more, has_figures in (((), False), (("--cluster",), False), (named, True)):
        assert camp("summary", "intentions", *more, "--output", str(drawn)).code == 0
        (page,) = pages_of(drawn.read_bytes())
        assert ("Families" in page) == has_figures
        assert (re.search(r"(?m)^Stay where they are 4$", page) is not None) == has_figures


def test_a_site_as_figures_alone_has_no_family_and_leaves_nobody_out(camp: CommandLine, cases: dict[str, str]) -> None:
    file = camp.folder / "site.txt"

    done = camp("print", "site", "midan", "--level", "figures", "--to", str(file))

    assert (done.code, done.err) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "With us: 4" in text
    assert not [case for case in cases.values() if case in text]


def test_no_report_is_printed_of_days_to_come(camp: CommandLine) -> None:
    file = camp.folder / "report.pdf"
    for asked in (("report",), ("summary", "arrivals")):
        done = camp("print", *asked, "--period", "2018-08-16 to 2018-08-20", "--to", str(file))
        assert (done.code, file.exists()) == (1, False), asked
        assert "This period begins on Thu 16 Aug 2018" in done.err
    assert camp("print", "report", "--period", "2018-08-13 to 2018-08-20", "--to", str(file)).code == 0
