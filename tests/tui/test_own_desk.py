"""One's own desk on the screen: its settings, and the forms that were begun."""

from datetime import timedelta

import pytest
from textual.events import Key

from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from famcase.settings import read_settings
from famcase.tui.family.screen import FamilyScreen
from famcase.tui.forms.moved import MovedForm
from famcase.tui.own.drafts import DraftsScreen
from famcase.tui.own.settings import SettingsScreen
from famcase.tui.sites.screen import SitesScreen
from famcase.tui.today.screen import TodayScreen
from tests.conftest import AUG_15, FrozenClock
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look


@pytest.mark.slow
@in_each_look
async def test_settings_and_drafts_look_as_they_did(
    told_desk: Desk, clock: FrozenClock, make_app: AppMaker, language: str, size: tuple[int, int]
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        app.action_settings()
        await quiet(pilot)
        check_golden(f"settings-{size[0]}x{size[1]}-{language}", app)
        app.action_go("today")
        await quiet(pilot)
        app.action_drafts()
        await quiet(pilot)
        check_golden(f"drafts-empty-{size[0]}x{size[1]}-{language}", app)
        app.open_form("moved", next(line.uid for line in case_page(told_desk).lines if line.priority == 1))
        await quiet(pilot)
        await typed(pilot, "Tah")
        await press(pilot, "escape", "escape")
        clock.moment += timedelta(minutes=3)
        app.action_go("today")
        app.action_drafts()
        await quiet(pilot)
        check_golden(f"drafts-{size[0]}x{size[1]}-{language}", app)


async def test_a_wrong_value_is_refused_where_it_is_typed_and_can_be_corrected(
    file_desk: Desk, home: Home, make_app: AppMaker
) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.action_settings()
        await quiet(pilot)
        await press(pilot, *["down"] * 7, "enter", "9", "9", "enter")
        assert "It is a whole number from 1 to 60." in screen(pilot)
        assert read_settings(home.settings).settings.lock_minutes == 5
        await press(pilot, *["backspace"] * 3, "9", "enter")
        assert "Lock after minutes is now: 9." in screen(pilot)
    assert read_settings(home.settings).settings.lock_minutes == 9


async def test_a_setting_is_used_at_once(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.action_settings()
        await quiet(pilot)
        await press(pilot, *["down"] * 3, "enter", "down", "enter", "escape", "f4", *["tab"] * 9)
        await typed(pilot, "3/4")
        assert "Sun 4 Mar 2018" in screen(pilot)


async def test_the_language_of_the_settings_is_spoken_at_once(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.action_settings()
        await quiet(pilot)
        await press(pilot, "enter", "down", "down", "enter")
        assert "الإعدادات" in screen(pilot)
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.has_class("right-to-left")


@pytest.mark.slow
async def test_the_other_language_is_spoken_where_one_is(told_desk: Desk, make_app: AppMaker) -> None:
    family = next(line.uid for line in case_page(told_desk).lines if line.priority == 1)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        await press(pilot, "f3")
        await typed(pilot, "midan")
        app.open_family(family)
        await quiet(pilot)
        app.open_form("moved", family)
        await quiet(pilot)
        await typed(pilot, "Tah")
        app.action_language()
        await quiet(pilot)
        assert isinstance(app.screen, MovedForm)
        assert "Tah" in screen(pilot)
        assert app.screen.has_class("right-to-left")
        await press(pilot, "escape")
        assert isinstance(app.screen, FamilyScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, SitesScreen)
        assert app.screen.typed == "midan"
        assert app.screen.has_class("right-to-left")


@pytest.mark.slow
async def test_the_other_language_leaves_the_summary_that_was_read(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", "down", "down", "down")
        before = app.screen.table.name  # type: ignore[attr-defined]
        app.action_language()
        await quiet(pilot)
        assert app.screen.table.name == before == "where"  # type: ignore[attr-defined]
        assert app.screen.has_class("right-to-left")


async def test_a_note_in_arabic_begins_at_the_right_and_is_kept_as_it_was_typed(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = case_page(told_desk).lines[0].uid
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("note", family)
        await quiet(pilot)
        await typed(pilot, "السقف يسرب 3 مرات")
        await press(pilot, "enter")
        await typed(pilot, "غدا")
        first, second = (line for line in screen(pilot).splitlines() if "السقف" in line or "غدا" in line)
        assert first.startswith(" " * 20)
        assert second.startswith(" " * 20)
        assert len(first.rstrip()) - len(first.strip()) < len(second.rstrip()) - len(second.strip())
        await press(pilot, "ctrl+s")
    assert get_family(told_desk, family).notes[0].text == "السقف يسرب 3 مرات\nغدا"


async def test_what_is_wrong_in_the_file_is_said_at_the_start(file_desk: Desk, home: Home, make_app: AppMaker) -> None:
    home.settings.write_text('\ntheme = "pink"\n', encoding="utf-8")
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "Settings, line 2: Colours cannot be “pink”; “dark” is used." in screen(pilot)


@pytest.mark.slow
async def test_a_form_that_was_begun_is_offered_at_the_next_start_and_goes_on_as_it_was_left(
    told_desk: Desk, clock: FrozenClock, make_app: AppMaker
) -> None:
    family = next(line.uid for line in case_page(told_desk).lines if line.priority == 1)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.push_screen(MovedForm(family))
        await quiet(pilot)
        await typed(pilot, "Tah")
    clock.moment += timedelta(minutes=3)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "You were typing: Moved" in screen(pilot)
        assert "3 min ago" in screen(pilot)
        await press(pilot, "f9", *"drafts", "enter")
        assert isinstance(app.screen, DraftsScreen)
        assert "Khaled" not in screen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, MovedForm)
        assert "Tah" in screen(pilot)


async def test_a_draft_is_thrown_away_only_after_a_yes(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled")
        await press(pilot, "escape")
        app.action_drafts()
        await quiet(pilot)
        await press(pilot, "delete", "enter")
        assert "Register a family" in screen(pilot)
        await press(pilot, "delete", "down", "enter")
        assert "Nothing is half typed." in screen(pilot)


async def test_keys_typed_while_a_form_is_opening_go_into_its_first_field(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        for key in ("f6", *"Tah 18"):
            app.post_message(_key(key))
        await quiet(pilot)
        assert isinstance(app.screen, MovedForm)
        assert "Tah 18" in screen(pilot)


async def test_keys_typed_before_the_question_of_a_draft_go_into_the_form(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f6", *"Salq", "escape", "escape")
        for key in ("f6", *"in"):
            app.post_message(_key(key))
        await quiet(pilot)
        assert "Continue where you stopped?" in screen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, MovedForm)
        assert "Salqin" in screen(pilot)


async def test_a_form_that_does_not_fit_says_where_it_goes_on(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4")
        assert "↓ more below" in screen(pilot)
        assert "↑ more above" not in screen(pilot)
        await press(pilot, "shift+tab")
        assert "↑ more above" in screen(pilot)
        assert "↓ more below" not in screen(pilot)


async def test_the_hints_of_an_empty_desk_go_away_with_the_first_family(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "enough to begin with" in screen(pilot)
        await press(pilot, "f4", "enter")
        await typed(pilot, "Khaled al-Adnan")
        await press(pilot, "enter", "enter")
        await typed(pilot, "14")
        await press(pilot, "ctrl+s", "escape", "1")
        assert isinstance(app.screen, TodayScreen)
        assert "enough to begin with" not in screen(pilot)
        assert app.clock.today() == AUG_15


def _key(key: str) -> Key:
    return Key({" ": "space"}.get(key, key), key if len(key) == 1 else None)
