"""Keys that come faster than the screen answers land where they belong."""

from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet

ENTER, SAVE = "enter", "ctrl+s"


async def at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Have all keys wait before the first is answered: words are typed, names of keys in `_KEYS` pressed."""
    for key in keys:
        for each in [key] if key in _KEYS else key:
            pilot.app.post_message(Key(_NAMES.get(each, each), each if len(each) == 1 else None))
    await quiet(pilot)


_KEYS = {ENTER, SAVE, "tab", "right", "space", "shift+tab", "f5", "f6"}
_NAMES = {" ": "space", "-": "minus"}


@pytest.mark.slow
async def test_a_whole_family_typed_without_a_pause_is_registered_as_typed(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4")
        await at_once(
            pilot,
            *("right", ENTER, "Khaled al-Adnan", ENTER, ENTER, "14", ENTER),
            *("Tamanaah", ENTER, "10 Aug", ENTER, "bombardment", ENTER),
            *("Tah", ENTER, "11 Aug", ENTER, "host", ENTER, "Maar Shamarin", ENTER, ENTER, ENTER, ENTER),
            *("Armanaz", ENTER, "12 Aug", ENTER, "rent", ENTER, "the last house", ENTER),
            *("0933123456", ENTER, ENTER, "1", ENTER, "space", "right", "space", ENTER),
            *("Fatima Youssef", ENTER, "f", ENTER, "41", ENTER, "wife", ENTER),
            *("Ahmad", ENTER, "m", ENTER, "12", ENTER, "son", ENTER, ENTER),
            *("+3d", ENTER, "tents", ENTER, ENTER, "They need a doctor.", SAVE),
        )
        family = get_family(file_desk, case_page(file_desk).lines[0].uid)
    assert (family.people, family.priority, str(family.next_due)) == (14, 1, "2018-08-18")
    assert [str(stay.where) for stay in family.stays] == ["Tah", "Maar Shamarin", "Armanaz"]
    assert [str(stay.since) for stay in family.stays] == ["2018-08-11", "2018-08-11", "2018-08-12"]
    assert [family.stays[index].living for index in (0, 2)] == ["host", "rented"]
    assert family.stays[-1].directions == "the last house"
    assert [contact.number for contact in family.contacts] == ["963933123456"]
    assert {need.category for need in family.needs} == {"shelter", "food"}
    assert [(each.name.shown(), each.sex, each.relation) for each in family.members if each.relation != "head"] == [
        ("Fatima Youssef", "female", "wife-husband"),
        ("Ahmad", "male", "son-daughter"),
    ]
    assert [note.text for note in family.notes] == ["They need a doctor."]


async def test_tab_too_waits_for_what_was_typed(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4")
        await at_once(
            pilot, "tab", "Khaled", "tab", "tab", "tab", "3", "tab", "4", "tab", "1", "tab", "2", "shift+tab", "5", SAVE
        )
        family = get_family(file_desk, case_page(file_desk).lines[0].uid)
    size = family.composition
    assert (size.men, size.women, size.boys, size.girls) == (3, 4, 5, 2)


@pytest.mark.parametrize("key", ["m", "f6"])
async def test_what_is_typed_right_behind_the_key_that_opens_a_form_stands_in_its_first_field(
    told_desk: Desk, make_app: AppMaker, key: str
) -> None:
    family = case_page(told_desk, CaseFilters(text="Adnan")).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await at_once(pilot, key, "Salqin", ENTER, "today", SAVE)
    now = get_family(told_desk, family).now
    assert now is not None
    assert (str(now.where), str(now.since)) == ("Salqin", "2018-08-15")


async def test_a_form_that_is_saved_before_it_stands_there_is_saved_when_it_does(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = case_page(told_desk, CaseFilters(text="Adnan")).lines[0].uid
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await at_once(pilot, "f5", SAVE)
    assert [visit.outcome for visit in get_family(told_desk, family).visits] == ["seen"]
