"""A form that is being saved is left once and alone, whatever is opened or pressed meanwhile."""

import threading
from typing import Any

import pytest

from famcase.services.commands.notes import write_note
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.tui.forms.note import NoteForm
from famcase.tui.today.screen import TodayScreen
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import settled


@pytest.mark.parametrize("keys", [["f1"], ["f9"], ["escape", "escape"], ["f1", "escape", "escape"]], ids="-".join)
async def test_help_opened_or_a_key_to_go_back_pressed_while_saving_leaves_the_place_behind_the_form(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    go_on = threading.Event()

    def slow(*args: Any, **named: Any) -> Any:
        assert go_on.wait(20)
        return write_note(*args, **named)

    monkeypatch.setattr("famcase.tui.forms.note.write_note", slow)
    family = case_page(told_desk, CaseFilters(text="Khaled")).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("note", family)
        await quiet(pilot)
        await typed(pilot, "met the grandmother")
        await pilot.press("ctrl+s", *keys)
        assert any(isinstance(each, NoteForm) for each in app.screen_stack), "it stands until it is saved"
        go_on.set()
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "Kept as a draft" not in screen(pilot)
        app.open_form("note", family)
        await quiet(pilot)
        assert "begun and not saved" not in screen(pilot)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
    assert [note.text for note in get_family(told_desk, family).notes].count("met the grandmother") == 1


async def test_who_waits_until_it_is_saved_is_told_so(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(*args: Any, **named: Any) -> Any:
        assert go_on.wait(20)
        return write_note(*args, **named)

    monkeypatch.setattr("famcase.tui.forms.note.write_note", slow)
    monkeypatch.setattr("famcase.tui.forms.form.PATIENCE", 0.01)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("note", case_page(told_desk, CaseFilters(text="Khaled")).lines[0].uid)
        await quiet(pilot)
        await typed(pilot, "met the grandmother")
        await pilot.press("ctrl+s")
        while "Saving …" not in screen(pilot):
            await pilot.pause(0.01)
        go_on.set()
        await settled(pilot)
        assert "Saving …" not in screen(pilot)
