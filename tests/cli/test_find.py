"""Families found by the command line: what matched and how, the numbers of merged families, nobody."""

import pytest

from tests.command_line import CommandLine


@pytest.fixture
def three(anywhere: CommandLine) -> CommandLine:
    """Khaled with a telephone and a child, Amina, and a withheld name's family."""
    khaled = anywhere(
        "register",
        "--name",
        "Khaled al-Adnan",
        "--name-ar",
        "خالد العدنان",
        "--people",
        "14",
        "--phone",
        "0944 123 456",
    ).out.strip()
    assert anywhere("member", khaled, "add", "--name", "Mohamed", "--relation", "son-daughter").code == 0
    assert anywhere("member", khaled, "number", "UNHCR", "SY-123/45").code == 0
    at_armanaz = ("--to", "Armanaz", "--since", "today", "--living", "rented")
    assert anywhere("register", "--name", "Amina Barazi", "--people", "5", *at_armanaz).code == 0
    hidden = anywhere("register", "--name", "Mustafa al-Hajj", "--people", "3").out.strip()
    assert anywhere("withhold", hidden).code == 0
    return anywhere


FOUND = (
    ("adnan", ("head", "exact", "Khaled al-Adnan")),
    ("khalid", ("head", "sound", "Khaled al-Adnan")),
    ("khaleb", ("head", "slip", "Khaled al-Adnan")),
    ("aladnan", ("head", "sound", "Khaled al-Adnan")),
    ("عدنان", ("head", "exact", "خالد العدنان")),
    ("muhammad", ("member", "sound", "Mohamed")),
    ("mo7amed", ("member", "exact", "Mohamed")),
    ("muhammet", ("member", "turkish", "Mohamed")),
    ("0944", ("phone", "exact", "963944123456")),
    ("3456", ("phone", "ending", "963944123456")),
    ("sy 12", ("id", "exact", "SY-123/45")),
    ("SY12345", ("id", "exact", "SY-123/45")),
)


def test_a_family_is_found_with_what_matched_and_how(three: CommandLine) -> None:
    for typed, why in FOUND:
        done = three("find", typed, "--format", "json")
        assert done.code == 0, done.err
        [line] = done.json
        assert (line["name"], line["people"]) == ("Khaled al-Adnan", 14)
        assert line["why"] == [dict(zip(("what", "how", "text"), why, strict=True), merged=False)], typed


def test_each_word_says_what_it_found_and_both_languages_say_it(three: CommandLine) -> None:
    [line] = three("find", "barazzi", "armanaz", "--format", "json").json
    assert [(one["what"], one["how"]) for one in line["why"]] == [("head", "sound"), ("now", "exact")]
    assert "Amina Barazi: head of the family, sounds like it" in three("find", "barazzi").out
    assert "963944123456: telephone, ends so" in three("find", "23456").out
    assert "رب الأسرة، يُلفظ مثله" in three("find", "barazzi", "--language", "ar").out


def test_what_is_nobodys_is_said_with_the_code_for_it(three: CommandLine) -> None:
    for typed in ("mustafa", "xyzzy", "💥", "k"):
        done = three("find", typed)
        assert (done.code, done.out) == (3, "")
        assert f"No family is found by “{typed}”." in done.err
    assert three("find", "khaled", "--status", "closed").code == 3
    assert three("find", "khaled", "--limit", "0").code == 2


def test_the_hits_stand_as_in_the_search_line_and_their_number_is_said(three: CommandLine) -> None:
    found = [line["number"] for line in three("find", "a", "ad", "--format", "json").json or []]
    listed = [line["number"] for line in three("list", "a", "ad", "all", "--format", "json").json]
    assert found == listed
    assert "1 of 2 families" in three("find", "am", "--limit", "1").out or len(found) == 1
