"""Rules of follow-ups that repeat: what is taken, what is refused, and the day that comes next."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.repeating import (
    BadRule,
    EndlessRule,
    Repeat,
    check_rule,
    next_day,
    read_repeat,
    rule,
    told,
    without_days,
)

WEDNESDAY = date(2018, 8, 15)
FRIDAYS = (4,)


def days(kept: str, first: date, days_off: tuple[int, ...] = ()) -> list[date]:
    found, day = [], next_day(kept, first, days_off)
    while day is not None:
        found.append(day)
        day = next_day(kept, day, days_off)
    return found


def test_every_two_weeks_four_times() -> None:
    kept = rule(Repeat("WEEKLY", 2, times=4), WEDNESDAY)

    assert days(kept, WEDNESDAY) == [date(2018, 8, 29), date(2018, 9, 12), date(2018, 9, 26)]


def test_every_month_until_a_day() -> None:
    kept = rule(Repeat("MONTHLY", 1, until=date(2018, 11, 15)), WEDNESDAY)

    assert days(kept, WEDNESDAY) == [date(2018, 9, 15), date(2018, 10, 15), date(2018, 11, 15)]


def test_the_last_of_a_month_stays_the_last() -> None:
    kept = rule(Repeat("MONTHLY", 1, times=4), date(2018, 8, 31))

    assert days(kept, date(2018, 8, 31)) == [date(2018, 9, 30), date(2018, 10, 31), date(2018, 11, 30)]


def test_a_day_off_is_passed_by_without_moving_the_series() -> None:
    friday = date(2018, 8, 10)
    kept = rule(Repeat("WEEKLY", 1, times=4), friday)

    assert days(kept, friday, (4,)) == [date(2018, 8, 18), date(2018, 8, 25), date(2018, 9, 1)]


def test_what_is_late_goes_on_with_the_next_day_of_the_series() -> None:
    kept = rule(Repeat("WEEKLY", 1, times=10), WEDNESDAY)

    assert next_day(kept, date(2018, 9, 6), ()) == date(2018, 9, 12)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("FREQ=WEEKLY", EndlessRule),
        ("FREQ=WEEKLY;COUNT=101", EndlessRule),
        ("FREQ=WEEKLY;COUNT=99999999999999999999", EndlessRule),
        ("FREQ=DAILY;UNTIL=20990101", EndlessRule),
        ("FREQ=MINUTELY;COUNT=5", BadRule),
        ("FREQ=SECONDLY;COUNT=5", BadRule),
        ("FREQ=HOURLY;COUNT=5", BadRule),
        ("FREQ=WEEKLY;COUNT=5;UNTIL=20180901", BadRule),
        ("FREQ=WEEKLY;COUNT=1", BadRule),
        ("FREQ=WEEKLY;COUNT=0", BadRule),
        ("FREQ=WEEKLY;COUNT=-3", BadRule),
        ("FREQ=WEEKLY;INTERVAL=0;COUNT=3", BadRule),
        ("FREQ=WEEKLY;BYHOUR=1,2,3;COUNT=3", BadRule),
        ("FREQ=WEEKLY;UNTIL=20180101", BadRule),
        ("FREQ=WEEKLY;UNTIL=never", BadRule),
        ("FREQ=MONTHLY;BYMONTHDAY=99;COUNT=3", BadRule),
        ("FREQ=WEEKLY;BYDAY=XX;COUNT=3", BadRule),
        ("COUNT=3", BadRule),
        ("FREQ=WEEKLY;FREQ=DAILY;COUNT=3", BadRule),
        ("every week", BadRule),
        ("", BadRule),
        ("FREQ=WEEKLY;COUNT=3\nRDATE:20180101", BadRule),
        ("FREQ=WEEKLY;COUNT=0000009999999", EndlessRule),
        pytest.param("FREQ=WEEKLY;INTERVAL=" + "9" * 5_000 + ";COUNT=3", BadRule, id="an interval of 5,000 digits"),
        pytest.param("FREQ=WEEKLY;COUNT=3;BYDAY=MO" + ",MO" * 5_000, BadRule, id="5,000 Mondays"),
    ],
)
def test_bad_and_endless_rules_are_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_rule(text, WEDNESDAY)


def test_a_rule_that_fits_no_day_is_not_tried_for_thousands_of_years() -> None:
    before = process_time()

    with pytest.raises(BadRule):
        check_rule("FREQ=DAILY;BYSETPOS=5;COUNT=3", WEDNESDAY)

    assert process_time() - before < 2


def test_a_rule_of_somebody_elses_making_is_kept_with_its_first_day() -> None:
    kept = check_rule("rrule:freq=weekly;byday=mo,th;count=4", WEDNESDAY)

    assert kept == "DTSTART:20180815\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4"
    assert days(kept, WEDNESDAY)[:2] == [date(2018, 8, 16), date(2018, 8, 20)]
    assert check_rule(kept, WEDNESDAY) == kept


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for read in (lambda: check_rule(text, WEDNESDAY), lambda: read_repeat(text)):
        try:
            read()
        except (BadRule, EndlessRule):
            continue


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 12),
    st.integers(2, 100),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
)
def test_a_rule_in_plain_words_is_told_as_it_was_given(unit: str, every: int, times: int, first: date) -> None:
    repeat = Repeat(unit, every, times=times)  # type: ignore[arg-type]
    kept = rule(repeat, first)

    assert told(kept) == repeat
    following = next_day(kept, first, FRIDAYS)
    assert following is not None
    assert following > first
    assert following.weekday() != 4


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("every week", ("WEEKLY", 1)),
        ("Every 2 Weeks", ("WEEKLY", 2)),
        ("كل أسبوعين", ("WEEKLY", 2)),
        ("كل ٣ أسابيع", ("WEEKLY", 3)),
        ("monthly", ("MONTHLY", 1)),
        ("كل شهر", ("MONTHLY", 1)),
    ],
)
def test_how_often_is_said_in_plain_words(typed: str, meant: tuple[str, int]) -> None:
    assert read_repeat(typed) == meant


def test_how_often_is_told_without_any_of_its_days() -> None:
    until = rule(Repeat("MONTHLY", 1, until=date(2018, 11, 30)), date(2018, 8, 31))

    assert without_days(until) == "FREQ=MONTHLY;INTERVAL=1"
    assert without_days(rule(Repeat("WEEKLY", 2, times=4), WEDNESDAY)) == "FREQ=WEEKLY;INTERVAL=2;COUNT=4"
    assert told(without_days(until)) == Repeat("MONTHLY", 1)
    assert without_days("") == ""
