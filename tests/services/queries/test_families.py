"""One family's page, its version, and the number that names it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.domain.numbers import NotACaseNumber, WrongCheckDigit, case_number
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import register, withhold_name
from famcase.services.commands.follow_ups import record_visit, schedule
from famcase.services.commands.members import add_member
from famcase.services.commands.notes import write_note
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewVisit
from famcase.services.queries.families import FamilyGone, NoSuchCase, SameNumber, find_case, get_family, version_of
from tests.services.builders import the_adnans
from tests.services.queries.conftest import Caseload, august


def test_a_family_shows_its_journey_and_where_it_is_now(caseload: Caseload) -> None:
    view = get_family(caseload.desk, caseload.khaled)
    assert [(str(stay.where), stay.living) for stay in view.stays] == [("a village", "open"), ("Armanaz", "rented")]
    assert view.now == view.stays[-1]
    assert view.now is not None
    assert view.now.place is not None
    assert (view.now.place.name_ar, str(view.now.place.within)) == ("أرمناز", "Armanaz, Harim")
    assert view.origin is not None
    assert (view.origin.pcode, view.left_on) == ("R-SOUTH-IDLIB", august(10))


def test_a_family_shows_its_people_needs_contacts_and_next_visit(caseload: Caseload) -> None:
    view = get_family(caseload.desk, caseload.khaled)
    assert (view.name.shown(), view.name_ar.shown()) == ("Khaled al-Adnan", "خالد العدنان")
    assert (view.people, view.listed, view.composition.people) == (14, 1, 14)
    assert [need.category for need in view.needs] == ["shelter", "food"]
    assert [contact.number for contact in view.contacts] == ["963944123456"]
    assert [(one.due, one.what) for one in view.follow_ups] == [(august(10), "rent due")]
    assert (view.next_due, view.assigned_to, view.erased) == (august(10), "Samir", False)


def test_a_site_stands_by_its_name_in_the_journey(caseload: Caseload) -> None:
    now = get_family(caseload.desk, caseload.ahmad).now
    assert now is not None
    assert (str(now.where), now.site_uid) == ("al-Midan camp", caseload.al_midan)


def test_the_version_shown_is_that_of_the_journal(desk: Desk) -> None:
    family = the_adnans(desk).uid
    before = get_family(desk, family).version
    write_note(desk, family, "They went to the clinic.")
    after = get_family(desk, family)
    assert after.version == version_of(desk, family) != before
    assert [note.text for note in after.notes] == ["They went to the clinic."]


def test_opening_a_family_takes_as_many_queries_whatever_it_holds(desk: Desk, counted: Callable[[], int]) -> None:
    family = the_adnans(desk).uid
    start = counted()
    get_family(desk, family)
    few = counted() - start
    for number in range(5):
        add_member(desk, family, NewMember(NameParts(f"Child {number}"), relation="son-daughter"))
        write_note(desk, family, f"Note {number}")
    start = counted()
    assert len(get_family(desk, family).members) == 6
    assert counted() - start == few


def test_a_family_of_which_a_person_was_erased_says_so(desk: Desk) -> None:
    family = the_adnans(desk).uid
    child = add_member(desk, family, NewMember(NameParts("Lina"), relation="son-daughter"))
    assert not get_family(desk, family).erased
    erase(desk, family, "asked for", member=child)
    assert get_family(desk, family).erased


def test_a_withheld_family_says_so_and_keeps_its_name_for_its_page(desk: Desk) -> None:
    family = the_adnans(desk).uid
    withhold_name(desk, family, True)
    assert get_family(desk, family).withheld


def test_a_family_that_is_not_there_is_told_in_a_sentence(caseload: Caseload) -> None:
    with pytest.raises(FamilyGone):
        get_family(caseload.desk, RecordId(bytes(16)))


def test_a_number_that_nobody_bears_is_not_found(caseload: Caseload) -> None:
    with pytest.raises(NoSuchCase):
        find_case(caseload.desk, case_number(1, 1))


@pytest.mark.parametrize(("typed", "error"), [("adnan", NotACaseNumber), ("20411-087-4", WrongCheckDigit)])
def test_what_is_no_case_number_is_told_apart_from_one_nobody_bears(
    caseload: Caseload, typed: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        find_case(caseload.desk, typed)


def test_a_number_that_two_families_bear_is_ambiguous(desk: Desk) -> None:
    one, other = the_adnans(desk), the_adnans(desk)
    with desk.write("registered") as batch:  # as another laptop may have given it
        batch.edit(batch.open(other.uid), other.uid, number=one.number)
    with pytest.raises(SameNumber):
        find_case(desk, one.number)


def test_a_family_tells_by_when_it_is_to_be_reached_until_somebody_reached_it(desk: Desk) -> None:
    registered = register(desk, NewFamily(priority=1))
    assert get_family(desk, registered.uid).first_contact_by == desk.clock.today() + timedelta(days=1)
    record_visit(desk, registered.uid, NewVisit("nobody-there"))
    assert get_family(desk, registered.uid).first_contact_by == desk.clock.today() + timedelta(days=1)
    record_visit(desk, registered.uid, NewVisit("seen"))
    assert get_family(desk, registered.uid).first_contact_by is None
    assert get_family(desk, register(desk, NewFamily()).uid).first_contact_by is None


def test_a_review_that_took_place_puts_the_next_one_off(desk: Desk) -> None:
    today = desk.clock.today()
    old = register(desk, NewFamily(registered_on=today - timedelta(days=100))).uid
    assert get_family(desk, old).review_by == today - timedelta(days=10)
    schedule(desk, old, NewFollowUp(today, kind="review"))
    record_visit(desk, old, NewVisit("seen"))
    assert get_family(desk, old).review_by == today + timedelta(days=90)
