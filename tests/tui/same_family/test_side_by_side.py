"""Two families side by side, by keyboard alone: chosen, paired, exchanged, merged, told apart."""

from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.domain.names import NameParts
from famcase.paths import Home
from famcase.presentation.bidi import Bidi
from famcase.services.commands.closing import assign
from famcase.services.commands.families import edit_family, withhold_name
from famcase.services.commands.members import add_member
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember, Where
from famcase.services.queries.families import find_case, get_family
from famcase.services.queries.same_family import candidates_of
from famcase.tui.app import FamcaseApp
from famcase.tui.dialogs.question import Question
from famcase.tui.family.screen import FamilyScreen
from famcase.tui.same_family.screen import SideBySide
from tests.presentation.conftest import HOSTILE
from tests.services.builders import colleague
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look
from tests.tui.same_family.conftest import Twice, listed

LINES = {"left": 0, "priority": 1, "size": 2, "head": 3, "wife": 4, "son": 5, "daughter": 6}
"""How often Down leads to a line of the two."""


async def beside(app: FamcaseApp, pilot: Pilot[Any], twice: Twice, line: str = "left") -> None:
    """Open the two, and go to a line."""
    await quiet(pilot)
    app.open_side_by_side(twice.kept, twice.gone)
    await quiet(pilot)
    assert isinstance(app.screen, SideBySide)
    await press(pilot, *["down"] * LINES[line])


async def merged(pilot: Pilot[Any]) -> None:
    await press(pilot, "m")
    assert isinstance(pilot.app.screen, Question)
    await press(pilot, "down", "enter")


@in_each_look
async def test_two_families_side_by_side_look_as_they_did(
    twice: Twice, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(twice.desk, language=language)
    look = f"{size[0]}x{size[1]}-{language}"
    async with app.run_test(size=size) as pilot:
        await beside(app, pilot, twice, "priority")
        check_golden(f"side-by-side-{look}", app)
        await press(pilot, "left", *["down"] * 3, "space")
        check_golden(f"side-by-side-loosened-{look}", app)
        await press(pilot, "m")
        check_golden(f"side-by-side-asks-{look}", app)


@pytest.mark.slow
async def test_a_family_is_found_from_the_page_of_another_merged_with_it_and_one_undo_takes_it_back(
    twice: Twice, make_app: AppMaker
) -> None:
    kept, gone = get_family(twice.desk, twice.kept), get_family(twice.desk, twice.gone)
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await press(pilot, "f9")
        await typed(pilot, "merge with")
        await press(pilot, "enter")
        await typed(pilot, kept.number)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SideBySide)

        await press(pilot, "x", "m")
        assert "goes into" in screen(pilot)
        assert "After it: 7 people, 2 stays" in screen(pilot)
        await press(pilot, "enter")  # alone it is “no”
        assert get_family(twice.desk, twice.gone).merged_into is None

        await merged(pilot)
        assert find_case(twice.desk, gone.number) == find_case(twice.desk, kept.number) == twice.kept
        assert isinstance(app.screen, FamilyScreen)
        assert "was merged into" in screen(pilot)
        assert "[People 4]" in screen(pilot)

        await press(pilot, "ctrl+z")
    assert find_case(twice.desk, gone.number) == twice.gone
    assert len(get_family(twice.desk, twice.kept).members) == 3


async def test_whom_a_family_may_be_is_offered_before_anything_is_typed(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await pilot.app.run_action("screen.form('merge')")
        await quiet(pilot)
        likely = "Kafr Deryan · 2 of"
        assert likely in screen(pilot)

        await typed(pilot, "nobody")
        assert likely not in screen(pilot)
        await press(pilot, *["backspace"] * len("nobody"))
        assert likely in screen(pilot)

        await press(pilot, "down", "enter", "ctrl+s")
        assert isinstance(app.screen, SideBySide)


@pytest.mark.parametrize(("language", "key"), [("ar", "left"), pytest.param("en", "right", marks=pytest.mark.slow)])
async def test_an_arrow_takes_what_stands_on_its_side(
    twice: Twice, make_app: AppMaker, language: str, key: str
) -> None:
    app = make_app(twice.desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await beside(app, pilot, twice, "priority")
        await press(pilot, key)
        await merged(pilot)
    assert get_family(twice.desk, twice.kept).priority == 2


@pytest.mark.slow
async def test_two_who_were_taken_for_one_are_let_go_and_set_by_hand(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await beside(app, pilot, twice, "son")
        assert "one person · عمر" in screen(pilot).replace("\u200e", "")
        await press(pilot, "space")
        assert screen(pilot).count("comes along") == 2
        await press(pilot, "up", "down", "space")
        assert "Who is it in the other family?" in screen(pilot)
        await press(pilot, "down", "enter")  # the daughter
        assert screen(pilot).count("comes along") == 1
        await merged(pilot)
    names = [member.name_ar.shown() or member.name.shown() for member in get_family(twice.desk, twice.kept).members]
    assert names == ["خالد أحمد العدنان", "فاطمة بركات", "عمر خالد العدنان", "Omar Khaled al-Adnan"]


@pytest.mark.slow
async def test_what_was_chosen_stays_chosen_where_the_other_case_is_kept(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await beside(app, pilot, twice, "priority")
        await press(pilot, "right", *["down"] * 4, "space")  # priority 2 of the other one; two sons
        await press(pilot, "x")
        assert screen(pilot).count("comes along") == 1
        assert screen(pilot).count("only here") == 3  # two lines, and the one in whole words
        await merged(pilot)
    family = get_family(twice.desk, twice.gone)
    assert family.priority == 2
    assert len(family.members) == 5


async def test_two_told_apart_are_not_offered_again_until_it_is_taken_back(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await beside(app, pilot, twice)
        await press(pilot, "n")
        assert "are not the same" in " ".join(screen(pilot).split())
        assert not candidates_of(twice.desk, twice.kept)
        await press(pilot, "ctrl+z")
    assert [alike.uid for alike in candidates_of(twice.desk, twice.kept)] == [twice.gone]


@pytest.mark.slow
async def test_what_a_colleague_recorded_meanwhile_is_seen_before_two_are_merged(
    twice: Twice, make_app: AppMaker
) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await beside(app, pilot, twice)
        add_member(twice.desk, twice.gone, NewMember(NameParts("Zakaria"), relation="son-daughter", sex="male"))
        await merged(pilot)
        assert isinstance(app.screen, SideBySide)
        assert get_family(twice.desk, twice.gone).merged_into is None
        await press(pilot, "end")
        assert "Zakaria" in screen(pilot)
        await merged(pilot)
    assert get_family(twice.desk, twice.gone).merged_into is not None


@pytest.mark.slow
async def test_a_caseworker_does_not_merge_the_case_of_a_colleague(
    twice: Twice, home: Home, make_app: AppMaker
) -> None:
    sami = colleague(twice.desk, home)
    assign(twice.desk, twice.gone, twice.desk.user.name)
    app = make_app(sami)
    async with app.run_test(size=(80, 24)) as pilot:
        await beside(app, pilot, twice)
        await press(pilot, "m")
        assert isinstance(app.screen, SideBySide)
        assert "supervisor" in screen(pilot)
    sami.close()
    assert get_family(twice.desk, twice.gone).merged_into is None


@pytest.mark.slow
async def test_a_withheld_name_is_not_said(twice: Twice, make_app: AppMaker) -> None:
    withhold_name(twice.desk, twice.gone, True, reason="asked for it")
    app = make_app(twice.desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await beside(app, pilot, twice)
        for _ in LINES:
            await press(pilot, "down")
            assert not {"Khaled", "Fatima", "Omar", "Rahaf"} & set(screen(pilot).split())
        await press(pilot, "m")
        assert "(name withheld)" in screen(pilot)
        assert "Khaled" not in screen(pilot)


@pytest.mark.slow
async def test_two_that_are_one_already_are_not_shown_again(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await beside(app, pilot, twice)
        await merged(pilot)
        app.open_side_by_side(twice.kept, twice.gone)
        await quiet(pilot)
        assert not isinstance(app.screen, SideBySide)


@pytest.mark.slow
async def test_what_was_chosen_outlasts_a_change_of_the_language(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await beside(app, pilot, twice, "priority")
        await press(pilot, "x", "left")  # of the case that is kept now
        app.action_language()
        await quiet(pilot)
        assert isinstance(app.screen, SideBySide)
        await merged(pilot)
    assert get_family(twice.desk, twice.gone).priority == 2
    assert get_family(twice.desk, twice.kept).merged_into is not None


@pytest.mark.slow
async def test_a_page_is_opened_from_there_and_left_again(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await beside(app, pilot, twice, "priority")
        await press(pilot, "left", "o", "down", "enter")
        assert isinstance(app.screen, FamilyScreen)
        edit_family(twice.desk, twice.gone, priority=3)
        await press(pilot, "escape")
        assert "○ Priority 3" in screen(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("bidi", [Bidi.OFF, Bidi.APP])
@pytest.mark.parametrize("language", ["ar", "en"])
async def test_hostile_names_are_shown_as_text(file_desk: Desk, make_app: AppMaker, language: str, bidi: Bidi) -> None:
    from tests.tui.supervising.test_hostile_waiting import assert_safe, kept

    app = make_app(file_desk, language=language, bidi=bidi)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        for text in map(kept, HOSTILE):
            name = text.strip() or "x"
            twice = Twice(file_desk, *(listed(file_desk, (name, name), Where(text=text)) for _ in range(2)))
            await beside(app, pilot, twice)
            for key in ("down", "space", "end", "x", "m", "escape", "escape"):
                await press(pilot, key)
                assert_safe(screen(pilot))
    assert app.desk is file_desk
