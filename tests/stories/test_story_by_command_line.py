"""The week in which families of southern Idlib fled, told by the command line alone, on a laptop and on a server."""

from typing import Any

import pytest

from tests.command_line import CommandLine


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])])
def begun(request: pytest.FixtureRequest, bare: CommandLine) -> CommandLine:
    """The command line of a supervisor who has just made a database with it."""
    me = "Rana"
    if request.param == "postgresql":
        bare.always = ("--database", request.getfixturevalue("new_database")())
        me = "famcase"
    assert bare("init", "--user", me, "--role", "supervisor").code == 0
    return bare


def told(line: CommandLine, *command: str) -> Any:
    """Return what a command that must succeed answers to machines."""
    done = line(*command, "--format", "json")
    assert done.code == 0, (command, done.err)
    return done.json


def test_the_household_that_fled_southern_idlib(begun: CommandLine) -> None:
    registered = begun(
        "register", "--name", "Khaled Ahmad al-Adnan (Abu Ahmad)", "--name-ar", "خالد أحمد العدنان", "--sex", "m",
        "--age", "46", "--people", "14", "--men", "4", "--women", "4", "--boys", "3", "--girls", "3", "--under5", "2",
        "--consent", "given", "--from", "southern Idlib", "--left", "5 days ago",
        "--via", "C4099@5 days ago", "--via", "Maar Shamarin@5 days ago",
        "--to", "Armanaz", "--since", "5 days ago", "--living", "rented", "--reason", "bombardment",
        "--priority", "1", "--need", "shelter", "--need", "food", "--next", "in 3 days", "--what", "the rent",
    )  # fmt: skip
    assert registered.code == 0, registered.err
    case = registered.out.strip()
    assert "Next visit: Sat 18 Aug 2018, in 3 days." in registered.err
    for person in (
        ("--name", "Fatima al-Saleh", "--sex", "f", "--age", "41", "--relation", "wife-husband"),
        ("--name-ar", "رهف العدنان", "--sex", "f", "--age", "9", "--relation", "son-daughter"),
    ):
        assert begun("member", case, "add", *person).code == 0

    family = told(begun, "show", case)
    assert (family["people"], family["listed"], family["priority"]) == (14, 3, 1)
    assert (family["name"], family["name_ar"]) == ("Khaled Ahmad al-Adnan (Abu Ahmad)", "خالد أحمد العدنان")
    assert (family["origin"], family["where"], family["living"]) == ("southern Idlib", "Armanaz", "rented")
    assert [stay["where"] for stay in family["journey"]] == ["Tah", "Maar Shamarin", "Armanaz"]
    assert {stay["since"] for stay in family["journey"]} == {"2018-08-10"}
    assert {need["category"] for need in family["needs"]} == {"shelter", "food"}

    for spelling in ("adnan", "Adnaan", "العدنان"):
        assert [line["number"] for line in told(begun, "list", spelling)] == [family["number"]], spelling
    assert told(begun, "due") == []
    begun.clock.go_on(4)
    (due,) = told(begun, "due")
    assert (due["number"], due["what"], due["days_late"]) == (family["number"], "the rent", 1)
    assert "overdue" in begun("due").out
    assert [line["number"] for line in told(begun, "list", "overdue")] == [family["number"]]

    visit = begun("visited", case, "--outcome", "seen", "--gave", "food-basket", "--met", "food", "--next", "+2w")
    assert visit.code == 0, visit.err
    assert told(begun, "due") == []
    assert [line["verb"] for line in told(begun, "history", case)] == [
        "visited", "member-added", "member-added", "registered",
    ]  # fmt: skip
    before = told(begun, "show", case)
    assert begun("note", case, "A note for another family.").code == 0
    assert "Taken back" in begun("undo", "--yes").out
    assert told(begun, "show", case) == before
    assert begun("check").code == 0


def test_the_camp_that_cannot_take_any_more(anywhere: CommandLine) -> None:
    camp = "al-Midan camp"
    added = anywhere("site", "add", camp, "--at", "Kafr Deryan", "--type", "planned-camp", "--capacity", "130")
    assert added.code == 0, added.err
    assert anywhere("count", camp, "--families", "122", "--source", "our-count", "--on", "8 days ago").code == 0
    assert "over" not in anywhere("sites").out

    counted = anywhere("count", camp, "--families", "231", "--in-the-open", "118", "--source", "manager")
    arrived = anywhere(
        "register", "--name", "Umm Samir", "--people", "6", "--from", "Tamanaah", "--left", "yesterday",
        "--to", "al midan", "--since", "today", "--living", "open", "--need", "shelter",
    )  # fmt: skip

    assert "over its capacity" in counted.err
    assert "over its capacity" in arrived.err
    assert "! over" in anywhere("sites").out
    (site,) = told(anywhere, "sites")
    assert (site["count_families"], site["with_us_families"], site["in_the_open"]) == (231, 1, 1)
    assert site["occupancy_percent"] == 178
    (where,) = told(anywhere, "summary", "where")
    assert (where["living"], where["families"]) == ("open", 1)


def test_the_one_who_would_rather_stay_home(anywhere: CommandLine) -> None:
    anywhere("event", "add", "bombardment", "--at", "Tamanaah", "--on", "5 days ago", "--source", "local council")
    at_home = anywhere(
        "register", "--name", "Yousef al-Idlibi", "--people", "5", "--withhold-name", "--displacement", "at-risk",
        "--intention", "stay", "--to", "Heish", "--since", "2 years ago", "--living", "own",
    )  # fmt: skip
    assert at_home.code == 0, at_home.err
    case = at_home.out.strip()
    gone = anywhere("register", "--people", "7", "--from", "Tamanaah", "--left", "5 days ago")
    assert gone.code == 0

    for command in (("list",), ("show", case), ("history", case), ("list", "Idlibi"), ("due",)):
        for form in ("simple", "json", "csv", "html"):
            answer = anywhere(*command, "--format", form)
            assert answer.code == 0
            echoed = answer.err.replace("“Idlibi”", "")  # what was typed is read back
            assert "Idlibi" not in answer.out + echoed, (command, form)
    shown = told(anywhere, "show", case)
    assert (shown["displacement"], shown["intention"], shown["living"]) == ("at-risk", "stay", "own")
    (origin,) = told(anywhere, "origins")
    assert (origin["families"], origin["people"], origin["last_event"]) == (1, 7, "bombardment")
