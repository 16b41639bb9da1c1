"""Some leave a family, for one of their own or for another, and the page of a family that was merged."""

import pytest

from famcase.presentation.columns import case_number
from famcase.presentation.wording import Wording
from famcase.services.commands.needs import raise_need
from famcase.services.commands.uniting import unite
from famcase.services.inputs import NewNeed
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.tui.dialogs.question import Question
from famcase.tui.family.screen import FamilyScreen
from famcase.tui.forms.parting import MovePeopleForm, SplitForm
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look
from tests.tui.same_family.conftest import Twice


@in_each_look
async def test_the_forms_look_as_they_did(
    twice: Twice, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(twice.desk, language=language)
    look = f"{size[0]}x{size[1]}-{language}"
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await pilot.app.run_action("screen.form('split')")
        await quiet(pilot)
        await press(pilot, "space", *["left" if language == "ar" else "right"] * 3, "space")
        check_golden(f"split-{look}", app)
        await press(pilot, *["tab"] * 4, "left" if language == "ar" else "right", "ctrl+s")
        check_golden(f"split-asks-{look}", app)
        await press(pilot, "escape", "escape")
        await pilot.app.run_action("screen.form('merge')")
        await quiet(pilot)
        check_golden(f"merge-likely-{look}", app)
        await typed(pilot, "خالد")
        check_golden(f"merge-{look}", app)
        await press(pilot, "escape", "escape")
        await pilot.app.run_action("screen.form('move-people')")
        await quiet(pilot)
        check_golden(f"move-people-{look}", app)


async def test_some_leave_to_a_family_of_their_own_whose_page_opens(twice: Twice, make_app: AppMaker) -> None:
    son = get_family(twice.desk, twice.gone).members[2]
    raise_need(twice.desk, twice.gone, NewNeed("health", "glasses", member=son.uid))
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await press(pilot, "f9")
        await typed(pilot, "own with its own number")
        await press(pilot, "enter")
        assert isinstance(app.screen, SplitForm)
        await press(pilot, "right", "space", "right", "space", "enter", "enter")
        await typed(pilot, "yesterday")
        await press(pilot, "enter")
        await typed(pilot, "they married out")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Question)
        said = " ".join(screen(pilot).replace("│", " ").split())
        assert "Fatima Barakat, Omar Khaled al-Adnan: a family of their own, of 2" in said
        assert "Khaled Ahmad al-Adnan are 5 then" in said
        assert get_family(twice.desk, twice.gone).people == 7

        await press(pilot, "enter")
        assert isinstance(app.screen, FamilyScreen)
        assert "[People 2]" in screen(pilot)
        assert "is a family of 2 now" in screen(pilot)
        new = case_page(twice.desk, CaseFilters(text="Fatima")).lines[0].uid
        assert [need.what for need in get_family(twice.desk, new).needs] == ["glasses"]
        assert get_family(twice.desk, twice.gone).people == 5
        assert history(twice.desk, twice.gone)[0].reason == "they married out"

        await press(pilot, "ctrl+z")
    assert get_family(twice.desk, twice.gone).people == 7


@pytest.mark.slow
async def test_where_the_head_leaves_it_is_asked_who_follows(twice: Twice, make_app: AppMaker) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await pilot.app.run_action("screen.form('split')")
        await quiet(pilot)
        await press(pilot, "right", "right", "space")
        assert "Head of who stays" not in " ".join(screen(pilot).split())
        await press(pilot, "left", "left", "space", "ctrl+s")
        assert "who heads it now?" in screen(pilot)
        await press(pilot, "right", "ctrl+s")
        assert isinstance(app.screen, Question)
        await press(pilot, "enter")
    heads = [member.name.first for member in get_family(twice.desk, twice.gone).members if member.relation == "head"]
    assert heads == ["Fatima"]


@pytest.mark.slow
async def test_that_nobody_or_everybody_leaves_is_said_at_the_field_before_any_question(
    twice: Twice, make_app: AppMaker
) -> None:
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await pilot.app.run_action("screen.form('split')")
        await quiet(pilot)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SplitForm)
        assert "nobody was chosen" in screen(pilot)


@pytest.mark.slow
async def test_some_become_people_of_another_family(twice: Twice, make_app: AppMaker) -> None:
    number = get_family(twice.desk, twice.kept).number
    app = make_app(twice.desk, language="ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        await pilot.app.run_action("screen.form('move-people')")
        await quiet(pilot)
        assert isinstance(app.screen, MovePeopleForm)
        await press(pilot, *["left"] * 3, "space", "tab")
        await typed(pilot, number)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Question)
        assert "Rahaf Khaled al-Adnan" in screen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, FamilyScreen)
    assert [member.name.first for member in get_family(twice.desk, twice.kept).members][-1] == "Rahaf"
    assert get_family(twice.desk, twice.gone).people == 6


async def test_the_page_of_a_merged_family_leads_to_the_one_that_it_is(twice: Twice, make_app: AppMaker) -> None:
    unite(twice.desk, twice.kept, twice.gone)
    number = case_number(Wording("en"), get_family(twice.desk, twice.kept).number)
    app = make_app(twice.desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(twice.gone)
        await quiet(pilot)
        assert f"! Merged into {number}" in screen(pilot)
        await press(pilot, "k")
        assert "Merged into" not in screen(pilot)
        assert number in screen(pilot).splitlines()[1]
        await press(pilot, "k")  # leads nowhere from there
        assert number in screen(pilot).splitlines()[1]
        await press(pilot, "escape")
        assert not isinstance(app.screen, FamilyScreen)
