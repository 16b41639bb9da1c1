"""Families of a list that are here already, or stand in it twice, are shown before it is brought in and after."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.domain.names import NameParts
from famcase.services.commands.families import register
from famcase.services.desk import Desk
from famcase.services.household_drafts import ContactDraft, Doubt, FieldValue, HouseholdDraft, MemberDraft, Reading
from famcase.services.inputs import NewContact, NewFamily, NewMember, NewStay, Where
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.same_family import likely_pairs
from famcase.services.views import Composition
from famcase.tui.exchange import bringing
from famcase.tui.exchange.brought import BroughtScreen
from famcase.tui.exchange.rehearsed import RehearsedScreen
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, said, screen, typed
from tests.tui.rendered import check_golden, in_each_look

ANY = CaseFilters(status="")
Looker = Callable[[Pilot[Any]], Awaitable[None]]


def drafted(number: int, phone: str, names: dict[str, str], wife: dict[str, str]) -> HouseholdDraft:
    members = (
        MemberDraft(f"p{number}", "people", number + 1, names, sex="male", age=46, relation="head"),
        MemberDraft(f"q{number}", "people", number + 9, wife, sex="female", age=40, relation="wife-husband"),
    )
    fields: dict[str, FieldValue] = {"declared_people": 5, "registered_on": AUG_15}
    return HouseholdDraft(
        "a list", f"h{number}", "main", number + 1, {}, fields, members, contacts=(ContactDraft(phone),)
    )


def a_list() -> Reading:
    """Return a list of three: Khaled, who is here already, and Samer twice, once in Arabic letters."""
    households = (
        drafted(1, "0933 000 001", {"first": "Khaled", "surname": "al-Adnan"}, {"first": "Amina"}),
        drafted(2, "0933 000 002", {"first": "Samer", "surname": "[/b] Haddad"}, {"first": "Rahaf"}),
        drafted(3, "0933 000 002", {"first_ar": "سامر", "surname_ar": "حداد"}, {"first_ar": "رهف"}),
    )
    doubts = (Doubt("main", 3, "size", "“{value}” is not a whole number; it was left out.", {"value": "five"}),)
    return Reading(households, doubts, ())


@pytest.fixture
def khaled_is_here(file_desk: Desk) -> Desk:
    head = NewMember(NameParts(), NameParts("خالد", "", "العدنان"), "head", "male")
    stay = NewStay(Where(pcode="C4176"), AUG_15, "rented")
    new = NewFamily(head, Composition(5), stays=(stay,), contacts=(NewContact("0933000001"),))
    register(file_desk, new)
    return file_desk


@pytest.fixture
def look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Looker:
    """Read the list and show what it would do."""
    file = tmp_path / "list.csv"
    file.write_text("name", encoding="utf-8")
    monkeypatch.setattr(bringing, "_read", lambda *_: a_list())

    async def looked(pilot: Pilot[Any]) -> None:
        await press(pilot, "6", "f4", "ctrl+u")
        await typed(pilot, str(file))
        await press(pilot, "ctrl+s")
        await quiet(pilot)

    return looked


@pytest.mark.slow
async def test_a_rehearsal_shows_who_is_here_already_and_who_stands_in_the_list_twice(
    khaled_is_here: Desk, make_app: AppMaker, look_at: Looker
) -> None:
    app = make_app(khaled_is_here)
    async with app.run_test(size=(80, 24)) as pilot:
        await look_at(pilot)
        assert isinstance(app.screen, RehearsedScreen)
        assert "[Rows to look at 1] May be here already 1 Twice in the list? 1" in said(pilot)
        await press(pilot, "tab")
        assert "خالد العدنان" in screen(pilot)
        assert "same telephone" in said(pilot)
        await press(pilot, "enter")
        assert "Armanaz, Rented house" in screen(pilot)
        await press(pilot, "escape", "tab")
        assert "Rows 3 and 4 · سامر حداد" in said(pilot)
        await press(pilot, "enter")
        assert "Neither of the two is registered yet" in said(pilot)
        await press(pilot, "escape", "escape")
    assert count_cases(khaled_is_here, ANY) == 1


@pytest.mark.slow
async def test_what_was_brought_in_is_compared_side_by_side_and_goes_when_it_is_decided(
    khaled_is_here: Desk, make_app: AppMaker, look_at: Looker
) -> None:
    app = make_app(khaled_is_here)
    async with app.run_test(size=(120, 40)) as pilot:
        await look_at(pilot)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, BroughtScreen)
        assert "Brought in: 3 new, 0 changed." in said(pilot)
        assert count_cases(khaled_is_here, ANY) == 4
        await press(pilot, "enter")
        assert "Kept:" in screen(pilot)
        await press(pilot, "n")
        assert isinstance(app.screen, BroughtScreen)
        assert "All of them are decided." in said(pilot)
        await press(pilot, "tab", "enter", "m", "down", "enter")
        assert isinstance(app.screen, BroughtScreen)
        await press(pilot, "escape")
        assert "BROUGHT IN (1)" in screen(pilot)
    assert likely_pairs(khaled_is_here).pairs == ()


@pytest.mark.slow  # the small one in Arabic too: the behaviour is tried quickly
@in_each_look
async def test_what_is_found_in_a_list_looks_as_it_did(
    khaled_is_here: Desk, make_app: AppMaker, look_at: Looker, size: tuple[int, int], language: str
) -> None:
    app = make_app(khaled_is_here, language=language)
    async with app.run_test(size=size) as pilot:
        await look_at(pilot)
        check_golden(f"found-rows-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "tab")
        check_golden(f"found-doubles-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "tab")
        check_golden(f"found-twice-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "ctrl+s")
        check_golden(f"brought-{size[0]}x{size[1]}-{language}", app)
