"""Sites by keyboard: found, opened, counted, corrected, closed; with what happens to the families there."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.presentation.cells import cells_wide
from famcase.presentation.wording import Wording
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site, close_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewSite, NewStay, Where
from famcase.services.queries.site_page import get_site
from famcase.services.queries.sites import find_site, list_sites
from famcase.tui.origins.lines import EVENT_COLUMNS, ORIGIN_COLUMNS, WEEK_COLUMNS
from famcase.tui.rush.everyone import BulkMoveForm
from famcase.tui.sites.lines import SITE_COLUMNS
from famcase.tui.sites.page import SitePage
from famcase.tui.sites.parts import COUNT_COLUMNS
from famcase.tui.sites.screen import SitesScreen
from famcase.tui.widgets.view_list import Placed, fitting
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker, family
from tests.tui.keys import press, screen, typed
from tests.tui.rendered import check_golden, in_each_language, in_each_look, settled


@pytest.fixture
def sites_desk(told_desk: Desk) -> Desk:
    """Besides al-Midan, of which all is known: one that refuses, one with a count of ours, one closed."""
    al_midan = find_site(told_desk, "midan")
    record_count(told_desk, NewCount("council", families=120, people=640, on=date(2018, 8, 1), site=al_midan))
    from famcase.services.commands.sites import edit_site

    edit_site(
        told_desk,
        al_midan,
        aliases=("Midan of the olives",),
        water="partly",
        sanitation="not",
        food="mostly",
        cluster="Dana",
        sectors=("A", "B"),
        notice_until=date(2018, 8, 14),
        manager="Abu Yasin",
        manager_phone="0933 123 456",
        capacity_tents=40,
    )
    add_site(
        told_desk,
        NewSite(
            "Karama", "planned-camp", Where(pcode="C4176"), name_ar="الكرامة", room="refuses", room_on=date(2018, 8, 12)
        ),
    )
    school = add_site(told_desk, NewSite("Old school", "collective", Where(pcode="C4176"), capacity_families=20))
    record_count(told_desk, NewCount("our-count", families=11, people=60, on=AUG_15, site=school))
    closed = add_site(told_desk, NewSite("Closed camp", "self-settled", Where(text="a hill")))
    close_site(told_desk, closed, "evicted")
    return told_desk


def _words(shown: str) -> str:
    """Return what stands on the screen in one line, without the frame of a dialog."""
    return " ".join(shown.replace("│", " ").split())


def _site(desk: Desk, name: str = "midan") -> RecordId:
    return find_site(desk, name)


@pytest.mark.slow
@in_each_look
@pytest.mark.parametrize(
    ("name", "keys"),
    {
        "sites-list": ("3",),
        "sites-closed-too": ("3", "o"),
        "site-families": ("3", "enter"),
        "site-counts": ("3", "enter", "tab"),
        "site-about": ("3", "enter", "tab", "tab"),
        "site-standards": ("3", "enter", "t"),
        "form-site-new": ("3", "f4"),
        "form-site-edit": ("3", "enter", "f2"),
        "form-site-status": ("3", "enter", "o"),
        "form-count": ("3", "enter", "f4"),
        "form-count-error": ("3", "enter", "f4", "ctrl+s"),
    }.items(),
)
async def test_a_screen_of_sites_looks_as_it_did(
    sites_desk: Desk, make_app: AppMaker, name: str, keys: tuple[str, ...], size: tuple[int, int], language: str
) -> None:
    app = make_app(sites_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        check_golden(f"{name}-{size[0]}x{size[1]}-{language}", app)


@in_each_language
async def test_an_empty_list_teaches_the_next_key(file_desk: Desk, make_app: AppMaker, language: str) -> None:
    app = make_app(file_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        if language == "en":
            assert "No site yet. F4 adds one." in screen(pilot)
        check_golden(f"empty-sites-80x24-{language}", app)


async def test_the_fullest_site_stands_first_and_an_unknown_capacity_is_never_a_number(
    sites_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(sites_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        lines = [line for line in screen(pilot).split("\n") if "camp" in line or "Karama" in line or "school" in line]
        assert [line.lstrip("▸ ").split("  ")[0] for line in lines] == ["al-Midan camp", "Old school", "Karama"]
        assert "! over, 154 %" in lines[0]
        assert "55 %" in lines[1]
        assert "Refuses (12 Aug)" in lines[2]
        assert " 0 %" not in screen(pilot)


@pytest.mark.parametrize("text", ["midan", "الميدان", "maydan", "olives", "Dana", "kafr deryan"])
async def test_a_site_is_found_by_any_spelling_or_by_its_place(sites_desk: Desk, make_app: AppMaker, text: str) -> None:
    app = make_app(sites_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "f3")
        await typed(pilot, text)
        shown = screen(pilot)
        assert "al-Midan camp" in shown
        assert "Karama" not in shown
        assert "1 of 4 sites" in shown
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, SitePage)


async def test_what_is_found_by_nothing_teaches_and_escape_shows_all_again(
    sites_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(sites_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "f3")
        await typed(pilot, "zzzz")
        assert "No site is like that." in screen(pilot)
        await press(pilot, "escape")
        assert "al-Midan camp" in screen(pilot)
        await press(pilot, "escape")
        assert app.screen.focused is app.screen.query_one("#sites")
        await press(pilot, "escape")
        assert not isinstance(app.screen, SitesScreen)


async def test_a_site_is_added_by_its_name_type_and_place(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "f4")
        await typed(pilot, "al-Midan")
        await press(pilot, "tab", "tab", "right", "right", "tab")
        await typed(pilot, "Kafr Deryan")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SitePage)
        assert "al-Midan" in screen(pilot)
    (line,) = list_sites(file_desk)
    assert (line.name, line.type, str(line.place)) == ("al-Midan", "self-settled", "Kafr Deryan")


async def test_a_count_is_added_corrected_and_taken_back_on_the_sites_page(
    sites_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(sites_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter", "f4")
        assert "● Manager" in screen(pilot), "who said the newest one"
        await press(pilot, "enter")
        await typed(pilot, "2400")
        await press(pilot, "ctrl+s")
        assert "2400 families counted (Manager" in screen(pilot)
        await press(pilot, "tab", "home", "f2", "ctrl+u")
        await typed(pilot, "240")
        await press(pilot, "ctrl+s")
        assert "! over, 160 %" in screen(pilot)
        await press(pilot, "delete")
        assert "Take back the count of al-Midan camp" in screen(pilot)
        await press(pilot, "enter")
        assert len(get_site(sites_desk, _site(sites_desk)).counts) == 3
        await press(pilot, "delete", "down", "enter")
        assert "! over, 154 %" in screen(pilot)
    assert [count.families for count in get_site(sites_desk, _site(sites_desk)).counts] == [231, 120]


@pytest.mark.slow
async def test_a_closed_site_says_first_what_becomes_of_its_families_and_offers_to_move_them(
    sites_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(sites_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter", "o", "right", "right", "ctrl+s")
        assert "2 families of ours are there, and stay recorded there" in _words(screen(pilot))
        await press(pilot, "enter")
        assert get_site(sites_desk, _site(sites_desk)).line.status == "open"
        await press(pilot, "ctrl+s", "down", "enter")
        site = get_site(sites_desk, _site(sites_desk)).line
        assert (site.status, site.with_us_families) == ("evicted", 2)
        assert "Record where the 2 families" in _words(screen(pilot))
        await press(pilot, "enter")
        assert isinstance(app.screen, BulkMoveForm)
        assert "al-Midan camp" in screen(pilot)


async def test_a_family_there_is_opened_and_more_than_a_page_of_them_can_be_walked(
    told_desk: Desk, make_app: AppMaker
) -> None:
    camp = _site(told_desk)
    for number in range(210):
        register(
            told_desk, family(f"Person {number:03}", "", Where(), stays=(NewStay(Where(site=camp), AUG_15, "tent"),))
        )
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter")
        assert "[Families 212]" in screen(pilot)
        await press(pilot, "end", "end")
        await settled(pilot)
        await press(pilot, "end", "enter")
        assert "Person 209" in screen(pilot)


async def test_the_manager_and_the_phone_stand_on_no_list(sites_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(sites_desk)
    async with app.run_test(size=(160, 40)) as pilot:
        for keys in (("3",), ("o",), ("s",)):
            await press(pilot, *keys)
            assert "Abu Yasin" not in screen(pilot)
            assert "0933" not in screen(pilot)
        await press(pilot, "1")
        assert "0933" not in screen(pilot)


async def test_a_site_changed_meanwhile_keeps_what_was_typed(sites_desk: Desk, make_app: AppMaker) -> None:
    from famcase.services.commands.sites import edit_site

    app = make_app(sites_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter", "f2", "ctrl+u")
        await typed(pilot, "Midan north")
        edit_site(sites_desk, _site(sites_desk), name="Midan south")
        await press(pilot, "ctrl+s")
        assert "nothing of this was saved" in _words(screen(pilot))
        assert "Midan north" in screen(pilot)
    assert find_site(sites_desk, "Midan south")


@in_each_language
@pytest.mark.parametrize("columns", [SITE_COLUMNS, COUNT_COLUMNS, ORIGIN_COLUMNS, EVENT_COLUMNS, WEEK_COLUMNS])
def test_no_column_is_shown_where_another_or_its_title_would_lose_its_room(
    columns: Sequence[Placed[Any]], language: str
) -> None:
    words = Wording(language, None)
    for width in range(77, 200):  # what a list has of 80 cells
        shown = fitting(columns, width, words)
        least = {placed: max(placed.room.least, cells_wide(placed.head(words))) for placed, _ in shown}
        assert [placed.column.id for placed, given in shown if given < least[placed]] == [], f"{width} cells"


async def test_what_is_said_of_the_room_and_its_day_are_read_whole(sites_desk: Desk, make_app: AppMaker) -> None:
    add_site(
        sites_desk,
        NewSite("al-Yasmin camp", "self-settled", Where(pcode="C4176"), room="few", room_on=AUG_15 - timedelta(days=3)),
    )
    for language, said in (("en", "Room for a few (12 Aug)"), ("ar", "متسع لعدد قليل (12 آب)")):
        app = make_app(sites_desk, language=language)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "3")
            assert said in screen(pilot).replace("\u200e", "").replace("\u200f", "")
