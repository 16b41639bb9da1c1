"""Files of figures say for whom these are and up to what is few, in whatever way their form has."""

import csv
import io
import json

import pytest

from tests.command_line import CommandLine

OFFICE = "Exact figures: for the office, not public"
ANYBODY = "Figures for anybody, few: up to 11"


def lines_of(text: str, form: str) -> list[dict[str, object]]:
    """Return the lines of a file for programs by the ids of their columns."""
    if form == "json":
        return list(json.loads(text))
    if form == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    lines = list(csv.DictReader(io.StringIO(text), delimiter="\t" if form == "tsv" else ","))
    return list(lines[1:] if form == "hxl" else lines)


@pytest.mark.parametrize("form", ["csv", "tsv", "hxl", "json", "jsonl"])
def test_each_line_for_programs_says_for_whom_it_is(camp: CommandLine, form: str) -> None:
    file = camp.folder / "figures"
    for asked in (("summary", "where"), ("summary", "overdue"), ("sites",), ("origins",)):
        done = camp(*asked, "--format", form, "--output", str(file))
        assert done.code == 0, done.err
        lines = lines_of(file.read_text("utf-8-sig"), form)
        assert lines
        assert {str(line["figures_for"]) for line in lines} == {"office"}
        assert f"In the file: {OFFICE}." in done.err
    public = ("summary", "ages", "--public", "--format", form)
    assert camp(*public, "--output", str(file)).code == 0
    text = file.read_text("utf-8-sig")
    assert text == camp(*public).out, "what goes to another program says so too"
    assert '"few_up_to"' in text or "few_up_to\n" in text or form in {"json", "jsonl"}
    for line in lines_of(text, form):
        assert (line["figures_for"], str(line["few_up_to"])) == ("public", "11")


@pytest.mark.parametrize("form", ["simple", "grid", "html"])
def test_a_sentence_says_it_in_a_file_for_people(camp: CommandLine, form: str) -> None:
    file = camp.folder / "figures"
    assert camp("settings", "cluster_threshold", "7").code == 0
    partners = "Figures for humanitarian partners, few: up to 7"
    for more, told in (((), OFFICE), (("--public",), ANYBODY), (("--cluster",), partners)):
        asked = ("summary", "needs", *more, "--format", form)
        done = camp(*asked, "--output", str(file))
        assert done.code == 0, done.err
        page = file.read_text("utf-8")
        assert told in page
        assert "figures_for" not in page
        assert (told in camp(*asked).out) == (form == "html"), "a page can be handed on, a terminal cannot"
        assert f"In the file: {told}." in done.err


def test_a_file_about_families_says_nothing_of_figures(camp: CommandLine) -> None:
    file = camp.folder / "families.json"
    done = camp("list", "--output", str(file))
    assert done.code == 0, done.err
    assert json.loads(file.read_text("utf-8"))
    assert "figures" not in file.read_text("utf-8") + done.err
