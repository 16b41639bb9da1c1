"""The forms about a family's people as plain text, small and big, in both languages, with hostile names."""

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts, split_name
from famcase.services.commands.consents import set_consent
from famcase.services.commands.contacts import add_contact
from famcase.services.commands.flags import add_flag, resolve_flag
from famcase.services.commands.links import link_families
from famcase.services.commands.members import add_member, add_other_number
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewMember
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.tui.forms import open_form
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, typed
from tests.tui.rendered import check_golden, goldens, in_each_look

FORMS = ("changed", "flag", "link", "other-number", "consent", "withhold")
OF_A_RECORD = ("flag-settled", "functioning", "person-corrected", "contact-corrected")
EVIL = NewMember(NameParts(first="[/b] [@click=app.quit]Ali[/]", surname="=cmd|'/c calc'"), relation="son-daughter")


@pytest.fixture
def full_family(told_desk: Desk) -> RecordId:
    """A family with two of each: flags, ties, numbers, contacts, answers, people."""
    family, other = (case_page(told_desk, CaseFilters(text=name)).lines[0].uid for name in ("Khaled", "Mariam"))
    add_member(told_desk, family, NewMember(split_name("Fatima"), split_name("فاطمة"), "wife-husband", "female"))
    son = add_member(told_desk, family, EVIL)
    missing = NewMember(split_name("Rahaf"), split_name("رهف"), "son-daughter", "female", presence="separated")
    add_member(told_desk, family, missing)
    add_flag(told_desk, family, "doubtful-age")
    resolve_flag(told_desk, family, get_family(told_desk, family).flags[0].uid, "asked again")
    add_flag(told_desk, family, "do-not-visit", "[bold]the neighbour[/bold] of the house informs on them", member=son)
    link_families(told_desk, family, other)
    add_other_number(told_desk, family, "camp list", "31", member=son)
    add_contact(told_desk, family, NewContact("0933 123 456", whose="head", safe="no", when="after dark"))
    add_contact(told_desk, family, NewContact("0944 123 456", whose="neighbour", do_not_say_who=True))
    set_consent(told_desk, family, "services", "given", basis="consent", given_by="his wife", how="aloud")
    set_consent(told_desk, family, "referral", "refused", partner="the clinic of Salqin", withhold="the phone")
    return family


@in_each_look
async def test_people_and_contacts_look_as_they_did(
    told_desk: Desk, full_family: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    writer = get_family(told_desk, full_family).number[:5]
    with goldens() as check:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            app.open_family(full_family)
            await quiet(pilot)
            check(f"page-people-{size[0]}x{size[1]}-{language}", app, hidden=writer)
            await press(pilot, "shift+tab", "shift+tab")
            check(f"page-contacts-{size[0]}x{size[1]}-{language}", app, hidden=writer)


@pytest.mark.slow
@in_each_look
async def test_each_form_looks_as_it_did(
    told_desk: Desk, full_family: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    family = get_family(told_desk, full_family)
    records = {
        "flag-settled": ("flag-settled", family.flags[0].uid),
        "functioning": ("functioning", family.members[1].uid),
        "person-corrected": ("member", family.members[3].uid),
        "contact-corrected": ("contact", family.contacts[0].uid),
    }
    app = make_app(told_desk, language=language)
    with goldens() as check:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            for form in (*FORMS, *OF_A_RECORD):
                name, record = records.get(form, (form, None))
                app.push_screen(open_form(name, full_family, record))
                await quiet(pilot)
                check(f"form-{form}-{size[0]}x{size[1]}-{language}", app)
                await press(pilot, "escape")


@in_each_look
async def test_a_birth_asks_what_it_needs(
    told_desk: Desk, full_family: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        app.push_screen(open_form("changed", full_family))
        await quiet(pilot)
        await typed(pilot, "born")
        check_golden(f"form-born-{size[0]}x{size[1]}-{language}", app)
