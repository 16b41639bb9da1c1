"""Typing never waits: no query runs on the event loop, and a slow one holds up nothing."""

import asyncio
import threading
from typing import Any

import pytest

from famcase.services.desk import Desk
from famcase.services.queries import cases
from famcase.tui.widgets.field import Field
from tests.tui.conftest import AppMaker
from tests.tui.keys import press
from tests.tui.rendered import rendered, settled


async def test_no_query_runs_on_the_event_loop(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    database: Any = told_desk.store.database
    execute = database.execute_sql

    def watched(*args: Any, **named: Any) -> Any:
        threads.add(threading.current_thread().name)
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return execute(*args, **named)
        raise AssertionError("a query ran on the event loop")

    monkeypatch.setattr(database, "execute_sql", watched)
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "2", *"adnan", "down", "down", "f3", "escape")
        await settled(pilot)
        await press(pilot, "down", "ctrl+z", "down", "enter")
        assert "Taken back" in rendered(app)
    assert {name.split("_")[0] for name in threads} == {"reader", "saver"}


async def test_typing_goes_on_while_a_search_is_slow_and_only_the_last_answer_is_shown(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = cases.case_page
    asked: list[str] = []

    def slow(desk: Desk, filters: cases.CaseFilters, **named: Any) -> Any:
        asked.append(filters.text)
        assert go_on.wait(20)
        return real(desk, filters, **named)

    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        monkeypatch.setattr("famcase.tui.families.finding.case_page", slow)
        await pilot.press(*"qaddour")
        await pilot.pause()
        assert app.screen.query_one("#search", Field).value == "qaddour"
        assert "qaddour" in rendered(app)
        assert "7 families" in rendered(app)  # the list still stands as it was
        go_on.set()
        await settled(pilot)
        assert "1 of 7 families" in rendered(app)
        assert "Omar Qaddour" in rendered(app)
    assert len(asked) < len("qaddour")  # questions that were overtaken are not even put


async def test_a_fault_in_a_query_is_a_sentence_with_a_code_and_the_screen_goes_on(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_desk: Desk, *_asked: object) -> None:
        secret = "Khaled"
        raise ValueError(secret)

    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        monkeypatch.setattr("famcase.tui.families.finding.find", broken)
        await pilot.press(*"om")
        await settled(pilot)
        shown = rendered(app)
        assert "fault of the program" in shown
        assert "ValueError" in shown
        assert app.screen.query_one("#search", Field).value == "om"
