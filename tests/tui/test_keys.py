"""The rules of the house for keys: places, fields, undo, help, and leaving."""

import pytest

from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.tui import actions
from famcase.tui.actions import Action
from famcase.tui.families.screen import FamiliesScreen
from famcase.tui.today.screen import TodayScreen
from famcase.tui.widgets.field import Field
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import rendered, settled

FORBIDDEN = {"ctrl+c", "ctrl+h", "ctrl+m", "ctrl+i", "backspace", "f10", "f11", "f12"}
ALL = [action for action in vars(actions).values() if isinstance(action, Action)]


def test_no_action_takes_a_key_that_a_terminal_sends_for_another() -> None:
    assert not FORBIDDEN & {key for action in ALL for key in action.keys}


def test_each_letter_has_the_arabic_letter_of_its_key_beside_it() -> None:
    for action in ALL:
        letters = [key for key in action.keys if len(key) == 1 and key.isalnum()]
        assert len(letters) in (0, 2), action.name
        assert not letters or (letters[0].isascii() and not letters[1].isascii())


async def test_digits_of_either_script_are_places_but_not_in_a_field(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("٢")
        await settled(pilot)
        assert isinstance(app.screen, FamiliesScreen)
        await pilot.press("1", "١")
        assert app.screen.query_one("#search", Field).value == "1١"
        await pilot.press("ctrl+z", "ctrl+z", "enter", "١")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_ctrl_z_takes_back_typing_in_a_field_and_saving_elsewhere(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", *"om", "ctrl+z")
        await settled(pilot)
        assert app.screen.query_one("#search", Field).value == "o"
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "7 families" in rendered(app)
        await pilot.press("down", "ctrl+z")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        shown = rendered(app)
        assert "Taken back: registered Adnan Sabbagh" in shown
        assert "6 families" in shown
        assert "saved 12:00" in shown


async def test_ctrl_c_never_leaves_and_ctrl_q_does(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert "ctrl+q leaves famcase." in rendered(app)
        assert app.is_running
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_f9_does_what_is_chosen_by_a_few_letters(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"list of", "enter")
        await settled(pilot)
        assert isinstance(app.screen, FamiliesScreen)


async def test_the_language_changes_from_f9_and_back(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for language in ("ar", "en"):
            await pilot.press("f9", *"english", "enter")
            await settled(pilot)
            assert app.words.language == language
            assert app.screen.has_class("right-to-left") == (language == "ar")


async def test_f1_explains_the_screen_and_escape_leaves_it(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f1")
        await settled(pilot)
        shown = rendered(app)
        assert "Your day: whom to visit or call" in shown
        assert all(key in shown for key in ("F2", "F3", "F4", "F5", "F6", "F7", "F9", "ctrl+l", "ctrl+q"))
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
async def test_the_foot_has_at_most_seven_hints_and_f1_and_f9_on_any_width(
    told_desk: Desk, make_app: AppMaker, width: int
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        foot = rendered(app).splitlines()[-1]
    assert "F1 Help" in foot
    assert "F9 More" in foot
    shown = (actions.HELP, *(each for each in TodayScreen.ACTIONS if each.in_foot), actions.ALL)
    assert sum(foot.count(f" {action.key} ") for action in shown) <= 7


async def test_a_crash_says_a_sentence_and_a_code_and_no_values(
    told_desk: Desk, make_app: AppMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app(told_desk)

    def broken() -> None:
        passphrase = "Khaled al-Adnan"
        raise ValueError(passphrase)

    async def crash() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            app.call_later(broken)
            await pilot.pause()

    with pytest.raises(ValueError, match="Khaled"):
        await crash()
    printed = "".join(str(each) for each in app._exit_renderables) + "".join(capsys.readouterr())
    assert "Khaled" not in printed
    assert app.return_code == 5


@pytest.mark.parametrize(
    ("keys", "foot"),
    [
        (("f1",), ["Esc Close"]),
        (("f9",), ["Enter Choose", "Esc Close"]),
    ],
)
async def test_a_dialog_shows_its_own_keys_in_place_of_those_of_the_screen_below(
    told_desk: Desk, make_app: AppMaker, keys: tuple[str, ...], foot: list[str]
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, *keys)
        last = screen(pilot).splitlines()[-1]
    assert [hint for hint in foot if hint not in last] == []
    assert "F4 New" not in last


async def test_the_card_of_a_family_that_was_taken_back_meanwhile_is_empty_and_nothing_is_said(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "down")
        await settled(pilot)
        assert "Adnan Sabbagh" in rendered(app)
        undo(told_desk)
        for _ in range(8):
            await pilot.press("down")
            await settled(pilot)
            assert "not there any more" not in rendered(app)
        await pilot.press(*["up"] * 8)
        await settled(pilot)
        assert "not there any more" not in rendered(app)
