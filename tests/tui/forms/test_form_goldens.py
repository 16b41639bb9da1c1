"""The page of a family and each form as plain text, small and big, in both languages, with hostile names."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts, split_name
from famcase.services.commands.consents import set_consent
from famcase.services.commands.contacts import add_contact
from famcase.services.commands.follow_ups import record_visit
from famcase.services.commands.members import add_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.notes import write_note
from famcase.services.commands.referrals import refer
from famcase.services.desk import Desk
from famcase.services.inputs import (
    NewAssistance,
    NewContact,
    NewFollowUp,
    NewMember,
    NewReferral,
    NewStay,
    NewVisit,
    Where,
)
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.tui.forms import open_form
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, typed
from tests.tui.rendered import check_golden, goldens, in_each_look

FORMS = ("register", "moved", "visited", "note", "member", "need", "follow-up", "contact", "edit", "close", "assign",
         "refer", "transfer", "plan-step", "assistance", "stay", "referral-answer")  # fmt: skip
TABS: dict[str, Sequence[str]] = {
    "people": (),
    "needs": ("tab",),
    "follow-ups": ("tab", "tab"),
    "journey": ("tab", "tab", "tab", "tab"),
    "contacts": ("shift+tab", "shift+tab"),
    "new": ("f4",),
}


@pytest.fixture
def full_family(told_desk: Desk) -> RecordId:
    """A family with something in every part of its page, some of it hostile."""
    family = case_page(told_desk, CaseFilters(text="Khaled")).lines[0].uid
    set_consent(told_desk, family, "services", "given")
    add_contact(told_desk, family, NewContact("0933 123 456", whose="head", safe="yes"))
    add_member(told_desk, family, NewMember(split_name("Fatima"), split_name("فاطمة"), "wife-husband", "female"))
    evil = NewMember(NameParts(first="[/b] [@click=app.quit]Ali[/]", surname="=cmd|'/c calc'"), relation="son-daughter")
    son = add_member(told_desk, family, evil)
    record_move(told_desk, family, NewStay(Where(pcode="C4140"), AUG_15 - timedelta(days=2), "host", members=(son,)))
    given = NewAssistance("nfi-kit", quantity=1)
    record_visit(told_desk, family, NewVisit("seen", gave=(given,), next=NewFollowUp(AUG_15 + timedelta(days=3))))
    write_note(told_desk, family, "[bold]The uncle[/bold] has a dry room and will take the three youngest for now.")
    return family


@pytest.mark.slow
@in_each_look
async def test_the_page_of_a_family_looks_as_it_did(
    told_desk: Desk, full_family: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    writer = get_family(told_desk, full_family).number[:5]
    with goldens() as check:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            for tab, keys in TABS.items():
                app.open_family(full_family)
                await quiet(pilot)
                await press(pilot, *keys)
                check(f"family-{tab}-{size[0]}x{size[1]}-{language}", app, hidden=writer)
                await press(pilot, *["escape"] * (len(app.screen_stack) - 2))


@pytest.mark.slow
@in_each_look
async def test_each_form_looks_as_it_did(
    told_desk: Desk, full_family: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    with goldens() as check:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            for form in FORMS:
                record = None
                if form == "stay":
                    record = get_family(told_desk, full_family).stays[0].uid
                if form == "referral-answer":
                    record = refer(
                        told_desk, full_family, NewReferral("Bright clinic", service="health", basis="consent")
                    )
                app.push_screen(open_form(form, None if form == "register" else full_family, record))
                await quiet(pilot)
                check(f"form-{form}-{size[0]}x{size[1]}-{language}", app)
                await press(pilot, "escape")


@in_each_look
async def test_an_error_and_the_matches_of_a_place_look_as_they_did(
    told_desk: Desk, full_family: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        app.push_screen(open_form("moved", full_family))
        await quiet(pilot)
        await typed(pilot, "midan")
        check_golden(f"matches-{size[0]}x{size[1]}-{language}", app)
        await press(pilot, "enter")
        await typed(pilot, "31/2")
        await press(pilot, "ctrl+s")
        check_golden(f"error-{size[0]}x{size[1]}-{language}", app)
