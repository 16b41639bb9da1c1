"""Days and births as people type them, in English and Arabic; ages and weeks."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain import days_words
from famcase.domain.days import (
    BirthDay,
    DateOrder,
    age_band,
    age_on,
    doubtful_age,
    read_birth,
    read_day,
    week_of,
)
from famcase.domain.days_births import BirthAhead, BirthNotUnderstood
from famcase.domain.days_reading import DayNotUnderstood, NoSuchDay, OtherWeekday
from famcase.domain.names import fold
from famcase.errors import Usage

WEDNESDAY = date(2018, 8, 15)
ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PIECES = """10 3 2018 ٢٠١٨ 99 0 29 31 / - . + in ago last next w d m y days weeks Friday Aug may آب كانون الثاني تشرين
الأول قبل بعد يوم أسبوعين سنة اليوم أمس الجمعة الماضية مواليد about حوالي ~ 9999 month old"""
DAY_LIKE = st.lists(st.sampled_from(PIECES.split()), max_size=5).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        # numbers
        ("2018-08-10", date(2018, 8, 10)),
        ("2018/8/10", date(2018, 8, 10)),
        ("10/8/2018", date(2018, 8, 10)),
        ("10-08-2018", date(2018, 8, 10)),
        ("10.8.2018", date(2018, 8, 10)),
        ("10/8/18", date(2018, 8, 10)),
        ("1/1/85", date(1985, 1, 1)),
        ("١٠/٨/٢٠١٨", date(2018, 8, 10)),
        ("۱۰/۸/۲۰۱۸", date(2018, 8, 10)),
        ("\u200f٢٠١٨-٠٨-١٠\u200e", date(2018, 8, 10)),
        ("3/4", date(2018, 4, 3)),
        ("15/8", date(2018, 8, 15)),
        ("16/8", date(2017, 8, 16)),
        ("29/2", date(2016, 2, 29)),
        # months by name
        ("10 Aug 2018", date(2018, 8, 10)),
        ("10th of August 2018", date(2018, 8, 10)),
        ("10Aug2018", date(2018, 8, 10)),
        ("Aug 10, 2018", date(2018, 8, 10)),
        ("Fri 10 Aug 2018", date(2018, 8, 10)),
        ("10 sept", date(2017, 9, 10)),
        ("1 كانون الثاني 2018", date(2018, 1, 1)),
        ("1 شباط 2018", date(2018, 2, 1)),
        ("١ آذار ٢٠١٨", date(2018, 3, 1)),
        ("1 نيسان 2018", date(2018, 4, 1)),
        ("1 أيار 2018", date(2018, 5, 1)),
        ("1 حزيران 2018", date(2018, 6, 1)),
        ("1 تموز 2018", date(2018, 7, 1)),
        ("10 آب 2018", date(2018, 8, 10)),
        ("10 من آب", date(2018, 8, 10)),
        ("الجمعة 10 آب 2018", date(2018, 8, 10)),
        ("1 أيلول 2017", date(2017, 9, 1)),
        ("1 تشرين الأول 2017", date(2017, 10, 1)),
        ("1 تشرين الثاني 2017", date(2017, 11, 1)),
        ("1 كانون الأول 2017", date(2017, 12, 1)),
        ("1 أغسطس 2018", date(2018, 8, 1)),
        # from today
        ("today", WEDNESDAY),
        ("Yesterday", date(2018, 8, 14)),
        ("tomorrow", date(2018, 8, 16)),
        ("اليوم", WEDNESDAY),
        ("أمس", date(2018, 8, 14)),
        ("امبارح", date(2018, 8, 14)),
        ("أول أمس", date(2018, 8, 13)),
        ("غداً", date(2018, 8, 16)),
        ("بكرا", date(2018, 8, 16)),
        ("بعد غد", date(2018, 8, 17)),
        ("3 days ago", date(2018, 8, 12)),
        ("three days ago", date(2018, 8, 12)),
        ("a week ago", date(2018, 8, 8)),
        ("2 months ago", date(2018, 6, 15)),
        ("قبل 3 أيام", date(2018, 8, 12)),
        ("قبل ثلاثة أيام", date(2018, 8, 12)),
        ("منذ ٣ أيام", date(2018, 8, 12)),
        ("قبل يوم", date(2018, 8, 14)),
        ("قبل يومين", date(2018, 8, 13)),
        ("قبل أسبوع", date(2018, 8, 8)),
        ("بعد أسبوعين", date(2018, 8, 29)),
        ("بعد شهر", date(2018, 9, 15)),
        ("in 3 days", date(2018, 8, 18)),
        ("+3d", date(2018, 8, 18)),
        ("+2w", date(2018, 8, 29)),
        ("+٢w", date(2018, 8, 29)),
        ("-3d", date(2018, 8, 12)),
        ("last Friday", date(2018, 8, 10)),
        ("last Wednesday", date(2018, 8, 8)),
        ("next Wednesday", date(2018, 8, 22)),
        ("next Monday", date(2018, 8, 20)),
        ("الجمعة الماضية", date(2018, 8, 10)),
        ("يوم الجمعة الماضي", date(2018, 8, 10)),
        ("الأحد القادم", date(2018, 8, 19)),
        ("الثلاثاء القادم", date(2018, 8, 21)),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert read_day(typed, WEDNESDAY) == day


def test_day_and_month_stand_in_the_order_that_was_set_and_are_never_swapped() -> None:
    assert read_day("3/4/2018", WEDNESDAY, DateOrder.MDY) == date(2018, 3, 4)
    assert read_day("3/4", WEDNESDAY, DateOrder.MDY) == date(2018, 3, 4)
    with pytest.raises(NoSuchDay):
        read_day("04/13/2018", WEDNESDAY)
    assert read_day("2018-04-03", WEDNESDAY, DateOrder.MDY) == date(2018, 4, 3)


@pytest.mark.parametrize(
    "typed", ["", "13", "2018", "soon", "Friday", "10:08", "2018-08", "1/2-2018", "10 8", "Khaled", "+", "in days of"]
)
def test_what_could_mean_several_days_or_none_is_not_guessed(typed: str) -> None:
    with pytest.raises(DayNotUnderstood) as refusal:
        read_day(typed, WEDNESDAY)
    assert "3 days ago" in refusal.value.hint


@pytest.mark.parametrize(
    "typed", ["31/2/2018", "30 Feb", "2018-13-01", "0/1/2018", "1850-01-01", "10/8/9999", "9999 years ago", "+200y"]
)
def test_a_day_outside_the_calendar_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NoSuchDay):
        read_day(typed, WEDNESDAY)


def test_a_weekday_that_is_not_the_date_s_own_is_refused() -> None:
    with pytest.raises(OtherWeekday):
        read_day("Thu 10 Aug 2018", WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("1985", BirthDay(date(1985, 1, 1), "year", estimated=False)),
        ("مواليد 1985", BirthDay(date(1985, 1, 1), "year", estimated=False)),
        ("من مواليد عام ١٩٨٥", BirthDay(date(1985, 1, 1), "year", estimated=False)),
        ("born in 1985", BirthDay(date(1985, 1, 1), "year", estimated=False)),
        ("about 1985", BirthDay(date(1985, 1, 1), "year", estimated=True)),
        ("حوالي 1985", BirthDay(date(1985, 1, 1), "year", estimated=True)),
        ("34", BirthDay(date(1984, 8, 15), "age", estimated=False)),
        ("٣٤", BirthDay(date(1984, 8, 15), "age", estimated=False)),
        ("34 years old", BirthDay(date(1984, 8, 15), "age", estimated=False)),
        ("34 سنة", BirthDay(date(1984, 8, 15), "age", estimated=False)),
        ("٣٤ سنة تقريباً", BirthDay(date(1984, 8, 15), "age", estimated=True)),
        ("~34", BirthDay(date(1984, 8, 15), "age", estimated=True)),
        ("0", BirthDay(WEDNESDAY, "age", estimated=False)),
        ("145", BirthDay(date(1873, 8, 15), "age", estimated=False)),
        ("8 months", BirthDay(date(2017, 12, 15), "month", estimated=False)),
        ("8 أشهر", BirthDay(date(2017, 12, 15), "month", estimated=False)),
        ("شهرين", BirthDay(date(2018, 6, 15), "month", estimated=False)),
        ("10 days", BirthDay(date(2018, 8, 5), "day", estimated=True)),
        ("03/1985", BirthDay(date(1985, 3, 1), "month", estimated=False)),
        ("1985-03", BirthDay(date(1985, 3, 1), "month", estimated=False)),
        ("آذار 1985", BirthDay(date(1985, 3, 1), "month", estimated=False)),
        ("1985-03-21", BirthDay(date(1985, 3, 21), "day", estimated=False)),
        ("21/3/85", BirthDay(date(1985, 3, 21), "day", estimated=False)),
        ("21/3/19", BirthDay(date(1919, 3, 21), "day", estimated=False)),
        ("21 آذار 1985", BirthDay(date(1985, 3, 21), "day", estimated=False)),
        ("yesterday", BirthDay(date(2018, 8, 14), "day", estimated=False)),
    ],
)
def test_a_birth_is_kept_as_well_as_it_is_known(typed: str, birth: BirthDay) -> None:
    assert read_birth(typed, WEDNESDAY) == birth


@pytest.mark.parametrize("typed", ["", "old", "200", "1200", "3/4", "about"])
def test_what_is_no_birth_is_refused(typed: str) -> None:
    with pytest.raises(BirthNotUnderstood):
        read_birth(typed, WEDNESDAY)


@pytest.mark.parametrize("typed", ["2019", "2018-08-16", "tomorrow", "09/2018"])
def test_nobody_is_born_after_today(typed: str) -> None:
    with pytest.raises(BirthAhead):
        read_birth(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1985, 8, 15), WEDNESDAY, 33),
        (date(1985, 8, 16), WEDNESDAY, 32),
        (date(2016, 2, 29), date(2017, 2, 28), 0),
        (date(2016, 2, 29), date(2017, 3, 1), 1),
        (date(2018, 8, 20), WEDNESDAY, 0),
    ],
)
def test_age_is_in_whole_years(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "0-4"),
        (4, "0-4"),
        (5, "5-11"),
        (11, "5-11"),
        (12, "12-17"),
        (17, "12-17"),
        (18, "18-59"),
        (59, "18-59"),
        (60, "60+"),
        (145, "60+"),
    ],
)
def test_ages_fall_in_the_field_s_bands(age: int, band: str) -> None:
    assert age_band(age) == band


def test_an_age_over_a_hundred_is_doubtful() -> None:
    assert doubtful_age(101)
    assert not doubtful_age(100)


@given(ANY_DAY, st.integers(0, 6))
def test_weeks_begin_on_the_weekday_that_was_set(day: date, first: int) -> None:
    begun = week_of(day, first)
    assert begun.weekday() == first
    assert timedelta(0) <= day - begun < timedelta(7)


def test_a_week_begins_on_monday_where_nothing_was_set() -> None:
    assert week_of(date(2018, 8, 15)) == date(2018, 8, 13)


@given(ANY_DAY, ANY_DAY)
def test_a_day_written_in_full_is_read_back(day: date, today: date) -> None:
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%a} {day.day} {day:%b} {day.year}"):
        assert read_day(written, today) == day


@given(st.integers(0, 199), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_an_age_given_is_the_age_on_that_day(age: int, today: date) -> None:
    assert age_on(read_birth(str(age), today).on, today) == age


@given(st.text(st.characters(codec=None, exclude_categories=[]), max_size=30) | DAY_LIKE, ANY_DAY)
def test_any_text_gives_a_day_or_a_sentence(text: str, today: date) -> None:
    for order in DateOrder:
        with suppress(Usage):
            assert 1900 <= read_day(text, today, order).year <= 2199
        with suppress(Usage):
            assert read_birth(text, today, order).on <= today


def test_every_word_for_days_is_written_as_folding_leaves_it() -> None:
    tables = (
        days_words.MONTHS,
        days_words.WEEKDAYS,
        days_words.NAMED_DAYS,
        days_words.UNITS,
        days_words.DUALS,
        days_words.NUMERALS,
    )
    for word in (*days_words.ABOUT, *(word for table in tables for word in table)):
        assert fold(word) == word


@pytest.mark.parametrize(
    ("typed", "past", "to_come"),
    [
        ("20 Aug", date(2017, 8, 20), date(2018, 8, 20)),
        ("20/8", date(2017, 8, 20), date(2018, 8, 20)),
        ("15 Aug", date(2018, 8, 15), date(2018, 8, 15)),
        ("1 Jan", date(2018, 1, 1), date(2019, 1, 1)),
        ("29 Feb", date(2016, 2, 29), date(2020, 2, 29)),
        ("20 Aug 2017", date(2017, 8, 20), date(2017, 8, 20)),
    ],
)
def test_a_day_without_a_year_is_past_or_to_come_as_it_is_asked_for(typed: str, past: date, to_come: date) -> None:
    today = date(2018, 8, 15)

    assert read_day(typed, today) == past
    assert read_day(typed, today, is_to_come=True) == to_come
