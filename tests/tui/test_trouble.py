"""Slow, full and busy: typing goes on, no old answer is shown, it is said what happened, and the form is kept."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.domain.changes import RecordId
from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from famcase.tui.forms.note import NoteForm
from famcase.tui.widgets.field import Field
from tests.conftest import PASSPHRASE
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen

DELAY = 3.0
"""Seconds that every answer of the slow desk takes."""

_MOST_FOR_A_KEY = 1.0
"""Seconds within which what was typed stands on the screen, on a machine that does other things too."""


class SlowDesk(Desk):
    """A desk each of whose answers takes three seconds, as over a bad line."""

    def ask(self, query: Callable[..., Any], *args: Any, **named: Any) -> Future[Any]:
        def slowly(desk: Desk, *rest: Any, **more: Any) -> Any:
            time.sleep(DELAY)
            return query(desk, *rest, **more)

        return Desk.ask(self, slowly, *args, **named)


def slowed(desk: Desk) -> SlowDesk:
    return SlowDesk(desk.store, desk.clock, desk.user, desk.writer, desk.vocabulary, desk.drafts, desk.settings)


async def shown_within(pilot: Pilot[Any], words: str, seconds: float) -> float:
    """Wait until words stand on the screen; return how long that took."""
    begun = time.monotonic()
    while words not in screen(pilot):
        assert time.monotonic() - begun < seconds, f"never shown: {words}\n{screen(pilot)}"
        await pilot.pause(0.02)
    return time.monotonic() - begun


@pytest.mark.slow
async def test_with_answers_that_take_three_seconds_typing_stands_at_once_and_only_the_last_answer_comes(
    told_desk: Desk, make_app: AppMaker
) -> None:
    slow = slowed(told_desk)
    app = make_app(slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await shown_within(pilot, "7 families", 30)
        for letter in "qaddour":
            begun = time.monotonic()
            await pilot.press(letter)
            assert time.monotonic() - begun < _MOST_FOR_A_KEY
        assert app.screen.query_one("#search", Field).value == "qaddour"
        seen: list[str] = []
        end = time.monotonic() + 30
        while "1 of 7 families" not in screen(pilot) and time.monotonic() < end:
            seen.append(screen(pilot))
            await pilot.pause(0.05)
        assert "Omar Qaddour" in screen(pilot)
        # between the first list and the last answer nothing stood there that was asked for fewer letters
        assert all("7 families" in each for each in seen)
    slow._reader.shutdown()
    slow._saver.shutdown()


@contextmanager
def held_by_another_process(home: Home) -> Iterator[None]:
    """Hold the database's lock for writing in a second process, as an import there would."""
    program = (
        "import sys; from pathlib import Path\n"
        "from famcase.clock import SystemClock\n"
        "from famcase.paths import Home\n"
        "from famcase.services import opening\n"
        f"desk = opening.unlock(Home(Path({str(home.folder)!r})), {PASSPHRASE!r}, clock=SystemClock())\n"
        "with desk.store.write():\n"
        "    print('held', flush=True); sys.stdin.readline()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield
    finally:
        holder.communicate("\n", 20)


@pytest.mark.slow
async def test_a_database_held_by_another_process_is_said_typing_goes_on_and_the_form_is_saved_later(
    told_desk: Desk, home: Home, make_app: AppMaker
) -> None:
    family = case_page(told_desk).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        with held_by_another_process(home):
            app.push_screen(NoteForm(family))
            await shown_within(pilot, "No details of violence", 10)
            await pilot.press(*"roof")
            await pilot.press("ctrl+s")
            begun = time.monotonic()
            await pilot.press(*"leaks")
            assert time.monotonic() - begun < 5 * _MOST_FOR_A_KEY
            assert "roofleaks" in screen(pilot)
            await shown_within(pilot, "Another program is using the database", 15)
            assert isinstance(app.screen, NoteForm)
            assert "roofleaks" in screen(pilot)
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, NoteForm)
        assert [note.text for note in get_family(told_desk, family).notes] == ["roofleaks"]


async def test_a_full_disk_is_said_the_form_stays_and_is_saved_when_there_is_room(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = case_page(told_desk).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        # the limit is a connection's own, and saving has one of its own
        told_desk.tell(_limit_pages, 0).result()
        app.push_screen(NoteForm(family))
        await quiet(pilot)
        _write_long_note(app.screen)
        await press(pilot, "ctrl+s")
        assert "The disk is full" in screen(pilot)
        assert isinstance(app.screen, NoteForm)
        told_desk.tell(_limit_pages, 10_000).result()
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, NoteForm)
        assert len(get_family(told_desk, family).notes) == 1


def _limit_pages(desk: Desk, more: int) -> None:
    pages = desk.store.database.execute_sql("PRAGMA page_count").fetchone()[0]
    desk.store.database.execute_sql(f"PRAGMA max_page_count = {pages + more}").fetchall()


def _write_long_note(form: Any) -> None:
    """Write more into the note than the free room of the last pages holds."""
    form.part("text").control.load_text("\n".join(f"{line}: the roof leaks at {line * 7919}" for line in range(400)))


async def test_a_family_that_cannot_be_read_is_a_sentence_and_the_list_stands(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from famcase.storage.faults import DiskFailed

    def failing(_desk: Desk, _family: RecordId) -> None:
        raise DiskFailed

    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        monkeypatch.setattr("famcase.services.queries.families.get_family", failing)
        monkeypatch.setattr("famcase.tui.widgets.family_card.get_family", failing)
        await press(pilot, "down", "f6")
        shown = screen(pilot)
        assert "The disk failed while the database was read or written" in shown
        assert "Khaled" in shown
        assert threading.active_count() < 20
