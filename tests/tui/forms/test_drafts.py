"""What is half typed survives Esc, a lock and a killed program, and is offered again."""

import pytest

from famcase.domain.changes import RecordId
from famcase.paths import Home
from famcase.services import opening
from famcase.services.desk import Desk
from famcase.services.drafts import Drafts
from famcase.services.queries.cases import case_page
from tests.conftest import PASSPHRASE, FrozenClock
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed


def drafts_of(desk: Desk) -> Drafts:
    assert desk.drafts is not None
    return desk.drafts


async def test_a_form_left_with_esc_is_offered_again_and_goes_on_as_it_was(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled al-Adnan")
        await press(pilot, "enter", "enter")
        await typed(pilot, "14")
        await press(pilot, "enter")
        await typed(pilot, "southern Idlib")
        await press(pilot, "enter", "escape")
        assert "Kept as a draft" in screen(pilot)
        await press(pilot, "f4")
        assert "Continue where you stopped?" in screen(pilot)
        assert screen(pilot).splitlines()[-1].split() == ["Enter", "Choose", "Esc", "Back", "F1", "Help"]
        await press(pilot, "enter")
        for kept in ("Khaled al-Adnan", "14", "southern Idlib"):
            assert kept in screen(pilot)


@pytest.mark.slow
async def test_drafts_are_called_in_the_language_of_now(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("edit", case_page(told_desk).lines[0].uid)
        await quiet(pilot)
        await typed(pilot, "x")
        await press(pilot, "escape")
        app.action_drafts()
        await quiet(pilot)
        assert "Correct · " in screen(pilot)
        app.action_language()
        await quiet(pilot)
        app.action_drafts()
        await quiet(pilot)
        assert ("تصحيح" in screen(pilot), "Correct" in screen(pilot)) == (True, False)


@pytest.mark.slow
async def test_who_starts_afresh_is_not_asked_again(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled")
        await press(pilot, "escape", "f4", "down", "enter", "escape", "f4")
        assert "Khaled" not in screen(pilot)
        assert "Continue where you stopped?" not in screen(pilot)


async def test_esc_leaves_the_question_about_a_draft_and_the_draft_stays(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled")
        await press(pilot, "escape")
        place = pilot.app.screen
        await pilot.press("f4", *"typed ahead")
        await quiet(pilot)
        assert "Continue where you stopped?" in screen(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is place
        assert "Kept as a draft" in screen(pilot)
        assert [draft.fields["name"] for draft in drafts_of(file_desk).all()] == ["Khaled"]
        await press(pilot, "f4", "enter")
        assert "Khaled" in screen(pilot)
        assert "ahead" not in screen(pilot)


@pytest.mark.slow
async def test_a_saved_form_leaves_no_draft(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled")
        await press(pilot, "ctrl+s")
        assert file_desk.tell(lambda desk: drafts_of(desk).all()).result() == ()


async def test_what_was_typed_is_on_the_disk_a_second_later_whatever_becomes_of_the_program(
    file_desk: Desk, home: Home, clock: FrozenClock, make_app: AppMaker
) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled al-Adnan")
        await pilot.pause(1)
        # nothing was closed: another process opens the same folder, as after a kill
        after = opening.unlock(home, PASSPHRASE, clock=clock)
        kept = after.tell(lambda desk: drafts_of(desk).take("register", "")).result()
        after.close()
    assert kept is not None
    assert kept.fields["name"] == "Khaled al-Adnan"


async def test_a_locked_desk_keeps_the_form(
    file_desk: Desk, home: Home, clock: FrozenClock, make_app: AppMaker
) -> None:
    app = make_app(opening.unlock(home, PASSPHRASE, clock=clock))
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled")
        await press(pilot, "ctrl+l")
        assert "Khaled" not in screen(pilot)
    assert file_desk.tell(lambda desk: drafts_of(desk).take("register", "")).result() is not None


@pytest.mark.slow
async def test_rows_that_were_added_come_back(told_desk: Desk, make_app: AppMaker) -> None:
    family: RecordId = case_page(told_desk).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("visited", family)
        await quiet(pilot)
        await press(pilot, "enter", "enter")
        for item in ("tent", "bread"):
            await typed(pilot, item)
            await press(pilot, "enter", "enter")
        await press(pilot, "escape")
        app.open_form("visited", family)
        await quiet(pilot)
        await press(pilot, "enter")
        assert "Tent" in screen(pilot)
        assert "Bread" in screen(pilot)
