"""What waits, approving, and handing a caseload over, by the command line."""

from pathlib import Path

import pytest

from famcase.paths import Home
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.services.opening import unlock
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.command_line import CommandLine
from tests.conftest import PASSPHRASE, FrozenClock


@pytest.fixture
def sami(famcase: CommandLine, clock: FrozenClock) -> CommandLine:
    """The command line of a caseworker over the same file."""
    home = Home(Path(famcase.environ["FAMCASE_HOME"]))
    desk: Desk = unlock(home, PASSPHRASE, clock=clock)
    add_user(desk, home, "Sami", "caseworker", "a passphrase of Sami", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    desk.close()
    folder = famcase.folder / "sami"
    folder.mkdir()
    line = CommandLine(folder, clock, dict(famcase.environ))
    line.secret("FAMCASE_PASSPHRASE_FILE", "a passphrase of Sami")
    return line


def test_a_closure_goes_back_and_forth_until_it_is_approved(famcase: CommandLine, sami: CommandLine) -> None:
    case = famcase.case()
    assert famcase("assign", case, "Sami").code == 0
    assert famcase("approve", case).code == 3
    assert sami("close", case, "--reason", "goals-met").code == 0
    waiting = famcase("waiting").out
    assert waiting.startswith("1 closure to approve\n")
    assert "Goals met" in waiting

    assert famcase("send-back", case, "--comment", " ").code == 1
    assert famcase("send-back", case, "--comment", "The roof is not mended.").code == 0
    assert "The roof is not mended." in sami("waiting").out
    assert sami("waiting", "--part", "sent-back", "--format", "json").json[0]["comment"] == "The roof is not mended."
    assert sami("close", case, "--reason", "goals-met").code == 0
    approved = famcase("approve", case)

    assert approved.out.strip().endswith("closed as Sami asked, Goals met.")
    assert famcase("waiting").out.strip() == "Nothing waits."


@pytest.mark.usefixtures("sami")
def test_a_load_is_handed_over_with_its_sheet_and_taken_back(famcase: CommandLine) -> None:
    cases = [famcase.case("--next", "in 3 days") for _ in range(3)]
    for case in cases:
        assert famcase("assign", case, "Sami").code == 0

    assert famcase("handover", "Sami", "--names", "--level", "codes").code == 2
    sheet = famcase("handover", "Sami", "--names", "--tells", "Rana calls them")
    assert sheet.out.count("Khaled al-Adnan") == 3
    assert sheet.out.strip().endswith("Who tells the families: Rana calls them")
    assert "Khaled" not in famcase("handover", "Sami", "--format", "csv").out

    dry = famcase("reassign", "Sami", "Rana", "--dry-run")
    assert dry.out.strip() == "3 of 3 families: handed over from Sami to Rana."
    assert famcase("waiting", "--part", "loads", "--format", "json").json[0]["caseworker"] == "Sami"
    assert famcase("reassign", "Sami", "Rana").code == 1  # nobody can be asked
    done = famcase("reassign", "Sami", "Rana", "--yes")
    assert done.out.strip() == "3 of 3 families: handed over from Sami to Rana."
    loads = famcase("waiting", "--part", "loads", "--format", "json").json
    assert [(load["caseworker"], load["families"]) for load in loads] == [("Rana", 3), ("Sami", 0)]
    assert famcase("handover", "Sami").out.strip() == "Sami has no open case."
    assert famcase("undo", "--yes").code == 0
    assert famcase("waiting", "--part", "loads", "--format", "json").json[0]["caseworker"] == "Sami"


def test_what_is_wrong_with_a_handover_is_said_and_changes_nothing(famcase: CommandLine, sami: CommandLine) -> None:
    assert sami("waiting").out.strip() == "Nothing waits."
    assert famcase("reassign", "Sami", "Rana").code == 3
    case = famcase.case()
    famcase("assign", case, "Sami")
    assert famcase("reassign", "Sami", "Sami", "--yes").code == 1
    assert famcase("reassign", "Nobody", "Rana", "--yes").code == 3
    assert famcase("reassign", "Sami", "Nobody", "--yes").code == 3
    assert famcase("reassign", "Sami").code == 2


def test_late_ones_are_said_as_such(famcase: CommandLine, clock: FrozenClock) -> None:
    famcase.case()
    assert famcase("waiting").out.splitlines()[0] == "1 case to be assigned"
    clock.go_on(4)
    told = famcase("waiting").out
    assert told.splitlines()[0] == "1 case to be assigned (1 late)"
    assert "! late" in told


def test_a_caseworker_is_told_the_same_refusal_for_all_that_supervisors_do(
    famcase: CommandLine, sami: CommandLine
) -> None:
    case, closed = famcase.case(), famcase.case()
    for each in (case, closed):
        famcase("assign", each, "Rana")
    famcase("close", closed, "--reason", "goals-met")
    for command in (
        ("approve", case),
        ("send-back", case, "--comment", "No."),
        ("assign", case, "Sami"),
        ("reassign", "Rana", "Sami", "--yes"),
        ("reopen", closed),
        ("transfer", case, "Sami"),
        ("erase", case, "--reason", "asked", "--yes"),
        ("terms", "item", "set", "stove", "--label-en", "Stove"),
        ("terms", "item", "retire", "tent"),
        ("user", "remove", "Rana"),
    ):
        refused = sami(*command)
        assert (refused.code, refused.out) == (1, ""), command
        assert refused.err.startswith("Only a supervisor can do this."), command
