"""The case list: pages come when they come in sight, and nothing is cut silently."""

from typing import Any

import pytest
from textual.events import Key

from famcase.services.commands.closing import close
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries import cases
from famcase.tui.families import case_list
from famcase.tui.families.case_list import CaseList
from famcase.tui.today.screen import TodayScreen
from tests.tui.conftest import AppMaker, family
from tests.tui.rendered import rendered, settled


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Pages of ten lines, of which three are kept; returns the keys that are asked for."""
    asked: list[Any] = []
    real = cases.case_page

    def page(desk: Desk, filters: cases.CaseFilters, *, after: Any = None, **order: Any) -> Any:
        asked.append(after)
        return real(desk, filters, after=after, limit=10, **order)

    monkeypatch.setattr("famcase.tui.families.finding.case_page", page)
    monkeypatch.setattr(case_list, "PAGE", 10)
    monkeypatch.setattr(case_list, "_MOST_PAGES", 3)
    monkeypatch.setattr(case_list, "_AHEAD", 3)
    return asked


async def test_the_list_grows_as_one_goes_down_and_asks_again_for_what_it_forgot(
    file_desk: Desk, make_app: AppMaker, small_pages: list[Any]
) -> None:
    for number in range(75):
        register(file_desk, family(f"Name{number:02} Family", "", Where(pcode="C4176")))
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        assert len(small_pages) <= 3  # what is in sight and a little ahead, not the whole list
        assert "75 families" in rendered(app)
        await pilot.press("down")
        for _ in range(12):
            await pilot.press("pagedown")
            await settled(pilot)
        assert "Name74" in rendered(app)
        cases_shown = app.screen.query_one(CaseList)
        assert cases_shown.count == 75
        assert len(cases_shown._pages) <= 3
        await pilot.press("home")
        await settled(pilot)
        shown = rendered(app)
        assert "▸" in shown.splitlines()[4]
        assert "Name00" in shown.splitlines()[4]


async def test_a_name_that_is_cut_says_so_and_stands_whole_on_the_card(file_desk: Desk, make_app: AppMaker) -> None:
    long = "Abdalrahman Muhammad Abdalkarim al-Abdallah"
    register(file_desk, family(long, "", Where(pcode="C4176")))
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        lines = rendered(app).splitlines()
    assert "…" in lines[4]
    assert long not in lines[4]
    assert any(long in line for line in lines[5:])


async def test_the_search_finds_a_family_by_any_spelling(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        for typed in ("adnan", "Adnaan", "العدنان"):
            app.screen.query_one("#search").value = typed  # type: ignore[attr-defined]
            await settled(pilot)
            assert "Khaled Ahmad al-Adnan" in rendered(app), typed
        # the card says why, for as long as something is searched for
        assert "head of the family" in rendered(app)
        app.screen.query_one("#search").value = ""  # type: ignore[attr-defined]
        await pilot.pause()
        await settled(pilot)
        assert "head of the family" not in rendered(app)


async def test_escape_empties_the_search_line_and_then_leaves(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", *"zzz", "enter", "down")
        await settled(pilot)
        assert "No family is like that." in rendered(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one("#search").value == ""  # type: ignore[attr-defined]
        assert "7 families" in rendered(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_who_is_closed_is_not_taken_for_somebody_new(file_desk: Desk, make_app: AppMaker) -> None:
    gone = register(file_desk, family("Fuad Hussein", "", Where(pcode="C4176")))
    close(file_desk, gone.uid, "moved-away")
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", *"fuad")
        await settled(pilot)
        assert "No open family is like that, but 1 that is not open: the word “all” shows it." in " ".join(
            rendered(app).split()
        )
        await pilot.press("space", *"all")
        await settled(pilot)
        assert "Fuad Hussein" in rendered(app)
        app.screen.query_one("#search").value = "open fuad"  # type: ignore[attr-defined]
        await settled(pilot)
        assert "No family is like that." in rendered(app)


@pytest.mark.slow
async def test_f3_has_the_next_query_replace_the_last_and_begin_at_its_first_family(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", *"adnan", "enter")
        await settled(pilot)
        await pilot.press("down", "f3", "f3", *"armanaz")
        await settled(pilot)
        assert app.screen.query_one("#search").value == "armanaz"  # type: ignore[attr-defined]
        assert app.screen.query_one(CaseList).count > 1
        assert app.screen.query_one(CaseList).cursor == 0


async def test_enter_before_the_answer_goes_into_the_list_of_what_was_typed(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        for key in (*"omar", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert isinstance(app.focused, CaseList)
        await pilot.press("enter")
        await settled(pilot)
        assert "Omar Qaddour" in rendered(app).splitlines()[1]


async def test_f_on_a_site_lists_its_families(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        shown = rendered(app)
    assert "2 of 7 families" in shown
    assert "Mariam Barakat" in shown
