"""Every summary from the command line, over a period, with its chart; and what leaves as a file is recorded."""

import re

import pytest

from famcase.presentation.summary_tables import SUMMARIES
from tests.command_line import CommandLine
from tests.read_pdf import pages_of


def filled(famcase: CommandLine) -> CommandLine:
    famcase.case("--from", "C4081", "--to", "Armanaz", "--since", "yesterday", "--living", "open", "--need", "food")
    return famcase


def test_every_summary_is_printed_and_says_how_it_is_counted(anywhere: CommandLine) -> None:
    famcase = filled(anywhere)
    for table in SUMMARIES:
        printed = famcase("summary", table.name)
        assert printed.code == 0, table.name
        assert table.how in printed.err
        assert (table.split_rule in printed.err) == table.splits_people
        assert "A family is those who eat together and receive aid together." in printed.err
        assert isinstance(famcase("summary", table.name, "--format", "json").json, list)


def test_all_of_them_leave_out_what_is_sensitive(famcase: CommandLine) -> None:
    printed = filled(famcase)("summary", "--all", "--chart")
    assert printed.code == 0
    for table in SUMMARIES:
        assert (table.title in printed.out) != table.is_sensitive
    assert "█" in printed.out
    assert "only by their name: intentions" in printed.err


@pytest.mark.parametrize(
    ("period", "families"),
    [("this week", 1), ("هذا الأسبوع", 1), ("last week", 0), ("since 14 Aug", 1), ("2018-08-01 to 2018-08-13", 0)],
)
def test_a_period_is_said_in_words(famcase: CommandLine, period: str, families: int) -> None:
    found = filled(famcase)("summary", "arrivals", "--period", period, "--format", "json").json
    assert sum(line["families"] for line in found) == families


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("--all", "arrivals"),
        ("where", "--period", "this week"),
        ("arrivals", "--period", "soon"),
        ("arrivals", "--period", "this week", "--from", "today"),
        ("arrivals", "--to", "today"),
        ("--all", "--format", "csv"),
    ],
)
def test_what_makes_no_sense_is_refused(famcase: CommandLine, asked: tuple[str, ...]) -> None:
    assert famcase("summary", *asked).code == 2


def test_a_file_of_the_command_line_is_recorded_and_no_undo_takes_it_back(famcase: CommandLine) -> None:
    from famcase.paths import Home
    from famcase.services import opening
    from famcase.services.leaving import what_left
    from tests.conftest import PASSPHRASE, FrozenClock

    file = famcase.folder / "families.csv"
    done = filled(famcase)("list", "--format", "csv", "--vital", "shelling", "--output", str(file))
    assert done.code == 0, done.err
    assert file.read_text(encoding="utf-8-sig").count("\n") == 2
    assert "registered" in famcase("undo", "--yes").out
    from pathlib import Path

    desk = opening.unlock(Home(Path(famcase.environ["FAMCASE_HOME"])), PASSPHRASE, clock=FrozenClock())
    try:
        (left,) = what_left(desk)
    finally:
        desk.close()
    assert (left.form, left.level, left.lines, left.by) == ("csv", "codes", 1, "Rana")
    assert (left.purpose, left.vital, left.left_out) == ("services", "shelling", {})


@pytest.mark.slow
def test_figures_for_outsiders_tell_no_few(famcase: CommandLine) -> None:
    filled(famcase)
    for table in SUMMARIES:
        asked = ("summary", table.name, "--public", "--format", "json")
        if table.is_ours_alone:
            assert famcase(*asked).code == 1, table.name
            continue
        printed = famcase(*asked)
        assert printed.code == 0, printed.err
        figures = [line[name] for line in printed.json for name in table.counted]
        assert all(figure in ("few", "untold") or figure > 11 for figure in figures), (table.name, figures)


def test_figures_for_outsiders_are_the_same_each_time_and_say_what_they_are(famcase: CommandLine) -> None:
    asked = ("summary", "ages", "--cluster", "--format", "json")
    printed = filled(famcase)(*asked)
    assert "Figures for outsiders" in printed.err
    assert famcase(*asked).json == printed.json


def test_all_summaries_for_outsiders_leave_out_who_works_here(famcase: CommandLine) -> None:
    printed = filled(famcase)("summary", "--all", "--cluster")
    assert printed.code == 0
    for table in SUMMARIES:
        assert (table.for_outsiders().title in printed.out) != (table.is_sensitive or table.is_ours_alone)
    for told in ("how full", "others counted", "newest count", "in so many days", "half of them"):
        assert told not in (printed.out + printed.err).casefold()
    for once in ("Figures for outsiders:", "Women and men are 18 and over", "A family is those who eat together"):
        assert printed.err.count(once) == 1
    assert famcase("summary", "where").err.count("Women and men are 18 and over") == 1


@pytest.mark.parametrize("form", ["csv", "tsv", "hxl", "json", "jsonl", "html", "simple", "grid", "pdf"])
def test_figures_of_few_and_of_nobody_are_the_same_for_outsiders(famcase: CommandLine, form: str) -> None:
    """The desk has one family of three, which is at Armanaz and in need of food, and none at Atma."""
    came = ("--from", "C4081", "--to", "Armanaz", "--since", "yesterday", "--living", "open", "--need", "food")
    assert famcase("register", "--name", "Khaled", "--people", "3", *came).code == 0
    for table in SUMMARIES:
        if table.is_ours_alone:
            continue
        told = [published(famcase, form, table.name, *words) for words in ((), ("at", "Armanaz"), ("at", "Atma"))]
        assert told[0] == told[1] == told[2], table.name
        if form in ("simple", "grid", "pdf"):
            assert "There is nothing to publish: no family, or too few." in told[0]


def published(famcase: CommandLine, form: str, *asked: str) -> str:
    """Return a summary as anybody gets it, in a form, but for which families were asked for."""
    if form != "pdf":
        return famcase("summary", *asked, "--public", "--format", form).out
    file = famcase.folder / "figures.pdf"
    assert famcase("summary", *asked, "--public", "--output", str(file)).code == 0
    return re.sub(r"Only these families are counted: .*\n", "", "\n".join(pages_of(file.read_bytes())))


@pytest.mark.parametrize("ending", ["txt", "html", "pdf"])
def test_a_file_says_which_families_are_counted_and_names_nobody(famcase: CommandLine, ending: str) -> None:
    filled(famcase)
    file = famcase.folder / f"figures.{ending}"
    for words, told in (
        (("priority", "1", "at", "Armanaz"), "Only these families are counted: Priority 1 · at Armanaz."),
        (("Khaled", "with", "Rana"), "Only these families are counted: by names or words that stay here."),
        ((), ""),
    ):
        for more in ((), ("--public",)):
            done = famcase("summary", "where", *words, *more, "--output", str(file))
            assert done.code == 0, done.err
            data = file.read_bytes()
            page = "\n".join(pages_of(data)) if ending == "pdf" else data.decode("utf-8")
            assert ("Only these families" in page, told in page) == (bool(told), True)
            for said in ("As of", "A family is those who eat together"):
                assert page.count(said) == 1
            for name in ("Khaled", "Rana"):
                assert name not in page


@pytest.mark.parametrize("asked", [("--public", "--cluster"), ("--public", "--chart")])
def test_figures_for_outsiders_are_for_some_and_not_drawn(famcase: CommandLine, asked: tuple[str, ...]) -> None:
    assert famcase("summary", "where", *asked).code == 2


def test_words_narrow_a_summary_and_what_was_understood_is_said(famcase: CommandLine) -> None:
    filled(famcase)
    found = famcase("summary", "where", "in the open", "at", "Armanaz", "--format", "json")
    assert [line["families"] for line in found.json] == [1]
    assert "Understood: open and closed · at Armanaz · in the open" in found.err
    assert famcase("summary", "where", "priority 1", "--format", "json").json == []


def test_words_narrow_all_summaries_at_once(famcase: CommandLine) -> None:
    one = filled(famcase)("summary", "where").out.splitlines()[-1]
    found, none = famcase("summary", "--all", "in the open", "at", "Armanaz"), famcase("summary", "--all", "overdue")
    assert (found.code, none.code) == (0, 0), found.err + none.err
    assert "Understood: open and closed · at Armanaz · in the open" in found.err
    assert one in found.out
    assert one not in none.out
    assert "Of no family it is known where they are." in none.out


def test_a_period_is_said_in_one_word_too(famcase: CommandLine) -> None:
    filled(famcase)
    assert famcase("summary", "arrivals", "--period", "week", "--format", "json").json[0]["families"] == 1
