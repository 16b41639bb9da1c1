"""The queue of families that may be registered twice: found page by page, gone through by keyboard."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.errors import StorageFault
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries import same_family
from famcase.services.queries.families import get_family
from famcase.services.queries.same_family import PairPage, likely_pairs
from famcase.tui.app import FamcaseApp
from famcase.tui.same_family.screen import SideBySide
from famcase.tui.supervising import doubles
from famcase.tui.supervising.doubles import DoublesScreen, PairQueue
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import check_golden, in_each_look
from tests.tui.same_family.conftest import Twice, listed

OTHERS = (("Mariam Barakat", "مريم بركات"), ("Hassan Musa al-Khatib", "حسن موسى الخطيب"))


@pytest.fixture
def thrice(twice: Twice) -> Desk:
    """Three pairs, and a family that is like none of them."""
    for latin, arabic in OTHERS:
        for name in (latin, arabic):
            listed(twice.desk, (name, name), Where(pcode="C4176"))
    listed(twice.desk, ("Yusuf Sabbagh",), Where(text="a farm outside Sarmada"))
    return twice.desk


async def queue(pilot: Pilot[Any]) -> PairQueue:
    await quiet(pilot)
    await press(pilot, "p", "d")
    assert isinstance(pilot.app.screen, DoublesScreen)
    return pilot.app.screen.query_one(PairQueue)


def here(listed: PairQueue) -> str:
    pair = listed.view_here
    return pair.other.name if pair is not None else ""


@in_each_look
async def test_the_queue_looks_as_it_did(
    thrice: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(thrice, language=language)
    async with app.run_test(size=size) as pilot:
        await queue(pilot)
        await press(pilot, "down")
        check_golden(f"doubles-{size[0]}x{size[1]}-{language}", app)


@pytest.mark.slow
async def test_what_is_decided_leaves_the_queue_which_goes_on_where_one_was(thrice: Desk, make_app: AppMaker) -> None:
    app = make_app(thrice)
    async with app.run_test(size=(80, 24)) as pilot:
        pairs = await queue(pilot)
        assert [pair.other.name for pair in pairs.views] == [
            "Hassan Musa al-Khatib",
            "Mariam Barakat",
            "Khaled Ahmad al-Adnan",
        ]
        await press(pilot, "down", "n")
        assert here(pairs) == "Khaled Ahmad al-Adnan"
        assert "2 pairs" in screen(pilot)

        await press(pilot, "enter")
        assert isinstance(app.screen, SideBySide)
        await press(pilot, "escape")
        assert here(pairs) == "Khaled Ahmad al-Adnan"

        await press(pilot, "enter", "m", "down", "enter")
        assert here(pairs) == "Hassan Musa al-Khatib"
        assert "1 pair" in screen(pilot)

        await press(pilot, "ctrl+z", "ctrl+z")
        assert "3 pairs" in screen(pilot)
    assert all(get_family(thrice, pair.one.uid).merged_into is None for pair in likely_pairs(thrice).pairs)


async def test_pages_without_a_pair_are_gone_past(
    thrice: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_AT_ONCE", "_LOOKED_AT"):
        monkeypatch.setattr(same_family, name, 1)
    assert not likely_pairs(thrice).pairs
    app = make_app(thrice)
    async with app.run_test(size=(80, 24)) as pilot:
        assert len((await queue(pilot)).views) == 3
        assert "still looking" not in screen(pilot)


@pytest.mark.slow
async def test_what_is_typed_before_the_two_are_there_is_answered_in_its_order(
    thrice: Desk, make_app: AppMaker
) -> None:
    app = make_app(thrice)
    async with app.run_test(size=(80, 24)) as pilot:
        await queue(pilot)
        await pilot.press("n", "n", "enter", "m", "down", "enter")
        await quiet(pilot)
        assert "No two families seem to be one." in screen(pilot)
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert "3 pairs" in screen(pilot)


@pytest.mark.slow
async def test_while_it_looks_it_says_so_and_keys_are_answered(
    thrice: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slowly(desk: Desk, after: int | None, limit: int) -> PairPage:
        if after is not None:
            go_on.wait(20)
        return likely_pairs(desk, after, limit)

    for name in ("_AT_ONCE", "_LOOKED_AT"):
        monkeypatch.setattr(same_family, name, 2)
    monkeypatch.setattr(doubles, "likely_pairs", slowly)
    app = make_app(thrice)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "p")
        await pilot.press("d")
        await seen(pilot, lambda: "still looking" in screen(pilot) and "1 pair" in screen(pilot))
        await pilot.press("f1")
        await seen(pilot, lambda: "side by side" in screen(pilot))
        await pilot.press("escape")
        go_on.set()
        await quiet(pilot)
        assert "3 pairs" in screen(pilot)
        assert "still looking" not in screen(pilot)


async def seen(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    for _ in range(500):
        await pilot.pause()
        if holds():
            return
    raise AssertionError(screen(pilot))


@pytest.mark.slow
async def test_where_looking_fails_that_is_said_and_coming_back_tries_again(
    thrice: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = iter((False, True, False))

    def sometimes(desk: Desk, after: int | None, limit: int) -> PairPage:
        if next(faults, False):
            raise StorageFault("The database cannot be read.", hint="Try again.")
        return likely_pairs(desk, after, limit)

    for name in ("_AT_ONCE", "_LOOKED_AT"):
        monkeypatch.setattr(same_family, name, 2)
    monkeypatch.setattr(doubles, "likely_pairs", sometimes)
    app = make_app(thrice)
    async with app.run_test(size=(80, 24)) as pilot:
        await queue(pilot)
        assert "The database cannot be read." in screen(pilot)
        assert "still looking" not in screen(pilot)
        await press(pilot, "f1", "escape")
        assert "3 pairs" in screen(pilot)


@pytest.mark.slow
async def test_more_is_looked_for_when_the_end_is_near(
    thrice: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubles, "_AHEAD", 2)
    for name in ("_AT_ONCE", "_LOOKED_AT"):
        monkeypatch.setattr(same_family, name, 2)
    app: FamcaseApp = make_app(thrice)
    async with app.run_test(size=(80, 24)) as pilot:
        pairs = await queue(pilot)
        assert "more below" in screen(pilot)
        await press(pilot, "down", "down", "down")
        assert here(pairs) == "Khaled Ahmad al-Adnan"
        assert "more below" not in screen(pilot)
