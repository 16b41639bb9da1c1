"""Making a database, its users, backups, checks, sites and lists by the command line."""

import json
from pathlib import Path

import pytest

from tests.command_line import CommandLine

FILES = Path(__file__).parents[1] / "files"


def test_a_new_database_is_made_once_and_opens_with_its_passphrase(bare: CommandLine) -> None:
    assert bare("list").code == 3
    assert bare("init", "--role", "supervisor").code == 2
    made = bare("init", "--user", "Rana", "--role", "supervisor")

    assert made.code == 0
    assert "Recovery code" not in made.out
    assert bare("list").code == 0
    assert bare("init", "--user", "Rana", "--role", "supervisor").code == 1
    assert bare("init", "--user", "Rana", "--role", "king").code == 2


def test_a_passphrase_that_is_typed_must_be_typed_twice(bare: CommandLine) -> None:
    del bare.environ["FAMCASE_PASSPHRASE_FILE"]
    bare.interactive = True
    bare.typed = ["one passphrase", "another passphrase"]

    assert bare("init", "--user", "Rana", "--role", "supervisor").code == 1
    assert not (bare.folder / "home" / "famcase.db").exists()
    bare.typed = ["one passphrase", "one passphrase"]
    assert bare("init", "--user", "Rana", "--role", "supervisor").code == 0


def test_a_recovery_code_is_in_no_file(bare: CommandLine) -> None:
    file = bare.folder / "code.txt"

    done = bare("init", "--user", "Rana", "--role", "supervisor", "--recovery-code", "--output", str(file))

    assert (done.code, file.exists()) == (2, False)
    assert bare("list").code == 3, "no database was made"


def test_a_recovery_code_is_made_only_when_asked_for(bare: CommandLine) -> None:
    assert "Recovery code: " in bare("init", "--user", "Rana", "--role", "supervisor", "--recovery-code").out


def test_an_organisation_key_opens_what_its_users_cannot(bare: CommandLine) -> None:
    public, private = str(bare.folder / "public.txt"), str(bare.folder / "private.txt")
    assert bare("organisation-key", public, private).code == 0
    assert bare("organisation-key", public, private).code != 0
    assert bare("init", "--user", "Rana", "--role", "supervisor", "--organisation-key", private).code == 1
    assert bare("init", "--user", "Rana", "--role", "supervisor", "--organisation-key", public).code == 0

    bare.secret("FAMCASE_NEW_PASSPHRASE_FILE", "the new passphrase")
    assert bare("recover", "--organisation-key", private, "--user", "Rana").code == 0
    assert bare("list").code == 4
    bare.secret("FAMCASE_PASSPHRASE_FILE", "the new passphrase")
    assert bare("list").code == 0


def test_a_passphrase_is_changed(famcase: CommandLine) -> None:
    famcase.secret("FAMCASE_NEW_PASSPHRASE_FILE", "quite another one")

    assert famcase("passphrase").code == 0
    assert famcase("list").code == 4
    famcase.secret("FAMCASE_PASSPHRASE_FILE", "quite another one")
    assert famcase("list").code == 0
    famcase.secret("FAMCASE_NEW_PASSPHRASE_FILE", "short")
    assert famcase("passphrase").code == 1


def test_users_come_and_go(famcase: CommandLine) -> None:
    famcase.secret("FAMCASE_NEW_PASSPHRASE_FILE", "the passphrase of Yaman")
    assert famcase("user", "add", "Yaman", "--role", "caseworker").code == 0
    assert [user["name"] for user in famcase("user", "list", "--format", "json").json] == ["Rana", "Yaman"]
    mine = famcase.environ["FAMCASE_PASSPHRASE_FILE"]
    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = famcase.environ["FAMCASE_NEW_PASSPHRASE_FILE"]
    number = famcase.case()
    assert "a supervisor is asked" in famcase("close", number, "--reason", "goals-met").out
    assert famcase("erase", number, "--reason", "x", "--yes").code == 1
    assert famcase("user", "remove", "Rana").code == 1
    theirs = famcase.environ["FAMCASE_PASSPHRASE_FILE"]

    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = mine
    assert famcase("user", "remove", "Nobody").code == 3
    assert famcase("user", "remove", "Yaman").code == 0
    famcase.environ["FAMCASE_PASSPHRASE_FILE"] = theirs
    assert famcase("list").code == 4


def test_a_backup_is_restored_in_another_folder(famcase: CommandLine) -> None:
    first = famcase.case()
    made = famcase("backup", "--format", "json").json["file"]
    elsewhere = str(famcase.folder / "elsewhere")

    assert famcase("restore", made, "--to", elsewhere).code == 0
    assert famcase("restore", made, "--to", elsewhere).code == 1
    famcase.environ["FAMCASE_HOME"] = elsewhere
    assert famcase("show", first).code == 0
    assert famcase.case()[:5] != first[:5]
    assert famcase("restore", str(famcase.folder / "none"), "--to", str(famcase.folder / "x")).code != 0


def test_check_finds_nothing_wrong_and_rebuilds_the_same(famcase: CommandLine) -> None:
    famcase.case()
    before = famcase("list", "--format", "json").json

    assert famcase("check").code == 0
    assert famcase("check", "--rebuild").code == 0
    assert famcase("list", "--format", "json").json == before


def test_sites_are_counted_beside_our_own_families(famcase: CommandLine) -> None:
    assert (
        famcase("site", "add", "al-Midan camp", "--at", "C4132", "--type", "planned-camp", "--capacity", "100").code
        == 0
    )
    famcase.case("--to", "al-Midan camp", "--since", "today", "--living", "open")
    assert famcase("count", "al midan camp", "--families", "231", "--source", "manager", "--on", "yesterday").code == 0

    (line,) = famcase("sites", "--format", "json").json
    assert (line["count_families"], line["with_us_families"], line["in_the_open"]) == (231, 1, 1)
    assert line["occupancy_percent"] == 231
    assert "! over, 231 %" in famcase("sites").out
    nowhere = famcase("count", "no such camp", "--families", "1", "--source", "manager")
    assert (nowhere.code, "a count needs one" in nowhere.err, "kept as words" in nowhere.err) == (3, True, False)
    assert famcase("count", "al-Midan camp", "--source", "manager").code == 1
    assert famcase("count", "al-Midan camp", "--families", "1", "--source", "rumour").code == 2
    assert famcase("site", "add", "X", "--at", "C4132", "--type", "palace").code == 2


def test_origins_have_their_families_and_last_event(famcase: CommandLine) -> None:
    famcase.case("--from", "C4081", "--left", "yesterday")
    assert famcase("event", "add", "bombardment", "--at", "C4081", "--on", "yesterday", "--source", "council").code == 0
    assert "Tamanaah" in famcase("event", "add", "fire", "--at", "C4081", "--on", "yesterday").out
    assert famcase("undo", "--yes").code == 0

    (line,) = famcase("origins", "--format", "json").json
    assert (line["pcode"], line["families"], line["people"], line["last_event"]) == ("C4081", 1, 14, "bombardment")
    assert famcase("event", "add", "party", "--at", "C4081").code == 2
    assert famcase("event", "add", "fire", "--at", "C4081", "--on", "tomorrow").code in (1, 2)


def test_the_summaries(famcase: CommandLine) -> None:
    famcase.case("--from", "C4081", "--to", "Armanaz", "--since", "yesterday", "--living", "rented", "--need", "food")

    (arrival,) = famcase("summary", "arrivals", "--format", "json").json
    assert (arrival["week"], arrival["families"], arrival["people"]) == ("2018-08-13", 1, 14)
    assert famcase("summary", "arrivals", "--from", "1 Jan 2018", "--to", "1 Feb 2018", "--format", "json").json == []
    assert famcase("summary", "where", "--format", "json").json[0]["living"] == "rented"
    assert famcase("summary", "needs", "--format", "json").json[0]["category"] == "food"
    assert famcase("summary", "overdue").code == 0
    assert famcase("summary", "overdue", "--from", "today").code == 2
    assert famcase("summary", "arrivals", "--from", "today", "--to", "yesterday").code == 2
    assert famcase("summary", "weather").code == 2


def test_places_and_kinds_are_found_in_both_languages(famcase: CommandLine) -> None:
    assert famcase("place", "Armanaz", "--format", "json").json[0]["pcode"] == "C4176"
    assert famcase("place", "أرمناز", "--format", "json").json[0]["pcode"] == "C4176"
    assert famcase("place", "!?").code == 3
    assert famcase("terms", "living", "--format", "json").json[0]["code"] == "own"
    assert famcase("terms", "colours").code == 3


def test_the_demo_prints_the_day_and_touches_no_real_database(bare: CommandLine, founded_home: Path) -> None:
    day = bare("demo", "--families", "3", "--no-screen", "--format", "json")
    assert day.code == 0
    assert day.json["day"] == "2018-08-15"
    assert "(name withheld)" in bare("demo", "--no-screen").out
    bare.environ["FAMCASE_HOME"] = str(founded_home)
    before = (founded_home / "famcase.db").read_bytes()

    assert bare("demo", "--no-screen").code == 1
    assert (founded_home / "famcase.db").read_bytes() == before


def test_the_demos_supervisor_has_a_passphrase_of_her_own(bare: CommandLine) -> None:
    bare("demo", "--families", "3", "--no-screen")
    bare.secret("FAMCASE_PASSPHRASE_FILE", "rima")

    loads = bare("--user", "Rima", "waiting", "--format", "json")
    assert loads.code == 0, loads.err
    bare.secret("FAMCASE_PASSPHRASE_FILE", "demo")
    assert bare("--user", "Rima", "waiting").code == 4
    assert bare("--user", "Salma", "due").code == 0


def test_an_import_reports_every_doubtful_row_and_changes_nothing_twice(famcase: CommandLine) -> None:
    file = str(FILES / "reach_msna2024_dummy_raw_data.xlsx")
    asked = ("import", file, "--mapping", "reach-msna-2024")

    rehearsed = famcase(*asked, "--dry-run", "--format", "json").json
    assert (rehearsed["families"], rehearsed["people"], rehearsed["new"]) == (241, 965, 241)
    assert famcase("list", "--format", "json").json == []
    done = famcase(*asked)
    assert done.code == 0
    assert "241" in done.out
    assert all(doubt["sheet"] and doubt["row"] and doubt["reason"] for doubt in rehearsed["doubts"])
    again = famcase(*asked, "--format", "json").json
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 241)
    assert famcase("import", str(famcase.folder / "none.xlsx"), "--mapping", "reach-msna-2024").code == 3
    assert famcase("import", file, "--mapping", "nothing").code == 3


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "html"])
def test_what_a_command_did_is_a_record_for_machines(famcase: CommandLine, form: str) -> None:
    number = famcase.case()
    done = famcase("note", number, "Ask about the rent.", "--format", form)

    assert done.code == 0
    assert number.replace("-", "") in done.out
    if form == "json":
        assert json.loads(done.out)["case"] == number.replace("-", "")
