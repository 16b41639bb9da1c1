"""The summaries on the screen: chosen, over a period, drawn, and opened to the families behind a figure."""

import pytest

from famcase.domain.periods import Period
from famcase.presentation.summary_table import SPLIT
from famcase.presentation.summary_tables import SUMMARIES, summary_table
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.summaries import QUERIES
from famcase.tui.families.screen import FamiliesScreen
from famcase.tui.summary.fitted import fitted, title_lines
from famcase.tui.summary.lists import FigureList
from famcase.tui.summary.screen import SummaryScreen
from tests.conftest import AUG_15
from tests.services.builders import AUG_10
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_language, in_each_look


def down_to(name: str) -> list[str]:
    """Return the keys that lead from the first summary to another."""
    return ["down"] * [table.name for table in SUMMARIES].index(name)


def test_each_summary_that_is_declared_is_counted_and_no_other() -> None:
    assert [table.name for table in SUMMARIES] == list(QUERIES)
    assert len({table.short for table in SUMMARIES}) == len(SUMMARIES)
    for table in SUMMARIES:
        ids = [column.id for column in table.columns]
        assert len(set(ids)) == len(ids), table.name
        assert set(table.totals) <= set(ids), table.name


@in_each_look
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("arrivals", ()),
        ("where", (*down_to("where"), "enter")),
        ("ages", ("end", *["up"] * 5)),
        ("period", ("p",)),
    ],
)
async def test_a_summary_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, name: str, keys: tuple[str, ...], size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "5", *keys)
        check_golden(f"summary-{name}-{size[0]}x{size[1]}-{language}", app)


@in_each_language
async def test_a_desk_without_families_says_so_in_each_summary(
    file_desk: Desk, make_app: AppMaker, language: str
) -> None:
    app = make_app(file_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        for table in SUMMARIES:
            assert " ".join(app.words(table.nothing).split()) in " ".join(screen(pilot).split()), table.name
            await press(pilot, "down")


@pytest.mark.slow
async def test_enter_on_a_figure_lists_the_families_behind_it(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", *down_to("where"), "enter")
        figures = app.screen.query_one(FigureList)
        counted = figures.line_here.families
        await press(pilot, "enter")
        assert isinstance(app.screen, FamiliesScreen)
        found = app.screen._found
        assert found is not None
        assert found.page.total == counted == 4
        app.action_go("summary")
        await press(pilot, *down_to("needs"), "enter", "enter")
        assert isinstance(app.screen, FamiliesScreen)
        assert app.screen._found is not None
        assert app.screen._found.page.total == 1


async def test_left_and_right_choose_a_figure_and_enter_lists_its_families(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", *down_to("priority"), "enter", "right", "enter")
        assert "Priority: Priority 1, People" in screen(pilot)
        assert "open and closed" not in screen(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, SummaryScreen)
        assert app.screen.table.name == "priority"
        await press(pilot, "2")
        assert "Priority: " not in screen(pilot)


async def test_enter_on_what_lines_add_up_to_lists_the_families_of_all(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", *down_to("where"), "enter", "end", "enter")
        assert "Where they are: In all, Families" in screen(pilot)
        assert isinstance(app.screen, FamiliesScreen)
        assert app.screen._found is not None
        assert app.screen._found.page.total == count_cases(told_desk, CaseFilters())


async def test_a_column_that_is_not_added_up_says_why(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", *down_to("needs"), "enter", "end", "enter")
        assert "This column is not added up" in screen(pilot)


async def test_nobody_stands_behind_no_family(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", *down_to("caseload"), "enter", *["right"] * 4, "enter")
        assert "Nobody stands behind this figure." in screen(pilot)


@pytest.mark.slow
async def test_a_period_is_chosen_or_typed(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5", "p", "down", "enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "13 Aug – 15 Aug" in screen(pilot)
        assert "No family moved in this time." in screen(pilot)
        await press(pilot, "p")
        await typed(pilot, "since 2 Au")
        assert "2 Aug – 15 Aug" not in screen(pilot)
        await typed(pilot, "g")
        assert "2 Aug – 15 Aug" in screen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)
        assert app.screen.period == Period(AUG_10.replace(day=2), AUG_15)
        assert "Tamanaah" in screen(pilot)
        await press(pilot, "p")
        await typed(pilot, "yesterday to never")
        await press(pilot, "enter")
        assert "This day cannot be understood." in screen(pilot)
        await press(pilot, "escape", *down_to("where"), "p")
        assert "This summary has no period." in screen(pilot)


async def test_c_shows_the_table_alone_the_chart_alone_and_both(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        assert ("Tamanaah" in screen(pilot), "█" in screen(pilot)) == (True, True)
        await press(pilot, "c")
        assert ("Tamanaah" in screen(pilot), "█" in screen(pilot)) == (True, False)
        await press(pilot, "c")
        assert ("Tamanaah" in screen(pilot), "█" in screen(pilot)) == (False, True)
        await press(pilot, "c")
        assert ("Tamanaah" in screen(pilot), "█" in screen(pilot)) == (True, True)


async def test_going_down_fast_shows_the_last_one(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "5")
        await pilot.press(*down_to("overdue"), "down", "up")
        await quiet(pilot)
        assert "Overdue by caseworker" in screen(pilot)


async def test_columns_without_room_are_named(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", *down_to("where"))
        assert "No room here for: Counted on, Confirmed in 30 days, Women," in screen(pilot)
        words, table = app.words, summary_table("where")
        for room in range(10, 140):
            found = fitted(words, table.columns, [], room)
            assert len(found.shown) + len(found.left_out) == len(table.columns)
            assert sum(width for _, width in found.shown) + len(found.shown) - 1 <= max(room, 14)
            assert len({column.id for column, _ in found.shown} & set(SPLIT)) in (0, len(SPLIT))


def test_a_title_stands_on_two_lines_as_narrow_as_can_be() -> None:
    assert title_lines("Confirmed in 30 days") == ("Confirmed", "in 30 days")
    assert title_lines("Families") == ("", "Families")
    assert title_lines("") == ("", "")
