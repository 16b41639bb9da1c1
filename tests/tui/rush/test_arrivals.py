"""The arrival sheet: a wave of families registered by keyboard alone, a line each, and nothing lost."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.paths import Home
from famcase.services import opening
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.families import get_family
from famcase.services.queries.same_family import candidates_of
from famcase.services.views import FamilyView
from tests.conftest import PASSPHRASE, FrozenClock
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look

Opener = Callable[[Pilot[Any]], Awaitable[None]]


def latest(desk: Desk, text: str) -> FamilyView:
    return get_family(desk, case_page(desk, CaseFilters(text=text)).lines[0].uid)


@pytest.mark.slow  # the story of a wave is the quick one
async def test_thirty_families_of_a_wave_take_five_keys_each_besides_what_is_typed(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    before = count_cases(told_desk)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        keys = 0
        for number in range(30):
            for cell in (f"Rima Family{number}", "", "1 2 3 1", "", f"T{number}"):
                await typed(pilot, cell)
                await pilot.press("enter")
                keys += 1
            await quiet(pilot)
        shown = screen(pilot)
    assert keys / 30 == 5, "keystrokes a family beyond typed values"
    assert count_cases(told_desk) == before + 30
    assert "30 families saved, 210 people" in shown
    assert sum("Family" in line for line in shown.splitlines()) >= 10
    family = latest(told_desk, "Family29")
    assert (family.people, family.composition.boys) == (7, 3)
    assert family.now is not None
    assert (str(family.now.where), family.now.tent, family.now.living) == ("al-Midan camp", "T29", "open")
    assert [(one.state, one.basis) for one in family.consents] == [("given", "consent")]


@pytest.mark.slow
async def test_who_may_be_here_already_is_shown_in_the_line_and_the_same_family_leaves_it_to_the_next(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await typed(pilot, "خالد العدنان")
        assert "May be here already: Khaled Ahmad al-Adnan" in screen(pilot)
        assert "same name of the head · same surname" in " ".join(screen(pilot).split())
        await typed(pilot, "ي")
        await press(pilot, "backspace")
        assert "خالد العدنان" in screen(pilot), "the hint never takes the focus"
        await press(pilot, "f3", "enter", "enter")
        assert "Armanaz, Rented house" in screen(pilot)
        await press(pilot, "escape")
        assert "خالد العدنان" in screen(pilot), "the line is as it was"
        await press(pilot, "f3", "enter", "down", "enter")
        assert "Armanaz, Rented house" in screen(pilot)
        await press(pilot, "escape")
        assert "خالد" not in screen(pilot), "the line is for the next family"
        assert "May be here already" not in screen(pilot)
        await typed(pilot, "Rima Haddad")
        assert "May be here already" not in screen(pilot)


@pytest.mark.slow
async def test_who_is_not_the_same_is_remembered_with_the_line_and_asked_about_no_more(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await typed(pilot, "خالد العدنان")
        await press(pilot, "f3", "enter", "down", "down", "enter")
        assert "Not the same as Khaled Ahmad al-Adnan" in screen(pilot)
        assert "May be here already" not in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "1 family saved" in screen(pilot)
        await typed(pilot, "خالد العدنان")
        shown = screen(pilot)
        assert "May be here already" in shown, "of another line nobody said so"
    there = case_page(told_desk, CaseFilters(text="Khaled Ahmad")).lines[0].uid
    assert candidates_of(told_desk, there) == ()


@pytest.mark.slow
async def test_a_cell_that_is_wrong_is_said_and_the_line_stays_typed(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    before = count_cases(told_desk)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await typed(pilot, "Rima Family")
        await press(pilot, "enter", "enter")
        await typed(pilot, "many")
        await press(pilot, "ctrl+s")
        assert "“many” does not say how many they are." in screen(pilot)
        assert "Rima Family" in screen(pilot)
        await press(pilot, "ctrl+u")
        await typed(pilot, "900")
        await press(pilot, "ctrl+s")
        assert "between 1 and 500" in screen(pilot)
        assert count_cases(told_desk) == before
        await press(pilot, "ctrl+u")
        await typed(pilot, "9")
        await press(pilot, "ctrl+s")
        assert "1 family saved, 9 people" in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "Nothing stands in this line" in screen(pilot)


@pytest.mark.slow
async def test_the_sheet_shows_that_nobody_said_how_many_and_what_its_keys_do(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("arrivals")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "ctrl+s goes on to the lines" in screen(pilot)
        assert "ctrl+s To the lines" in screen(pilot).splitlines()[-1]
        await press(pilot, "escape")
        await open_sheet(pilot)
        assert "in the last cell, saves; ctrl+s saves from any cell" in screen(pilot)
        assert "people: 1" not in screen(pilot)
        await typed(pilot, "Rima Haddad")
        assert "people: 1" in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "people: 1" not in screen(pilot)
    assert latest(told_desk, "Rima Haddad").people == 1


@pytest.mark.slow
async def test_a_sheet_that_was_left_goes_on_where_it_stopped(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await typed(pilot, "Rima First")
        await press(pilot, "ctrl+s")
        await typed(pilot, "Rima Second")
        await press(pilot, "enter", "enter")
        await typed(pilot, "5")
        await press(pilot, "escape")
        pilot.app.open_rush("arrivals")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "Continue where you stopped?" in screen(pilot)
        await press(pilot, "enter")
        shown = screen(pilot)
        for kept in ("Rima First", "Rima Second", "al-Midan camp", "from Tah"):
            assert kept in shown
        await press(pilot, "ctrl+s")
        assert "2 families saved" in screen(pilot)
        assert latest(told_desk, "Rima Second").people == 5


async def test_what_was_typed_is_on_the_disk_two_seconds_later_whatever_becomes_of_the_program(
    file_desk: Desk, home: Home, clock: FrozenClock, make_app: AppMaker, open_sheet: Opener
) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await typed(pilot, "Rima First")
        await press(pilot, "ctrl+s")
        await typed(pilot, "Rima Second")
        await pilot.pause(2)
        # nothing was closed: another process opens the same folder, as after a power cut
        after = opening.unlock(home, PASSPHRASE, clock=clock)
        kept = after.tell(lambda desk: desk.drafts.take("arrivals", "")).result()
        saved = count_cases(after)
        after.close()
    assert kept is not None
    assert kept.fields["line"] == {"name": "Rima Second"}
    assert len(kept.fields["saved"]) == saved == 1
    assert kept.fields["header"]["living"] == "open"


@pytest.mark.slow
async def test_a_saved_line_is_opened_and_one_is_taken_back_after_a_question(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    before = count_cases(told_desk)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        for name in ("Rima First", "Rima Second"):
            await typed(pilot, name)
            await press(pilot, "ctrl+s")
        await press(pilot, "up", "enter")
        assert "Rima Second" in screen(pilot)
        await press(pilot, "escape", "up", "f8")
        assert "Take back the registration of" in screen(pilot)
        assert "Rima First" in screen(pilot)
        await press(pilot, "enter")
        assert count_cases(told_desk) == before + 2, "Enter alone is no"
        await press(pilot, "f8", "down", "enter")
        assert "1 family saved" in screen(pilot)
        assert count_cases(told_desk) == before + 1
        await press(pilot, "ctrl+z", "down", "enter")
        assert "0 families saved" in screen(pilot)
        assert count_cases(told_desk) == before


@pytest.mark.slow
async def test_the_header_is_corrected_and_a_sheet_without_one_is_left(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await pilot.press("f9")
        await typed(pilot, "arrival sheet")
        await press(pilot, "enter")
        assert "what all of them share" in screen(pilot)
        await press(pilot, "escape")
        assert "Arrival sheet" not in screen(pilot)
        await open_sheet(pilot)
        await press(pilot, "f2")
        assert "al-Midan camp" in screen(pilot)
        await press(pilot, "tab", "ctrl+u")
        await typed(pilot, "12 Aug")
        await press(pilot, "ctrl+s")
        assert "left Sun 12 Aug 2018" in screen(pilot)


@pytest.mark.slow
@in_each_look
async def test_the_sheet_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, open_sheet: Opener, size: tuple[int, int], language: str
) -> None:
    async with make_app(told_desk, language=language).run_test(size=size) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("arrivals")  # type: ignore[attr-defined]
        await quiet(pilot)
        check_golden(f"arrivals-header-{size[0]}x{size[1]}-{language}", pilot.app)
        await press(pilot, "escape")
        await open_sheet(pilot)
        for name in ("Rima Haddad", "[/b] Ali =1+1", "ريما الحداد"):
            await typed(pilot, name)
            await press(pilot, "enter", "enter")
            await typed(pilot, "1 2 3 1")
            await press(pilot, "ctrl+s")
        await typed(pilot, "khaled al adnan")
        check_golden(f"arrivals-{size[0]}x{size[1]}-{language}", pilot.app)
