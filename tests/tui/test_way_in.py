"""Getting in and out: the passphrase, the first questions, and the lock."""

from pathlib import Path

import pytest

from famcase.paths import Home
from famcase.services import opening
from famcase.tui.widgets.field import Field
from tests.conftest import PASSPHRASE, FrozenClock
from tests.tui.conftest import AppMaker, family
from tests.tui.rendered import check_golden, rendered, settled


def _with_a_family(founded_home: Path, home: Home, clock: FrozenClock) -> None:
    import shutil

    from famcase.services.commands.families import register
    from famcase.services.inputs import NewFollowUp, Where
    from tests.conftest import AUG_15

    shutil.copytree(founded_home, home.folder)
    desk = opening.unlock(home, PASSPHRASE, clock=clock)
    register(desk, family("Khaled al-Adnan", "خالد", Where(pcode="C4176"), follow_up=NewFollowUp(AUG_15, "tents")))
    desk.close()


async def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_shows_today(
    founded_home: Path, home: Home, clock: FrozenClock, make_app: AppMaker
) -> None:
    _with_a_family(founded_home, home, clock)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        check_golden("unlock-80x24-en", app)
        await pilot.press(*"wrong", "enter")
        await settled(pilot)
        assert app.desk is None
        assert "This passphrase opens nothing here" in rendered(app)
        assert app.screen.query_one("#passphrase", Field).value == ""
        await pilot.press(*PASSPHRASE, "enter")
        await settled(pilot)
        assert "TODAY (1)" in rendered(app)
        assert app.desk is not None
        app.desk.close()


async def test_before_the_desk_is_open_nothing_of_it_can_be_reached(
    founded_home: Path, home: Home, clock: FrozenClock, make_app: AppMaker
) -> None:
    _with_a_family(founded_home, home, clock)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.set_focus(None)
        before = rendered(app)
        await pilot.press("1", "2", "f4", "f3", "ctrl+z", "ctrl+l", "escape")
        await settled(pilot)
        assert rendered(app).splitlines() == before.splitlines()
        assert "Rana" not in before


async def test_locking_takes_everything_off_the_screen_and_unlocking_brings_it_back(
    founded_home: Path, home: Home, clock: FrozenClock, make_app: AppMaker
) -> None:
    _with_a_family(founded_home, home, clock)
    desk = opening.unlock(home, PASSPHRASE, clock=clock)
    app = make_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Khaled" in rendered(app)
        await pilot.press("2", "f9")
        await settled(pilot)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert app.desk is None
        assert "Khaled" not in rendered(app)
        assert "Rana" not in rendered(app)
        assert len(app.screen_stack) == 2
        await pilot.press(*PASSPHRASE, "enter")
        await settled(pilot)
        assert "Khaled" in rendered(app)
        assert app.desk is not None
        app.desk.close()


async def test_three_questions_make_the_database_of_a_new_laptop(home: Home, make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"Rana", "enter", "right", "enter", *PASSPHRASE, "enter", *PASSPHRASE[:-1], "enter")
        await settled(pilot)
        assert "The two passphrases are not the same." in rendered(app)
        assert not opening.exists(home)
        await pilot.press(*PASSPHRASE, "enter", *PASSPHRASE, "enter")
        await settled(pilot)
        assert "No family here yet. F4 registers one." in rendered(app)
        assert app.desk is not None
        assert (app.desk.user.name, app.desk.user.role) == ("Rana", "supervisor")
        app.desk.close()


@pytest.mark.slow
async def test_the_first_questions_say_their_rule_and_letters_do_not_change_the_role(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "at least 8 letters" in rendered(app)
        await pilot.press(*"Rana", "enter", *"sup", "enter", *PASSPHRASE, "enter", *PASSPHRASE, "enter")
        await settled(pilot)
        assert app.desk is not None
        assert app.desk.user.role == "caseworker"
        app.desk.close()
