"""Who registers a family that is here already sees it while typing, in either script, and says what is true."""

import re
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewMember
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.same_family import candidates_of
from famcase.tui.forms.register import RegisterForm
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look

HINT = "May be here already"


async def begin(pilot: Pilot[Any], name: str = "خالد أحمد العدنان") -> None:
    """Open the form, pass the question of consent, and type the head's name."""
    await quiet(pilot)
    pilot.app.open_form("register")  # type: ignore[attr-defined]
    await quiet(pilot)
    await press(pilot, "enter")
    await typed(pilot, name)


async def say_where_from(pilot: Pilot[Any], place: str = "Tamanaah") -> None:
    """Go past the Arabic name and the sizes to where they come from."""
    await press(pilot, "enter", "enter")
    await typed(pilot, "14")
    await press(pilot, "enter")
    await typed(pilot, place)
    await press(pilot, "enter")


def khaled(desk: Desk) -> RecordId:
    return case_page(desk, CaseFilters(text="Khaled Ahmad")).lines[0].uid


def said(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen, wherever its lines break."""
    return " ".join(screen(pilot).replace("│", " ").split())


async def test_a_family_registered_in_english_is_noticed_when_it_is_typed_in_arabic_with_reasons(
    told_desk: Desk, make_app: AppMaker
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await begin(pilot, "خالد")
        assert HINT not in screen(pilot), "one name is half a village's"
        await typed(pilot, " أحمد العدنان")
        assert f"{HINT}: Khaled Ahmad al-Adnan" in said(pilot)
        assert "same father's name" in said(pilot)
        await say_where_from(pilot)
        await press(pilot, "f3")
        assert "Here already, and may be the family that is typed" in said(pilot)
        assert "same village" in said(pilot)
        assert re.search(r"9\d %", screen(pilot))
        await press(pilot, "enter", "enter")
        assert "Armanaz, Rented house" in screen(pilot)
        await press(pilot, "escape")
        assert "Register a family" in screen(pilot)
        assert "خالد أحمد العدنان" in screen(pilot), "the form is as it was"


@pytest.mark.slow
async def test_the_same_family_is_opened_and_what_was_typed_stays_a_draft(told_desk: Desk, make_app: AppMaker) -> None:
    before = count_cases(told_desk)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await press(pilot, "f3", "enter", "down", "enter")
        assert "Armanaz, Rented house" in screen(pilot)
        await press(pilot, "escape")
        assert "Register a family" not in screen(pilot)
        pilot.app.open_form("register")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "This form was begun and not saved." in said(pilot)
    assert count_cases(told_desk) == before


@pytest.mark.slow
async def test_saving_asks_once_about_a_family_that_is_probably_the_same_and_never_refuses(
    told_desk: Desk, make_app: AppMaker
) -> None:
    before = count_cases(told_desk)
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say_where_from(pilot)
        await press(pilot, "ctrl+s")
        assert "probably the same family" in said(pilot)
        assert "▸ Look first" in said(pilot)
        await press(pilot, "enter")  # alone it is to look first
        assert "Here already, and may be the family that is typed" in said(pilot)
        await press(pilot, "escape")
        assert count_cases(told_desk) == before
        await press(pilot, "ctrl+s")
        assert "Say this case number to the family" in said(pilot), "it was asked about once"
    assert count_cases(told_desk) == before + 1
    assert len(candidates_of(told_desk, khaled(told_desk))) == 1, "a supervisor still sees the two as a pair"


@pytest.mark.slow
async def test_who_is_not_the_same_is_kept_with_the_draft_and_remembered_when_the_family_is_saved(
    told_desk: Desk, make_app: AppMaker
) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await say_where_from(pilot)
        await press(pilot, "f3", "enter", "down", "down", "enter")
        assert "Not the same as Khaled Ahmad al-Adnan" in said(pilot)
        assert HINT not in screen(pilot)
        await press(pilot, "escape")
        pilot.app.open_form("register")  # type: ignore[attr-defined]
        await quiet(pilot)
        await press(pilot, "enter")  # goes on with the draft
        assert "خالد أحمد العدنان" in screen(pilot)
        assert HINT not in screen(pilot)
        await press(pilot, "ctrl+s")
        assert "Say this case number to the family" in said(pilot), "nothing was asked"
    assert candidates_of(told_desk, khaled(told_desk)) == ()


@pytest.mark.slow
async def test_the_name_of_who_may_be_here_is_shown_as_it_was_typed_and_obeyed_by_nobody(
    told_desk: Desk, make_app: AppMaker
) -> None:
    evil = NameParts(first="[/b] [@click=app.quit]Ali[/]", surname="=cmd|'/c calc'")
    register(told_desk, NewFamily(NewMember(evil, relation="head"), contacts=(NewContact("0933 555 777"),)))
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await begin(pilot, "Ali")
        form = app.screen
        assert isinstance(form, RegisterForm)
        await form.part("phone").restore("0933 555 77")
        await quiet(pilot)
        assert HINT not in screen(pilot)
        await form.part("phone").restore("0933 555 777")
        await quiet(pilot)
        assert "[@click=app.quit]Ali[/] =cmd|'/c calc'" in said(pilot)
        assert "same telephone" in said(pilot)
        await press(pilot, "f3", "enter")
        assert "[@click=app.quit]Ali[/]" in said(pilot)


@pytest.mark.slow
async def test_a_withheld_name_is_told_to_nobody_who_types_it(told_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Samer al-Hidden")
        await say_where_from(pilot)
        assert HINT not in screen(pilot)
        await press(pilot, "f3")
        assert "No family here is like this one, as far as it is typed." in said(pilot)


@pytest.mark.slow
async def test_nothing_that_is_half_typed_is_an_error(told_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Khalid bin Ahmad Al Adnan \\u202e[/b] ")
        await press(pilot, "tab", "tab")
        await typed(pilot, "many")
        await press(pilot, *["tab"] * 5)
        await typed(pilot, "nowhere at all")
        await press(pilot, "tab")
        await typed(pilot, "31/")
        await press(pilot, "f3")
        shown = said(pilot)
        assert "fault" not in shown
        assert "wrong" not in shown
        assert pilot.app.focused is not None


@pytest.mark.slow  # the small one in Arabic too: the behaviour is tried quickly
@in_each_look
async def test_the_line_and_the_list_look_as_they_did(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await begin(pilot, "khaled al adnan")
        await say_where_from(pilot)
        check_golden(f"noticed-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "f3")
        check_golden(f"noticed-list-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "enter")
        check_golden(f"noticed-said-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "escape", "escape", "ctrl+s")
        check_golden(f"noticed-saving-{size[0]}x{size[1]}-{language}", app)
