"""Marks on the case list, and what is done to all that are marked: shown first, the excepted named."""

import pytest

from famcase.domain.changes import RecordId
from famcase.paths import Home
from famcase.services.commands.closing import assign, close
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.tui.families.case_list import CaseList
from famcase.tui.families.screen import FamiliesScreen
from famcase.tui.forms.many import AssignManyForm
from tests.services.builders import colleague
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look, settled

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def assigned(desk: Desk) -> dict[str, str]:
    lines = case_page(desk, CaseFilters(status="")).lines
    return {line.name or line.name_ar or "(withheld)": line.assigned_to for line in lines}


@pytest.mark.slow
@SIZES
async def test_space_marks_and_goes_on_and_marks_stay_while_the_list_is_filtered(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int]
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2", "down", "space", "space")
        assert "2 marked" in screen(pilot)
        assert [line[1] for line in screen(pilot).splitlines()[4:8]] == ["*", "*", " ", " "]
        await press(pilot, "f3")
        await typed(pilot, "omar")
        assert "2 marked" in screen(pilot)
        await press(pilot, "down", "space")
        assert "3 marked" in screen(pilot)
        await press(pilot, "space")
        assert "2 marked" in screen(pilot)


async def test_all_that_the_search_finds_are_marked_and_all_marks_are_taken_away(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await typed(pilot, "overdue")
        await press(pilot, "down", "a")
        assert "2 marked" in screen(pilot)
        await press(pilot, "f3", "escape", "down", "ش")
        assert "7 marked" in screen(pilot)
        await press(pilot, "ع")
        assert "marked" not in screen(pilot)


@in_each_look
async def test_what_will_happen_is_shown_first_and_who_is_left_out_is_named(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    omar = next(line for line in case_page(told_desk).lines if line.name == "Omar Qaddour")
    close(told_desk, omar.uid, "moved-away")
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2")
        await typed(pilot, "all")
        await press(pilot, "down", "a", "f9")
        await typed(pilot, "assign" if language == "en" else "إسناد كل")
        await press(pilot, "enter")
        assert isinstance(app.screen, AssignManyForm)
        check_golden(f"form-assign-many-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "ctrl+s")
        check_golden(f"assign-many-shown-{size[0]}x{size[1]}-{language}", app)
        assert set(assigned(told_desk).values()) == {""}
        await press(pilot, "enter")
        assert isinstance(app.screen, FamiliesScreen)
        check_golden(f"families-marked-{size[0]}x{size[1]}-{language}", app)
    found = assigned(told_desk)
    assert found.pop("Omar Qaddour") == ""
    assert set(found.values()) == {"Rana"}


async def test_going_back_from_what_will_happen_changes_nothing(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "space")
        app.open_many("flag-many", tuple(app.left_list().marks))
        await quiet(pilot)
        await press(pilot, "ctrl+s")
        assert "1 of 1 family: flagged “Needs a look”." in screen(pilot)
        await press(pilot, "escape")
        assert "Flag · 1 family marked" in screen(pilot)
        await press(pilot, "escape")
    assert case_page(told_desk, CaseFilters(flagged=True)).lines == ()


async def test_nobody_marked_is_said_and_nothing_opens(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "f9")
        await typed(pilot, "marked: flag")
        await press(pilot, "enter")
        assert "No family is marked." in screen(pilot)
        assert isinstance(app.screen, FamiliesScreen)


async def test_a_visit_is_planned_for_all_that_are_marked(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "space", "space")
        marked = tuple(app.left_list().marks)
        app.open_many("follow-up-many", marked)
        await quiet(pilot)
        await typed(pilot, "in 3 days")
        await press(pilot, "enter")
        await typed(pilot, "tents")
        await press(pilot, "ctrl+s", "enter")
        assert "2 of 2 families: a follow-up on Sat 18 Aug 2018." in screen(pilot)
    for family in marked:
        assert "tents" in [planned.what for planned in get_family(told_desk, family).follow_ups]


async def test_the_table_on_its_way_into_a_file_is_that_of_the_marked_ones(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "space", "space", "f3")
        await typed(pilot, "omar")
        assert isinstance(app.screen, FamiliesScreen)
        table = app.screen.tabular()
        assert table is not None
        rows = [line.name async for page in table.pages(app.screen.ask) for line in page]
        assert (rows, table.count) == (["Adnan Sabbagh", "Hassan al-Khatib"], 2)
        await press(pilot, "down", "u")
        table = app.screen.tabular()
        assert table is not None
        assert [line.name async for page in table.pages(app.screen.ask) for line in page] == ["Omar Qaddour"]


async def test_a_click_before_a_line_marks_it(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await pilot.click(CaseList, offset=(1, 2))
        await settled(pilot)
        assert "1 marked" in screen(pilot)
        assert screen(pilot).splitlines()[6][1] == "*"


async def test_marks_words_and_cursor_are_kept_while_away_and_gone_after_the_lock(
    told_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        await typed(pilot, "overdue")
        await press(pilot, "down", "space")
        here: RecordId | None = app.screen.query_one(CaseList).family_here
        await press(pilot, "1", "2")
        assert "2 of 7 families" in screen(pilot)
        assert "1 marked" in screen(pilot)
        assert app.screen.query_one(CaseList).family_here == here
        assert screen(pilot).splitlines()[1].split()[0] == "overdue"
        await press(pilot, "ctrl+l")
        assert app._left_list is None


@pytest.mark.slow
async def test_a_caseworker_is_offered_to_take_cases_on_and_gives_none_to_others(
    told_desk: Desk, make_app: AppMaker, home: Home
) -> None:
    free, mine, held = (line.uid for line in case_page(told_desk).lines[:3])
    sami = colleague(told_desk, home)
    assign(told_desk, mine, "Sami")
    assign(told_desk, held, told_desk.user.name)
    app = make_app(sami)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "space", "f9")
        await typed(pilot, "marked")
        assert ("Marked: take on" in screen(pilot), "Marked: assign" in screen(pilot)) == (True, False)
        await press(pilot, "enter")
        assert isinstance(app.screen, AssignManyForm)
        assert ("Sami" in screen(pilot), told_desk.user.name in screen(pilot)) == (True, False)
        for case, offered in ((free, ["Take on"]), (mine, []), (held, [])):
            app.action_go("today")
            app.open_family(case)
            await quiet(pilot)
            hints = [app.words(action.hint) for action in app.screen.all_actions()]
            assert [hint for hint in hints if hint in ("Take on", "Assign")] == offered
    sami.close()
