"""One family on one page: everything of it, by keys alone, and nothing of a withheld name."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import split_name
from famcase.services.commands.consents import set_consent
from famcase.services.commands.members import add_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.notes import write_note
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember, NewStay, Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed


def uid_of(desk: Desk, text: str) -> RecordId:
    return case_page(desk, CaseFilters(text=text)).lines[0].uid


def withheld_of(desk: Desk) -> RecordId:
    return case_page(desk, CaseFilters(withheld=True)).lines[0].uid


async def test_the_page_is_reached_from_the_list_and_left_by_esc(told_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(told_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2")
        await typed(pilot, "Khaled")
        await press(pilot, "down", "enter")
        await quiet(pilot)
        assert "[People 1]" in screen(pilot)
        assert "priority 1" in screen(pilot)
        assert "the first village, Host family, 10 Aug → Armanaz, Rented house or room, now, 5 d" in " ".join(
            screen(pilot).split()
        )
        await press(pilot, "escape")
        assert "[2 Families]" in screen(pilot)


async def test_tab_goes_through_the_parts_and_round(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(uid_of(told_desk, "Khaled"))
        await quiet(pilot)
        for part in ("Needs 2", "Follow-ups 1", "Notes", "Journey 2", "Contacts", "History 1", "People 1"):
            await press(pilot, "tab")
            assert f"[{part}]" in screen(pilot)
        await press(pilot, "left")
        assert "[History 1]" in screen(pilot)


async def test_a_withheld_name_is_on_the_page_only_when_asked_for(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_family(withheld_of(told_desk))
        await quiet(pilot)
        assert "(name withheld)" in screen(pilot)
        assert "Samer" not in screen(pilot)
        await press(pilot, "s")
        assert "Samer al-Hidden" in screen(pilot)
        assert "(withheld from lists and files)" in screen(pilot)
        await press(pilot, "s")
        assert "Samer" not in screen(pilot)


async def test_a_camp_over_its_room_shows_where_the_family_lives_there(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(uid_of(told_desk, "Mariam"))
        await quiet(pilot)
        assert "! al-Midan camp: 231 families counted, ! over, 154 %" in screen(pilot)


async def test_a_move_of_some_names_them(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    son = add_member(told_desk, family, NewMember(split_name("Ahmad al-Adnan"), relation="son-daughter"))
    record_move(told_desk, family, NewStay(Where(pcode="C4140"), AUG_15 - timedelta(days=1), "host", members=(son,)))
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        assert "Salqin, Host family, Ahmad al-Adnan, 14 Aug" in screen(pilot)
        assert "Armanaz, Rented house or room, now, 5 d" in screen(pilot)


async def test_what_a_line_cuts_stands_whole_behind_enter(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    told = "The uncle in Salqin has a dry room and will take the three youngest until the roof is mended."
    write_note(told_desk, family, told)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "tab", "tab", "tab")
        assert "until the roof" not in screen(pilot)
        assert "…" in screen(pilot)
        await press(pilot, "enter")
        whole = " ".join(screen(pilot).replace("│", " ").split())
        assert told in whole


async def test_f4_adds_a_person_and_f2_corrects_one(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f4", "enter")
        await quiet(pilot)
        await typed(pilot, "Rahaf")
        await press(pilot, "enter", "enter")
        await typed(pilot, "daughter")
        await press(pilot, "down", "enter")
        await press(pilot, "right", "right", "enter")
        await typed(pilot, "٩")
        await press(pilot, "ctrl+s")
        assert "Rahaf" in screen(pilot)
        await press(pilot, "down", "f2", "end")
        await typed(pilot, " al-Adnan")
        await press(pilot, "ctrl+s")
        assert "Rahaf al-Adnan" in screen(pilot)
    member = get_family(told_desk, family).members[1]
    assert (member.name.surname, member.sex, member.age) == ("al-Adnan", "female", 9)


async def test_closing_asks_naming_the_family_and_enter_alone_is_no(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        await press(pilot, "f9")
        await typed(pilot, "close this case")
        await pilot.press("enter")
        await quiet(pilot)
        await press(pilot, "right", "ctrl+s")
        assert "Close the case of Khaled Ahmad al-Adnan" in screen(pilot)
        await press(pilot, "enter")
        assert get_family(told_desk, family).status == "open"
        await press(pilot, "ctrl+s", "down", "enter")
        await quiet(pilot)
        assert "! Closed on Wed 15 Aug 2018: Goals met" in screen(pilot)
    assert get_family(told_desk, family).status == "closed"


async def test_what_another_form_saves_is_shown_at_once(told_desk: Desk, make_app: AppMaker) -> None:
    family = uid_of(told_desk, "Khaled")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        assert "consent: Not asked" in screen(pilot)
        set_consent(told_desk, family, "services", "given")
        await press(pilot, "f7")
        await typed(pilot, "They agreed.")
        await press(pilot, "ctrl+s")
        assert "consent: Given" in screen(pilot)
        assert "saved 12:00" in screen(pilot)


async def test_no_query_of_the_page_or_a_form_runs_on_the_event_loop(
    told_desk: Desk, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = uid_of(told_desk, "Khaled")
    database: Any = told_desk.store.database
    execute = database.execute_sql

    def watched(*args: Any, **named: Any) -> Any:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return execute(*args, **named)
        raise AssertionError("a query ran on the event loop")

    monkeypatch.setattr(database, "execute_sql", watched)
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        app.open_family(family)
        await quiet(pilot)
        for key in ("f5", "f6", "f7", "f2"):
            await press(pilot, key, "escape")
        await press(pilot, "f6")
        await typed(pilot, "Armanaz")
        await press(pilot, "enter", "ctrl+s")
        assert "saved 12:00" in screen(pilot)


async def test_what_is_late_is_loud_in_arabic_too(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(uid_of(told_desk, "Khaled"))
        await quiet(pilot)
        await press(pilot, "tab", "tab")
        late = [cell for cell in app.screen._list.cells_of(0, 76) if "!" in cell.text]  # type: ignore[attr-defined]
        assert [cell.look for cell in late] == ["warn"]
