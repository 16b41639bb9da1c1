"""Families that are one, that become two, and that only seem one, by the command line."""

import pytest

from tests.command_line import CommandLine


@pytest.fixture
def doubles(famcase: CommandLine) -> tuple[str, str]:
    """The case that is kept, and the one that goes into it."""
    kept = famcase("register", "--name", "Khaled Ahmad al-Adnan", "--age", "40", "--priority", "3", "--people", "6")
    gone = famcase(
        "register", "--name", "Khalid Ahmad Aladnan", "--age", "39", "--priority", "1", "--phone", "0933123456"
    )
    famcase("member", gone.out.strip(), "add", "--name", "Omar", "--age", "8")
    return kept.out.strip(), gone.out.strip()


def test_two_that_are_one_are_merged_after_a_look(famcase: CommandLine, doubles: tuple[str, str]) -> None:
    kept, gone = doubles
    refused = famcase("merge", gone, "into", kept)
    assert refused.code == 1
    for word in ("Khalid Ahmad Aladnan", "priority", "1.name", "1.born", "After it: 6 people", "--yes"):
        assert word in refused.err, refused.err
    merged = famcase("merge", gone, "into", kept, "--take", "priority=left", "--yes")
    assert (merged.code, "was merged into" in merged.out) == (0, True)
    shown = famcase("show", gone, "--format", "json")
    assert "was merged into" in shown.err
    told = shown.json
    assert (told["number"], told["priority"], len(told["members"])) == (kept.replace("-", ""), 3, 2)
    assert told["merged"] == [gone.replace("-", "")]
    assert "merged two families into one" in famcase("history", kept).out
    assert "registered" in famcase("history", gone).out
    assert famcase("undo", "--yes").code == 0
    assert famcase("show", gone, "--format", "json").json["status"] == "open"


def test_what_cannot_be_chosen_is_said(famcase: CommandLine, doubles: tuple[str, str]) -> None:
    kept, gone = doubles
    for wrong in (("--take", "shoes=left"), ("--take", "priority"), ("--same", "1"), ("also",)):
        assert famcase("merge", gone, kept, *wrong, "--yes").code == 2
    assert famcase("merge", gone, gone, "--yes").code == 1
    assert famcase("merge", gone, kept, "--same", "1=new", "--take", "1.born=right", "--yes").code == 0
    assert len(famcase("show", kept, "--format", "json").json["members"]) == 3


def test_a_son_leaves_and_comes_back(famcase: CommandLine, doubles: tuple[str, str]) -> None:
    _, case = doubles
    famcase("member", case, "add", "--name", "Sami", "--age", "22", "--relation", "son-daughter")
    split = famcase("split", case, "--people", "3", "--on", "yesterday")
    assert (split.code, "is a family of 1 now" in split.out) == (0, True)
    new = split.out.split()[0]
    assert famcase("show", new, "--format", "json").json["links"][0]["kind"] == "split-from"
    moved = famcase("move-member", new, "sami", "--to", case)
    assert moved.code == 1
    assert famcase("split", case, "--people", "1,2", "--living", "tent").code == 2


def test_two_that_only_seem_one_are_told_apart(famcase: CommandLine, doubles: tuple[str, str]) -> None:
    assert famcase("apart", *doubles).code == 0
    assert famcase("apart", *reversed(doubles)).code == 1
    assert "told two families apart" in famcase("history", doubles[1]).out
