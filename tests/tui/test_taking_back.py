"""ctrl+z asks before a family disappears, or what somebody did another day, and says what it took back and of whom."""

from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from famcase.presentation.columns import case_number
from famcase.presentation.wording import Wording
from famcase.services.commands.families import register
from famcase.services.commands.notes import write_note
from famcase.services.commands.sites import add_site
from famcase.services.desk import Desk
from famcase.services.inputs import NewSite, Where
from famcase.services.queries.case_filters import CaseFilters
from famcase.services.queries.cases import case_page, count_cases
from famcase.services.queries.families import get_family
from famcase.services.views import CaseLine
from famcase.tui.family.screen import FamilyScreen
from tests.conftest import AUG_15, FrozenClock
from tests.tui.conftest import AppMaker, family
from tests.tui.keys import press, quiet, screen, typed


def line_of(desk: Desk, text: str) -> CaseLine:
    return case_page(desk, CaseFilters(text=text)).lines[0]


def numbered(line: CaseLine) -> str:
    return case_number(Wording("en"), line.number)


def said(pilot: Pilot[Any]) -> str:
    """Return what is asked or, where nothing is, what stands on the screen, wherever its lines break."""
    boxed = [line.split("│")[1] for line in screen(pilot).splitlines() if line.count("│") == 2]
    return " ".join(" ".join(boxed or [screen(pilot)]).split())


async def test_enter_alone_keeps_a_registration_and_the_question_names_the_family(
    told_desk: Desk, make_app: AppMaker
) -> None:
    last = line_of(told_desk, "Sabbagh")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "ctrl+z")
        asked = said(pilot)
        assert f"Take back: registered Adnan Sabbagh {numbered(last)}, saved 12:00?" in asked
        assert "▸ Keep it" in asked
        await press(pilot, "ctrl+z", "ctrl+z")
        assert len(app.screen_stack) == 3, "it is asked once"
        await press(pilot, "enter")
        assert count_cases(told_desk) == 7
        await press(pilot, "ctrl+z", "escape")
        assert count_cases(told_desk) == 7


async def test_a_registration_is_named_where_one_stands_when_its_page_had_to_go(
    told_desk: Desk, make_app: AppMaker
) -> None:
    last = line_of(told_desk, "Sabbagh")
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(last.uid)
        await quiet(pilot)
        await press(pilot, "ctrl+z", "down", "enter")
        assert not isinstance(app.screen, FamilyScreen)
        assert f"Taken back: registered Adnan Sabbagh {numbered(last)}, saved 12:00." in said(pilot)
    assert count_cases(told_desk) == 6


async def test_what_was_done_now_goes_at_once_and_what_was_there_before_is_asked_about(
    told_desk: Desk, make_app: AppMaker
) -> None:
    khaled = line_of(told_desk, "Khaled")
    write_note(told_desk, khaled.uid, "from the week before", get_family(told_desk, khaled.uid).version)
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_form("note", khaled.uid)
        await quiet(pilot)
        await typed(pilot, "met the grandmother")
        await press(pilot, "ctrl+s", "ctrl+z")
        assert [note.text for note in get_family(told_desk, khaled.uid).notes] == ["from the week before"]
        assert f"Taken back for {khaled.name} {numbered(khaled)}: wrote a note, saved" in said(pilot)
        await press(pilot, "ctrl+z")
        assert f"Take back for {khaled.name} {numbered(khaled)}: wrote a note, saved 12:00?" in said(pilot)
        await press(pilot, "enter")
        assert len(get_family(told_desk, khaled.uid).notes) == 1
        await press(pilot, "ctrl+z", "down", "enter")
        assert get_family(told_desk, khaled.uid).notes == ()


async def test_a_second_ctrl_z_in_a_row_asks_before_the_family_goes_that_was_registered_just_now(
    file_desk: Desk, make_app: AppMaker
) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        uid = register(file_desk, family("Rima al-Ahmad", "", Where(pcode="C4176"))).uid
        write_note(file_desk, uid, "hello", get_family(file_desk, uid).version)
        await press(pilot, "ctrl+z")
        assert "wrote a note" in screen(pilot)
        assert get_family(file_desk, uid).notes == ()
        await press(pilot, "ctrl+z")
        assert "Take back: registered Rima al-Ahmad" in said(pilot)
        await press(pilot, "enter")
        assert count_cases(file_desk) == 1


async def test_a_withheld_name_stays_withheld(file_desk: Desk, make_app: AppMaker) -> None:
    register(
        file_desk, family("Samer al-Hidden", "سامر", Where(pcode="C4176"), withhold_name=True, withhold_reason="x")
    )
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "ctrl+z")
        assert "registered (name withheld)" in said(pilot)
        await press(pilot, "down", "enter")
        assert "Taken back: registered (name withheld)" in said(pilot)
        assert "Hidden" not in screen(pilot)


async def test_what_is_of_a_site_names_the_site(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        add_site(file_desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132")))
        await press(pilot, "ctrl+z")
        assert "Taken back for al-Midan camp: added a site, saved" in said(pilot)


async def test_what_was_saved_another_day_says_its_day(file_desk: Desk, make_app: AppMaker) -> None:
    register(file_desk, family("Rima al-Ahmad", "", Where(pcode="C4176")))
    app = make_app(file_desk)
    app.clock = FrozenClock(AUG_15 + timedelta(days=3))
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "ctrl+z")
        assert "saved Wed 15 Aug 2018" in said(pilot)
