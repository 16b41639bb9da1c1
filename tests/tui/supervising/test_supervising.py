"""What waits, as a supervisor and a caseworker go through it by keyboard alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.paths import Home
from famcase.services.commands.closing import assign, close, send_back
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import register
from famcase.services.commands.referrals import transfer
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp, Where
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.handover import load_of
from famcase.services.queries.supervising import loads, what_waits
from famcase.tui.families.screen import FamiliesScreen
from famcase.tui.family.screen import FamilyScreen
from famcase.tui.supervising.screen import SupervisingScreen
from famcase.tui.supervising.sheet import SheetScreen
from tests.conftest import AUG_15, FrozenClock
from tests.services.builders import colleague
from tests.tui.conftest import AppMaker, family
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_language, in_each_look, settled


@pytest.fixture
def sami(told_desk: Desk, home: Home) -> Iterator[Desk]:
    """The desk of a caseworker who has three of the families."""
    made = colleague(told_desk, home)
    for name in ("Khaled Ahmad al-Adnan (Abu Ahmad)", "Mariam Barakat", "Adnan Sabbagh"):
        assign(told_desk, uid_of(told_desk, name), "Sami")
    yield made
    made.close()


def uid_of(desk: Desk, name: str) -> Any:
    return next(line.uid for line in case_page(desk).lines if name.startswith(line.name) and line.name)


def asked_for(desk: Desk, sami: Desk) -> None:
    """Have a closure asked for and a transfer waiting."""
    close(sami, uid_of(desk, "Adnan Sabbagh"), "goals-met")
    transfer(desk, uid_of(desk, "Hassan al-Khatib"), "Sami", "near to them")


async def waiting(pilot: Pilot[Any]) -> None:
    await quiet(pilot)
    await press(pilot, "p")
    assert isinstance(pilot.app.screen, SupervisingScreen)


@in_each_look
async def test_what_waits_for_a_supervisor_looks_as_it_did(
    told_desk: Desk, sami: Desk, make_app: AppMaker, clock: FrozenClock, size: tuple[int, int], language: str
) -> None:
    asked_for(told_desk, sami)
    clock.go_on(4)
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_golden(f"today-supervisor-{size[0]}x{size[1]}-{language}", app)
        await waiting(pilot)
        await press(pilot, "space")
        for part in ("unassigned", "closures", "answers", "loads"):
            check_golden(f"waits-{part}-{size[0]}x{size[1]}-{language}", app)
            await press(pilot, "tab")


@in_each_look
async def test_what_waits_for_a_caseworker_looks_as_it_did(
    told_desk: Desk, sami: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    asked_for(told_desk, sami)
    send_back(told_desk, uid_of(told_desk, "Adnan Sabbagh"), "The roof is not mended.")
    app = make_app(sami, language=language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        check_golden(f"today-caseworker-{size[0]}x{size[1]}-{language}", app)
        await waiting(pilot)
        check_golden(f"waits-mine-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "tab")
        check_golden(f"waits-sent-back-{size[0]}x{size[1]}-{language}", app)


@in_each_language
async def test_an_empty_part_says_what_would_stand_there(file_desk: Desk, make_app: AppMaker, language: str) -> None:
    app = make_app(file_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await waiting(pilot)
        await press(pilot, "shift+tab")
        check_golden(f"waits-empty-80x24-{language}", app)


@in_each_look
async def test_the_sheet_and_its_form_look_as_they_did(
    told_desk: Desk, sami: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    assert sami.user.name == "Sami"
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await waiting(pilot)
        await press(pilot, "shift+tab", "r")
        check_golden(f"form-hand-over-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "ctrl+s")
        check_golden(f"form-hand-over-error-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "escape", "h")
        check_golden(f"sheet-{size[0]}x{size[1]}-{language}", app)


@pytest.mark.slow
async def test_forty_cases_of_a_sick_colleague_are_handed_over_and_taken_back_by_keyboard_alone(
    file_desk: Desk, home: Home, make_app: AppMaker
) -> None:
    sami = colleague(file_desk, home)
    for index in range(40):
        new = family(f"Family {index}", "", Where(pcode="C4176"), follow_up=NewFollowUp(AUG_15, "tents"))
        assign(file_desk, register(file_desk, new).uid, "Sami")
    keys = ["p", "r", "space", "ctrl+s", "enter"]
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, *keys[:-1])
        assert "40 of 40 families: handed over from Sami to Rana." in screen(pilot)
        assert [(load.name, load.families) for load in loads(file_desk)] == [("Sami", 40), ("Rana", 0)]
        await press(pilot, keys[-1])
        assert isinstance(pilot.app.screen, SheetScreen)
        assert "Handover sheet of Sami · 40 families" in screen(pilot)
        assert [(load.name, load.families) for load in loads(file_desk)] == [("Rana", 40), ("Sami", 0)]
        await press(pilot, "escape")
        assert "Rana 40" in " ".join(screen(pilot).split())
        await press(pilot, "ctrl+z")
        assert [(load.name, load.families) for load in loads(file_desk)] == [("Sami", 40), ("Rana", 0)]
    assert len(keys) == 5  # for forty families
    sami.close()


async def test_a_closure_is_sent_back_read_asked_again_and_approved(
    told_desk: Desk, sami: Desk, make_app: AppMaker
) -> None:
    adnan = uid_of(told_desk, "Adnan Sabbagh")
    close(sami, adnan, "goals-met")
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "1 closure to approve" in screen(pilot)
        await press(pilot, "p", "tab", "x")
        await press(pilot, "ctrl+s")
        assert get_family(told_desk, adnan).close_requested_by == "Sami"  # not without a word
        await typed(pilot, "The roof is not mended.")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, SupervisingScreen)
        assert get_family(told_desk, adnan).close_comment == "The roof is not mended."
    async with make_app(replace(sami)).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "! 1 closure sent back · P shows them" in screen(pilot)
        await press(pilot, "p")
        assert "The roof is not mended." in screen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FamilyScreen)
        assert "! The request to close was sent back: The roof is not mended." in screen(pilot)
        await press(pilot, "escape", "c")
        await typed(pilot, "goals")
        await press(pilot, "ctrl+s")
        assert "Nothing waits." in screen(pilot)
    keys = ["p", "tab", "y", "down", "enter"]
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, *keys[:3])
        assert "Close the case of Adnan Sabbagh, as Sami asks: Goals met?" in " ".join(screen(pilot).split())
        await press(pilot, "enter")  # alone it is "no"
        assert get_family(told_desk, adnan).status == "open"
        await press(pilot, *keys[2:])
        assert "Nobody asks to close a case." in screen(pilot)
    assert (get_family(told_desk, adnan).status, get_family(told_desk, adnan).close_reason) == ("closed", "goals-met")
    assert len(keys) == 5


@pytest.mark.slow
async def test_a_transfer_is_accepted_and_another_rejected_with_a_reason(
    told_desk: Desk, sami: Desk, make_app: AppMaker
) -> None:
    hassan, omar = uid_of(told_desk, "Hassan al-Khatib"), uid_of(told_desk, "Omar Qaddour")
    transfer(told_desk, hassan, "Sami")
    transfer(told_desk, omar, "Sami")
    keys = ["p", "y", "down", "enter"]
    async with make_app(sami).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "! 2 transfers to answer · P shows them" in screen(pilot)
        await press(pilot, *keys)
        assert get_family(told_desk, hassan).assigned_to == "Sami"
        await press(pilot, "x", "ctrl+s")
        assert "Say why it is rejected" in screen(pilot)
        await typed(pilot, "Too far from me.")
        await press(pilot, "ctrl+s")
        assert "No transfer or referral waits for you." in screen(pilot)
    family = get_family(told_desk, omar)
    assert [(view.status, view.answer) for view in family.referrals] == [("rejected", "Too far from me.")]
    assert family.assigned_to == ""
    assert len(keys) == 4


async def test_marked_cases_are_assigned_together(told_desk: Desk, sami: Desk, make_app: AppMaker) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "p", "space", "space", "a")
        assert "Assign · 2 families marked" in screen(pilot)
        await typed(pilot, "Sami")
        await press(pilot, "ctrl+s", "enter")
        assert isinstance(pilot.app.screen, SupervisingScreen)
        assert "2 cases to be assigned" in screen(pilot)
    assert [(load.name, load.families) for load in loads(told_desk)] == [(sami.user.name, 5), ("Rana", 0)]


@pytest.mark.slow
async def test_enter_on_a_caseworker_lists_their_families(told_desk: Desk, sami: Desk, make_app: AppMaker) -> None:
    assert sami.user.name == "Sami"
    for language in ("en", "ar"):
        async with make_app(told_desk, language=language).run_test(size=(80, 24)) as pilot:
            await quiet(pilot)
            await press(pilot, "p", "shift+tab", "enter")
            assert isinstance(pilot.app.screen, FamiliesScreen)
            await quiet(pilot)
            assert pilot.app.screen.found is not None
            assert pilot.app.screen.found.filters.assigned_to == sami.user.uid, language


async def test_a_caseworker_is_refused_on_the_screen_as_elsewhere(sami: Desk, make_app: AppMaker) -> None:
    async with make_app(sami).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        for key in ("a", "r"):
            await press(pilot, "p", key)
            assert "Only a supervisor can do this." in screen(pilot)
            await press(pilot, "escape")


@pytest.mark.slow
async def test_the_sheet_leaves_as_codes_and_says_who_tells_the_families(
    told_desk: Desk, sami: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.csv"
    for held in load_of(told_desk, sami.user.uid):
        set_consent(told_desk, held.family, "services", "given")
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.push_screen(SheetScreen(sami.user.uid, None, "Rana calls them"))
        await quiet(pilot)
        assert "Who tells the families: Rana calls them" in screen(pilot)
        await press(pilot, "ctrl+e", "end", "enter", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "ctrl+s")
    told = file.read_text(encoding="utf-8-sig")
    titles = ["number", "people", "priority", "place", "last_seen", "next_due", "needs", "do_not_say_who"]
    assert told.splitlines()[0].replace('"', "").split(",") == titles
    assert len(told.splitlines()) == 4
    assert "Khaled" not in told


async def test_what_waits_is_reached_from_everywhere_and_nothing_is_there_for_who_waits_for_nothing(
    told_desk: Desk, make_app: AppMaker
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "f9")
        await typed(pilot, "what waits")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SupervisingScreen)
        assert len(what_waits(told_desk).unassigned) == 7
