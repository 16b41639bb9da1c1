"""Themes: every pair of colours that is drawn on any screen, and the screens without any colour."""

from typing import Any

import pytest
from rich.color import ColorType
from textual.pilot import Pilot

from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.settings import find_setting
from famcase.tui.app import FamcaseApp
from tests.tui.colours import drawn, styles
from tests.tui.conftest import AppMaker
from tests.tui.every_screen import WAYS, Way, every, keys
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import check_golden
from tests.tui.told_world import tell

LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}

SEARCHES: dict[str, Way] = {
    "families.screen.FamiliesScreen search": keys("2", *"adnan"),
    "families.screen.FamiliesScreen nothing found": keys("2", *"zzzz"),
    "forms.register.RegisterForm with an error": keys("f4", *["tab"] * 9, *"zz", "ctrl+s"),
}
EVERY = {**WAYS, **SEARCHES}


@pytest.mark.slow
async def test_every_pair_of_colours_on_every_screen_stands_out_enough(
    file_desk: Desk, home: Home, make_app: AppMaker
) -> None:
    world = tell(file_desk, home)
    app = make_app(file_desk)
    weak: dict[tuple[str, str, str, str], float] = {}
    pairs = set()
    others: set[tuple[str, str]] = set()
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        async for name in every(pilot, world, EVERY):
            for theme, least in LEAST.items():
                await _put_on(pilot, theme)
                for each in drawn(app):
                    pairs.add((theme, each.foreground, each.background))
                    if each.contrast < least:
                        pair = f"{each.foreground} on {each.background}"
                        weak[(theme, name, each.text.strip()[:20], pair)] = each.contrast
            await _put_on(pilot, "ansi")
            for text, style in styles(app):
                for colour in (style.color, style.bgcolor):
                    if colour is not None and colour.type not in (ColorType.DEFAULT, ColorType.STANDARD):
                        others.add((name, f"{text.strip()[:20]} {colour}"))
    assert not weak, "\n".join(f"{key} {ratio:.1f}" for key, ratio in sorted(weak.items()))
    assert len(pairs) > 24  # otherwise nothing was looked at
    assert others == set(), "the sixteen colours are the terminal's own"


async def _put_on(pilot: Pilot[Any], theme: str) -> None:
    assert isinstance(pilot.app, FamcaseApp)
    await pilot.app.change_setting(find_setting("theme"), theme)
    await quiet(pilot)


@pytest.mark.slow
async def test_with_no_color_nothing_has_one(
    file_desk: Desk, home: Home, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    world = tell(file_desk, home)
    app = make_app(file_desk)
    coloured: set[tuple[str, str]] = set()
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        async for name in every(pilot, world, EVERY):
            for text, style in styles(app):
                for colour in (style.color, style.bgcolor):
                    if colour is not None and colour.type is not ColorType.DEFAULT:
                        coloured.add((name, text.strip()[:20]))
    assert coloured == set()


async def test_with_no_color_the_cursor_is_still_seen(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
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
