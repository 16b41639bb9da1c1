"""Rules that hold on every screen, form and dialog of the program; one that no way leads to fails here."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from textual.binding import Binding
from textual.widgets import Input, OptionList, Static, TextArea

import famcase.tui
from famcase.paths import Home
from famcase.presentation.cells import cells_wide
from famcase.services.desk import Desk
from famcase.tui.actions import ALL, HELP, PLACES, Action
from famcase.tui.app import FamcaseApp
from famcase.tui.dialogs.all_actions import AllActions
from famcase.tui.dialogs.help import HelpDialog
from famcase.tui.screen import DeskDialog
from famcase.tui.widgets.foot import MOST_HINTS, Hints
from famcase.tui.widgets.places import PlaceLine
from tests.tui.conftest import AppMaker
from tests.tui.every_screen import WAYS, Way, concrete, every
from tests.tui.keys import press, quiet
from tests.tui.looked_at import Canaries, clipped, cut_canaries, on_top
from tests.tui.rendered import rendered
from tests.tui.told_world import tell

FORBIDDEN = {"ctrl+c", "ctrl+h", "ctrl+m", "ctrl+i", "backspace", "f10", "f11", "f12"}
TEXTUAL = {"ctrl+q", "ctrl+c", "super+c", "tab", "shift+tab"}
"""What Textual binds on any screen."""
SIZES = ((80, 24), (120, 40))

Faults = list[str]


def test_a_way_leads_to_every_screen_form_and_dialog() -> None:
    assert set(concrete()) - {name.split()[0] for name in WAYS} == set()
    assert {name.split()[0] for name in WAYS} - set(concrete()) == set()


def _actions() -> dict[str, Action]:
    """Return every action that is declared anywhere."""
    found: dict[str, Action] = {}
    for module in pkgutil.walk_packages(famcase.tui.__path__, "famcase.tui."):
        for name, one in vars(importlib.import_module(module.name)).items():
            several = one if isinstance(one, tuple) else (one,)
            found |= {f"{module.name} {name} {each.name}": each for each in several if isinstance(each, Action)}
    for name, kind in concrete().items():
        found |= {f"{name} {each.name}": each for each in (*kind.ACTIONS, *kind.REACH)}
    return found


def test_no_action_takes_a_key_that_a_terminal_sends_for_another() -> None:
    assert not {name for name, action in _actions().items() if FORBIDDEN & set(action.keys)}


def test_each_letter_of_an_action_has_the_arabic_letter_of_its_key_beside_it() -> None:
    for name, action in _actions().items():
        letters = [key for key in action.keys if len(key) == 1 and key.isalnum()]
        latin = [key for key in letters if key.isascii()]
        assert len(letters) == 2 * len(latin), name
        assert all(ord(after) > 0x600 for key, after in zip(letters[::2], letters[1::2], strict=True)), name


def test_nothing_is_deleted_with_backspace_anywhere() -> None:
    for module in pkgutil.walk_packages(famcase.tui.__path__, "famcase.tui."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and one.__module__.startswith("famcase.") and "BINDINGS" in vars(one):
                keys = {key for each in vars(one)["BINDINGS"] for key in _keys(each)}
                assert not FORBIDDEN & keys, one


def _keys(binding: Any) -> list[str]:
    return (binding.key if isinstance(binding, Binding) else binding[0]).split(",")


async def _of_keys(pilot: Any) -> Faults:
    return [*(await _of_lists(pilot)), *(await _of_digits(pilot))]


@pytest.mark.parametrize("name", sorted(concrete()))
def test_each_key_of_a_screen_belongs_to_an_action_that_it_can_do(name: str) -> None:
    kind = concrete()[name]
    actions = (HELP, *kind.ACTIONS, ALL, *kind.REACH)
    bound = {key for each in kind.BINDINGS for key in _keys(each)}
    assert bound - {key for action in actions for key in action.keys} == set()
    for action in actions:
        called = action.name.partition("(")[0]
        where = FamcaseApp if called.startswith("app.") else kind
        assert callable(getattr(where, f"action_{called.removeprefix('app.')}", None)), action.name
    own: dict[str, str] = {}
    for action in kind.ACTIONS:
        for key in action.keys:
            assert own.setdefault(key, action.name) == action.name, f"{key} is {own[key]} and {action.name}"


def _of_hints(app: FamcaseApp) -> Iterator[str]:
    for hints in app.screen.query(Hints):
        line = str(hints.render())
        wanted = [app.words(action.hint) for action in hints._actions if action.keys]
        if cells_wide(line) > app.size.width:
            yield f"the foot line takes {cells_wide(line)} cells"
        if app.saved_words not in line:
            yield "the foot has no room for “saved”"
        pieces = [re.escape(f"{app.words(action.key)} ") for action in hints._actions if action.keys]
        if sum(bool(re.search(piece, line)) for piece in pieces) > MOST_HINTS and len(wanted) > MOST_HINTS:
            yield "more than seven hints"
        wanted_keys = {"F1"} if isinstance(app.screen, DeskDialog) else {"F1", "F9"}
        if not getattr(app.screen, "IS_HELP", False) and any(key not in line for key in wanted_keys):
            yield "F1 or F9 is not in the foot line"
        if rendered(app).splitlines()[-1].strip() != line.strip():
            yield "the foot line is not drawn as it is"
    for line_of_places in app.screen.query(PlaceLine):
        line = str(line_of_places.render())
        if cells_wide(line) > app.size.width:
            yield f"the line of places takes {cells_wide(line)} cells"
        yield from (f"no {action.name}" for action in PLACES if app.words(action.hint) not in line)


async def _of_lists(pilot: Any) -> Faults:
    """Return what F9 and F1 do not have of the screen."""
    app = pilot.app
    screen = app.screen
    faults: Faults = []
    if screen.IS_HELP:
        return faults
    applying = screen.all_actions()
    declared = {action.name for action in (*screen.ACTIONS, *screen.REACH)}
    if type(screen).__name__ not in ("FamilyScreen", "SupervisingScreen"):  # these leave out what does not apply
        faults += [f"{name} is left out" for name in declared - {action.name for action in applying}]
    await press(pilot, "f9")
    if isinstance(app.screen, AllActions):
        offered = {option.id for option in app.screen.query_one(OptionList).options}
        wanted = {action.name for action in applying} - {"back", "app.all_actions"}
        faults += [f"F9 has no {name}" for name in wanted - offered]
        await press(pilot, "escape")
    else:
        faults.append("F9 does nothing")
    await press(pilot, "f1")
    if isinstance(app.screen, HelpDialog):
        shown = [str(each.content) for each in app.screen.query(".help-key").results(Static)]
        for action in applying:
            key, said = app.words(action.key) if action.keys else "", app.words(action.help)
            if key and not any(key in line and said in line for line in shown):
                faults.append(f"F1 has no {action.name}")
        await press(pilot, "escape")
    else:
        faults.append("F1 does nothing")
    if app.screen is not screen:
        faults.append("F1 and Esc do not come back")
    return faults


async def _of_digits(pilot: Any) -> Faults:
    """Return whether a digit acts where it is typed."""
    app = pilot.app
    screen = app.screen
    if isinstance(app.focused, Input | TextArea):
        await press(pilot, "2", "٣")
        if app.screen is not screen:
            return ["a digit acts in a field"]
    return []


SOME = {name: way for number, (name, way) in enumerate(WAYS.items()) if number % 16 == 0}


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        pytest.param("en", SOME, id="english-some"),
        pytest.param("en", WAYS, id="english", marks=pytest.mark.slow),
        pytest.param("ar", WAYS, id="arabic", marks=pytest.mark.slow),
    ],
)
async def test_every_screen_has_its_actions_in_f1_and_f9_fits_and_cuts_nothing_without_a_sign(
    file_desk: Desk, home: Home, make_app: AppMaker, language: str, ways: dict[str, Way]
) -> None:
    canaries = Canaries()
    world = tell(file_desk, home, canaries)
    app = make_app(file_desk, language=language)
    faults: dict[str, Faults] = {}
    seen = 0
    async with app.run_test(size=SIZES[0]) as pilot:
        await quiet(pilot)
        async for name in every(pilot, world, ways):
            app.saved()
            for size in SIZES:
                if size != SIZES[0]:
                    await pilot.resize_terminal(*size)
                await quiet(pilot)
                shown = on_top(app)
                seen += any(text[:3] in shown for text in canaries.texts.values())
                said = [*_of_hints(app), *clipped(app.screen), *cut_canaries(shown)]
                if said:
                    faults[f"{name} {size[0]}"] = said
            await pilot.resize_terminal(*SIZES[0])
            said = await _of_keys(pilot) if language == "en" and " " not in name else []
            if said:
                faults[name] = said
    assert faults == {}
    assert seen > len(ways) / 2  # otherwise nothing was looked at
