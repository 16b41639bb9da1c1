"""ctrl+e that is stopped, refused or fails: never half a file, never one replaced without a yes, nothing recorded."""

import asyncio
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.presentation.files import TextTable
from famcase.services.desk import Desk
from famcase.services.leaving import leave, what_left
from famcase.tui.exchange.leaving import LeavingForm
from tests.tui.conftest import AppMaker
from tests.tui.exchange.written import to_file
from tests.tui.keys import press, quiet, said, typed


async def stopped(pilot: Pilot[Any], file: Path, is_begun: Event) -> None:
    """Let the list of families go into a file, and press Escape when writing has begun."""
    await press(pilot, "2", "ctrl+e", "ctrl+u")
    await typed(pilot, str(file))
    await pilot.press("ctrl+s")
    await asyncio.to_thread(is_begun.wait, 20)
    await pilot.press("escape")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("famcase.db", "cannot be replaced"),
        ("nowhere/x.csv", "no folder"),
        ("", "missing"),
        pytest.param("x" * 300, "not the name", marks=pytest.mark.slow),
    ],
)
async def test_what_cannot_be_written_is_a_sentence_at_the_form(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, name: str, complaint: str
) -> None:
    (tmp_path / "famcase.db").write_bytes(b"precious")
    app = make_app(told_desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        if name:
            await typed(pilot, f"{tmp_path}/{name}")
        await press(pilot, "ctrl+s")
        assert complaint in said(pilot)
        assert isinstance(app.screen, LeavingForm)
    assert (tmp_path / "famcase.db").read_bytes() == b"precious"
    assert what_left(told_desk) == ()


@pytest.mark.slow
async def test_a_file_that_is_there_is_replaced_only_after_a_yes(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path
) -> None:
    app, file = make_app(told_desk), tmp_path / "families.csv"
    file.write_text("before", encoding="utf-8")
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2")
        await to_file(pilot, file)
        assert "families.csv is there already and will be replaced." in said(pilot)
        await press(pilot, "enter")
        assert file.read_text(encoding="utf-8") == "before"
        await press(pilot, "ctrl+s", "down", "enter")
    assert file.read_text(encoding="utf-8-sig").startswith('"number"')


async def test_escape_stops_a_long_table_and_leaves_nothing(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from famcase.tui.families import finding

    went_on, is_begun = asyncio.Event(), asyncio.Event()
    real = finding.every_page

    async def slow(*asked: Any) -> object:
        async for page in real(*asked):
            is_begun.set()
            await went_on.wait()
            yield page

    monkeypatch.setattr(finding, "every_page", slow)
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await pilot.press("ctrl+s")
        await is_begun.wait()
        await pilot.press("escape")
        went_on.set()
        await quiet(pilot)
        assert "Stopped" in said(pilot)
    assert list(tmp_path.iterdir()) == [] or [file.name for file in tmp_path.iterdir()] == ["home"]


async def test_escape_at_its_last_step_leaves_nothing_either(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, goes_on = Event(), Event()
    real = TextTable.end

    def slow(table: TextTable[Any]) -> None:
        is_begun.set()
        goes_on.wait(20)
        real(table)

    monkeypatch.setattr(TextTable, "end", slow)
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await stopped(pilot, file, is_begun)
        goes_on.set()
        await quiet(pilot)
        assert "Stopped" in said(pilot)
    assert not file.exists()
    assert what_left(told_desk) == ()


async def test_while_it_is_handed_over_nothing_says_that_escape_stops_it(
    told_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, goes_on = Event(), Event()

    def slow(*what: Any, **more: Any) -> object:
        is_begun.set()
        goes_on.wait(20)
        return leave(*what, **more)

    monkeypatch.setattr("famcase.tui.exchange.way_out.leave", slow)
    app, file = make_app(told_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await stopped(pilot, file, is_begun)
        told = said(pilot)
        goes_on.set()
        await quiet(pilot)
        assert "Working …" in told
        assert "Esc stops it" not in told
    assert file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by what opens files")
async def test_a_file_after_a_print_that_failed_has_no_number_of_a_print(
    agreed_desk: Desk, make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "lp"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    app, file = make_app(agreed_desk), tmp_path / "families.csv"
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "ctrl+e", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "tab", "right", "right", "right", "ctrl+s")
        assert "The printer did not take it" in said(pilot)
        await press(pilot, "left", "left", "left", "ctrl+s")
        assert file.exists()
    assert [(left.form, left.number) for left in what_left(agreed_desk)] == [("csv", 0), ("printer", 1)]
