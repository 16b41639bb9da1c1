"""Answers and lists as PDF: who is in them, what stands around each page, what their properties do not say."""

import pytest

from famcase.presentation.summary_tables import summary_table
from tests.command_line import CommandLine
from tests.read_pdf import pages_of, properties_of


@pytest.fixture
def cases(famcase: CommandLine) -> tuple[str, str]:
    """Two families; the second was not asked."""
    asked = "--consent", "given", "--name-ar", "خالد العدنان"
    return famcase.case(*asked), famcase.case("--name", "Huda Barakat", "--name-ar", "هدى بركات")


def test_a_list_on_paper_has_codes_and_says_so(famcase: CommandLine, cases: tuple[str, str]) -> None:
    file = famcase.folder / "families.pdf"

    done = famcase("export", str(file))

    assert done.code == 0, done.err
    assert "1 left out: 1 not asked for consent" in done.err
    (page,) = pages_of(file.read_bytes())
    assert cases[0] in page
    for said in ("Families", "Codes only", "page 1 of 1", "destroy after"):
        assert said in page
    for hidden in (cases[1], "Adnan", "العدنان", "Barakat", "بركات"):
        assert hidden not in page
    assert "Adnan" not in str(properties_of(file.read_bytes()))


def test_names_are_on_paper_where_they_are_asked_for_and_a_withheld_one_never(
    famcase: CommandLine, cases: tuple[str, str]
) -> None:
    withheld = famcase.case("--consent", "given", "--name", "Rami Kanaan", "--withhold-name")
    file = famcase.folder / "families.pdf"

    assert famcase("export", str(file), "--level", "full").code == 0

    page = "\n".join(pages_of(file.read_bytes()))
    assert withheld in page
    assert "With names" in page
    assert "العدنان" in page or "al-Adnan" in page
    assert "Kanaan" not in page
    assert cases[1] not in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_any_answer_whose_file_ends_in_pdf_is_printed(
    famcase: CommandLine, cases: tuple[str, str], language: str
) -> None:
    file = famcase.folder / "answer.pdf"

    done = famcase("show", cases[0], "--output", str(file), "--language", language)

    assert done.code == 0, done.err
    whole = "\n".join(pages_of(file.read_bytes()))
    assert cases[0] in whole
    assert "Adnan" not in whole
    assert "العدنان" not in whole
    refused = famcase("show", cases[1], "--output", str(famcase.folder / "other.pdf"))
    assert refused.code == 1
    assert not (famcase.folder / "other.pdf").exists()


def test_a_form_that_is_named_goes_before_the_end_of_a_name(famcase: CommandLine, cases: tuple[str, str]) -> None:
    file = famcase.folder / "answer.pdf"
    assert famcase("list", "--output", str(file), "--format", "csv").code == 0
    assert cases[0].replace("-", "") in file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("list.csv", '"number","people"'),
        ("list.HXL.csv", '"number","people"'),
        ("list.tsv", "number\tpeople"),
        ("list.json", "[\n"),
        ("list.jsonl", '{"number":'),
        ("list.html", "<"),
        ("list.txt", "Case"),
        ("list.doc", "Case"),
    ],
)
def test_without_a_form_the_end_of_the_name_says_it(
    famcase: CommandLine, cases: tuple[str, str], name: str, begins: str
) -> None:
    file = famcase.folder / name
    asked = ("list", "--columns", "number,people", "--output", str(file))
    assert famcase(*asked).code == 0
    assert file.read_text(encoding="utf-8-sig").lstrip().startswith(begins)
    assert cases


def test_no_answer_is_text_under_the_name_of_a_workbook(famcase: CommandLine) -> None:
    file = famcase.folder / "list.xlsx"
    done = famcase("list", "--output", str(file))
    assert (done.code, file.exists()) == (2, False)
    assert "famcase export" in done.err


def test_a_summary_on_paper_has_its_chart_and_says_how_it_is_counted(
    famcase: CommandLine, cases: tuple[str, str]
) -> None:
    file = famcase.folder / "summary.pdf"

    done = famcase("summary", "overdue", "--output", str(file))
    assert done.code == 0, done.err
    how = summary_table("overdue").how
    assert how not in done.err
    one = " ".join(" ".join(pages_of(file.read_bytes())).split())
    assert "Overdue by caseworker" in one
    assert how in one
    assert "A family is those who eat together" in one

    assert famcase("summary", "--all", "--output", str(file)).code == 0
    pages = pages_of(file.read_bytes())
    whole = " ".join(" ".join(pages).split())
    assert len(pages) > 2
    assert "Arrivals by week and origin" in whole
    assert "Days from opening to closing" in whole
    assert "What families intend" not in whole
    assert all(f"page {at} of {len(pages)}" in page for at, page in enumerate(pages, 1))
    assert cases
