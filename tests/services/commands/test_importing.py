"""A file of families comes in whole or not at all, and a second time changes nothing."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.exchange.households import read_households
from famcase.exchange.mapping_text import read_mapping
from famcase.exchange.sheets import Limits, read_workbook
from famcase.services.commands.closing import close
from famcase.services.commands.consents import set_consent
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import register
from famcase.services.commands.importing import RowsRefused, import_households
from famcase.services.commands.members import add_member, edit_member
from famcase.services.commands.needs import meet_need
from famcase.services.commands.sites import add_site
from famcase.services.commands.splitting import split
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.household_drafts import (
    ConsentDraft,
    ContactDraft,
    Doubt,
    HouseholdDraft,
    MemberDraft,
    NeedDraft,
    NoteDraft,
    Reading,
    StayDraft,
)
from famcase.services.inputs import NewContact, NewFamily, NewHousehold, NewMember, NewSite, Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.views import Composition
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import FrozenClock
from tests.services.builders import AUG_10

ROOT = Path(__file__).parents[3]
DAY = date(2018, 8, 14)


def member(number: int, **said: Any) -> MemberDraft:
    return MemberDraft(f"p{number}", "roster", number + 1, **{"names": {}, **said})


def household(number: int = 1, **said: Any) -> HouseholdDraft:
    plain: dict[str, Any] = {
        "names": {},
        "fields": {"declared_people": 5, "registered_on": DAY},
        "members": (
            member(1, names={"first": "Khaled", "surname": "al-Adnan"}, sex="male", age=46, relation="head"),
            member(2, names={"first": "Rahaf"}, sex="female", age=9),
        ),
        "stays": (StayDraft("Armanaz", living="rented", confirmed_on=DAY),),
        "needs": (NeedDraft("food", since=DAY), NeedDraft("health", since=DAY, person="p2")),
        "consents": (ConsentDraft("services", "given", DAY),),
        "contacts": (ContactDraft("0900 000 001"),),
        "notes": (NoteDraft("They came at night.", DAY),),
    }
    return HouseholdDraft("a list", f"h{number}", "main", number + 1, **{**plain, **said})


def reading(*households: HouseholdDraft, rejected: tuple[Doubt, ...] = ()) -> Reading:
    return Reading(households, tuple(doubt for each in households for doubt in each.doubts), rejected)


def only_family(desk: Desk) -> RecordId:
    (family,) = desk.store.tables["family"].select()
    return RecordId(bytes(family.uid))


@pytest.fixture
def reach(desk: Desk, clock: FrozenClock) -> Reading:
    clock.go_on((date(2024, 8, 1) - clock.today()).days)
    mapping = read_mapping((ROOT / "data" / "mappings" / "reach-msna-2024.toml").read_text("utf-8"), desk.vocabulary)
    file = ROOT / "tests" / "files" / "reach_msna2024_dummy_raw_data.xlsx"
    return read_households(read_workbook(file, Limits()), mapping, clock.today())


@pytest.mark.slow
def test_the_reach_survey_comes_in_whole_once_and_one_undo_takes_it_back(desk: Desk, reach: Reading) -> None:
    tables = desk.store.tables
    before = snapshot(tables)

    first = import_households(desk, reach)
    whole = snapshot(tables)
    again = import_households(desk, reach)

    assert (first.families, first.people, first.new, first.changed, first.rejected) == (241, 965, 241, 0, 0)
    assert (tables["family"].select().count(), tables["member"].select().count()) == (241, 965)
    assert (again.new, again.changed, again.unchanged, again.rejected, again.batch) == (0, 0, 241, 0, None)
    assert snapshot(tables) == whole
    assert Counter(flag.kind for flag in tables["flag"].select()) == {"doubtful-age": 145}
    assert tables["stay"].select().where(tables["stay"].place.is_null(False)).count() == 0
    assert tables["stay"].select().where(tables["stay"].place_text.startswith("PCODE")).count() == 241
    assert journal.verify(tables) == []

    undo(desk)
    assert snapshot(tables) == before


def test_a_rehearsal_says_what_would_happen_and_saves_nothing(desk: Desk, reach: Reading) -> None:
    writers = desk.store.tables["writer"].select().count()

    report = import_households(desk, reach, dry_run=True)

    assert (report.new, report.batch) == (241, None)
    assert desk.store.tables["family"].select().count() == 0
    assert desk.store.tables["change"].select().count() == 1
    assert desk.store.tables["writer"].select().count() == writers


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_new_family_that_may_be_here_already_is_named_and_taken_in_all_the_same(desk: Desk, dry_run: bool) -> None:
    khaled = NewMember(
        NameParts(), NameParts("خالد", "", "العدنان"), sex="male", born=BirthDay(date(1972, 8, 14), "age", False)
    )
    there = register(desk, NewFamily(khaled, Composition(5), contacts=(NewContact("0900000001"),)))

    report = import_households(desk, reading(household()), dry_run=dry_run)

    (double,) = report.doubles
    assert (double.sheet, double.row, double.alike.uid) == ("main", 2, there.uid)
    assert dry_run or get_family(desk, double.family).members[0].name.first == "Khaled"
    assert "same telephone" in {why.message for why in double.alike.reasons}
    assert (report.new, report.rejected) == (1, 0)
    assert import_households(desk, reading(household(2, members=(), contacts=())), dry_run=True).doubles == ()


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_family_that_the_file_lists_twice_is_named_with_both_rows_and_taken_in_all_the_same(
    desk: Desk, dry_run: bool
) -> None:
    in_arabic = member(1, names={"first_ar": "خالد", "surname_ar": "العدنان"}, sex="male", age=47, relation="head")
    somebody_else = member(1, names={"first": "Samer", "surname": "Haddad"}, sex="male", age=46, relation="head")
    listed = reading(
        household(1),
        household(2, members=(somebody_else,), contacts=()),
        household(3, members=(in_arabic, member(2, names={"first_ar": "رهف"}, sex="female", age=9))),
    )

    report = import_households(desk, listed, dry_run=dry_run)

    (twice,) = report.twice
    assert (twice.sheet, twice.row, twice.other_sheet, twice.other_row) == ("main", 4, "main", 2)
    assert twice.name == "خالد العدنان"
    assert "same telephone" in {why.message for why in twice.reasons}
    assert (report.new, report.rejected, report.doubles) == (3, 0, ())
    if not dry_run:
        assert get_family(desk, twice.family).members[0].name_ar.first == "خالد"
        assert get_family(desk, twice.other).members[0].name.first == "Khaled"


def test_a_name_that_half_of_a_list_bears_makes_nobody_the_same(desk: Desk) -> None:
    def named(number: int) -> MemberDraft:
        return member(1, names={"first": "Muhammad", "surname": "Ahmad"}, relation="head", age=20 + number)

    many = [household(number, members=(named(number),), contacts=(), needs=()) for number in range(1, 60)]

    assert import_households(desk, reading(*many), dry_run=True).twice == ()


def test_what_the_file_says_is_what_the_family_shows(desk: Desk) -> None:
    import_households(desk, reading(household()))

    family = get_family(desk, only_family(desk))
    assert family.name.shown() == "Khaled al-Adnan"
    assert (family.people, family.listed, family.registered_on) == (5, 2, DAY)
    assert [(each.relation, each.sex, each.age) for each in family.members] == [("head", "male", 46), ("", "female", 9)]
    assert family.now is not None
    assert (family.now.living, family.now.since, family.now.confirmed_on) == ("rented", DAY, DAY)
    assert family.now.place is not None
    assert family.now.place.pcode == "C4176"
    assert {(need.category, need.member) for need in family.needs} == {
        ("food", None),
        ("health", family.members[1].uid),
    }
    assert [(consent.purpose, consent.state) for consent in family.consents] == [("services", "given")]
    assert [note.text for note in family.notes] == ["They came at night."]
    with desk.store.write():
        before = snapshot(desk.store.tables)
        rebuild(desk.store.tables, desk.clock.today())
        assert snapshot(desk.store.tables) == before


def test_only_what_differs_is_changed_and_new_people_join_their_family(desk: Desk) -> None:
    import_households(desk, reading(household(), household(2)))
    later = household(
        fields={"declared_people": 6, "registered_on": DAY},
        members=(*household().members, member(3, names={"first": "Ahmad"}, age=14)),
    )

    report = import_households(desk, reading(later, household(2)))

    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    tables = desk.store.tables
    assert tables["member"].select().count() == 5
    last = list(journal.changes_of_batch(tables, report.batch))  # type: ignore[arg-type]
    said = [(part.table, part.is_new, set(part.values)) for part in last[0].parts if not isinstance(part, bytes)]
    assert said[0] == ("family", False, {"declared_people"})
    assert [each[:2] for each in said[1:]] == [("member", True), ("foreign_id", True)]


def test_people_whom_the_file_does_not_list_stay(desk: Desk) -> None:
    import_households(desk, reading(household()))
    family = only_family(desk)
    add_member(desk, family, NewMember(relation="son-daughter"))

    report = import_households(desk, reading(household(members=household().members[:1])))

    assert report.unchanged == 1
    assert len(get_family(desk, family).members) == 3


def test_what_was_done_since_the_file_was_written_is_not_undone_by_reading_it_again(desk: Desk) -> None:
    import_households(desk, reading(household()))
    family = only_family(desk)
    view = get_family(desk, family)
    meet_need(desk, family, next(need.uid for need in view.needs if need.category == "food"))
    edit_member(desk, family, view.members[0].uid, vulnerabilities=("chronic-illness",))

    assert import_households(desk, reading(household())).unchanged == 1
    assert {need.category: need.status for need in get_family(desk, family).needs} == {"food": "met", "health": "open"}


def test_a_case_number_finds_its_family_without_a_foreign_id(desk: Desk) -> None:
    import_households(desk, reading(household()))
    number = get_family(desk, only_family(desk)).number
    other = replace(household(), source="another list", fields={"number": number, "declared_people": 7})

    report = import_households(desk, reading(other))
    again = import_households(desk, reading(other))

    assert (report.new, report.changed) == (0, 1)
    assert get_family(desk, only_family(desk)).people == 7
    assert again.unchanged == 1


def test_a_case_number_that_nobody_has_is_a_refused_row(desk: Desk) -> None:
    unknown = household(fields={"number": "20411-087-5"})

    report = import_households(desk, reading(unknown, household(2)), dry_run=True)

    assert [(row.sheet, row.row) for row in report.refused] == [("main", 2)]
    assert (report.new, report.rejected) == (1, 1)


@pytest.mark.parametrize(
    "said",
    [
        {"fields": {"declared_people": 700}},
        {"stays": (StayDraft("Tah", since=DAY), StayDraft("Armanaz", since=date(2018, 8, 1)))},
        {"members": (member(1, names={"first": "a\u202eb"}),)},
        {"needs": (NeedDraft("palaces"),)},
    ],
)
def test_one_row_that_cannot_be_kept_keeps_the_whole_file_out(desk: Desk, said: dict[str, Any]) -> None:
    before = snapshot(desk.store.tables)

    with pytest.raises(RowsRefused) as refused:
        import_households(desk, reading(household(2), household(1, **said)))

    assert [row.row for row in refused.value.rows] == [2]
    assert snapshot(desk.store.tables) == before


def test_a_row_that_the_reader_rejected_keeps_the_file_out_but_one_left_out_on_purpose_does_not(desk: Desk) -> None:
    row = Doubt("main", 9, "uuid", "This row has no usable “{column}”: read again, the family would be doubled.")

    with pytest.raises(RowsRefused):
        import_households(desk, reading(household(), rejected=(row,)))
    report = import_households(desk, reading(household(), rejected=(replace(row, on_purpose=True),)))

    assert (report.new, report.rejected) == (1, 1)


def test_a_closed_case_is_only_in_the_way_of_what_would_change_it(desk: Desk) -> None:
    import_households(desk, reading(household()))
    close(desk, only_family(desk), "moved-away")

    assert import_households(desk, reading(household())).unchanged == 1
    with pytest.raises(RowsRefused):
        import_households(desk, reading(household(fields={"declared_people": 9})))


def test_a_move_in_a_later_file_is_a_new_stay_and_a_later_day_at_the_same_place_confirms_it(desk: Desk) -> None:
    import_households(desk, reading(household()))
    family = only_family(desk)
    today = desk.clock.today()

    import_households(desk, reading(household(stays=(StayDraft("Armanaz", living="rented", confirmed_on=today),))))
    confirmed = get_family(desk, family)
    import_households(desk, reading(household(stays=(StayDraft("Salqin", living="host", since=today),))))

    assert [stay.confirmed_on for stay in confirmed.stays] == [today]
    assert [stay.living for stay in get_family(desk, family).stays] == ["rented", "host"]


def test_a_site_is_found_by_its_name_and_an_unknown_one_is_kept_as_words(desk: Desk) -> None:
    site = add_site(desk, NewSite("al-Midan camp", "planned-camp", Where(pcode="C4132")))
    known = household(1, stays=(StayDraft(site_name="al Midan", since=DAY),))
    unknown = household(2, stays=(StayDraft(site_name="Camp of nowhere", since=DAY),))

    import_households(desk, reading(known, unknown))

    stays = list(desk.store.tables["stay"].select().order_by(desk.store.tables["stay"].id))
    assert [(stay.site and bytes(stay.site.uid), stay.place_text) for stay in stays] == [
        (site, ""),
        (None, "Camp of nowhere"),
    ]
    assert import_households(desk, reading(known, unknown)).unchanged == 2


def test_a_head_named_beside_the_household_is_a_member_who_can_be_found(desk: Desk) -> None:
    lonely = household(names={"first": "Samer", "surname_ar": "الحلاق"}, members=(), needs=())

    import_households(desk, reading(lonely))

    (head,) = get_family(desk, only_family(desk)).members
    assert (head.relation, head.name.first, head.name_ar.surname) == ("head", "Samer", "الحلاق")
    assert import_households(desk, reading(lonely)).unchanged == 1


def test_a_phone_of_a_file_is_found_however_it_is_typed(desk: Desk) -> None:
    import_households(desk, reading(household(contacts=(ContactDraft("0933 123 456"),))))

    for typed in ("0933123456", "+963 933 123 456"):
        assert len(case_page(desk, CaseFilters(text=typed)).lines) == 1
    assert get_family(desk, only_family(desk)).contacts[0].number == "963933123456"


def test_a_file_read_again_after_a_person_was_erased_leaves_no_tie_to_them(desk: Desk) -> None:
    import_households(desk, reading(household()))
    family = only_family(desk)
    rahaf = get_family(desk, family).members[1].uid
    erase(desk, family, "she asked for it", rahaf)

    tables = desk.store.tables
    assert {row.value for row in tables["foreign_id"].select()} == {"h1", "p1"}
    assert [need.category for need in get_family(desk, family).needs] == ["food"]
    report = import_households(desk, reading(household()))

    assert (report.new, report.changed, report.rejected) == (0, 1, 0)
    assert journal.verify(tables) == []


def test_an_older_file_takes_no_later_answer_back(desk: Desk) -> None:
    import_households(desk, reading(household(consents=(ConsentDraft("services", "withdrawn", DAY),))))

    import_households(desk, reading(household(consents=(ConsentDraft("services", "given", DAY.replace(day=13)),))))

    (consent,) = get_family(desk, only_family(desk)).consents
    assert (consent.state, consent.on) == ("withdrawn", DAY)


def test_an_answer_of_a_file_leaves_what_they_said_of_one_partner(desk: Desk) -> None:
    import_households(desk, reading(household()))
    family = only_family(desk)
    set_consent(desk, family, "referral", "given", partner="Bright clinic")

    import_households(desk, reading(household(consents=(ConsentDraft("referral", "refused", DAY.replace(day=15)),))))

    said = {(consent.purpose, consent.partner): consent.state for consent in get_family(desk, family).consents}
    assert said == {("services", ""): "given", ("referral", "Bright clinic"): "given", ("referral", ""): "refused"}


def test_rows_of_merged_families_change_the_one_that_was_kept_only_where_they_say_something_new(desk: Desk) -> None:
    head = {"sex": "male", "relation": "head"}
    first = household(1, members=(member(1, names={"first": "Khaled", "surname": "al-Adnan"}, **head),))
    second = household(2, members=(member(2, names={"first": "Khalid", "surname": "Aladnan"}, **head),))
    import_households(desk, reading(first, second))
    kept, gone = (_bearer(desk, f"h{number}") for number in (1, 2))
    unite(desk, kept, gone)

    again = import_households(desk, reading(first, second))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    (person,) = get_family(desk, kept).members
    assert (person.name.first, person.spellings) == ("Khaled", ("Khalid Aladnan",))

    later = replace(second, contacts=(ContactDraft("0933 999 999"),), fields={**second.fields, "left_on": AUG_10})
    assert import_households(desk, reading(first, later)).changed == 1
    family = get_family(desk, kept)
    assert ([one.number for one in family.contacts][-1], family.left_on) == ("963933999999", AUG_10)


def _bearer(desk: Desk, value: str) -> RecordId:
    foreign, family = desk.store.tables["foreign_id"], desk.store.tables["family"]
    query = family.select(family.uid).join(foreign, on=(foreign.family == family.id))
    return RecordId(bytes(query.where((foreign.value == value) & foreign.member.is_null()).scalar()))


def test_a_file_read_again_does_not_bring_back_who_is_of_another_family_now(desk: Desk) -> None:
    rahaf = member(2, names={"first": "Rahaf"}, sex="female", age=20, presence="here")
    import_households(desk, reading(household(members=(member(1, names={"first": "Khaled"}), rahaf))))
    family = only_family(desk)
    split(desk, family, [get_family(desk, family).members[1].uid], NewHousehold())

    import_households(desk, reading(household(members=(member(1, names={"first": "Khaled"}), rahaf))))
    assert [one.presence for one in get_family(desk, _bearer(desk, "h1")).members] == ["here", "left"]
