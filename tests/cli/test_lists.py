"""Lists of families by the command line: filters read back, columns and orders, kept lists, many at once."""

import pytest

from tests.command_line import CommandLine


@pytest.fixture
def three(anywhere: CommandLine) -> CommandLine:
    """Khaled with 14 people, Amina with 5 and a withheld name's family of 3."""
    for name, people in (("Khaled al-Adnan", "14"), ("Amina Barazi", "5")):
        assert anywhere("register", "--name", name, "--people", people, "--need", "food").code == 0
    hidden = anywhere("register", "--name", "Mustafa al-Hajj", "--people", "3").out.strip()
    assert anywhere("withhold", hidden, "on").code == 0 or anywhere("withhold", hidden).code == 0
    return anywhere


def people(famcase: CommandLine, *words: str) -> list[int]:
    done = famcase("list", *words, "--format", "json")
    assert done.code == 0, done.err
    return [line["people"] for line in done.json]


def test_words_filter_and_what_was_understood_is_said(three: CommandLine) -> None:
    done = three("list", "size >= 5", "food", "amina")
    assert "Understood: Open · 5 people or more · needs Food · text “amina”" in done.err
    assert "Amina Barazi" in done.out
    assert "Khaled" not in done.out
    assert "Understood" not in three("list").err
    assert "المفهوم" in three("list", "size 5", "--language", "ar").err


def test_any_column_orders_the_list_and_columns_are_chosen(three: CommandLine) -> None:
    assert people(three) == [5, 14, 3]
    assert people(three, "--sort", "people") == [14, 5, 3]
    assert people(three, "--sort", "people", "--reverse") == [3, 5, 14]
    assert people(three, "--sort", "withheld") == [3, 14, 5]
    done = three("list", "--columns", "people, name", "--format", "csv")
    assert done.out.splitlines()[:2] == ['"people","name"', '5,"Amina Barazi"']
    assert three("list", "--columns", "height").code == three("list", "--sort", "height").code == 2


def test_a_list_is_kept_under_a_name_and_shown_again(three: CommandLine) -> None:
    assert three("saved", "add", "Big ones", "size >= 5", "--columns", "name,people", "--sort", "people").code == 0
    done = three("list", "--saved", "big ones")
    assert done.out.index("Khaled") < done.out.index("Amina")
    assert "Mustafa" not in done.out
    assert people(three, "--saved", "Big ones", "food") == [14, 5]
    assert three("saved", "rename", "Big ones", "Large").code == 0
    [line] = three("saved", "list", "--format", "json").json
    assert (line["name"], line["words"], line["columns"], line["sort"]) == (
        "Large", "size >= 5", ["name", "people"], "people",
    )  # fmt: skip
    assert three("list", "--saved", "Big ones").code == 3
    assert three("saved", "remove", "Large").code == 0
    assert three("saved", "list").out.strip() == "You keep no list yet. famcase saved add keeps one."


def test_the_same_is_done_to_many_after_saying_what_will_happen(three: CommandLine) -> None:
    number = three("list", "khaled", "--format", "json").json[0]["number"]
    assert three("close", number, "--reason", "moved-away").code == 0
    three("bulk", "flag", "needs-a-look", "food", "--yes")
    dry = three("bulk", "assign", _me(three), "food", "all", "--dry-run")
    assert dry.code == 0
    assert "1 of 2 families: assigned to" in dry.out
    assert "1 left out." in dry.out
    assert "Khaled al-Adnan: This case is closed" in dry.err
    assert people(three, "unassigned", "all", "food") == [5, 14]
    refused = three("bulk", "assign", _me(three), "food", "all")
    assert (refused.code, people(three, "unassigned", "all", "food")) == (1, [5, 14])
    assert three("bulk", "assign", _me(three), "food", "all", "--yes").code == 0
    assert people(three, "mine") == [5]
    assert three("undo", "--yes").code == 0
    assert people(three, "mine") == []


def test_the_question_before_many_is_answered_with_yes(three: CommandLine) -> None:
    three.interactive, three.answers = True, ["no", "yes"]
    flag = ("bulk", "flag", "do-not-visit", "food", "--reason", "armed men")
    assert three(*flag).code == 1
    assert people(three, "flagged") == []
    done = three(*flag)
    assert done.code == 0
    assert "This will happen: 2 of 2 families: flagged “Do not visit”." in done.err
    assert people(three, "flagged") == [5, 14]


def test_a_visit_is_planned_for_many_and_nothing_said_is_nobody(three: CommandLine) -> None:
    done = three("bulk", "follow-up", "--due", "in 3 days", "--what", "tents", "food", "--yes", "--format", "json")
    assert (done.json["changed"], done.json["left_out"]) == (2, 0)
    assert [line["next_what"] for line in three("list", "food", "--format", "json").json] == ["tents", "tents"]
    nobody = three("bulk", "assign", _me(three))
    assert (nobody.code, "Nothing says which families." in nobody.err) == (2, True)


def _me(famcase: CommandLine) -> str:
    name: str = famcase("user", "list", "--format", "json").json[0]["name"]
    return name
