"""A real household list comes in whole, its figures agree everywhere, and a second time it changes nothing."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook

from tests.command_line import Answer, CommandLine

LIST = Path(__file__).parents[1] / "files" / "reach_msna2024_dummy_raw_data.xlsx"
IMPORT = ("import", str(LIST), "--mapping", "reach-msna-2024", "--format", "json")


def test_a_household_list_comes_in_whole_and_a_second_time_changes_nothing(famcase: CommandLine) -> None:
    first = _ok(famcase(*IMPORT)).json
    again = _ok(famcase(*IMPORT)).json

    assert (first["families"], first["people"], first["new"], first["rejected"]) == (241, 965, 241, 0)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 241)
    assert _ok(famcase("check")).code == 0


def test_every_row_that_needs_a_look_is_named_by_sheet_row_and_reason(famcase: CommandLine) -> None:
    told = _ok(famcase(*IMPORT, "--dry-run")).json
    ages = {row: age for row, age in enumerate(_column("roster", "ind_age"), 2) if _is_over_a_hundred(age)}
    named = {doubt["row"]: doubt for doubt in told["doubts"] if doubt["column"] == "ind_age"}

    assert len(ages) == 145
    assert named.keys() == ages.keys()
    assert all(doubt["sheet"] == "roster" and str(int(ages[row])) in doubt["reason"] for row, doubt in named.items())


def test_list_show_and_summaries_agree_with_the_sheet(famcase: CommandLine) -> None:
    _ok(famcase(*IMPORT))
    sizes = Counter(_column("roster", "_parent_index"))
    indexes = _column("main", "index")
    people = [sizes[index] for index in indexes]

    listed = _ok(famcase("list", "--limit", "500", "--format", "json")).json
    assert sorted(line["people"] for line in listed) == sorted(people)

    where = _ok(famcase("summary", "where", "--format", "json")).json
    assert sum(line["families"] for line in where) == 241
    assert sum(line["people"] for line in where) == 965
    by_place = Counter(line["place"] for line in listed)
    assert by_place == _families_by(where)
    assert by_place == Counter(_column("main", "admin4"))

    one = listed[7]
    shown = _ok(famcase("show", one["number"], "--format", "json")).json
    assert len(shown["members"]) == one["people"]


@pytest.mark.slow
def test_the_whole_list_is_taken_back_by_one_undo(famcase: CommandLine) -> None:
    _ok(famcase(*IMPORT))
    _ok(famcase("undo", "--yes"))

    assert _ok(famcase("list", "--format", "json")).json == []
    assert _ok(famcase(*IMPORT)).json["new"] == 241


def _ok(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def _column(sheet: str, name: str) -> list[Any]:
    rows = load_workbook(LIST).get_sheet_by_name(sheet).to_python()
    at = rows[0].index(name)
    return [row[at] for row in rows[1:]]


def _is_over_a_hundred(age: object) -> bool:
    return isinstance(age, float | int) and age > 100


def _families_by(where: list[dict[str, Any]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in where:
        found[line["where"]] += line["families"]
    return found
