"""Origins and summaries: figures counted by hand, and figures that agree with each other."""

from datetime import date

from famcase.domain.days import BirthDay
from famcase.domain.households import Split
from famcase.domain.names import NameParts
from famcase.domain.periods import Period
from famcase.services.commands.members import add_member
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.origins import list_origins
from famcase.services.queries.summaries import figures
from famcase.services.queries.summaries_places import where_now
from famcase.services.queries.summaries_work import overdue_by_caseworker
from famcase.services.views import ArrivalLine, NeedLine, OverdueLine, VulnerabilityLine, WhereLine
from famcase.wording import Named
from tests.conftest import AUG_15, FrozenClock
from tests.services.queries.conftest import TAMANAAH, Caseload, august, fill

JULY_30, AUG_6, AUG_13 = date(2018, 7, 30), august(6), august(13)
"""Mondays."""


def test_origins_count_the_families_gone_and_not_those_still_at_home(caseload: Caseload) -> None:
    lines = list_origins(caseload.desk)
    assert [(line.name, line.families, line.people) for line in lines] == [
        ("Tamanaah", 2, 9),
        ("PCODE2222", 1, 3),
        ("southern Idlib", 1, 14),
    ]
    gone = lines[0]
    assert (gone.pcode, gone.first_left, gone.last_left, gone.this_week) == (TAMANAAH, august(8), august(13), 1)
    assert (gone.last_event, gone.last_event_on) == ("bombardment", august(8))
    assert (lines[1].first_left, lines[1].last_left, lines[1].this_week) == (None, None, 0)


def test_arrivals_stand_by_the_monday_of_their_week_and_origin(caseload: Caseload) -> None:
    assert figures(caseload.desk, "arrivals", Period(JULY_30, AUG_15)).lines == (
        ArrivalLine(JULY_30, Named("PCODE2222"), 1, 3, Split()),
        ArrivalLine(AUG_6, Named("Tamanaah", "التمانعة"), 1, 5, Split()),
        ArrivalLine(AUG_6, Named("southern Idlib", "ريف إدلب الجنوبي"), 1, 14, Split()),
        ArrivalLine(AUG_13, Named("Tamanaah", "التمانعة"), 1, 4, Split()),
    )


def test_a_period_takes_both_its_ends(caseload: Caseload) -> None:
    assert [line.people for line in figures(caseload.desk, "arrivals", Period(august(8), august(10))).lines] == [5, 14]
    assert figures(caseload.desk, "arrivals", Period(august(9), august(9))).lines == ()


def test_where_families_are_now_stands_beside_the_newest_count(caseload: Caseload) -> None:
    assert where_now(caseload.desk) == (
        WhereLine(Named("al-Midan camp", "مخيم الميدان"), "open", 2, 9, Split(), 231, AUG_15, 2),
        WhereLine(Named("Armanaz", "أرمناز"), "rented", 1, 14, Split(), None, None, 1),
        WhereLine(Named("Jabal a-Zawiya", "جبل الزاوية"), "own", 1, 6, Split(), None, None, 0),
        WhereLine(Named("PCODE1111"), "tent", 1, 3, Split(), None, None, 1),
    )


def test_a_family_counts_once_in_each_need(caseload: Caseload) -> None:
    assert figures(caseload.desk, "needs", Period(JULY_30, AUG_15)).lines == (
        NeedLine("shelter", 2, 19, Split(), august(8)),
        NeedLine("food", 1, 14, Split(), AUG_15),
    )


def test_overdue_stands_by_caseworker(caseload: Caseload) -> None:
    assert overdue_by_caseworker(caseload.desk) == (OverdueLine("", 3, 2, 2), OverdueLine("Samir", 2, 1, 5))


def test_the_figures_agree_with_each_other(caseload: Caseload) -> None:
    families = count_cases(caseload.desk)
    assert sum(line.families for line in where_now(caseload.desk)) == families
    assert sum(line.families for line in overdue_by_caseworker(caseload.desk)) == families
    late = sum(line.overdue for line in overdue_by_caseworker(caseload.desk))
    assert late == count_cases(caseload.desk, CaseFilters(overdue=True))
    came = figures(caseload.desk, "arrivals", Period(date(1900, 1, 1), AUG_15)).lines
    assert sum(line.families for line in came) == sum(line.families for line in list_origins(caseload.desk))
    assert sum(line.people for line in came) == sum(line.people for line in list_origins(caseload.desk))


def test_who_has_a_specific_need_is_split_by_their_own_day_of_birth(desk: Desk) -> None:
    caseload = fill(desk)  # of its own: it is changed
    births = (date(1990, 1, 1), date(2000, 8, 16), date(2010, 1, 1))
    for born in births:
        girl = NewMember(
            NameParts("Mona"), sex="female", born=BirthDay(born, "day", False), vulnerabilities=("disability",)
        )
        add_member(caseload.desk, caseload.khaled, girl)
    add_member(
        caseload.desk, caseload.khaled, NewMember(NameParts("Ziad"), sex="male", vulnerabilities=("disability",))
    )

    (line,) = figures(desk, "vulnerabilities").lines
    assert line == VulnerabilityLine("disability", 1, 4, Split(women=1, girls=2))
    assert isinstance(desk.clock, FrozenClock)
    desk.clock.go_on(1)
    (line,) = figures(desk, "vulnerabilities").lines
    assert line.split == Split(women=2, girls=1)
