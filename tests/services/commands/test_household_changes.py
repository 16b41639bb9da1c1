"""Born, died, married out, joined, reunited: who is of a family, how many they are, and what follows."""

from datetime import date

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.errors import Refused, Usage
from famcase.services.commands.families import Registered, edit_family, register
from famcase.services.commands.household_changes import (
    BeforeBirth,
    NotTheHead,
    WhoChanged,
    WhoLeadsNow,
    record_change,
)
from famcase.services.commands.members import DeadStays, StillNamed, add_member, edit_member, remove_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import HouseholdChange, NewFamily, NewMember, NewStay
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.services.views import Composition, FamilyView, MemberView
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15, the_adnans


def aged(years: int) -> BirthDay:
    return BirthDay(date(2018 - years, 8, 1), "age", False)


def person(name: str, sex: str = "", age: int | None = None, relation: str = "", **more: object) -> NewMember:
    born = None if age is None else aged(age)
    return NewMember(NameParts(name), relation=relation, sex=sex, born=born, **more)  # type: ignore[arg-type]


def told(desk: Desk, *people: NewMember, **sizes: int) -> FamilyView:
    """Register a family with these people and this declared composition."""
    made = register(desk, NewFamily(members=people, composition=Composition(**sizes)))
    return get_family(desk, made.uid)


def called(desk: Desk, family: RecordId, name: str) -> MemberView:
    return next(member for member in get_family(desk, family).members if member.name.first == name)


def last_verb(desk: Desk, family: RecordId) -> str:
    return history(desk, family)[0].verb


def test_a_newborn_without_a_name_makes_them_one_more(desk: Desk) -> None:
    before = told(desk, person("Amina", "female", 30, "head"), people=3, girls=1, under5=0)

    record_change(desk, before.uid, HouseholdChange("born", AUG_12, person=person("", "female")), before.version)

    after = get_family(desk, before.uid)
    baby = after.members[-1]
    assert (baby.born_on, baby.born_precision, baby.presence, baby.age) == (AUG_12, "day", "here", 0)
    assert baby.name.is_blank
    assert (after.people, after.composition.girls, after.composition.under5) == (4, 2, 1)
    assert last_verb(desk, before.uid) == "born"


def test_who_died_stays_listed_and_is_counted_no_more(desk: Desk, family: Registered) -> None:
    old = add_member(desk, family.uid, person("Hasan", "male", 70))

    record_change(desk, family.uid, HouseholdChange("died", AUG_12, member=old))

    after = get_family(desk, family.uid)
    hasan = called(desk, family.uid, "Hasan")
    assert (hasan.presence, hasan.presence_since, hasan.tracing_open) == ("dead", AUG_12, False)
    assert after.people == 13
    assert last_verb(desk, family.uid) == "died"
    assert {detail.field for detail in history(desk, family.uid)[0].details} == {
        "presence", "presence_since", "declared_people",
    }  # fmt: skip


def test_one_undo_takes_a_death_back_whole(desk: Desk, family: Registered) -> None:
    old = add_member(desk, family.uid, person("Hasan", "male", 70))
    record_change(desk, family.uid, HouseholdChange("died", member=old))

    undo(desk)

    assert called(desk, family.uid, "Hasan").presence == "here"
    assert get_family(desk, family.uid).people == 14


def test_when_the_head_died_another_one_gives_the_family_its_name(desk: Desk) -> None:
    before = told(
        desk, person("Khaled", "male", 40, "head"), person("Amina", "female", 38, "wife-husband"), people=2, men=1
    )
    khaled, amina = (member.uid for member in before.members)

    record_change(desk, before.uid, HouseholdChange("died", AUG_15, member=khaled, new_head=amina))

    after = get_family(desk, before.uid)
    assert after.name.first == "Amina"
    assert called(desk, before.uid, "Khaled").relation == "wife-husband"
    assert (after.people, after.composition.men) == (1, 0)


def test_a_head_who_died_is_not_left_at_the_head_where_a_grown_person_is_there(desk: Desk) -> None:
    wife = person("Amina", relation="wife-husband")
    before = told(desk, person("Khaled", "male", 40, "head"), wife, person("Rahaf", "female", 9), people=3)
    khaled = called(desk, before.uid, "Khaled").uid

    for kind in ("died", "married-out"):
        with pytest.raises(WhoLeadsNow):
            record_change(desk, before.uid, HouseholdChange(kind, member=khaled))

    assert called(desk, before.uid, "Khaled").presence == "here"
    assert get_family(desk, before.uid).people == 3


@pytest.mark.parametrize(
    "other", [person("Rahaf", "female", 9), person("", "female", 30), person("Omar", "male", 30, presence="missing")]
)
def test_a_family_keeps_its_name_where_nobody_is_there_to_lead_it(desk: Desk, other: NewMember) -> None:
    before = told(desk, person("Khaled", "male", 40, "head"), other, people=5)

    record_change(desk, before.uid, HouseholdChange("died", member=called(desk, before.uid, "Khaled").uid))

    after = get_family(desk, before.uid)
    assert (after.name.first, after.people) == ("Khaled", 4)


def test_a_new_head_is_with_the_family_and_only_after_the_old_one(desk: Desk) -> None:
    before = told(desk, person("Khaled", "male", 40, "head"), person("Omar", "male", 20, presence="missing"))
    khaled, omar = (member.uid for member in before.members)

    for change in (
        HouseholdChange("died", member=khaled, new_head=omar),
        HouseholdChange("died", member=khaled, new_head=khaled),
        HouseholdChange("away", member=khaled, new_head=omar),
    ):
        with pytest.raises(NotTheHead):
            record_change(desk, before.uid, change)
    assert called(desk, before.uid, "Khaled").presence == "here"


def test_somebody_never_listed_who_married_out_makes_them_one_less(desk: Desk, family: Registered) -> None:
    record_change(desk, family.uid, HouseholdChange("married-out", AUG_12, person=person("Salma", "female", 22)))

    assert get_family(desk, family.uid).people == 13
    assert called(desk, family.uid, "Salma").presence == "left"


def test_who_is_away_for_a_while_still_counts(desk: Desk, family: Registered) -> None:
    omar = add_member(desk, family.uid, person("Omar", "male", 20))

    record_change(desk, family.uid, HouseholdChange("away", AUG_12, member=omar))

    assert get_family(desk, family.uid).people == 14
    assert called(desk, family.uid, "Omar").presence == "away"


def test_how_many_they_are_now_can_be_said_instead(desk: Desk, family: Registered) -> None:
    record_change(desk, family.uid, HouseholdChange("joined", person=person("Uncle"), people=17))

    assert get_family(desk, family.uid).people == 17


def test_a_separated_child_is_found_and_reunited(desk: Desk) -> None:
    before = told(desk, person("Amina", "female", 30, "head"), person("Rahaf", "female", 9, presence="separated"))
    rahaf = before.members[1].uid
    assert before.members[1].tracing_open
    assert before.people == 1

    record_change(desk, before.uid, HouseholdChange("found", member=rahaf))

    found = get_family(desk, before.uid)
    assert (called(desk, before.uid, "Rahaf").presence, found.members[1].tracing_open) == ("found", True)
    (planned,) = [each for each in found.follow_ups if each.kind == "reunification"]
    assert (planned.due, planned.status, planned.what) == (date(2018, 8, 16), "open", "")

    record_change(desk, before.uid, HouseholdChange("reunited", member=rahaf))

    home = get_family(desk, before.uid)
    assert (home.members[1].presence, home.members[1].tracing_open, home.people) == ("here", False, 2)
    assert [each.status for each in home.follow_ups if each.kind == "reunification"] == ["done"]
    assert [line.verb for line in history(desk, before.uid)] == ["reunited", "found", "registered"]


def test_a_child_left_without_an_adult_makes_the_family_urgent_once(desk: Desk) -> None:
    before = told(desk, person("Amina", "female", 30, "head"), person("Rahaf", "female", 9))
    amina, rahaf = (member.uid for member in before.members)

    record_change(desk, before.uid, HouseholdChange("died", member=amina))

    after = get_family(desk, before.uid)
    (flag,) = after.flags
    assert (flag.kind, flag.member, flag.resolved_on) == ("child-without-adult", rahaf, None)
    assert (after.priority, after.withheld) == (1, True)
    assert [(each.kind, each.due) for each in after.follow_ups] == [("referral-check", date(2018, 8, 16))]

    edit_member(desk, before.uid, rahaf, presence="away")
    assert len(get_family(desk, before.uid).flags) == 1


@pytest.mark.parametrize("sizes", [{}, {"people": 3, "men": 0, "women": 0}])
def test_declared_children_are_no_adults(desk: Desk, sizes: dict[str, int]) -> None:
    alone = told(desk, person("Rahaf", "female", 9, "head"), **sizes)

    assert [flag.kind for flag in alone.flags] == ["child-without-adult"]
    assert alone.priority == 1


@pytest.mark.parametrize(
    ("other", "sizes"),
    [
        (person("Amina", "female"), {}),
        (person("Amina", "female", 18), {}),
        (person("Rahaf", "female", 9), {"people": 3}),
        (person("Rahaf", "female", 9), {"people": 3, "men": 1, "women": 0}),
    ],
)
def test_whoever_may_be_grown_is_with_the_children(desk: Desk, other: NewMember, sizes: dict[str, int]) -> None:
    assert told(desk, person("Omar", "male", 9), other, **sizes).flags == ()


def test_saying_that_no_grown_people_are_there_is_enough(desk: Desk) -> None:
    before = told(desk, person("Rahaf", "female", 9), people=3, men=1, women=0)

    edit_family(desk, before.uid, men=0)

    assert [flag.kind for flag in get_family(desk, before.uid).flags] == ["child-without-adult"]


def test_correcting_where_somebody_is_keeps_the_size_true(desk: Desk, family: Registered) -> None:
    omar = add_member(desk, family.uid, person("Omar", "male", 20))
    assert get_family(desk, family.uid).people == 14

    edit_member(desk, family.uid, omar, presence="missing", presence_since=AUG_10)

    assert get_family(desk, family.uid).people == 13
    assert called(desk, family.uid, "Omar").tracing_open
    edit_member(desk, family.uid, omar, presence="here")
    assert get_family(desk, family.uid).people == 14
    assert not called(desk, family.uid, "Omar").tracing_open


def test_who_was_entered_in_error_is_taken_out(desk: Desk, family: Registered) -> None:
    twice = add_member(desk, family.uid, person("Omar"))
    baby = record_change(desk, family.uid, HouseholdChange("born", person=person("")))
    assert get_family(desk, family.uid).people == 15

    remove_member(desk, family.uid, twice)
    remove_member(desk, family.uid, baby)

    assert [member.name.first for member in get_family(desk, family.uid).members] == ["Khaled"]
    assert get_family(desk, family.uid).people == 14


def test_neither_the_dead_nor_who_moved_alone_are_taken_out(desk: Desk, family: Registered) -> None:
    dead, moved = (add_member(desk, family.uid, person(name)) for name in ("Hasan", "Omar"))
    record_change(desk, family.uid, HouseholdChange("died", member=dead))
    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "host", members=(moved,)))

    with pytest.raises(DeadStays):
        remove_member(desk, family.uid, dead)
    with pytest.raises(StillNamed):
        remove_member(desk, family.uid, moved)
    assert get_family(desk, family.uid).listed == 2


def test_impossible_changes_are_refused_and_nothing_is_saved(desk: Desk) -> None:
    born = NewMember(NameParts("Rahaf"), born=BirthDay(AUG_12, "day", False))
    before = told(desk, person("Amina", "female", 30, "head"), born)
    amina, rahaf = (member.uid for member in before.members)
    record_change(desk, before.uid, HouseholdChange("died", AUG_15, member=amina))

    for change, error in (
        (HouseholdChange("born", member=rahaf), WhoChanged),
        (HouseholdChange("reunited", member=amina), WhoChanged),
        (HouseholdChange("died", AUG_10, member=rahaf), BeforeBirth),
        (HouseholdChange("died", date(2018, 8, 16), member=rahaf), Refused),
        (HouseholdChange("joined", person=person("Uncle"), people=0), Refused),
    ):
        with pytest.raises(error):
            record_change(desk, before.uid, change)
    assert last_verb(desk, before.uid) == "died"


def test_the_last_one_who_died_leaves_a_family_of_nobody(desk: Desk) -> None:
    alone = told(desk, person("Hasan", "male", 80, "head"), people=1)

    record_change(desk, alone.uid, HouseholdChange("died", member=alone.members[0].uid))

    assert get_family(desk, alone.uid).people == 0


def test_answers_about_functioning_are_kept_in_the_order_of_the_questions(desk: Desk, family: Registered) -> None:
    omar = add_member(desk, family.uid, person("Omar"))

    edit_member(desk, family.uid, omar, functioning=("mobility:3", "vision:1"))

    assert called(desk, family.uid, "Omar").functioning == ("vision:1", "mobility:3")
    for wrong in ("flying:1", "vision:7"):
        with pytest.raises(Usage):
            edit_member(desk, family.uid, omar, functioning=(wrong,))


def test_the_adnans_have_no_child_alone(desk: Desk) -> None:
    assert get_family(desk, the_adnans(desk).uid).flags == ()
