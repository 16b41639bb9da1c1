"""A family that is registered twice, in two scripts, by two people."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import split_name
from famcase.services.commands.families import register
from famcase.services.commands.members import add_member
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember, NewStay, Where
from famcase.services.views import Composition
from tests.conftest import AUG_15
from tests.tui.conftest import family


@dataclass(frozen=True, slots=True)
class Twice:
    """The two, on a desk where others are registered too."""

    desk: Desk
    kept: RecordId
    """Registered last, in Arabic letters: three are listed."""
    gone: RecordId
    """Registered first, in Latin letters: four are listed."""


@pytest.fixture
def twice(file_desk: Desk) -> Twice:
    gone = listed(
        file_desk,
        ("Khaled Ahmad al-Adnan", "Fatima Barakat", "Omar Khaled al-Adnan", "Rahaf Khaled al-Adnan"),
        Where(pcode="C4176"),
        priority=2,
        composition=Composition(people=7),
    )
    kept = listed(
        file_desk,
        ("خالد أحمد العدنان", "فاطمة بركات", "عمر خالد العدنان"),
        Where(pcode="C4132"),
        priority=1,
        composition=Composition(people=6),
        left_on=AUG_15 - timedelta(days=4),
    )
    return Twice(file_desk, kept, gone)


def listed(desk: Desk, names: tuple[str, ...], at: Where, **more: object) -> RecordId:
    """Register a family with its people: head, wife, and children."""

    def person(index: int) -> NewMember:
        name = split_name(names[index])
        in_arabic = not names[index].isascii()
        born = BirthDay(AUG_15.replace(year=(1976, 1980, 2004, 2008)[index], month=1, day=1), "year", False)
        relation = ("head", "wife-husband", "son-daughter", "son-daughter")[index]
        sex = ("male", "female", "male", "female")[index]
        said = NewMember(name, relation=relation, sex=sex, born=born)
        return replace(said, name=type(name)(), name_ar=name) if in_arabic else said

    stay = NewStay(at, AUG_15 - timedelta(days=3), "rented")
    uid = register(desk, family("", "", at, head=person(0), stays=(stay,), **more)).uid
    for index in range(1, len(names)):
        add_member(desk, uid, person(index))
    return uid
