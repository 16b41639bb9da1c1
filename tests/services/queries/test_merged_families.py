"""A family that was merged counts nowhere: all figures are as if only the union had ever been registered."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.domain.periods import Period
from famcase.services.commands import families, needs, sites
from famcase.services.commands.distributing import make_distribution, tick
from famcase.services.commands.referrals import refer
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import (
    NewAssistance,
    NewContact,
    NewDistribution,
    NewFamily,
    NewFollowUp,
    NewMember,
    NewNeed,
    NewReferral,
    NewSite,
    NewStay,
    Where,
)
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.distributions import distribution_lines, list_distributions
from famcase.services.queries.families import get_family
from famcase.services.queries.origins import list_origins
from famcase.services.queries.rounds import round_lines
from famcase.services.queries.sites import list_sites
from famcase.services.queries.summaries import QUERIES
from famcase.services.queries.supervising import waits
from famcase.services.queries.there import families_at
from famcase.services.queries.today import today
from famcase.services.views import Composition
from tests.services.builders import AUG_10, AUG_12, AUG_15

PERIOD = Period(date(2018, 7, 1), AUG_15)
KHALED = NewMember(NameParts("Khaled", "Ahmad", "al-Adnan"), sex="male", born=BirthDay(date(1975, 1, 1), "year", False))
AMINA = NewMember(
    NameParts("Amina", "Yusuf", "Hassoun"),
    relation="wife-husband",
    sex="female",
    born=BirthDay(date(1985, 1, 1), "year", False),
    vulnerabilities=("pregnant",),
)
OMAR = NewMember(
    NameParts("Omar", "Khaled", "al-Adnan"),
    relation="son-daughter",
    sex="male",
    born=BirthDay(date(2010, 5, 1), "day", False),
)
FOOD = NewNeed("food", "flour", since=AUG_12)
SHELTER = NewNeed("shelter", "a tent", since=AUG_12)


@pytest.fixture
def camp(desk: Desk) -> Where:
    return Where(site=sites.add_site(desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132"))))


def a_family(desk: Desk, camp: Where, **changed: Any) -> RecordId:
    new = NewFamily(
        head=KHALED,
        composition=Composition(people=5),
        origin=Where(pcode="C4081"),
        left_on=AUG_10,
        stays=(NewStay(camp, AUG_12, "tent", sureness="assumed"),),
        priority=2,
        follow_up=NewFollowUp(date(2018, 8, 20), "see them"),
        consent="given",
    )
    return families.register(desk, replace(new, **changed)).uid


def all_figures(desk: Desk, camp: Where) -> dict[str, Any]:
    """Return whatever is counted of families anywhere."""
    found: dict[str, Any] = {name: count(desk, (PERIOD,))[0] for name, count in QUERIES.items()}
    words: tuple[CaseFilters, ...] = (
        CaseFilters(),
        CaseFilters(status=""),
        CaseFilters(text="khaled adnan", status=""),
        CaseFilters(text="0933123456"),
        CaseFilters(need="food", status=""),
    )
    found["counts"] = [count_cases(desk, one) for one in words]
    found["sites"] = list_sites(desk)
    found["origins"] = list_origins(desk)
    found["today"] = [(line.due, line.what) for line in today(desk).next_days]
    found["open"] = today(desk).families
    found["waits"] = waits(desk)
    found["there"] = len(families_at(desk, camp))
    found["round"] = len(round_lines(desk, at=camp))
    lists = list_distributions(desk)
    found["lists"] = [replace(line, uid=RecordId(b""), number=0) for line in lists]
    found["rations"] = [[(one.number, one.outcome) for one in distribution_lines(desk, line.uid)] for line in lists]
    return found


def in_one(desk: Desk, camp: Where) -> None:
    """Register the union, and do to it what was done to the two."""
    family = a_family(desk, camp, members=(AMINA, OMAR), needs=(FOOD, SHELTER))
    needs.meet_need(desk, family, _need(desk, family, "shelter"))
    _share(desk, camp)
    needs.record_assistance(desk, family, NewAssistance("bread", AUG_15))
    refer(desk, family, NewReferral("a partner", basis="vital-interest"))


def in_two(desk: Desk, camp: Where) -> None:
    """Register them twice, each time with something else, and merge the two."""
    first = a_family(desk, camp, members=(AMINA,), needs=(FOOD,))
    _share(desk, camp)
    second = a_family(desk, camp, members=(OMAR,), needs=(FOOD, SHELTER), composition=Composition(people=4))
    needs.meet_need(desk, second, _need(desk, second, "shelter"))
    needs.record_assistance(desk, second, NewAssistance("bread", AUG_15))
    refer(desk, second, NewReferral("a partner", basis="vital-interest"))
    unite(desk, first, second)


def _share(desk: Desk, camp: Where) -> None:
    tick(desk, make_distribution(desk, NewDistribution("food-basket", camp)).uid, [1], "collected")


def _need(desk: Desk, family: RecordId, category: str) -> RecordId:
    need, families_table = desk.store.tables["need"], desk.store.tables["family"]
    query = need.select(need.uid).join(families_table, on=(need.family == families_table.id))
    return RecordId(bytes(query.where((families_table.uid == family) & (need.category == category)).scalar()))


def test_two_that_were_merged_count_as_the_one_they_are(desk: Desk, camp: Where) -> None:
    figures = {}
    for name, tell in (("in one", in_one), ("in two", in_two)):
        with desk.store.database.atomic() as saved:
            tell(desk, camp)
            figures[name] = all_figures(desk, camp)
            saved.rollback()
    assert figures["in two"] == figures["in one"]


def test_every_number_and_spelling_of_merged_families_finds_the_one_that_stands(desk: Desk, camp: Where) -> None:
    first = a_family(desk, camp, contacts=(NewContact("0933 111 222"),), foreign=("list", "KB-17543"))
    second = a_family(desk, camp, head=replace(KHALED, name=NameParts("Khalid", "Ahmad", "Aladnan")))
    third = a_family(desk, camp, foreign=("list", "KB-99881"))
    numbers = [get_family(desk, family).number for family in (first, second, third)]
    unite(desk, second, first)
    unite(desk, third, second)
    for text in (*numbers, "0933111222", "KB-17543", "khalid"):
        found = case_page(desk, CaseFilters(text=text)).lines
        assert [line.uid for line in found] == [third], text
