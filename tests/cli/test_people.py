"""The people of a family by the command line: what changed, flags, ties, contacts, consent, other numbers."""

from typing import Any

import pytest

from tests.command_line import CommandLine


def shown(famcase: CommandLine, case: str) -> Any:
    return famcase("show", case, "--format", "json").json


def test_a_family_grows_and_shrinks(famcase: CommandLine) -> None:
    case = famcase.case("--women", "3", "--men", "2")

    born = famcase("changed", case, "born", "--sex", "f", "--on", "yesterday")
    assert born.code == 0, born.err
    assert "15 now" in born.out
    assert famcase("changed", case, "married-out", "--name", "Salma", "--sex", "f", "--age", "20").code == 0
    assert famcase("changed", case, "died", "khaled", "--new-head", "Salma").code == 1
    assert famcase("changed", case, "died", "khaled", "--name", "x").code == 2
    died = famcase("changed", case, "died", "khaled")
    assert (died.code, "keeps its name" in died.err) == (0, True)
    assert famcase("changed", case, "joined", "--name", "Uncle", "--people", "20").code == 0
    assert famcase("changed", case, "dancing").code == 2

    now = shown(famcase, case)
    assert now["people"] == 20
    assert now["declared"]["women"] == 2
    assert [member["presence"] for member in now["members"]] == ["dead", "here", "left", "here"]
    history = famcase("history", case).out
    for verb in ("recorded a birth", "recorded a death", "recorded who married out", "recorded who joined them"):
        assert verb in history


def test_a_head_who_died_is_followed_by_whom_one_names(famcase: CommandLine) -> None:
    case = famcase.case()
    famcase("member", case, "add", "--name", "Fatima", "--relation", "wife-husband")

    refused = famcase("changed", case, "died", "1")
    assert refused.code == 1
    assert "who heads it now?" in refused.err

    followed = famcase("changed", case, "died", "1", "--new-head", "Fatima")
    assert (followed.code, "keeps its name" in followed.err) == (0, False)


def test_a_child_left_alone_is_said_at_once(famcase: CommandLine) -> None:
    case = famcase("register", "--name", "Amina", "--age", "30").out.strip()
    famcase("member", case, "add", "--name", "Rahaf", "--age", "9")

    died = famcase("changed", case, "died", "1")

    assert "without an adult" in died.err
    now = shown(famcase, case)
    assert (now["priority"], now["withheld"], now["flags"][0]["kind"]) == (1, True, "child-without-adult")


def test_flags_links_and_numbers_come_and_go(famcase: CommandLine) -> None:
    case, other = famcase.case(), famcase.case()

    assert famcase("flag", case, "add", "do-not-visit", "--reason", "the neighbour", "--person", "1").code == 0
    assert famcase("flag", case, "resolve", "1", "--reason", "moved away", "--on", "today").code == 0
    assert famcase("flag", case, "resolve", "1").code == 1
    assert famcase("flag", case, "resolve", "7").code == 3
    assert famcase("link", case, "add", other).code == 0
    assert famcase("link", other, "add", case, "--kind", "lives-together").code == 1
    assert famcase("member", case, "number", "booklet", "77", "--person", "1").code == 0

    now = shown(famcase, case)
    assert (now["flags"][0]["resolved_on"], now["flags"][0]["person"]) == ("2018-08-15", "Khaled al-Adnan")
    assert (now["links"][0]["kind"], now["links"][0]["number"]) == ("lives-together", shown(famcase, other)["number"])
    assert (now["other_numbers"][0]["source"], now["other_numbers"][0]["value"]) == ("booklet", "77")
    assert famcase("link", other, "remove", "1").code == 0
    assert famcase("member", case, "forget-number", "1").code == 0
    again = shown(famcase, case)
    assert (again["links"], again["other_numbers"]) == ([], [])


def test_contacts_are_corrected_and_taken_out(famcase: CommandLine) -> None:
    case = famcase.case("--phone", "0944 123 456")

    assert famcase("contact", case, "edit", "1", "--safe", "no", "--whatsapp", "yes", "--when", "at noon").code == 0
    assert famcase("contact", case, "edit", "1").code == 2
    contact = shown(famcase, case)["contacts"][0]
    assert (contact["number"], contact["safe"], contact["whatsapp"]) == ("963944123456", "no", True)
    assert famcase("contact", case, "remove", "2").code == 3
    assert famcase("contact", case, "remove", "1").code == 0
    assert shown(famcase, case)["contacts"] == []


def test_a_person_has_everything_and_can_be_taken_out(famcase: CommandLine) -> None:
    case = famcase.case()
    famcase("member", case, "add", "--name", "Omar", "--mother", "Khadija", "--presence", "missing",
            "--presence-since", "10 Aug 2018")  # fmt: skip
    famcase("member", case, "functioning", "2", "mobility=3", "vision=1")
    assert famcase("member", case, "functioning", "2", "flying=3").code == 2

    omar = shown(famcase, case)["members"][1]
    assert (omar["mother"], omar["presence_since"], omar["tracing_open"]) == ("Khadija", "2018-08-10", True)
    assert omar["functioning"] == ["vision:1", "mobility:3"]
    assert famcase("member", case, "edit", "2", "--tracing", "no", "--presence-since", "").code == 0
    omar = shown(famcase, case)["members"][1]
    assert (omar["presence_since"], omar["tracing_open"]) == (None, False)
    assert famcase("member", case, "remove", "2").code == 0
    assert len(shown(famcase, case)["members"]) == 1


@pytest.mark.parametrize("number", ["0", "2", "0000012", "1000000", "9" * 5_000, "٩٩٩٩٩٩٩"], ids=lambda text: text[:9])
def test_a_number_that_no_list_has_is_nobodys(famcase: CommandLine, number: str) -> None:
    case = famcase.case("--need", "food", "--next", "tomorrow")

    for command in (
        ("member", case, "edit", number, "--age", "9"),
        ("need", case, "met", number),
        ("follow-up", case, "cancel", number),
        ("flag", case, "resolve", number),
        ("stay", case, "remove", number),
    ):
        done = famcase(*command)
        assert (done.code, done.out) == (3, ""), command[0]
        assert "there is no number" in done.err


def test_a_number_of_a_list_is_read_in_any_script(famcase: CommandLine) -> None:
    case = famcase.case("--need", "food")

    assert famcase("member", case, "edit", "٠٠١", "--age", "40").code == 0
    assert famcase("need", case, "met", "۱").code == 0


def test_consent_names_the_partner_and_a_withdrawal_its_consequence(famcase: CommandLine) -> None:
    case = famcase.case()

    assert famcase("consent", case, "referral", "given").code == 1
    assert famcase("consent", case, "referral", "given", "--partner", "the clinic", "--on", "yesterday").code == 0
    withdrawn = famcase("consent", case, "referral", "withdrawn", "--partner", "the clinic", "--withhold", "the phone")
    assert "nothing of this family leaves" in withdrawn.err

    (consent,) = shown(famcase, case)["consents"]
    assert (consent["partner"], consent["state"], consent["withhold"]) == ("the clinic", "withdrawn", "the phone")


def test_a_family_is_corrected_in_what_only_this_knows(famcase: CommandLine) -> None:
    case = famcase.case()
    famcase("withhold", case, "--reason", "asked")

    assert (
        famcase("edit", case, "--units", "3", "--withhold-from", "the council", "--withhold-reason", "a son").code == 0
    )
    now = shown(famcase, case)
    assert (now["units"], now["withhold_from"], now["withhold_reason"]) == (3, "the council", "a son")
