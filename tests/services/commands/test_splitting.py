"""People who leave their family: a family of their own, or of another one that is there."""

from datetime import date

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.services.commands import contacts, families, flags, needs
from famcase.services.commands.erasing import erase
from famcase.services.commands.household_changes import WhoLeadsNow
from famcase.services.commands.moves import record_move
from famcase.services.commands.splitting import (
    CannotLeave,
    NobodyLeaves,
    NobodyStays,
    NotAmongThem,
    move_members,
    split,
)
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import (
    NewContact,
    NewFamily,
    NewHousehold,
    NewMember,
    NewNeed,
    NewStay,
    Where,
)
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.services.views import Composition, FamilyView
from famcase.storage.rebuild import rebuild, snapshot
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15, KHALED

KAFR = Where(pcode="C4081")


def a_big_family(desk: Desk) -> FamilyView:
    """Register Khaled, Amina his wife, Omar their grown son, Sara his wife, and Yusuf, ten years old."""
    people = (
        NewMember(NameParts("Amina", "", "Hassoun"), relation="wife-husband", sex="female", born=of(1985)),
        NewMember(NameParts("Omar", "Khaled", "al-Adnan"), relation="son-daughter", sex="male", born=of(1996)),
        NewMember(NameParts("Sara", "", "Naasan"), relation="daughter-in-law-son-in-law", sex="female", born=of(1998)),
        NewMember(NameParts("Yusuf", "Khaled", "al-Adnan"), relation="son-daughter", sex="male", born=of(2008)),
    )
    new = NewFamily(
        head=NewMember(KHALED, sex="male", born=of(1975)),
        members=people,
        composition=Composition(people=6, men=2, women=2, boys=2),
        origin=Where(text="southern Idlib"),
        left_on=AUG_10,
        stays=(NewStay(ARMANAZ, AUG_12, "rented"),),
        consent="given",
    )
    return get_family(desk, families.register(desk, new).uid)


def of(year: int) -> BirthDay:
    return BirthDay(date(year, 1, 1), "year", False)


def people(family: FamilyView) -> dict[str, tuple[str, str]]:
    return {member.name.first: (member.relation, member.presence) for member in family.members}


def named(family: FamilyView, *firsts: str) -> list[RecordId]:
    return [member.uid for member in family.members if member.name.first in firsts]


def test_a_son_and_his_wife_become_a_family_with_the_journey_so_far(desk: Desk) -> None:
    whole = a_big_family(desk)
    omar, sara = named(whole, "Omar", "Sara")
    needs.raise_need(desk, whole.uid, NewNeed("health", "insulin", member=sara))
    contacts.add_contact(desk, whole.uid, NewContact("0933 123 456"))
    made = split(desk, whole.uid, [omar, sara], NewHousehold(to=NewStay(KAFR, AUG_15, "tent")))
    theirs, ours = get_family(desk, made.uid), get_family(desk, whole.uid)
    assert people(theirs) == {"Omar": ("head", "here"), "Sara": ("", "here")}
    assert [(stay.since, stay.living) for stay in theirs.stays] == [(AUG_12, "rented"), (AUG_15, "tent")]
    assert (theirs.left_on, theirs.origin and theirs.origin.name) == (AUG_10, "southern Idlib")
    assert [(need.what, need.status) for need in theirs.needs] == [("insulin", "open")]
    assert theirs.consents == ()
    assert theirs.contacts == ()
    assert [(link.kind, link.other) for link in theirs.links] == [("split-from", whole.uid)]
    assert people(ours)["Omar"] == ("son-daughter", "left")
    assert ours.people == 4
    assert (ours.composition.people, ours.composition.men, ours.composition.women) == (4, 1, 1)
    assert ours.needs == ()


def test_a_split_is_undone_as_one_and_rebuilt_as_it_was(desk: Desk) -> None:
    whole = a_big_family(desk)
    flags.add_flag(desk, whole.uid, "needs-a-look", "cough", member=named(whole, "Omar")[0])
    before = snapshot(desk.store.tables)
    split(desk, whole.uid, named(whole, "Omar", "Sara"), NewHousehold())
    after = snapshot(desk.store.tables)
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == after
    undo(desk)
    assert snapshot(desk.store.tables) == before


def test_a_head_who_leaves_is_followed_by_another(desk: Desk) -> None:
    whole = a_big_family(desk)
    (khaled,), (amina,) = named(whole, "Khaled"), named(whole, "Amina")
    with pytest.raises(WhoLeadsNow):
        split(desk, whole.uid, [khaled], NewHousehold())
    made = split(desk, whole.uid, [khaled], NewHousehold(new_head=amina))
    assert people(get_family(desk, whole.uid))["Amina"] == ("head", "here")
    assert get_family(desk, made.uid).name == KHALED


def test_a_child_who_is_left_alone_is_urgent(desk: Desk) -> None:
    whole = a_big_family(desk)
    families.edit_family(desk, whole.uid, declared_people=None, men=None, women=None, boys=None)
    split(desk, whole.uid, named(whole, "Khaled", "Amina", "Omar", "Sara"), NewHousehold())
    left = get_family(desk, whole.uid)
    assert (left.priority, left.withheld, [flag.kind for flag in left.flags]) == (1, True, ["child-without-adult"])


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    whole = a_big_family(desk)
    families.edit_family(desk, whole.uid, declared_people=None)
    with pytest.raises(NobodyLeaves):
        split(desk, whole.uid, [], NewHousehold())
    with pytest.raises(NobodyStays):
        split(desk, whole.uid, [member.uid for member in whole.members], NewHousehold())
    omar, sara = named(whole, "Omar", "Sara")
    with pytest.raises(NotAmongThem):
        split(desk, whole.uid, [omar], NewHousehold(head=sara))
    split(desk, whole.uid, [omar], NewHousehold())
    with pytest.raises(CannotLeave):
        split(desk, whole.uid, [omar, sara], NewHousehold())


def test_a_move_of_those_who_leave_is_the_new_familys_own(desk: Desk) -> None:
    whole = a_big_family(desk)
    leaving = named(whole, "Omar", "Sara")
    record_move(desk, whole.uid, NewStay(KAFR, date(2018, 8, 14), "tent", members=tuple(leaving)))
    made = split(desk, whole.uid, leaving, NewHousehold())
    now = get_family(desk, made.uid).now
    assert now is not None
    assert (now.since, now.living, now.members) == (date(2018, 8, 14), "tent", ())


def test_who_comes_back_is_listed_once(desk: Desk) -> None:
    whole = a_big_family(desk)
    leaving = named(whole, "Omar", "Sara")
    made = split(desk, whole.uid, leaving, NewHousehold())
    sara = named(get_family(desk, made.uid), "Sara")
    move_members(desk, made.uid, sara, whole.uid)
    ours = get_family(desk, whole.uid)
    assert people(ours)["Sara"] == ("daughter-in-law-son-in-law", "here")
    assert len(ours.members) == 5
    assert ours.people == 5
    assert people(get_family(desk, made.uid))["Sara"][1] == "left"
    assert [line.verb for line in history(desk, made.uid)][:2] == ["member-moved", "split"]


def test_a_split_that_is_merged_again_is_one_family_as_before(desk: Desk) -> None:
    whole = a_big_family(desk)
    made = split(desk, whole.uid, named(whole, "Omar", "Sara"), NewHousehold())
    unite(desk, whole.uid, made.uid)
    ours = get_family(desk, whole.uid)
    assert people(ours) == people(whole)
    assert (ours.people, ours.composition, len(ours.stays), ours.links) == (6, whole.composition, 1, ())


def test_a_family_that_is_erased_is_not_listed_where_it_came_from(desk: Desk) -> None:
    whole = a_big_family(desk)
    made = split(desk, whole.uid, named(whole, "Omar", "Sara"), NewHousehold())
    erase(desk, made.uid, "they asked for it")
    assert set(people(get_family(desk, whole.uid))) == {"Khaled", "Amina", "Yusuf"}


def test_who_left_a_family_that_is_erased_stays_with_the_new_one(desk: Desk) -> None:
    whole = a_big_family(desk)
    made = split(desk, whole.uid, named(whole, "Omar", "Sara"), NewHousehold())
    erase(desk, whole.uid, "they asked for it")
    theirs = get_family(desk, made.uid)
    assert set(people(theirs)) == {"Omar", "Sara"}
    erase(desk, made.uid, "he asked for it", theirs.members[0].uid)
    before = snapshot(desk.store.tables)
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == before
