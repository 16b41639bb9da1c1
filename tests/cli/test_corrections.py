"""What is known is corrected and completed by the command line, one change a command."""

from typing import Any

import pytest

from tests.command_line import CommandLine


def shown(line: CommandLine, case: str) -> dict[str, Any]:
    """Return everything about one family."""
    found: dict[str, Any] = line("show", case, "--format", "json").json
    return found


def test_a_family_is_corrected_in_one_change_that_undo_takes_back(famcase: CommandLine) -> None:
    case = famcase.case("--left", "5 days ago")
    before = shown(famcase, case)

    done = famcase(
        "edit", case, "--name", "Khalid Ahmad al-Adnan", "--called", "Abu Ahmad", "--surname-ar", "العدنان",
        "--priority", "1", "--people", "15", "--women", "٤", "--from", "Tamanaah", "--left", "4 days ago",
        "--step", "assessed", "--intention", "stay", "--displacement", "at-risk",
    )  # fmt: skip

    assert done.code == 0, done.err
    assert "Left home: Sat 11 Aug 2018, 4 days ago." in done.err
    now = shown(famcase, case)
    assert (now["name"], now["name_ar"]) == ("Khalid Ahmad al-Adnan (Abu Ahmad)", "العدنان")
    assert (now["priority"], now["people"], now["origin"], now["left_on"]) == (1, 15, "Tamanaah", "2018-08-11")
    assert (now["step"], now["intention"], now["displacement"]) == ("assessed", "stay", "at-risk")
    assert [line["verb"] for line in famcase("history", case, "--format", "json").json] == ["edited", "registered"]
    assert famcase("undo", "--yes").code == 0
    assert shown(famcase, case) == before


def test_an_empty_text_clears_and_what_is_not_said_stays(famcase: CommandLine) -> None:
    case = famcase.case("--left", "5 days ago", "--called", "Abu Ahmad", "--from", "C4081")

    assert famcase("edit", case, "--left", "", "--people", "", "--from", "").code == 0
    assert famcase("edit", case, "--name", "Khaled Adnan").code == 0
    now = shown(famcase, case)
    assert (now["left_on"], now["people"], now["origin"]) == (None, 1, "")
    assert now["name"] == "Khaled Adnan (Abu Ahmad)"
    assert famcase("edit", case, "--called", "").code == 0
    assert shown(famcase, case)["name"] == "Khaled Adnan"


def test_a_correction_without_anything_to_correct_or_with_an_impossible_one_changes_nothing(
    famcase: CommandLine,
) -> None:
    case = famcase.case()
    before = shown(famcase, case)

    assert famcase("edit", case).code == 2
    assert famcase("edit", case, "--people", "0").code == 1
    assert famcase("edit", case, "--women", "501").code == 1
    assert famcase("edit", case, "--left", "tomorrow").code == 1
    assert famcase("edit", case, "--step", "dance").code == 2
    assert famcase("member", case, "edit", "1").code == 2
    assert "known so already" in famcase("edit", case, "--people", "14").out
    assert shown(famcase, case) == before


def test_a_family_without_a_head_gets_one_by_its_name(famcase: CommandLine) -> None:
    case = famcase("register", "--people", "3").out.strip()

    assert famcase("edit", case, "--name-ar", "أم أحمد").code == 0
    (head,) = shown(famcase, case)["members"]
    assert (head["relation"], head["name_ar"]) == ("head", "أم أحمد")


def test_a_person_is_corrected_by_number_or_name(famcase: CommandLine) -> None:
    case = famcase.case()
    famcase("member", case, "add", "--name", "Rahaf al-Adnan", "--age", "9", "--vulnerability", "out-of-school")

    done = famcase(
        "member", case, "edit", "2", "--sex", "f", "--born", "about 2008", "--presence", "missing", "--relation",
        "son-daughter", "--vulnerability", "tracing", "--vulnerability", "no-documents", "--name-ar", "رهف",
    )  # fmt: skip

    assert done.code == 0, done.err
    person = shown(famcase, case)["members"][1]
    assert (person["name"], person["name_ar"], person["sex"]) == ("Rahaf al-Adnan", "رهف", "female")
    assert (person["age"], person["estimated"], person["presence"]) == (10, True, "missing")
    assert person["vulnerabilities"] == ["tracing", "no-documents"]
    assert famcase("member", case, "edit", "Rahaf", "--vulnerability", "", "--born", "").code == 0
    person = shown(famcase, case)["members"][1]
    assert (person["vulnerabilities"], person["age"], person["presence"]) == ([], None, "missing")
    assert famcase("member", case, "edit", "3", "--sex", "f").code == 3
    assert famcase("member", case, "edit", "2", "--presence", "gone fishing").code == 2


def test_a_member_added_with_a_mother_and_another_spelling_is_found_by_it(famcase: CommandLine) -> None:
    case = famcase.case()
    famcase("member", case, "add", "--name", "Rahaf", "--mother", "Fatima", "--spelling", "Rehaf")

    assert famcase("member", case, "edit", "Rehaf", "--age", "9").code == 0
    assert shown(famcase, case)["members"][1]["age"] == 9


def test_contacts_and_consent_are_recorded(famcase: CommandLine) -> None:
    case = famcase.case()

    assert famcase("contact", case, "add", "0944 123 456", "--whose", "neighbour", "--safe", "no", "--when",
                   "after dark", "--do-not-say-who", "--whatsapp").code == 0  # fmt: skip
    assert famcase("contact", case, "add", "12").code == 1
    assert famcase("consent", case, "services", "given", "--basis", "consent", "--given-by", "the wife").code == 0
    assert famcase("consent", case, "referral", "refused").code == 0
    assert famcase("consent", case, "services", "withdrawn").code == 0
    assert famcase("consent", case, "dancing", "given").code == 2

    now = shown(famcase, case)
    (contact,) = now["contacts"]
    assert (contact["whose"], contact["safe"], contact["do_not_say_who"]) == ("neighbour", "no", True)
    assert {(one["purpose"], one["state"]) for one in now["consents"]} == {
        ("services", "withdrawn"),
        ("referral", "refused"),
    }


def test_a_name_is_withheld_later_and_shown_again(famcase: CommandLine) -> None:
    case = famcase.case()

    hidden = famcase("withhold", case, "--reason", "he asked for it", "--from-whom", "everybody")
    assert hidden.code == 0
    assert "Khaled" not in hidden.out
    assert "Khaled" not in famcase("show", case).out
    assert famcase("withhold", case, "--show-again", "--reason", "x").code == 2
    assert famcase("withhold", case, "--show-again").code == 1
    assert "Khaled" in famcase("withhold", case, "--show-again", "--yes").out


def test_where_they_are_is_confirmed(famcase: CommandLine) -> None:
    nowhere = famcase.case()
    case = famcase.case("--to", "Armanaz", "--since", "5 days ago", "--living", "rented")

    assert famcase("confirm", nowhere, "--how", "phone").code == 3
    assert (
        "still at Armanaz, confirmed Tue 14 Aug 2018"
        in famcase("confirm", case, "--how", "phone", "--on", "yesterday").out
    )
    assert shown(famcase, case)["confirmed_on"] == "2018-08-14"
    assert famcase("confirm", case, "--how", "phone", "--on", "tomorrow").code == 1
    assert famcase("confirm", case, "--how", "dream").code == 2


def test_a_request_to_close_is_sent_back(famcase: CommandLine) -> None:
    mine = famcase.environ["FAMCASE_PASSPHRASE_FILE"]
    famcase.secret("FAMCASE_NEW_PASSPHRASE_FILE", "the passphrase of Yaman")
    famcase("user", "add", "Yaman", "--role", "caseworker")
    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = famcase.environ["FAMCASE_NEW_PASSPHRASE_FILE"]
    case = famcase.case()
    famcase("close", case, "--reason", "goals-met")
    assert famcase("send-back", case, "--comment", "x").code == 1
    assert famcase("terms", "item", "retire", "tent").code == 1

    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = mine
    assert famcase("send-back", case, "--comment", "The roof first.").code == 0
    assert famcase("send-back", case, "--comment", "again").code == 3
    assert shown(famcase, case)["close_comment"] == "The roof first."


def test_what_they_received_and_how_a_need_stands(famcase: CommandLine) -> None:
    case = famcase.case("--need", "food", "--need", "shelter")

    assert famcase("assistance", case, "add", "food-basket", "--quantity", "2", "--giver", "other", "--on",
                   "yesterday", "--for", "food").code == 0  # fmt: skip
    assert famcase("need", case, "set", "food", "in-progress").code == 0
    assert famcase("need", case, "set", "shelter", "declined", "--by", "the family").code == 0
    assert famcase("need", case, "met", "food").code == 0
    assert famcase("need", case, "add", "health", "--for", "1", "--since", "yesterday").code == 0

    now = shown(famcase, case)
    assert [(one["item"], one["quantity"], one["giver"]) for one in now["assistance"]] == [("food-basket", 2, "other")]
    assert {one["category"]: one["status"] for one in now["needs"]} == {
        "food": "met", "shelter": "declined", "health": "open",
    }  # fmt: skip
    assert famcase("assistance", case, "add", "tent", "--quantity", "0").code == 1
    assert famcase("need", case, "set", "1", "eaten").code == 2


def test_a_visit_says_what_was_met_what_is_new_and_which_follow_up_it_answers(famcase: CommandLine) -> None:
    case = famcase.case("--need", "food")
    for day, what in (("in 2 days", "rent"), ("in 4 days", "school")):
        famcase("follow-up", case, "add", "--due", day, "--what", what)
    second = next(one for one in shown(famcase, case)["follow_ups"] if one["what"] == "school")

    done = famcase(
        "visited", case, "--outcome", "seen", "--follow-up", str(second["follow_up"]), "--met", "food",
        "--need", "shelter", "--note", "The roof leaks.", "--next", "in 7 days", "--what", "the roof", "--on", "today",
    )  # fmt: skip

    assert done.code == 0, done.err
    now = shown(famcase, case)
    assert {one["what"]: one["status"] for one in now["follow_ups"]} == {
        "rent": "open", "school": "done", "the roof": "open",
    }  # fmt: skip
    assert {one["category"]: one["status"] for one in now["needs"]} == {"food": "met", "shelter": "open"}
    assert [note["text"] for note in now["notes"]] == ["The roof leaks."]
    assert famcase("visited", case, "--outcome", "seen", "--follow-up", "9").code == 3
    assert famcase("visited", case, "--outcome", "seen", "--on", "tomorrow").code == 1


def test_people_needs_and_follow_ups_are_shown_with_their_numbers(famcase: CommandLine) -> None:
    case = famcase.case("--need", "food", "--need", "shelter", "--next", "in 3 days")

    now = shown(famcase, case)
    assert [one["need"] for one in now["needs"]] == [1, 2]
    assert [one["follow_up"] for one in now["follow_ups"]] == [1]
    assert [one["person"] for one in now["members"]] == [1]
    assert famcase("show", case).out.count("No.") == 3


def test_stops_on_the_way_keep_their_order(famcase: CommandLine) -> None:
    now_at = ("--to", "Armanaz", "--since", "today", "--living", "rented", "--reason", "bombardment")
    case = famcase.case(
        "--via", "behind the old mill", "--via", "C4099@5 days ago", "--via", "C3983@٣ days ago", *now_at
    )

    journey = shown(famcase, case)["journey"]
    assert [(stay["pcode"], stay["since"]) for stay in journey] == [
        (None, None), ("C4099", "2018-08-10"), ("C3983", "2018-08-12"), ("C4176", "2018-08-15"),
    ]  # fmt: skip
    assert {stay["reason"] for stay in journey} == {"bombardment"}
    assert [stay["living"] for stay in journey] == ["", "", "", "rented"]


@pytest.mark.parametrize(
    ("stops", "code"),
    [
        (("--via", "Tah"), 2),
        (("--via", "Tah@someday", "--to", "Armanaz", "--since", "today", "--living", "rented"), 2),
        (("--via", "Tah@yesterday", "--via", "Heish", "--to", "Armanaz", "--since", "today", "--living", "rented"), 1),
        (("--via", "Tah@today", "--to", "Armanaz", "--since", "yesterday", "--living", "rented"), 1),
    ],
)
def test_a_way_that_cannot_be_is_a_sentence(famcase: CommandLine, stops: tuple[str, ...], code: int) -> None:
    done = famcase("register", "--people", "3", *stops)

    assert (done.code, done.out) == (code, "")
    assert famcase("list", "--format", "json").json == []


def test_the_head_and_the_groups_are_registered_at_once(famcase: CommandLine) -> None:
    case = famcase(
        "register", "--first", "Khaled", "--father", "Ahmad", "--surname", "al-Adnan", "--sex", "m", "--age", "46",
        "--people", "14", "--men", "4", "--under5", "2", "--intention", "undecided", "--note", "Asked for a tent.",
        "--next", "in 3 days", "--what", "tent",
    ).out.strip()  # fmt: skip

    now = shown(famcase, case)
    assert now["name"] == "Khaled Ahmad al-Adnan"
    assert (now["members"][0]["sex"], now["members"][0]["age"]) == ("male", 46)
    assert (now["next_due"], now["follow_ups"][0]["what"]) == ("2018-08-18", "tent")
    assert [note["text"] for note in now["notes"]] == ["Asked for a tent."]


def test_a_list_gets_an_entry_of_its_own_and_loses_it(famcase: CommandLine) -> None:
    assert famcase("terms", "item", "set", "stove", "--label-en", "Gas stove", "--label-ar", "موقد").code == 0
    assert famcase("terms", "item", "set", "stove", "--label-en", "Stove").code == 0
    stove = next(term for term in famcase("terms", "item", "--format", "json").json if term["code"] == "stove")
    assert (stove["label_en"], stove["label_ar"]) == ("Stove", "موقد")
    assert famcase("assistance", famcase.case(), "add", "موقد").code == 0

    assert famcase("terms", "item", "retire", "stove").code == 0
    assert "stove" not in famcase("terms", "item").out
    assert famcase("terms", "item", "set", "a stove", "--label-en", "Stove").code == 1
    assert famcase("terms", "item", "set", "lamp").code == 1
    assert famcase("terms", "item", "retire", "lamp").code == 2
    assert famcase("terms", "colours", "set", "red", "--label-en", "Red").code == 3


def test_a_site_is_corrected(famcase: CommandLine) -> None:
    famcase("site", "add", "al-Midan camp", "--at", "C4132", "--type", "planned-camp", "--alias", "Square camp")
    assert famcase("count", "Square camp", "--families", "231", "--in-the-open", "118", "--source", "manager").code == 0

    done = famcase("site", "edit", "al midan", "--capacity", "130", "--status", "closed", "--room", "refuses")

    assert done.code == 0
    assert "over its capacity" in done.err
    (line,) = famcase("sites", "--format", "json").json
    assert (line["capacity_families"], line["status"]) == (130, "closed")
    assert famcase("site", "edit", "al-Midan camp").code == 2
    assert famcase("site", "edit", "no such camp", "--capacity", "1").code == 3


def test_a_move_says_how_to_find_them(famcase: CommandLine) -> None:
    case = famcase.case()

    assert famcase("move", case, "--to", "Armanaz", "--since", "today", "--living", "rented", "--tenure", "renting",
                   "--sureness", "seen", "--directions", "Behind the press.").code == 0  # fmt: skip
    assert shown(famcase, case)["journey"][-1]["sureness"] == "seen"
    assert famcase("move", case, "--to", "Armanaz", "--since", "today", "--living", "rented", "--sureness", "very"
                   ).code == 2  # fmt: skip


def test_a_stop_given_by_its_p_code_is_read_back_by_its_name(famcase: CommandLine) -> None:
    now_at = ("--to", "Armanaz", "--since", "today", "--living", "rented")
    done = famcase("register", "--people", "3", "--via", "C4099@5 days ago", *now_at)

    assert "In Tah: " in done.err + done.out
    assert "C4099" not in done.err + done.out
