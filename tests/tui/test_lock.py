"""The lock: on a key, when nobody is there, after a sleep; and being back where one was."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page
from famcase.settings import Settings, find_setting, write_setting
from famcase.storage.keys import CHEAP_FOR_TESTS
from famcase.tui.app import FamcaseApp
from famcase.tui.families.screen import FamiliesScreen
from famcase.tui.family.screen import FamilyScreen
from famcase.tui.forms.moved import MovedForm
from famcase.tui.idle import TICK, Idle
from famcase.tui.today.screen import TodayScreen
from famcase.tui.way_in.day import DayScreen
from famcase.tui.way_in.unlock import UnlockScreen
from tests.conftest import AUG_15, PASSPHRASE, FrozenClock
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed


class Hands:
    """Two clocks in seconds that a test sets on."""

    def __init__(self) -> None:
        self.running = self.wall = 0.0

    def go_on(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds


@pytest.fixture
def own_desk(told_desk: Desk, home: Home, clock: FrozenClock) -> Iterator[Desk]:  # noqa: ARG001 - its file is opened again
    """A desk that the app may close, on the seven families."""
    made = opening.unlock(home, PASSPHRASE, clock=clock)
    yield made
    made.close()


def guarded(app: FamcaseApp) -> Hands:
    hands = Hands()
    app.idle = Idle(lambda: hands.running, lambda: hands.wall)
    return hands


async def passing(app: FamcaseApp, hands: Hands, seconds: int) -> None:
    """Let time pass as it does, with a look at the clock each tick."""
    for _ in range(seconds // int(TICK)):
        hands.go_on(TICK)
        await app.look_for_people()


async def test_after_five_minutes_without_a_key_the_desk_is_locked(own_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        hands = guarded(app)
        await passing(app, hands, 295)
        assert app.desk is not None
        await passing(app, hands, 5)
        await quiet(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert "Khaled" not in screen(pilot)


async def test_any_key_begins_the_minutes_anew_and_the_setting_says_how_many(
    own_desk: Desk, home: Home, make_app: AppMaker
) -> None:
    write_setting(home.settings, Settings(), find_setting("lock_minutes"), 1)
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        hands = guarded(app)
        await passing(app, hands, 55)
        await pilot.press("down")
        await passing(app, hands, 55)
        assert app.desk is not None
        await passing(app, hands, 5)
        assert app.desk is None


async def test_a_laptop_that_slept_is_locked_when_it_wakes(own_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        hands = guarded(app)
        await passing(app, hands, 10)
        hands.wall += 3600  # the other clock stood still
        await app.look_for_people()
        await quiet(pilot)
        assert isinstance(app.screen, UnlockScreen)


async def test_the_lock_screen_shows_no_name_no_user_and_no_count(own_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2", "ctrl+l")
        shown = screen(pilot)
        assert [line.strip() for line in shown.splitlines() if line.strip()] == [
            "famcase",
            "Passphrase",
            "F1 Help  Enter Open  F9 More",
        ]


async def test_after_the_passphrase_one_is_on_the_same_form_of_the_same_family_with_what_was_typed(
    own_desk: Desk, make_app: AppMaker
) -> None:
    family = next(line.uid for line in case_page(own_desk).lines if line.priority == 1)
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2")
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f6")
        await typed(pilot, "Tah")
        await press(pilot, "ctrl+l")
        assert "Tah" not in screen(pilot)
        await press(pilot, *PASSPHRASE, "enter")
        stack = app.screen_stack[1:]
        assert [type(each) for each in stack] == [FamiliesScreen, FamilyScreen, MovedForm]
        shown = screen(pilot)
        assert "Tah" in shown
        assert "Khaled" in shown
        assert "Continue where you stopped?" not in shown
        app.close_desk()


async def test_another_person_begins_with_their_own_day(own_desk: Desk, home: Home, make_app: AppMaker) -> None:
    add_user(own_desk, home, "Sami", "caseworker", "another passphrase", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2", "ctrl+l", *"another passphrase".replace(" ", "*"), "enter")
        assert app.desk is None
        await typed(pilot, "another passphrase")
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert app.open_desk.user.name == "Sami"
        app.close_desk()


async def test_a_clock_set_back_before_the_last_change_is_asked_about_and_the_day_given_holds(
    own_desk: Desk, clock: FrozenClock, make_app: AppMaker
) -> None:
    clock.go_on(-3)
    app = make_app(own_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert isinstance(app.screen, DayScreen)
        assert "Sun 12 Aug 2018" in screen(pilot)
        await typed(pilot, "16/8")
        assert "Thu 16 Aug 2018" in screen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert app.clock.today() == AUG_15 + timedelta(days=1)
        assert app.open_desk.clock.today() == date(2018, 8, 16)
        await press(pilot, "ctrl+l", *PASSPHRASE, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert app.open_desk.clock.today() == date(2018, 8, 16)
        app.close_desk()


@pytest.mark.usefixtures("told_desk")
async def test_a_clock_that_is_right_is_confirmed_with_enter(clock: FrozenClock, make_app: AppMaker) -> None:
    clock.go_on(-3)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, *PASSPHRASE, "enter")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert app.open_desk.clock.today() == date(2018, 8, 12)
        app.close_desk()


@pytest.mark.usefixtures("told_desk")
async def test_the_day_screen_names_nobody_and_leads_nowhere_else(clock: FrozenClock, make_app: AppMaker) -> None:
    clock.go_on(-3)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, *PASSPHRASE, "enter", "f4", "f3", "escape")
        assert isinstance(app.screen, DayScreen)
        assert "Khaled" not in screen(pilot)
        await press(pilot, *"nonsense", "enter")
        assert "This day cannot be understood." in screen(pilot)
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, UnlockScreen)
