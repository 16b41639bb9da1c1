"""Themes: every pair of colours that is drawn on any screen, and the screens without any colour."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from rich.color import ColorType
from textual.pilot import Pilot

from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page
from famcase.settings import Settings, find_setting, write_setting
from famcase.tui.app import FamcaseApp
from tests.tui.colours import drawn, styles
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import check_golden

LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}

WAYS: dict[str, Sequence[str]] = {
    "today": (),
    "help": ("f1"),
    "all actions": ("f9"),
    "families": ("2",),
    "search": ("2", *"adnan"),
    "list": ("2", "down", "down"),
    "nothing found": ("2", *"zzzz"),
    "sites": ("3",),
    "origins": ("4",),
    "summary": ("5",),
    "exchange": ("6",),
    "register": ("f4"),
    "register with an error": ("f4", *["tab"] * 9, *"zz", "ctrl+s"),
    "settings": ("settings",),
    "a choice": ("settings", "enter"),
    "a value": ("settings", *["down"] * 7, "enter"),
    "drafts": ("drafts",),
    "visit view": ("t"),
}


async def everywhere(pilot: Pilot[Any], desk: Desk) -> AsyncIterator[str]:
    """Go to every screen and yield its name while it stands there."""
    app = pilot.app
    assert isinstance(app, FamcaseApp)
    for name, keys in WAYS.items():
        app.action_go("today")
        if keys and keys[0] in ("settings", "drafts"):
            await app.run_action(keys[0])
            keys = keys[1:]
        await pilot.press(*keys)
        await quiet(pilot)
        yield name
    family = next(line.uid for line in case_page(desk).lines if line.priority == 1)
    app.action_go("today")
    app.open_family(family)
    await quiet(pilot)
    for part in range(6):
        yield f"family, part {part}"
        await press(pilot, "tab")
    for form in ("moved", "visited", "note", "edit", "close"):
        app.action_go("today")
        app.open_form(form, family)
        await quiet(pilot)
        yield f"form {form}"


@pytest.mark.parametrize(
    "theme", [pytest.param(theme, marks=() if theme == "contrast" else pytest.mark.slow) for theme in LEAST]
)
async def test_every_pair_of_colours_on_every_screen_stands_out_enough(
    told_desk: Desk, home: Home, make_app: AppMaker, theme: str
) -> None:
    write_setting(home.settings, Settings(), find_setting("theme"), theme)
    app = make_app(told_desk)
    weak: dict[tuple[str, str, str], float] = {}
    pairs = set()
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        async for name in everywhere(pilot, told_desk):
            for each in drawn(app):
                pairs.add((each.foreground, each.background))
                if each.contrast < LEAST[theme]:
                    weak[(name, each.text.strip()[:20], f"{each.foreground} on {each.background}")] = each.contrast
    assert not weak, "\n".join(f"{key} {ratio:.1f}" for key, ratio in sorted(weak.items()))
    assert len(pairs) > 8  # otherwise nothing was looked at


@pytest.mark.slow
async def test_the_sixteen_colours_are_the_terminals_own(told_desk: Desk, home: Home, make_app: AppMaker) -> None:
    write_setting(home.settings, Settings(), find_setting("theme"), "ansi")
    app = make_app(told_desk)
    others: set[tuple[str, str]] = set()
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        async for name in everywhere(pilot, told_desk):
            for text, style in styles(app):
                for colour in (style.color, style.bgcolor):
                    if colour is not None and colour.type not in (ColorType.DEFAULT, ColorType.STANDARD):
                        others.add((name, f"{text.strip()[:20]} {colour}"))
    assert others == set()


async def test_with_no_color_nothing_has_one_and_the_cursor_is_still_seen(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(told_desk)
    coloured: set[tuple[str, str]] = set()
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        async for name in everywhere(pilot, told_desk):
            for text, style in styles(app):
                for colour in (style.color, style.bgcolor):
                    if colour is not None and colour.type is not ColorType.DEFAULT:
                        coloured.add((name, text.strip()[:20]))
        assert coloured == set()
        app.action_go("today")
        await quiet(pilot)
        assert "▸" in screen(pilot)
        check_golden("today-80x24-no-color", app)
        await press(pilot, "2", *"adn")
        assert [text for text, style in styles(app) if style.reverse], "the cursor of the search line"
        check_golden("search-80x24-no-color", app)


async def test_the_theme_changes_at_once_and_is_kept(told_desk: Desk, home: Home, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        before = {each.background for each in drawn(app)}
        await press(pilot, "f9", *"how this desk", "enter", "down", "enter", "down", "enter")
        assert "Colours is now: light." in screen(pilot)
        await press(pilot, "escape")
        assert not before & {each.background for each in drawn(app)}
    assert 'theme = "light"' in home.settings.read_text(encoding="utf-8")
