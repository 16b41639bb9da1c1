"""Days in words: the echo before a date is saved, how late something is, both languages."""

from datetime import date, timedelta

import pytest

from famcase.presentation import dates
from famcase.presentation.wording import Wording

TODAY = date(2018, 8, 15)
ENGLISH, ARABIC = Wording("en"), Wording("ar")


def test_a_day_in_both_languages() -> None:
    assert dates.day(ENGLISH, TODAY) == "Wed 15 Aug 2018"
    assert dates.day(ARABIC, TODAY) == "الأربعاء 15 آب 2018"


def test_the_months_of_the_levant() -> None:
    shown = [dates.short_day(ARABIC, date(2018, month, 1), TODAY) for month in range(1, 13)]

    assert [text.removeprefix("1 ") for text in shown] == [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
        "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ]  # fmt: skip


def test_a_short_day_names_another_year() -> None:
    assert dates.short_day(ENGLISH, date(2018, 8, 10), TODAY) == "10 Aug"
    assert dates.short_day(ENGLISH, date(2017, 8, 10), TODAY) == "10 Aug 2017"
    assert dates.short_day(ENGLISH, date(2018, 8, 10)) == "10 Aug 2018"


def test_a_day_is_echoed_with_its_distance() -> None:
    assert dates.day_echo(ENGLISH, date(2018, 8, 10), TODAY) == "Fri 10 Aug 2018, 5 days ago"
    assert dates.day_echo(ARABIC, date(2018, 8, 10), TODAY) == "الجمعة 10 آب 2018، قبل 5 أيام"


@pytest.mark.parametrize(
    ("days", "english", "arabic"),
    [
        (0, "today", "اليوم"),
        (-1, "yesterday", "أمس"),
        (-2, "2 days ago", "قبل يومين"),
        (-11, "11 days ago", "قبل 11 يومًا"),
        (1, "tomorrow", "غدًا"),
        (3, "in 3 days", "بعد 3 أيام"),
    ],
)
def test_how_far_a_day_is(days: int, english: str, arabic: str) -> None:
    when = TODAY + timedelta(days)
    assert dates.days_ago(ENGLISH, when, TODAY) == english
    assert dates.days_ago(ARABIC, when, TODAY) == arabic


@pytest.mark.parametrize(("days", "shown"), [(-3, "! overdue 3 d"), (0, "today"), (3, "in 3 d")])
def test_what_is_due(days: int, shown: str) -> None:
    assert dates.due(ENGLISH, TODAY + timedelta(days), TODAY) == shown


def test_overdue_bears_its_sign_in_arabic_too() -> None:
    assert "!" in dates.due(ARABIC, TODAY - timedelta(3), TODAY)
    assert "متأخر" in dates.due(ARABIC, TODAY - timedelta(3), TODAY)
