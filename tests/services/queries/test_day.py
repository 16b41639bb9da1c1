"""A person's day and the list of users."""

import dataclasses

import pytest

from famcase.errors import NotFound
from famcase.services.queries.lines import headings, stays_now
from famcase.services.queries.today import due, today
from famcase.services.queries.users import find_user, list_users
from famcase.services.views import DueLine
from tests.services.queries.conftest import Caseload, august


def shown(lines: tuple[DueLine, ...]) -> list[tuple[str, int, str]]:
    return [(line.name or "(withheld)", line.days_late, str(line.place)) for line in lines]


def test_a_supervisor_sees_everybodys_day(caseload: Caseload) -> None:
    day = today(caseload.desk)
    assert shown(day.overdue) == [
        ("Khaled al-Adnan", 5, "Armanaz"),
        ("(withheld)", 2, "Jabal a-Zawiya"),
        ("Ahmad Sabbagh", 1, "al-Midan camp"),
    ]
    assert shown(day.today) == [("Fatima Sabbagh", 0, "al-Midan camp")]
    assert day.next_days == ()
    assert (day.families, day.in_the_open) == (5, 1)
    assert [site.name for site in day.sites_over] == ["al-Midan camp"]


def test_a_caseworkers_day_is_their_own_families(caseload: Caseload) -> None:
    day = today(caseload.desk, user="samir")
    assert shown(day.overdue) == [("Khaled al-Adnan", 5, "Armanaz")]
    assert shown(day.today) == [("Fatima Sabbagh", 0, "al-Midan camp")]
    assert (day.families, day.in_the_open) == (2, 0)


def test_the_days_to_come_are_seven(caseload: Caseload) -> None:
    assert [line.days_late for line in today(caseload.desk, on=august(8)).next_days] == [-2, -5, -6, -7]
    assert today(caseload.desk, on=august(7)).next_days[-1].due == august(14)


def test_one_round_visits_all_of_a_site(caseload: Caseload) -> None:
    day = today(caseload.desk, on=august(16))
    assert [place for _, _, place in shown(day.overdue)][-2:] == ["al-Midan camp", "al-Midan camp"]


def test_a_line_names_whose_it_is_and_no_withheld_name(caseload: Caseload) -> None:
    lines = {line.family: line for line in due(caseload.desk)}
    assert set(lines) == {caseload.khaled, caseload.withheld, caseload.ahmad, caseload.fatima}
    assert (lines[caseload.khaled].assigned_to, lines[caseload.khaled].what) == ("Samir", "rent due")
    withheld = lines[caseload.withheld]
    assert (withheld.withheld, withheld.name, withheld.name_ar) == (True, "", "")


def test_due_on_an_earlier_day_is_what_was_due_then(caseload: Caseload) -> None:
    assert [line.family for line in due(caseload.desk, on=august(10))] == [caseload.khaled]
    assert due(caseload.desk, on=august(9)) == ()


def test_a_group_holds_no_more_than_asked_for_and_those_that_wait_longest(caseload: Caseload) -> None:
    day = today(caseload.desk, limit=1)
    assert [line.family for line in day.overdue] == [caseload.khaled]
    whole = today(caseload.desk)
    assert day.counts == whole.counts == (len(whole.overdue), len(whole.today), len(whole.next_days))
    assert day.counts[0] > 1


def test_a_caseworker_at_the_desk_sees_their_own_day_unasked(caseload: Caseload) -> None:
    samir = dataclasses.replace(caseload.desk, user=find_user(caseload.desk, "Samir"))
    assert today(samir).families == 2


def test_nobodys_day_is_not_found(caseload: Caseload) -> None:
    with pytest.raises(NotFound):
        today(caseload.desk, user="Nobody")


def test_users_are_listed_by_name(caseload: Caseload) -> None:
    users = list_users(caseload.desk)
    assert [(user.role, user.active) for user in users if user.name == "Samir"] == [("caseworker", True)]
    assert [user.name for user in users] == sorted(user.name for user in users)


def test_a_family_stands_out_after_more_than_three_days_outside(caseload: Caseload) -> None:
    # one in the open since the 8th, another since the 14th
    assert [today(caseload.desk, on=august(day)).in_the_open for day in (11, 12, 17, 18)] == [0, 1, 1, 2]


def test_more_families_than_one_statement_takes_have_their_names_and_stays(caseload: Caseload) -> None:
    tables = caseload.desk.store.tables
    few, many = list(range(1, 100)), list(range(1, 70_000))

    assert headings(tables, many) == headings(tables, few)
    assert {local: stay.uid for local, stay in stays_now(tables, many).items()} == {
        local: stay.uid for local, stay in stays_now(tables, few).items()
    }
