"""Periods are understood as people say them, in both languages, and nothing is guessed."""

from datetime import date

import pytest

from famcase.domain.periods import EndsBeforeItBegins, Period, PeriodNotUnderstood, last_weeks, read_period
from famcase.errors import Usage

TODAY = date(2018, 8, 15)
"""A Wednesday."""


def august(day: int) -> date:
    return date(2018, 8, day)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("this week", august(13), TODAY),
        ("Last week", august(6), august(12)),
        ("this month", august(1), TODAY),
        ("last month", date(2018, 7, 1), date(2018, 7, 31)),
        ("this year", date(2018, 1, 1), TODAY),
        ("since 1 Aug", august(1), TODAY),
        ("from yesterday", august(14), TODAY),
        ("2018-08-01 to 2018-08-10", august(1), august(10)),
        ("from 1/8 until yesterday", august(1), august(14)),
        ("2018-08-01..2018-08-10", august(1), august(10)),
        ("2018-08-10", august(10), august(10)),
        ("هذا الأسبوع", august(13), TODAY),
        ("الأسبوع الماضي", august(6), august(12)),
        ("الشهر الماضي", date(2018, 7, 1), date(2018, 7, 31)),
        ("منذ ١ آب", august(1), TODAY),
        ("من ١/٨ إلى ١٠/٨", august(1), august(10)),
    ],
)
def test_a_period_is_understood(said: str, start: date, end: date) -> None:
    assert read_period(said, TODAY) == Period(start, end)


@pytest.mark.parametrize("said", ["", "  ", "!?", "soon", "since", "since never", "1 Aug to", "to"])
def test_what_is_no_period_is_refused(said: str) -> None:
    with pytest.raises(Usage):
        read_period(said, TODAY)


@pytest.mark.parametrize("said", ["soon", "last 99999999999999999999 weeks", "last 0 days", "2018-W99", "x" * 20_000])
def test_the_ways_to_say_a_period_are_told_where_none_was_said(said: str) -> None:
    with pytest.raises(PeriodNotUnderstood):
        read_period(said, TODAY)


def test_nothing_is_no_period_and_the_wrong_way_round_says_so() -> None:
    with pytest.raises(PeriodNotUnderstood):
        read_period("", TODAY)
    with pytest.raises(EndsBeforeItBegins):
        read_period("10 Aug to 1 Aug", TODAY)
    with pytest.raises(EndsBeforeItBegins):
        read_period("since tomorrow", TODAY)


def test_a_week_begins_on_the_day_that_is_set() -> None:
    saturday = 5
    assert read_period("this week", TODAY, first_weekday=saturday) == Period(august(11), TODAY)
    assert list(Period(august(9), TODAY).weeks(saturday)) == [august(4), august(11)]
    assert list(Period(august(9), TODAY).weeks()) == [august(6), august(13)]


def test_eight_weeks_are_this_one_and_seven_before() -> None:
    assert len(list(last_weeks(TODAY).weeks())) == 8
    assert last_weeks(TODAY).end == TODAY
