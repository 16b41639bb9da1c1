"""The household of Khaled al-Adnan, registered, found, moved, visited and noted by keyboard alone."""

from functools import partial
from typing import Any

import pytest
from textual.pilot import Pilot

from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.today import today
from famcase.services.views import FamilyView
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed


async def register(pilot: Pilot[Any]) -> None:
    """Fill in the form as on the phone with the family, and save it."""
    await press(pilot, "f4", "right", "enter")
    await typed(pilot, "Khaled al-Adnan")
    await press(pilot, "enter", "enter")
    await typed(pilot, "14")
    await press(pilot, "enter")
    await typed(pilot, "southern Idlib")
    await press(pilot, "enter")
    await typed(pilot, "10 Aug")
    await press(pilot, "enter")
    await typed(pilot, "bombardment")
    await press(pilot, "enter")
    for stop in ("Tah", "Maar Shamarin"):
        await typed(pilot, stop)
        await press(pilot, "enter", "enter", "enter")
    await press(pilot, "enter")
    await typed(pilot, "Armanaz")
    await press(pilot, "enter", "enter")
    await typed(pilot, "rent")
    await press(pilot, "enter", "enter", "enter")
    await typed(pilot, "1")
    await press(pilot, "enter", "space", "right", "space", "enter")
    for name, sex, age, relation in (("Fatima", "f", "41", "wife"), ("أحمد", "m", "about 12", "son")):
        await typed(pilot, name)
        await press(pilot, "enter")
        for answer in (sex, age, relation):
            await typed(pilot, answer)
            await press(pilot, "enter")
    await press(pilot, "enter")
    await typed(pilot, "+3d")
    await press(pilot, "ctrl+s")


def the_family(desk: Desk) -> FamilyView:
    return get_family(desk, case_page(desk).lines[0].uid)


async def test_a_household_is_registered_and_found_under_any_spelling(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await register(pilot)
        assert "Say this case number to the family" in screen(pilot)
        family = the_family(file_desk)
        assert f"{family.number[:5]}-001-{family.number[-1]}" in screen(pilot)
        await press(pilot, "enter")
        assert "Armanaz, Rented house or room, now, 5 d" in screen(pilot)
        await press(pilot, "escape")
        assert "Khaled al-Adnan" in screen(pilot)
        for spelling in ("adnan", "Adnaan", "العدنان"):
            await press(pilot, "f3", "ctrl+u")
            await typed(pilot, spelling)
            assert "Khaled al-Adnan" in screen(pilot), spelling
    assert (family.people, family.listed, family.priority) == (14, 3, 1)
    assert family.consents[0].state == "given"
    assert [str(stay.where) for stay in family.stays] == ["Tah", "Maar Shamarin", "Armanaz"]
    assert family.stays[0].reason == "bombardment"
    assert {stay.since.isoformat() for stay in family.stays if stay.since} == {"2018-08-10"}
    assert [stay.living for stay in family.stays[2:]] == ["rented"]
    assert {need.category for need in family.needs} == {"shelter", "food"}
    assert [member.name_ar.first for member in family.members if member.name_ar.first] == ["أحمد"]
    assert str(family.next_due) == "2018-08-18"


@pytest.mark.slow
async def test_a_family_moves_is_visited_and_noted_and_the_last_is_taken_back(
    file_desk: Desk, make_app: AppMaker
) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await register(pilot)
        await press(pilot, "enter", "f6")
        await typed(pilot, "سلقين")
        await press(pilot, "enter", "enter")
        await typed(pilot, "host")
        await press(pilot, "enter", "ctrl+s")
        assert "Salqin, Host family, now, 0 d · confirmed today" in screen(pilot)
        await press(pilot, "f5", "enter", "enter")
        await typed(pilot, "nfi")
        await press(pilot, "enter")
        await typed(pilot, "٢")
        await press(pilot, "enter", "enter", "space", "ctrl+s")
        await press(pilot, "f7")
        await typed(pilot, "The father looks for work.")
        await press(pilot, "ctrl+s")
        family = the_family(file_desk)
        assert [str(stay.where) for stay in family.stays] == ["Tah", "Maar Shamarin", "Armanaz", "Salqin"]
        assert [(given.item, given.quantity) for given in family.assistance] == [("nfi-kit", 2)]
        assert sorted((need.category, need.status) for need in family.needs) == [("food", "open"), ("shelter", "met")]
        assert [note.text for note in family.notes] == ["The father looks for work."]
        await press(pilot, "ctrl+z")
        assert "Taken back" in screen(pilot)
    assert the_family(file_desk).notes == ()


@pytest.mark.slow
async def test_a_move_takes_no_more_than_fifteen_keys_besides_what_is_typed(
    file_desk: Desk, make_app: AppMaker
) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await register(pilot)
        await press(pilot, "enter")
        keys = ["f6", "enter", "enter", "enter", "ctrl+s"]
        await press(pilot, keys[0])
        await typed(pilot, "Armanaz")
        await press(pilot, keys[1])
        await typed(pilot, "today")
        await press(pilot, keys[2])
        await typed(pilot, "open")
        await press(pilot, *keys[3:])
    assert len(keys) <= 15
    assert [(stay.living, str(stay.where)) for stay in the_family(file_desk).stays[3:]] == [("open", "Armanaz")]


@pytest.mark.slow
async def test_undoing_the_registration_leaves_the_page_of_the_family(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await register(pilot)
        await press(pilot, "enter", "ctrl+z", "down", "enter")
        assert "No family here yet" in screen(pilot)
    assert case_page(file_desk, CaseFilters(status="")).lines == ()


@pytest.mark.slow
async def test_a_day_of_too_many_says_how_many_there_are(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("famcase.tui.today.screen.today", partial(today, limit=1))
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        assert "! OVERDUE (1 of 2)" in screen(pilot)
        assert "TODAY (1)" in screen(pilot)
