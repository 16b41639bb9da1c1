"""When somebody must go back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.deadlines import contact_by, days_late, months_since, propose_visit, review_by

WEDNESDAY = date(2018, 8, 15)
FRIDAY = frozenset({4})
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_the_next_visit_is_proposed_in_the_timetables_days() -> None:
    assert propose_visit(WEDNESDAY, 3, FRIDAY) == date(2018, 8, 18)


def test_no_visit_is_proposed_for_a_friday() -> None:
    assert propose_visit(WEDNESDAY, 2, FRIDAY) == date(2018, 8, 18)


def test_several_days_off_in_a_row_are_passed_over() -> None:
    assert propose_visit(WEDNESDAY, 2, days_off={4, 5, 6}) == date(2018, 8, 20)


def test_a_holiday_is_passed_over_and_so_is_the_friday_after_it() -> None:
    assert propose_visit(WEDNESDAY, 1, FRIDAY, {date(2018, 8, 16)}) == date(2018, 8, 18)


def test_where_no_day_is_left_the_day_stands_as_the_timetable_has_it() -> None:
    assert propose_visit(WEDNESDAY, 1, set(range(7))) == date(2018, 8, 16)


def test_nothing_is_proposed_where_no_timetable_says_so() -> None:
    assert propose_visit(WEDNESDAY, None, FRIDAY) is None


@given(DAYS, st.integers(0, 60))
def test_a_proposed_day_is_at_most_a_day_later_than_the_timetable(today: date, days: int) -> None:
    proposed = propose_visit(today, days, FRIDAY)

    assert proposed is not None
    assert timedelta(days) <= proposed - today <= timedelta(days + 1)
    assert proposed.weekday() != 4


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2018, 5, 15), 3),
        (date(2018, 5, 16), 2),
        (date(2017, 8, 15), 12),
        (date(2018, 8, 15), 0),
        (date(2018, 7, 16), 0),
    ],
)
def test_only_whole_months_count(day: date, months: int) -> None:
    assert months_since(day, WEDNESDAY) == months


def test_a_follow_up_is_late_from_the_day_after() -> None:
    assert [days_late(day, WEDNESDAY) for day in (date(2018, 8, 12), WEDNESDAY, date(2018, 8, 16))] == [3, 0, -1]


def test_a_first_contact_is_due_by_whole_days_from_the_registration() -> None:
    assert [contact_by(date(2018, 8, 15), hours) for hours in (24, 25, 72, 336)] == [
        date(2018, 8, 16),
        date(2018, 8, 17),
        date(2018, 8, 18),
        date(2018, 8, 29),
    ]


def test_a_case_is_reviewed_so_many_days_after_the_last_time() -> None:
    assert review_by(date(2018, 8, 15), 90) == date(2018, 11, 13)
