"""What would be if people left their family is what is when they have, and asking changes nothing."""

import pytest

from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.services.commands.families import register
from famcase.services.commands.parting import plan_of_move, plan_of_split
from famcase.services.commands.splitting import NobodyLeaves, NobodyStays, move_members, split
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewHousehold, NewMember
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from famcase.services.views import Composition, FamilyView
from famcase.storage.rebuild import snapshot
from tests.conftest import AUG_15
from tests.services.builders import KHALED


@pytest.fixture
def family(desk: Desk) -> FamilyView:
    born = BirthDay(AUG_15.replace(year=1996), "year", False)
    people = (NewMember(NameParts("Omar"), born=born), NewMember(NameParts("Sara"), born=born))
    new = NewFamily(head=NewMember(KHALED), members=people, composition=Composition(people=5))
    return get_family(desk, register(desk, new).uid)


def test_a_split_is_told_before_it_is_made(desk: Desk, family: FamilyView) -> None:
    leaving = [member.uid for member in family.members[1:]]
    before = snapshot(desk.store.tables)
    plan = plan_of_split(desk, family.uid, leaving, NewHousehold(), family.version)
    assert snapshot(desk.store.tables) == before

    made = split(desk, family.uid, leaving, NewHousehold(reason="a marriage"), family.version)

    assert plan.family.people == get_family(desk, family.uid).people == 3
    assert plan.other.people == get_family(desk, made.uid).people == 2
    assert {history(desk, uid)[0].reason for uid in (family.uid, made.uid)} == {"a marriage"}


def test_a_move_is_told_before_it_is_made(desk: Desk, family: FamilyView) -> None:
    other = register(desk, NewFamily(head=NewMember(NameParts("Samer")), composition=Composition(people=1))).uid
    leaving = [family.members[2].uid]
    before = snapshot(desk.store.tables)
    plan = plan_of_move(desk, family.uid, leaving, other)
    assert snapshot(desk.store.tables) == before

    move_members(desk, family.uid, leaving, other, reason="she lives with her uncle")

    assert plan.family.people == get_family(desk, family.uid).people == 4
    assert plan.other.people == get_family(desk, other).people == 2
    assert {history(desk, uid)[0].reason for uid in (family.uid, other)} == {"she lives with her uncle"}


def test_what_would_be_refused_is_refused_when_it_is_asked(desk: Desk, family: FamilyView) -> None:
    with pytest.raises(NobodyLeaves):
        plan_of_split(desk, family.uid, [], NewHousehold())
    alone = get_family(desk, register(desk, NewFamily(head=NewMember(NameParts("Samer")))).uid)
    with pytest.raises(NobodyStays):
        plan_of_split(desk, alone.uid, [alone.members[0].uid], NewHousehold())
