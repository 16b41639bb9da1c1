"""Registering a family, and changing what is known of it as a whole."""

from datetime import date
from typing import Any

import pytest

from famcase.domain import numbers
from famcase.domain.names import NameParts
from famcase.errors import FamcaseError, NotFound, Refused, Usage
from famcase.services.batch import Done
from famcase.services.commands.closing import close
from famcase.services.commands.consents import set_consent
from famcase.services.commands.contacts import add_contact
from famcase.services.commands.families import (
    ImpossibleSize,
    Registered,
    edit_family,
    register,
    withhold_name,
)
from famcase.services.commands.follow_ups import record_visit
from famcase.services.commands.notes import write_note
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewFollowUp, NewMember, NewNeed, NewStay, NewVisit, Where
from famcase.services.queries.families import get_family
from famcase.services.views import Composition
from famcase.storage import journal
from famcase.storage.rebuild import snapshot
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15, KHALED, KHALED_AR, the_adnans


def words(desk: Desk) -> set[str]:
    word = desk.store.tables["word"]
    return {fold for (fold,) in word.select(word.fold).tuples()}


def case_row(desk: Desk) -> dict[str, object]:
    return dict(desk.store.tables["case_list"].select().dicts().get())


def test_the_family_of_the_story_is_there_as_it_was_told(desk: Desk) -> None:
    the_adnans(
        desk,
        stays=(
            NewStay(Where(text="under the olives near Tamanah"), AUG_10, "open"),
            NewStay(Where(pcode="C4081"), AUG_10, "host"),
            NewStay(ARMANAZ, AUG_12, "rented", reason="bombardment"),
        ),
        needs=(NewNeed("shelter"), NewNeed("food")),
        contacts=(NewContact("0933 123 456", whose="head"),) if desk.vocabulary.has("contact-whose", "head") else (),
        follow_up=NewFollowUp(date(2018, 8, 18), "see the house"),
        consent="given",
        note="They hope to return.",
    )

    tables = desk.store.tables
    row = case_row(desk)
    place = tables["place"].get(tables["place"].pcode == "C4176")
    assert (row["people"], row["living"], row["place"], row["since"]) == (14, "rented", place.id, AUG_12)
    assert row["next_due"] == date(2018, 8, 18)
    assert (row["priority"], row["status"], row["left_on"]) == (2, "open", AUG_10)
    assert tables["stay"].select().count() == 3
    assert [need.category for need in tables["need"].select().order_by(tables["need"].id)] == ["shelter", "food"]
    assert tables["consent"].get().state == "given"
    assert tables["note"].get().by.name == desk.user.name
    member = tables["member"].get()
    assert (member.first, member.surname_ar, member.relation) == ("Khaled", "العدنان", "head")


def test_only_the_last_stay_is_confirmed_by_registering(desk: Desk) -> None:
    the_adnans(desk, stays=(NewStay(ARMANAZ, AUG_10, "host"), NewStay(ARMANAZ, AUG_12, "rented")))

    stay = desk.store.tables["stay"]
    assert [row.confirmed_on for row in stay.select().order_by(stay.since)] == [None, AUG_15]


@pytest.mark.parametrize("sureness", ["told-by-others", "assumed"])
def test_what_is_only_assumed_is_not_confirmed(desk: Desk, sureness: str) -> None:
    the_adnans(desk, stays=(NewStay(ARMANAZ, AUG_12, "rented", sureness=sureness),))

    assert desk.store.tables["stay"].get().confirmed_on is None


def test_case_numbers_go_on_and_bear_a_check_digit(desk: Desk) -> None:
    given = [the_adnans(desk).number for _ in range(3)]

    assert all(numbers.read_case_number(numbers.shown_case_number(number)) == number for number in given)
    assert [number[5:-1] for number in given] == ["001", "002", "003"]
    assert len({number[:5] for number in given}) == 1


def test_a_number_taken_back_is_not_given_again(desk: Desk) -> None:
    first = the_adnans(desk)
    undo(desk)

    assert the_adnans(desk).number != first.number


def test_each_person_numbers_by_themselves(desk: Desk, sami: Desk) -> None:
    mine, his = the_adnans(desk).number, the_adnans(sami).number

    assert mine != his
    assert his[5:-1] == "001"


def test_the_size_is_the_larger_of_listed_and_declared(desk: Desk) -> None:
    people = tuple(NewMember(NameParts(f"Child {number}")) for number in range(3))
    register(desk, NewFamily(head=NewMember(KHALED), members=people, composition=Composition(people=2)))

    assert case_row(desk)["people"] == 4


def test_a_nameless_family_with_nothing_known_is_registered(desk: Desk) -> None:
    register(desk, NewFamily())

    row = case_row(desk)
    assert (row["name_key"], row["people"], row["living"]) == ("", 0, "unknown")


def test_only_a_stay_at_no_place_at_all_is_of_unknown_whereabouts(desk: Desk) -> None:
    stops = (
        NewStay(Where(text="the old mill"), AUG_10, ""),
        NewStay(ARMANAZ, AUG_12, ""),
        NewStay(Where(), AUG_15, ""),
    )
    journey = get_family(desk, register(desk, NewFamily(stays=stops)).uid).stays

    assert [stay.living for stay in journey] == ["", "", "unknown"]
    assert case_row(desk)["living"] == "unknown"


def test_how_a_family_lives_at_a_known_place_is_not_made_up(desk: Desk) -> None:
    register(desk, NewFamily(stays=(NewStay(ARMANAZ, AUG_12, ""),)))

    assert case_row(desk)["living"] == ""


def test_a_caseworkers_family_is_theirs_and_a_supervisors_is_nobodys(desk: Desk, sami: Desk) -> None:
    the_adnans(desk)
    the_adnans(sami)

    family = desk.store.tables["family"]
    holders = [row.assigned_to and row.assigned_to.name for row in family.select().order_by(family.id)]
    assert holders == [None, sami.user.name]


@pytest.mark.parametrize(("priority", "due"), [(0, None), (1, 18), (2, 22), (3, 29)])
def test_the_timetable_proposes_the_first_visit(desk: Desk, priority: int, due: int | None) -> None:
    the_adnans(desk, priority=priority)

    planned = [row.due for row in desk.store.tables["follow_up"].select()]
    assert planned == ([date(2018, 8, due)] if due else [])


@pytest.mark.parametrize(
    "changed",
    [
        {"stays": (NewStay(ARMANAZ, AUG_12, "rented"), NewStay(ARMANAZ, AUG_10, "tent"))},
        {"stays": (NewStay(ARMANAZ, date(2018, 8, 16), "rented"),)},
        {"stays": (NewStay(ARMANAZ, AUG_12, "palace"),)},
        {"left_on": date(2018, 8, 16)},
        {"registered_on": date(2018, 8, 16)},
        {"composition": Composition(people=0)},
        {"composition": Composition(people=501)},
        {"composition": Composition(people=5, boys=-1)},
        {"priority": 7},
        {"displacement": "fled"},
        {"consent": "maybe"},
        {"head": NewMember(NameParts("Kha\x00led"))},
        {"head": NewMember(NameParts("Khaled\u202e"))},
        {"head": NewMember(NameParts("x" * 201))},
        {"head": NewMember(NameParts("\ud800"))},
        {"note": "a\x1b]52;c;YQ==\x07"},
        {"origin": Where(text="\x00")},
        {"contacts": (NewContact("0933 123 456", safe="perhaps"),)},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(desk: Desk, changed: dict[str, object]) -> None:
    with pytest.raises(FamcaseError):
        the_adnans(desk, **changed)

    assert desk.store.tables["family"].select().count() == 0
    assert words(desk) == set()


@pytest.mark.parametrize("name", ["[/b]", "[@click=app.quit]", "=cmd|'/c calc'!A1", "🙂", "'; DROP TABLE family; --"])
def test_a_hostile_name_is_kept_exactly(desk: Desk, name: str) -> None:
    the_adnans(desk, head=NewMember(NameParts(name)))

    assert desk.store.tables["member"].get().first == name


def test_names_are_found_in_both_scripts_until_they_are_withheld(desk: Desk, family: Registered) -> None:
    shown = words(desk)
    assert len(shown) >= 3

    withhold_name(desk, family.uid, True, reason="He asked for it.", withhold_from="everybody")

    assert words(desk) == set()
    assert case_row(desk)["name_key"] == ""
    row = desk.store.tables["family"].get()
    assert (row.withhold_name, row.withhold_reason) == (True, "He asked for it.")

    withhold_name(desk, family.uid, False)

    assert words(desk) == shown
    assert case_row(desk)["name_key"] != ""


def test_a_word_that_finds_nobody_any_more_is_gone(desk: Desk, family: Registered) -> None:
    the_adnans(desk, head=NewMember(NameParts("Khaled", surname="Hassoun")))
    before = words(desk)

    edit_family(desk, family.uid, head=(NameParts("Khaled"), NameParts()))

    assert words(desk) < before
    assert family.uid in {found_by[3] for found_by in snapshot(desk.store.tables)["posting"]}


def test_a_family_without_a_head_gets_one_by_their_name(desk: Desk) -> None:
    family = register(desk, NewFamily())

    edit_family(desk, family.uid, head=(KHALED, KHALED_AR))
    edit_family(desk, family.uid, head=(NameParts("Omar"), KHALED_AR))

    member = desk.store.tables["member"].get()
    assert (member.first, member.first_ar, member.relation) == ("Omar", "خالد", "head")


def test_consent_takes_the_place_of_what_was_known_for_its_purpose(desk: Desk, family: Registered) -> None:
    for state in ("given", "withdrawn"):
        set_consent(desk, family.uid, "services", state, basis="consent", given_by="the head", how="by word")
    set_consent(desk, family.uid, "statistics", "refused")

    consent = desk.store.tables["consent"]
    found = {(row.purpose, row.state) for row in consent.select()}
    assert found == {("services", "withdrawn"), ("statistics", "refused")}


def test_consent_of_an_unknown_purpose_or_state_is_refused(desk: Desk, family: Registered) -> None:
    for purpose, state in (("anything", "given"), ("services", "maybe")):
        with pytest.raises(Usage):
            set_consent(desk, family.uid, purpose, state)


def test_a_number_to_call_is_kept_in_its_international_form(desk: Desk, family: Registered) -> None:
    add_contact(desk, family.uid, NewContact("٠٩٣٣ ١٢٣ ٤٥٦", safe="no"))

    contact = desk.store.tables["contact"].get()
    assert (contact.number, contact.safe) == ("963933123456", "no")


@pytest.mark.parametrize("fields", [{"men": -1}, {"declared_people": 501}, {"priority": 5}, {"intention": "fly"}])
def test_an_impossible_edit_is_refused(desk: Desk, family: Registered, fields: dict[str, Any]) -> None:
    with pytest.raises((ImpossibleSize, Usage)):
        edit_family(desk, family.uid, **fields)


def test_a_closed_case_takes_notes_and_no_other_work(desk: Desk, family: Registered) -> None:
    close(desk, family.uid, "goals-met")

    assert isinstance(write_note(desk, family.uid, "They came to say thanks."), Done)
    with pytest.raises(Refused):
        edit_family(desk, family.uid, priority=1)
    with pytest.raises(Refused):
        add_contact(desk, family.uid, NewContact("0933 123 456"))


def test_an_empty_note_is_refused(desk: Desk, family: Registered) -> None:
    for text in ("", "  \n ", "\u200e"):
        with pytest.raises(Refused):
            write_note(desk, family.uid, text)


def test_what_an_imports_source_calls_them_is_kept(desk: Desk) -> None:
    family = register(desk, NewFamily(head=NewMember(KHALED, foreign_id="7"), foreign=("list", "42")))

    foreign = journal.load(desk.store.tables, family.uid).of("foreign_id")
    assert {(record.value("value"), bool(record.value("member"))) for record in foreign} == {("42", False), ("7", True)}


@pytest.mark.parametrize(
    "fields", [{"status": "closed"}, {"assigned_to": None}, {"withhold_name": False}, {"number": "204110875"}]
)
def test_no_correction_passes_by_the_rules_of_another_command(
    desk: Desk, family: Registered, fields: dict[str, Any]
) -> None:
    with pytest.raises(TypeError):
        edit_family(desk, family.uid, **fields)


def test_a_place_that_the_gazetteer_has_not_is_refused_and_never_lost(desk: Desk, family: Registered) -> None:
    with pytest.raises(NotFound):
        register(desk, NewFamily(origin=Where(pcode="C0000")))
    with pytest.raises(NotFound):
        edit_family(desk, family.uid, origin_place="C0000")


@pytest.mark.parametrize(
    "new",
    [
        NewFamily(foreign=("list", "4\x002")),
        NewFamily(NewMember(KHALED, foreign_id="\ud800"), foreign=("list", "42")),
        NewFamily(priority=7, follow_up=NewFollowUp(AUG_15)),
        NewFamily(stays=(NewStay(ARMANAZ, AUG_12, "rented", confirmed_on=date(2018, 8, 16)),)),
    ],
)
def test_what_no_record_can_hold_registers_nobody(desk: Desk, new: NewFamily) -> None:
    with pytest.raises(FamcaseError):
        register(desk, new)
    assert desk.store.tables["family"].select().count() == 0


@pytest.mark.parametrize("blank", [" ", "\n \n", "\ufeff", "\t\u200f"])
def test_a_blank_note_is_none(desk: Desk, blank: str) -> None:
    family = register(desk, NewFamily(composition=Composition(people=2), note=blank)).uid
    record_visit(desk, family, NewVisit("seen", note=blank))

    assert get_family(desk, family).notes == ()
