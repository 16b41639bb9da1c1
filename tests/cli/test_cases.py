"""Families by the command line: registered, found, moved, seen, closed, erased."""

import re

from tests.command_line import CommandLine

NUMBER = re.compile(r"\d{5}-\d{3}-\d")


def test_registering_prints_the_case_number_alone_and_reads_the_days_back(famcase: CommandLine) -> None:
    done = famcase(
        "register", "--name", "Khaled al-Adnan", "--name-ar", "خالد العدنان", "--people", "14",
        "--from", "southern Idlib", "--left", "5 days ago", "--to", "Armanaz", "--since", "10 Aug 2018",
        "--living", "rented", "--reason", "bombardment", "--priority", "1", "--need", "shelter", "--need", "غذاء",
        "--phone", "0944 123 456", "--consent", "given",
    )  # fmt: skip

    assert done.code == 0
    assert NUMBER.fullmatch(done.out.strip())
    assert "Left home: Fri 10 Aug 2018, 5 days ago." in done.err
    assert "Next visit:" in done.err
    shown = famcase("show", done.out.strip(), "--format", "json").json
    assert (shown["people"], shown["priority"], shown["consent"]) == (14, 1, "given")
    assert (shown["origin"], shown["left_on"], shown["where"], shown["living"]) == (
        "southern Idlib", "2018-08-10", "Armanaz", "rented",
    )  # fmt: skip
    assert {need["category"] for need in shown["needs"]} == {"shelter", "food"}
    assert shown["contacts"][0]["number"].endswith("944123456")


def test_registering_for_machines_answers_the_number(famcase: CommandLine) -> None:
    done = famcase("register", "--people", "3", "--format", "json")

    assert re.fullmatch(r"\d{9}", done.json["number"])


def test_a_place_that_is_only_words_is_kept_and_candidates_are_named(famcase: CommandLine) -> None:
    done = famcase("register", "--people", "3", "--from", "Kafr")
    unknown = famcase("register", "--people", "3", "--from", "behind the old mill")

    assert done.code == unknown.code == 0
    assert "kept as words" in unknown.err


def test_where_they_are_now_needs_its_day_and_how_they_live(famcase: CommandLine) -> None:
    done = famcase("register", "--people", "3", "--to", "Armanaz")

    assert done.code == 2
    assert "--since, --living" in done.err
    assert famcase("list", "--format", "json").json == []


def test_wrong_kinds_days_and_numbers_are_sentences_and_exit_2(famcase: CommandLine) -> None:
    wrong = [
        ("--need", "chocolate"),
        ("--left", "someday"),
        ("--people", "many"),
        ("--priority", "5"),
        ("--consent", "maybe"),
    ]
    for option, value in wrong:
        done = famcase("register", "--people", "3", option, value)
        assert (done.code, done.out) == (2, ""), option
        assert done.err.count("\n") == 2, done.err


def test_the_list_filters_by_words_and_says_how_much_it_shows(famcase: CommandLine) -> None:
    number = famcase.case("--name-ar", "خالد العدنان")
    for name in ("Umm Ahmad", "Faisal Haddad"):
        famcase("register", "--name", name, "--people", "2")

    assert "2 of 3 families" in famcase("list", "--limit", "2").out
    assert famcase("list", "xyzzy").out == "No family of 3 matches.\n"
    assert famcase("list", "xyzzy", "--format", "json").json == []
    for spelling in ("adnan", "Adnaan", "العدنان", number):
        found = famcase("list", spelling, "--format", "json").json
        assert [line["name"] for line in found] == ["Khaled al-Adnan"], spelling
    assert len(famcase("list", "--limit", "0", "--sort", "people", "--format", "json").json) == 3
    assert famcase("list", "--sort", "colour").code == 2


def test_an_empty_list_says_what_to_do(famcase: CommandLine) -> None:
    assert "famcase register" in famcase("list").out


def test_a_case_number_is_read_in_any_grouping_and_script(famcase: CommandLine) -> None:
    number = famcase.case()
    arabic = number.replace("-", " ").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert famcase("show", arabic).code == 0
    assert famcase("show", number.replace("-", "")).code == 0


def test_unknown_and_mistyped_numbers_have_their_exit_codes(famcase: CommandLine) -> None:
    number = famcase.case()
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)

    assert famcase("show", "20411-087-5").code == 3
    assert famcase("show", wrong).code == 2
    assert famcase("show", "Khaled").code == 2


def test_people_are_added_and_listed(famcase: CommandLine) -> None:
    number = famcase.case()

    assert (
        famcase(
            "member",
            number,
            "add",
            "--name-ar",
            "عائشة",
            "--sex",
            "أنثى",
            "--age",
            "٤٠",
            "--relation",
            "wife / husband",
        ).code
        == 0
    )
    assert famcase("member", number, "add", "--name", "Sami", "--sex", "m", "--born", "1985").code == 0
    people = famcase("show", number, "--format", "json").json["members"]

    assert [(person["sex"], person["age"], person["relation"]) for person in people[1:]] == [
        ("female", 40, "wife-husband"),
        ("male", 33, ""),
    ]
    assert famcase("member", number, "add", "--age", "4", "--born", "2014").code == 2
    assert famcase("member", number, "add", "--sex", "other").code == 2


def test_a_move_is_where_they_are_now_and_a_full_site_warns(famcase: CommandLine) -> None:
    number = famcase.case()
    famcase("site", "add", "al-Midan camp", "--at", "C4132", "--type", "planned-camp", "--capacity", "100")
    famcase("count", "al-Midan camp", "--families", "231", "--source", "manager")

    done = famcase("move", number, "--to", "al midan camp", "--since", "yesterday", "--living", "open")

    assert done.code == 0
    assert "now at al-Midan camp, since Tue 14 Aug 2018, yesterday" in done.out
    assert "over its capacity" in done.err
    early = famcase("move", number, "--to", "Armanaz", "--since", "1 Aug 2018", "--living", "rented")
    assert (early.code, early.out) == (1, "")


def test_only_some_can_move_and_are_named_by_number_or_name(famcase: CommandLine) -> None:
    number = famcase.case("--to", "Armanaz", "--since", "10 Aug 2018", "--living", "rented")
    for _ in range(2):
        famcase("member", number, "add", "--name", "Sami al-Adnan", "--sex", "m")
    some = ("move", number, "--since", "today", "--living", "host", "--members")

    assert famcase(*some, "khalid al-adnan", "2").code == 0
    assert famcase("show", number, "--format", "json").json["journey"][-1]["who"] == 2
    assert famcase(*some, "Sami al-Adnan").code == 3
    assert famcase(*some, "9").code == 3
    assert famcase(*some, "Nobody").code == 3


def test_needs_are_raised_and_met_by_kind_or_number(famcase: CommandLine) -> None:
    number = famcase.case()
    famcase("need", number, "add", "shelter", "--what", "a tent", "--urgency", "urgent")
    famcase("need", number, "add", "food")

    assert famcase("need", number, "met", "shelter").code == 0
    assert famcase("need", number, "met", "shelter").code == 3
    assert famcase("need", number, "met", "9").code == 3
    assert famcase("need", number, "met", "1").code == 0
    needs = famcase("show", number, "--format", "json").json["needs"]
    assert {need["status"] for need in needs} == {"met"}


def test_follow_ups_are_due_and_visits_answer_them(famcase: CommandLine) -> None:
    number = famcase.case()

    planned = famcase("follow-up", number, "add", "--due", "in 3 days", "--what", "rent")
    assert "Sat 18 Aug 2018, in 3 days" in planned.out
    assert famcase("due", "--format", "json").json == []
    assert [line["what"] for line in famcase("due", "--on", "2018-08-18", "--format", "json").json] == ["rent"]
    done = famcase("visited", number, "--outcome", "seen", "--gave", "tent", "--next", "+2w")
    assert "Next visit: Wed 29 Aug 2018, in 14 days." in done.err
    shown = famcase("show", number, "--format", "json").json
    assert [given["item"] for given in shown["assistance"]] == ["tent"]
    assert famcase("follow-up", number, "add", "--due", "yesterday", "--what", "rent").code in (1, 2)
    assert famcase("visited", number, "--outcome", "danced").code == 2
    assert famcase("visited", number, "--outcome", "seen", "--next", "none", "--what", "x").code == 2
    assert "No next visit" in famcase("visited", number, "--outcome", "seen", "--next", "لا").err
    assert famcase("due", "--for", "Nobody").code == 3


def test_a_note_is_kept_and_undone(famcase: CommandLine) -> None:
    number = famcase.case()

    assert famcase("note", number, "Ask about the rent.").code == 0
    assert "Ask about the rent." in famcase("show", number).out
    assert re.search(
        rf"Taken back for Khaled al-Adnan {number}: wrote a note, saved .*\d\d:\d\d\.", famcase("undo", "--yes").out
    )
    assert "Ask about the rent." not in famcase("show", number).out
    assert famcase("note", number, "  ").code == 1


def test_with_nothing_to_take_back_undo_says_so(famcase: CommandLine) -> None:
    assert famcase("undo", "--yes").code == 3
    famcase.case()

    assert famcase("undo", "--yes").code == 0
    assert famcase("undo", "--yes").code == 3


def test_history_says_who_did_what(famcase: CommandLine) -> None:
    number = famcase.case("--priority", "2")
    famcase("note", number, "Later.")

    lines = famcase("history", number, "--format", "json").json
    assert [line["verb"] for line in lines] == ["note", "registered"]
    assert {line["by"] for line in lines} == {"Rana"}
    shown = famcase("history", number).out
    assert "registered" in shown
    assert "wrote a note" in shown


def test_cases_are_assigned_closed_and_opened_again(famcase: CommandLine) -> None:
    number = famcase.case()

    assert "assigned to Rana" in famcase("assign", number, "Rana").out
    assert famcase("assign", number, "Nobody").code == 3
    assert famcase("close", number, "--reason", "goals-met", "--format", "json").json["closing"] == "closed"
    assert famcase("note", number, "Still reachable.").code == 0
    assert famcase("need", number, "add", "food").code == 1
    assert famcase("reopen", number).code == 0
    assert famcase("close", number, "--reason", "bored").code == 2


def test_erasing_names_the_family_and_is_off_unless_yes_is_typed(famcase: CommandLine) -> None:
    number = famcase.case()
    famcase.interactive = True
    famcase.answers = ["\n"]

    asked = famcase("erase", number, "--reason", "asked for it")

    assert asked.code == 1
    assert "Khaled al-Adnan" in asked.err
    assert "14" in asked.err
    assert famcase("show", number).code == 0
    famcase.answers = ["yes\n"]
    assert famcase("erase", number, "--reason", "asked for it").code == 0
    assert famcase("show", number).code == 3


def test_a_script_says_yes_itself_and_can_erase_one_person(famcase: CommandLine) -> None:
    number = famcase.case()
    famcase("member", number, "add", "--name", "Sami", "--sex", "m")

    assert famcase("erase", number, "--person", "2", "--reason", "asked for it").code == 1
    assert famcase("erase", number, "--person", "2", "--reason", "asked for it", "--yes").code == 0
    assert famcase("show", number, "--format", "json").json["listed"] == 1


def test_a_withheld_name_leaves_in_no_answer(famcase: CommandLine) -> None:
    number = famcase.case("--withhold-name", "--name-ar", "خالد العدنان")
    famcase("follow-up", number, "add", "--due", "today", "--what", "call")
    asked = [("list",), ("show", number), ("due",), ("history", number), ("note", number, "x"), ("list", "adnan")]

    for command in asked:
        for form in ("simple", "csv", "json", "html"):
            answer = famcase(*command, "--format", form)
            assert answer.code == 0
            # what was typed is read back, as the village of that name
            said = answer.out + answer.err.replace("Understood: Open · at or from Adnan\n", "")
            for part in ("Khaled", "Adnan", "خالد", "العدنان"):
                assert part not in said, (command, form)
    assert "(name withheld)" in famcase("list").out


def test_nothing_is_taken_back_where_nobody_can_be_asked(famcase: CommandLine) -> None:
    number = famcase.case()

    refused = famcase("undo")
    assert refused.code == 1
    assert "--yes" in refused.err
    assert "Khaled" in famcase("show", number).out

    famcase.interactive = True
    famcase.answers = ["no"]
    left = famcase("undo")
    assert left.code == 1
    assert f"Take back: registered Khaled al-Adnan {number}, saved" in left.err
    famcase.answers = ["yes"]
    assert f"Taken back: registered Khaled al-Adnan {number}, saved" in famcase("undo").out
    assert famcase("show", number).code == 3
