"""Origins by keyboard: who left which place by week, with what happened there, and how far it has emptied."""

from datetime import date

import pytest

from famcase.services.commands.events import record_event
from famcase.services.commands.sites import record_count
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewEvent, Where
from famcase.services.queries.events import list_events
from famcase.services.queries.origins import get_origin, list_origins
from famcase.tui.families.screen import FamiliesScreen
from famcase.tui.origins.page import OriginPage
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, screen, typed
from tests.tui.rendered import check_golden, in_each_language, in_each_look, settled


@pytest.fixture
def gone_desk(told_desk: Desk) -> Desk:
    """Tamanaah, from where all seven families come: 52 people lived there in June, and two nights were bad."""
    tamanaah = Where(pcode="C4081")
    record_event(told_desk, NewEvent("bombardment", tamanaah, date(2018, 8, 9), "council", "seen", "two nights"))
    record_event(told_desk, NewEvent("threat", tamanaah, date(2018, 7, 20)))
    record_event(told_desk, NewEvent("flood", Where(text="a valley"), date(2018, 7, 1)))
    record_count(told_desk, NewCount("survey", people=52, on=date(2018, 6, 1), pcode="C4081"))
    return told_desk


@in_each_look
@pytest.mark.parametrize(
    ("name", "keys"),
    {
        "origins": ("4",),
        "origins-by-district": ("4", "s", "s"),
        "origin-departures": ("4", "enter"),
        "origin-events": ("4", "enter", "tab"),
        "origin-population": ("4", "enter", "tab", "tab"),
        "events": ("4", "e"),
        "form-event": ("4", "f4"),
        "form-event-corrected": ("4", "e", "f2"),
        "form-event-error": ("4", "e", "f4", "ctrl+s"),
    }.items(),
)
async def test_a_screen_of_origins_looks_as_it_did(
    gone_desk: Desk, make_app: AppMaker, name: str, keys: tuple[str, ...], size: tuple[int, int], language: str
) -> None:
    app = make_app(gone_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        check_golden(f"{name}-{size[0]}x{size[1]}-{language}", app)


@in_each_language
async def test_empty_origins_and_events_teach_the_next_key(file_desk: Desk, make_app: AppMaker, language: str) -> None:
    app = make_app(file_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4")
        check_golden(f"empty-origins-80x24-{language}", app)
        await press(pilot, "e")
        check_golden(f"empty-events-80x24-{language}", app)


async def test_a_place_almost_entirely_emptied_is_said_in_words(gone_desk: Desk, make_app: AppMaker) -> None:
    (line,) = list_origins(gone_desk)
    assert (line.people, line.population, line.is_emptied) == (50, 52, True)
    app = make_app(gone_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "4")
        assert "almost entirely emptied" in screen(pilot)
        await press(pilot, "enter")
        assert "! 96 %, almost entirely emptied" in screen(pilot)
        assert "52 people lived here (Survey, Fri 1 Jun 2018)" in screen(pilot)


async def test_a_figure_younger_than_the_departures_gives_no_share(told_desk: Desk, make_app: AppMaker) -> None:
    record_count(told_desk, NewCount("survey", people=52, on=date(2018, 8, 12), pcode="C4081"))
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "4")
        assert "%" not in screen(pilot)
        await press(pilot, "enter")
        assert "no share is told" in " ".join(screen(pilot).split())


async def test_departures_stand_by_week_with_events_as_marks(gone_desk: Desk, make_app: AppMaker) -> None:
    weeks = get_origin(gone_desk, "C4081").weeks
    assert [(week.week, week.families, len(week.events)) for week in weeks] == [
        (date(2018, 8, 6), 7, 1),
        (date(2018, 7, 30), 0, 0),
        (date(2018, 7, 23), 0, 0),
        (date(2018, 7, 16), 0, 1),
    ]
    app = make_app(gone_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "enter")
        (line,) = [line for line in screen(pilot).split("\n") if "✱ Bombardment" in line]
        assert "██████████" in line
        assert " 7 " in line


async def test_an_event_is_recorded_where_the_cursor_stands_corrected_and_taken_back(
    gone_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(gone_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "f4", "right", "tab", "tab")
        await typed(pilot, "yesterday")
        await press(pilot, "ctrl+s")
        newest = list_events(gone_desk)[0]
        assert newest.place is not None
        assert (newest.kind, newest.place.pcode, newest.on) == ("bombardment", "C4081", date(2018, 8, 14))
        await press(pilot, "e", "f2", "right", "ctrl+s")
        assert list_events(gone_desk)[0].kind == "ground-offensive"
        await press(pilot, "delete", "enter")
        assert len(list_events(gone_desk)) == 4
        await press(pilot, "delete", "down", "enter")
        assert len(list_events(gone_desk)) == 3


async def test_the_families_of_a_place_and_what_is_found_by_a_spelling(gone_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(gone_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "f3")
        await typed(pilot, "at-Tamana")
        assert "Tamanaah" in screen(pilot)
        await press(pilot, "escape", "f3")
        await typed(pilot, "zzz")
        assert "No place is like that." in screen(pilot)
        await press(pilot, "escape", "escape", "enter")
        assert isinstance(app.screen, OriginPage)
        await press(pilot, "f")
        assert isinstance(app.screen, FamiliesScreen)
