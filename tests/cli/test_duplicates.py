"""Families that may be registered twice, by the command line."""

from tests.command_line import CommandLine


def _twice(famcase: CommandLine) -> tuple[str, str]:
    about = ("--people", "6", "--from", "Armanaz", "--format", "json")
    first = famcase("register", "--name", "Khaled Ahmad al-Adnan", "--age", "40", *about)
    assert first.json["may_be"] == []
    second = famcase("register", "--name-ar", "خالد أحمد العدنان", "--age", "41", *about)
    assert second.json["may_be"] == [first.json["number"]]
    assert "It may be registered already" in second.err
    return first.json["number"], second.json["number"]


def test_who_registers_a_family_again_is_told_so_and_the_pair_is_listed_with_why(anywhere: CommandLine) -> None:
    first, second = _twice(anywhere)

    (pair,) = anywhere("duplicates", "--format", "json").json
    assert (pair["number"], pair["other_number"]) == (second, first)
    assert pair["score"] > 0.9
    assert "same father's name" in pair["why"]
    (alike,) = anywhere("duplicates", first, "--format", "json").json
    assert alike["number"] == second
    assert "same village" in anywhere("duplicates").out

    assert anywhere("apart", first, second).code == 0
    assert anywhere("duplicates").out.strip() == "No two families seem to be one."
    assert anywhere("duplicates", first).out.startswith("No other family is like")


def test_a_list_may_be_shorter(famcase: CommandLine) -> None:
    _twice(famcase)
    _twice_more = famcase("register", "--name", "Khalid Ahmed Adnan", "--age", "40", "--from", "Armanaz")
    assert _twice_more.code == 0

    assert len(famcase("duplicates", "--limit", "1", "--format", "json").json) == 1
