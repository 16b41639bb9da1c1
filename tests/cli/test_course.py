"""The course of a case by the command line: stays, needs, assistance, follow-ups, referrals, the plan and undoing."""

import pytest

from tests.command_line import CommandLine

MOVED = ("--to", "Armanaz", "--since", "10 Aug 2018", "--living", "rented")


@pytest.fixture
def case(anywhere: CommandLine) -> str:
    number = anywhere.case(*MOVED, "--need", "food", "--next", "today")
    assert anywhere("move", number, "--to", "Salqin", "--since", "13 Aug 2018", "--living", "host").code == 0
    return number


def shown(line: CommandLine, case: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = line("show", case, "--format", "json").json
    return found


def test_a_stay_is_corrected_inserted_and_taken_out(anywhere: CommandLine, case: str) -> None:
    assert anywhere("stay", case, "correct", "1", "--living", "open", "--left", "12 Aug 2018").code == 0
    journey = shown(anywhere, case)["journey"]
    assert [(stop["stay"], stop["living"], stop["since"], stop["left_on"]) for stop in journey] == [
        (1, "open", "2018-08-10", "2018-08-12"),
        (None, "unknown", "2018-08-12", "2018-08-13"),
        (2, "host", "2018-08-13", None),
    ]
    inserted = anywhere(
        *("stay", case, "insert", "--before", "2", "--to", "a school", "--since", "12 Aug 2018", "--living", "public")
    )
    assert inserted.code == 0, inserted.err
    refused = anywhere("stay", case, "correct", "2", "--since", "14 Aug 2018")
    assert refused.code == 1
    assert "They cannot have come on Tue 14 Aug 2018: the next stay began on Mon 13 Aug 2018." in refused.err
    assert anywhere("stay", case, "remove", "2").code == 0
    assert "Salqin" in anywhere("stay", case, "list").out
    assert anywhere("stay", case, "correct", "9", "--living", "open").code == 3
    assert anywhere("stay", case, "correct", "1").code == 2


def test_rent_and_the_day_they_left_are_said_with_a_move(anywhere: CommandLine, case: str) -> None:
    moved = anywhere(
        *("move", case, "--to", "Armanaz", "--since", "today", "--living", "rented", "--left", "14 Aug 2018"),
        *("--rent-until", "2018-09-30"),
    )
    assert moved.code == 0, moved.err
    assert "2018-09-16" in [each["due"] for each in shown(anywhere, case)["follow_ups"]]


def test_a_need_and_what_was_received_are_put_right(anywhere: CommandLine, case: str) -> None:
    assert anywhere("need", case, "correct", "food", "--what", "bread", "--urgency", "urgent").code == 0
    assert anywhere("need", case, "met", "1", "--by", "the council", "--on", "yesterday").code == 1
    assert anywhere("need", case, "correct", "1", "--since", "10 Aug 2018").code == 0
    assert anywhere("need", case, "met", "1", "--by", "the council", "--on", "yesterday").code == 0
    need = shown(anywhere, case)["needs"][0]
    assert (need["what"], need["status"], need["met_on"], need["by"]) == ("bread", "met", "2018-08-14", "the council")

    given = anywhere("assistance", case, "add", "cash", "--amount", "٥٠٫٥", "--currency", "usd", "--for", "1")
    assert given.code == 0, given.err
    assert anywhere("assistance", case, "add", "cash", "--amount", "50").code == 1
    assert anywhere("assistance", case, "correct", "1", "--amount", "60").code == 0
    received = shown(anywhere, case)["assistance"][0]
    assert (received["amount"], received["need"]) == ({"amount": 60, "currency": "usd"}, "food")
    assert anywhere("need", case, "remove", "1").code == 1
    assert anywhere("assistance", case, "remove", "1").code == 0
    assert anywhere("need", case, "remove", "1").code == 0
    assert shown(anywhere, case)["needs"] == []


def test_a_follow_up_repeats_is_put_off_and_left_out_once(anywhere: CommandLine, case: str) -> None:
    planned = ("follow-up", case, "add", "--due", "today", "--what", "water")
    assert "for ever" in anywhere(*planned, "--repeats", "every week").err
    assert anywhere(*planned, "--repeats", "FREQ=MINUTELY;COUNT=5").code == 2
    assert anywhere(*planned, "--repeats", "كل أسبوعين", "--times", "3").code == 0
    water = shown(anywhere, case)["follow_ups"][1]
    assert water["repeats"] == "DTSTART:20180815\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"
    assert "every 2 weeks, 3 times in all" in anywhere("show", case).out

    assert anywhere("follow-up", case, "skip", "2").code == 0
    assert anywhere("follow-up", case, "put-off", "3", "--until", "5 Sep 2018", "--why", "no road").code == 0
    assert anywhere("follow-up", case, "cancel", "1").code == 0
    assert anywhere("follow-up", case, "correct", "1", "--what", "x").code == 1
    found = shown(anywhere, case)["follow_ups"]
    assert [(each["status"], each["due"], each["put_off_from"]) for each in found] == [
        ("cancelled", "2018-08-15", None),
        ("cancelled", "2018-08-15", None),
        ("open", "2018-09-05", "2018-08-29"),
    ]


def test_a_visit_plans_the_next_of_a_series(anywhere: CommandLine, case: str) -> None:
    anywhere("follow-up", case, "cancel", "1")
    anywhere("follow-up", case, "add", "--due", "today", "--what", "water", "--repeats", "every week", "--times", "2")

    assert "Wed 22 Aug 2018" in anywhere("visited", case, "--outcome", "seen").err
    assert "No next visit" in anywhere("visited", case, "--outcome", "seen").err
    assert "Wed 15 Aug 2018" in anywhere("visited", case, "--outcome", "seen", "--what", "bring the tent").err


def test_a_referral_is_asked_for_and_answered(anywhere: CommandLine, case: str) -> None:
    asked = ("refer", case, "--to", "Bright clinic", "--service", "health", "--need", "food")
    assert anywhere(*asked).code == 1
    assert anywhere(*asked, "--basis", "consent").code == 0
    assert anywhere("referral", case, "reject", "1").code == 1
    assert anywhere("referral", case, "accept", "1").code == 0
    assert anywhere("referral", case, "done", "1", "--why", "he was seen").code == 0
    referral = shown(anywhere, case)["referrals"][0]
    assert (referral["to"], referral["status"], referral["answer"]) == ("Bright clinic", "done", "he was seen")
    assert shown(anywhere, case)["needs"][0]["status"] == "referred"


def test_a_transfer_waits_until_it_is_accepted(anywhere: CommandLine, case: str) -> None:
    me = anywhere("user", "list", "--format", "json").json[0]["name"]
    assert anywhere("transfer", case, me, "--reason", "nearer").code == 0
    waiting = anywhere("waiting", "--format", "json").json
    assert [(line["kind"], line["reason"], line["requested_by"]) for line in waiting] == [("transfer", "nearer", me)]
    assert anywhere("referral", case, "accept", "1").code == 0
    assert anywhere("waiting").out.strip() == "Nothing waits."
    assert anywhere("show", case, "--format", "json").json["assigned_to"] == me


def test_a_confidential_referral_is_in_no_answer(anywhere: CommandLine, case: str) -> None:
    assert anywhere("refer", case, "--to", "FP-7", "--kind", "confidential", "--reason", "no").code == 1
    asked = anywhere("refer", case, "--to", "FP-7", "--kind", "confidential")
    assert asked.code == 0
    assert "FP-7" not in asked.out + asked.err
    for command in (
        *(("show", case), ("history", case), ("referral", case, "list")),
        *(("waiting", "--everybody"), ("waiting", "--stale")),
    ):
        for form in ("simple", "json", "csv", "html"):
            told = anywhere(*command, "--format", form)
            assert "FP-7" not in told.out
            assert "onfidential" not in told.out


def test_a_plan_has_steps_and_the_case_moves_on(anywhere: CommandLine, case: str) -> None:
    assert anywhere("plan", case, "move-on").code == 1
    assert anywhere("edit", case, "--priority", "2").code == 0
    assert anywhere("plan", case, "add", "see a doctor", "--who", "the mother", "--due", "in 3 days").code == 0
    assert anywhere("plan", case, "done", "1").code == 0
    assert anywhere("plan", case, "open", "1").code == 0
    assert anywhere("plan", case, "correct", "1", "--what", "see the doctor in Salqin").code == 0
    assert anywhere("plan", case, "move-on").code == 0
    told = anywhere("show", case, "--format", "json").json
    assert (told["step"], told["plan"][0]["what"], told["plan"][0]["status"]) == (
        *("plan", "see the doctor in Salqin"),
        "open",
    )
    assert "see the doctor" in anywhere("plan", case, "list").out


def test_a_chosen_change_is_shown_and_then_taken_back(anywhere: CommandLine, case: str) -> None:
    anywhere("note", case, "They asked for blankets.")
    history = anywhere("history", case, "--format", "json").json
    number = str(next(line["change"] for line in history if line["verb"] == "moved"))

    refused = anywhere("undo", case, number)
    assert refused.code == 1
    assert "recorded a move" in refused.err
    assert "Salqin" in refused.err
    assert "taken back" in anywhere("undo", case, number, "--yes").out.lower()
    assert [stop["stay"] for stop in shown(anywhere, case)["journey"]] == [1]
    assert anywhere("undo", case).code == 2
    built_on = anywhere("undo", case, str(len(history) + 1), "--yes")
    assert built_on.code == 1
    assert "wrote a note" in built_on.err
