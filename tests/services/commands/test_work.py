"""Members, moves, needs, visits, sites and erasing: what each changes, and what it refuses."""

from datetime import date

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.journeys import StayBeforeLast, StayInFuture
from famcase.domain.names import NameParts
from famcase.domain.repeating import Repeat
from famcase.errors import FamcaseError, NotFound, Refused, Usage
from famcase.paths import Home
from famcase.services.commands.closing import SupervisorOnly
from famcase.services.commands.erasing import erase
from famcase.services.commands.events import record_event
from famcase.services.commands.families import Registered, edit_family, register
from famcase.services.commands.follow_ups import FollowUpOver, record_visit, schedule
from famcase.services.commands.members import add_member, edit_member
from famcase.services.commands.moves import confirm_stay, record_move
from famcase.services.commands.needs import (
    MetBeforeSince,
    NotMet,
    correct_need,
    meet_need,
    raise_need,
    record_assistance,
)
from famcase.services.commands.notes import write_note
from famcase.services.commands.sites import add_site, edit_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import (
    ByTimetable,
    NewAssistance,
    NewCount,
    NewEvent,
    NewFamily,
    NewFollowUp,
    NewMember,
    NewNeed,
    NewSite,
    NewStay,
    NewVisit,
    Where,
)
from famcase.services.queries.families import get_family
from famcase.services.queries.timetable import proposed_visit
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from famcase.storage.soundness import differences
from tests.conftest import FrozenClock
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15, the_adnans

AUG_16 = date(2018, 8, 16)
AMINA = NewMember(NameParts("Amina", surname="al-Adnan"), sex="female", born=BirthDay(date(1990, 1, 1), "year", True))


def living(desk: Desk) -> str:
    return str(desk.store.tables["case_list"].get().living)


def test_a_member_added_counts_and_is_found(desk: Desk, family: Registered) -> None:
    for number in range(15):
        add_member(desk, family.uid, NewMember(NameParts(f"Amina {number}")))

    assert desk.store.tables["case_list"].get().people == 16


def test_a_member_who_died_counts_no_more(desk: Desk, family: Registered) -> None:
    members = [add_member(desk, family.uid, AMINA) for _ in range(14)]
    assert desk.store.tables["case_list"].get().people == 15

    edit_member(desk, family.uid, members[0], presence="dead")

    assert desk.store.tables["case_list"].get().people == 14


def test_what_is_known_of_a_member_is_checked(desk: Desk, family: Registered) -> None:
    member = add_member(desk, family.uid, AMINA)

    for wrong in ({"sex": "x"}, {"presence": "gone"}, {"first": "a\x00"}, {"vulnerabilities": ("no such",)}):
        with pytest.raises(FamcaseError):
            edit_member(desk, family.uid, member, None, **wrong)
    with pytest.raises(FamcaseError):
        edit_member(desk, family.uid, member, spellings=("a\nb",))
    with pytest.raises(NotFound):
        edit_member(desk, family.uid, RecordId(bytes(16)), first="Amina")


def test_a_move_makes_the_new_stay_where_they_are(desk: Desk, family: Registered) -> None:
    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "open", reason="eviction"))

    row = desk.store.tables["case_list"].get()
    assert (row.living, row.since, row.confirmed_on) == ("open", AUG_15, AUG_15)


def test_a_move_before_the_last_stay_or_in_the_future_is_refused(desk: Desk, family: Registered) -> None:
    with pytest.raises(StayBeforeLast):
        record_move(desk, family.uid, NewStay(ARMANAZ, AUG_10, "tent"))
    with pytest.raises(StayInFuture):
        record_move(desk, family.uid, NewStay(ARMANAZ, AUG_16, "tent"))

    assert living(desk) == "rented"


def test_a_move_of_some_members_leaves_the_family_where_it_is(desk: Desk, family: Registered) -> None:
    amina = add_member(desk, family.uid, AMINA)

    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "planned-camp", members=(amina,)))

    assert living(desk) == "rented"
    assert desk.store.tables["stay"].get(desk.store.tables["stay"].living == "planned-camp").members == (amina,)


def test_somebody_of_another_family_does_not_move_with_them(desk: Desk, family: Registered) -> None:
    other = the_adnans(desk)
    amina = add_member(desk, other.uid, AMINA)

    with pytest.raises(NotFound):
        record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "tent", members=(amina,)))


def test_a_confirmed_stay_says_when_and_how(desk: Desk, family: Registered, clock: FrozenClock) -> None:
    clock.go_on(10)
    confirm_stay(desk, family.uid, "phone", date(2018, 8, 20))

    stay = desk.store.tables["stay"].get()
    assert (stay.confirmed_on, stay.confirmed_how) == (date(2018, 8, 20), "phone")


def test_a_family_that_is_nowhere_known_is_not_confirmed(desk: Desk) -> None:
    nowhere = the_adnans(desk, stays=())

    with pytest.raises(NotFound):
        confirm_stay(desk, nowhere.uid, "phone")


def test_a_need_is_met_on_a_day(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("food"))
    need = journal.load(desk.store.tables, family.uid).of("need")[0].record

    meet_need(desk, family.uid, need, by="the council")

    row = desk.store.tables["need"].get()
    assert (row.status, row.met_on, row.by) == ("met", AUG_15, "the council")


@pytest.mark.parametrize("quantity", [0, -1, 10**9])
def test_nobody_gives_an_impossible_number_of_things(desk: Desk, family: Registered, quantity: int) -> None:
    with pytest.raises(Refused):
        record_assistance(desk, family.uid, NewAssistance("bread", quantity=quantity))


def test_what_will_be_given_tomorrow_was_not_given(desk: Desk, family: Registered) -> None:
    with pytest.raises(Refused):
        record_assistance(desk, family.uid, NewAssistance("bread", AUG_16))
    with pytest.raises(Refused):
        raise_need(desk, family.uid, NewNeed("food", since=AUG_16))


def test_a_follow_up_is_planned_for_today_or_later(desk: Desk, family: Registered) -> None:
    schedule(desk, family.uid, NewFollowUp(AUG_15, "today"))

    assert desk.store.tables["case_list"].get().next_due == AUG_15
    with pytest.raises(Refused):
        schedule(desk, family.uid, NewFollowUp(AUG_12))


def test_a_visit_answers_the_earliest_follow_up_and_plans_the_next(desk: Desk, family: Registered) -> None:
    schedule(desk, family.uid, NewFollowUp(AUG_15, "first"))
    follow_up = desk.store.tables["follow_up"]

    record_visit(desk, family.uid, NewVisit("seen", next=NewFollowUp(date(2018, 8, 18), "third")))

    statuses = {(row.due.day, row.status) for row in follow_up.select()}
    assert statuses == {(15, "done"), (22, "open"), (18, "open")}
    assert follow_up.get(follow_up.status == "done").visit.outcome == "seen"
    assert desk.store.tables["case_list"].get().next_due == date(2018, 8, 18)


def test_without_a_word_of_it_the_timetable_plans_the_next_visit(desk: Desk, family: Registered) -> None:
    edit_family(desk, family.uid, priority=1)

    record_visit(desk, family.uid, NewVisit("seen"))

    assert desk.store.tables["case_list"].get().next_due == proposed_visit(desk, 1)


def test_who_says_that_there_is_no_next_visit_has_none(desk: Desk, family: Registered) -> None:
    edit_family(desk, family.uid, priority=1)

    record_visit(desk, family.uid, NewVisit("seen", next=None))

    assert desk.store.tables["case_list"].get().next_due is None


def test_a_visit_for_something_is_today_where_no_timetable_proposes_a_day(desk: Desk) -> None:
    family = register(desk, NewFamily(follow_up=ByTimetable("their papers")))

    record_visit(desk, family.uid, NewVisit("seen", next=ByTimetable("the tent")))

    planned = get_family(desk, family.uid).follow_ups
    assert {(each.what, each.due, each.status) for each in planned} == {
        ("their papers", AUG_15, "done"), ("the tent", AUG_15, "open"),
    }  # fmt: skip


def test_a_registration_plans_by_the_timetable_unless_somebody_says_no(desk: Desk) -> None:
    planned = register(desk, NewFamily(priority=2))
    refused = register(desk, NewFamily(priority=2, follow_up=None))

    assert get_family(desk, planned.uid).next_due == proposed_visit(desk, 2)
    assert get_family(desk, refused.uid).next_due is None


def test_a_visit_put_off_to_no_day_leaves_nothing_due(desk: Desk, family: Registered) -> None:
    record_visit(desk, family.uid, NewVisit("put-off", next=None))

    assert {row.status for row in desk.store.tables["follow_up"].select()} == {"put-off"}


def test_a_family_that_was_seen_is_confirmed_where_it_is(desk: Desk, family: Registered, clock: FrozenClock) -> None:
    clock.go_on(5)
    record_visit(desk, family.uid, NewVisit("seen"))

    stay = desk.store.tables["stay"].get()
    assert (stay.confirmed_on, stay.confirmed_how) == (date(2018, 8, 20), "visit")


def test_a_family_that_was_gone_is_nowhere_known(desk: Desk, family: Registered) -> None:
    record_visit(desk, family.uid, NewVisit("moved-unknown"))

    assert living(desk) == "unknown"
    assert desk.store.tables["case_list"].get().place == 0


def test_everything_of_a_visit_is_one_batch(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("food", since=AUG_10))
    need = journal.load(desk.store.tables, family.uid).of("need")[0].record

    done = record_visit(
        desk,
        family.uid,
        NewVisit("seen", AUG_12, gave=(NewAssistance("bread", need=need),), needs_met=(need,), note="All well."),
    )

    assert done.changed == 1
    assert desk.store.tables["need"].get().met_on == AUG_12
    assert desk.store.tables["assistance"].get().need.category == "food"


def test_what_was_given_and_lacked_at_a_visit_is_of_its_day(desk: Desk, family: Registered) -> None:
    gave = (NewAssistance("stove"), NewAssistance("nfi-kit", on=AUG_10))
    record_visit(desk, family.uid, NewVisit("seen", on=AUG_12, gave=gave, new_needs=(NewNeed("winterisation"),)))

    known = get_family(desk, family.uid)
    assert {one.item: one.on for one in known.assistance} == {"stove": AUG_12, "nfi-kit": AUG_10}
    assert {need.category: need.since for need in known.needs}["winterisation"] == AUG_12


def test_a_need_that_is_not_met_is_met_on_no_day(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("food"))
    need = get_family(desk, family.uid).needs[0].uid

    with pytest.raises(NotMet):
        correct_need(desk, family.uid, need, met_on=AUG_12)
    with pytest.raises(NotMet):
        correct_need(desk, family.uid, need, met_on=AUG_12, status="declined")

    assert get_family(desk, family.uid).needs[0].status == "open"


def test_a_visit_meets_no_need_that_began_after_it(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("health"))
    need = next(need for need in get_family(desk, family.uid).needs if need.category == "health")

    with pytest.raises(MetBeforeSince):
        record_visit(desk, family.uid, NewVisit("seen", on=AUG_12, needs_met=(need.uid,)))

    assert get_family(desk, family.uid).visits == ()


def test_a_follow_up_is_answered_by_one_visit_alone(desk: Desk, family: Registered) -> None:
    schedule(desk, family.uid, NewFollowUp(AUG_15, "tents", repeat=Repeat("WEEKLY", 1, times=3)))
    tents = next(one for one in get_family(desk, family.uid).follow_ups if one.what == "tents").uid
    record_visit(desk, family.uid, NewVisit("seen", follow_up=tents))

    with pytest.raises(FollowUpOver):
        record_visit(desk, family.uid, NewVisit("seen", follow_up=tents))

    assert [one.status for one in get_family(desk, family.uid).follow_ups if one.what == "tents"] == ["done", "open"]


def test_a_visit_says_what_came_of_it(desk: Desk, family: Registered) -> None:
    with pytest.raises(Usage):
        record_visit(desk, family.uid, NewVisit(""))


def test_a_visit_tomorrow_was_not_made(desk: Desk, family: Registered) -> None:
    with pytest.raises(Refused):
        record_visit(desk, family.uid, NewVisit("seen", AUG_16))


def test_a_site_with_an_arabic_name_alone_is_kept(desk: Desk) -> None:
    site = add_site(desk, NewSite("", "self-settled", ARMANAZ, name_ar="الميدان"))
    edit_site(desk, site, capacity_families=230)

    row = desk.store.tables["site"].get()
    assert (row.name, row.name_ar, row.capacity_families) == ("", "الميدان", 230)


def test_a_site_never_loses_its_last_name(desk: Desk) -> None:
    site = add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ))

    for fields in ({"name": ""}, {"name": " \u200e"}, {"capacity_people": -1}, {"type": "castle"}):
        with pytest.raises(FamcaseError):
            edit_site(desk, site, **fields)
    with pytest.raises(Refused):
        add_site(desk, NewSite(" ", "self-settled", ARMANAZ, name_ar="\u200f"))


def test_a_count_stands_beside_the_caseload(desk: Desk) -> None:
    site = add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ, capacity_families=230))
    the_adnans(desk, stays=(NewStay(Where(site=site), AUG_12, "open"),))

    record_count(desk, NewCount("manager", families=231, people=1_200, site=site))
    record_count(desk, NewCount("council", people=9_000, pcode="C4176"))

    assert {(row.families, row.site is None) for row in desk.store.tables["count"].select()} == {
        (231, False),
        (None, True),
    }
    assert desk.store.tables["case_list"].get().people == 14


@pytest.mark.parametrize(
    "new",
    [
        NewCount("manager", families=-1, pcode="C4176"),
        NewCount("manager", pcode="C4176"),
        NewCount("manager", families=3),
        NewCount("rumour", families=3, pcode="C4176"),
        NewCount("manager", families=3, pcode="C4176", on=AUG_16),
        NewCount("manager", families=3, site=RecordId(bytes(16))),
    ],
)
def test_an_impossible_count_is_refused(desk: Desk, new: NewCount) -> None:
    with pytest.raises(FamcaseError):
        record_count(desk, new)

    assert not desk.store.tables["count"].select().exists()


def test_an_event_says_what_happened_where(desk: Desk) -> None:
    record_event(desk, NewEvent("bombardment", Where(pcode="C4081"), AUG_10, source="the council"))

    row = desk.store.tables["event"].get()
    assert (row.kind, row.place.pcode, row.on) == ("bombardment", "C4081", AUG_10)


def everything(desk: Desk) -> str:
    tables = desk.store.tables
    bodies = [
        str(journal.load(tables, RecordId(bytes(s))).records)
        for (s,) in tables["change"].select(tables["change"].subject).distinct().tuples()
    ]
    return str(snapshot(tables)) + "".join(bodies)


def test_a_family_erased_leaves_no_word_behind(desk: Desk, family: Registered) -> None:
    write_note(desk, family.uid, "Khaled wept.")

    erase(desk, family.uid, "they asked for it")

    assert "haled" not in everything(desk)
    assert "خالد" not in everything(desk)
    assert not desk.store.tables["word"].select().exists()
    assert journal.verify(desk.store.tables) == []
    with pytest.raises(NotFound):
        write_note(desk, family.uid, "once more")


def test_one_person_erased_leaves_the_family(desk: Desk, family: Registered) -> None:
    amina = add_member(desk, family.uid, AMINA)
    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "tent", members=(amina,)))
    raise_need(desk, family.uid, NewNeed("health" if desk.vocabulary.has("need", "health") else "food", member=amina))

    erase(desk, family.uid, "she asked for it", amina)

    assert "Amina" not in everything(desk)
    assert "Khaled" in everything(desk)
    assert journal.verify(desk.store.tables) == []
    before = snapshot(desk.store.tables)
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == before


def test_erasing_needs_a_supervisor_and_a_reason(desk: Desk, sami: Desk, family: Registered) -> None:
    with pytest.raises(SupervisorOnly):
        erase(sami, family.uid, "they asked for it")
    with pytest.raises(Refused):
        erase(desk, family.uid, " ")
    with pytest.raises(NotFound):
        erase(desk, family.uid, "they asked for it", RecordId(bytes(16)))

    assert desk.store.tables["member"].select().count() == 1


def test_another_name_of_a_site_is_checked_when_it_is_corrected(desk: Desk) -> None:
    site = add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ))

    for fields in ({"aliases": ("Mi\x1bdan",)}, {"room_on": date(2018, 8, 16)}):
        with pytest.raises(Refused):
            edit_site(desk, site, **fields)


def test_nobody_is_born_or_gone_missing_tomorrow(desk: Desk, family: Registered) -> None:
    member = RecordId(bytes(desk.store.tables["member"].get().uid))
    ahead = date(2018, 8, 16)
    with pytest.raises(Refused):
        edit_member(desk, family.uid, member, born_on=ahead)
    with pytest.raises(Refused):
        edit_member(desk, family.uid, member, presence_since=ahead)
    with pytest.raises(TypeError):
        edit_member(desk, family.uid, member, made=0)


def test_a_visit_plans_the_next_one_for_no_day_that_is_past(desk: Desk, family: Registered) -> None:
    with pytest.raises(Refused):
        record_visit(desk, family.uid, NewVisit("seen", next=NewFollowUp(AUG_12)))


def test_what_was_erased_is_in_no_log_and_no_half_typed_form(file_desk: Desk, home: Home) -> None:
    family, other = the_adnans(file_desk).uid, the_adnans(file_desk).uid
    assert file_desk.drafts is not None
    for uid in (family, other):
        file_desk.drafts.keep("note", uid.hex(), {"text": "Khaled said"})

    erase(file_desk, family, "they asked for it")

    assert [draft.subject for draft in file_desk.drafts.all()] == [other.hex()]
    file_desk.drafts.close()
    assert home.database.with_name(home.database.name + "-wal").stat().st_size == 0


def test_a_visit_told_of_afterwards_confirms_no_stay_that_began_later(desk: Desk, family: Registered) -> None:
    before = desk.store.tables["stay"].get().confirmed_on

    record_visit(desk, family.uid, NewVisit("seen", on=AUG_10))

    stay = desk.store.tables["stay"].get()
    assert (stay.confirmed_on, stay.confirmed_how) == (before, "")


def test_a_blank_spelling_or_other_name_says_nothing(desk: Desk, family: Registered) -> None:
    for number, blank in enumerate(("", "  ", "\u200f")):
        member = add_member(desk, family.uid, NewMember(NameParts("Ali"), NameParts(), spellings=(blank,)))
        edit_member(desk, family.uid, member, spellings=(blank, "Aly"))
        site = add_site(desk, NewSite(f"Camp {number}", "self-settled", ARMANAZ, aliases=(blank,)))
        edit_site(desk, site, aliases=(blank, "Midan"))

    assert not +differences(desk.store.tables, desk.clock.today())
