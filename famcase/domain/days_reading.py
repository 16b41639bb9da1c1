"""A day as people type it, read without guessing."""

import re
from datetime import date, timedelta
from enum import StrEnum

from famcase.domain.days_words import (
    AGO,
    AHEAD,
    DAY_MONTH,
    DUALS,
    LAST_OR_NEXT,
    MONTH_DAY,
    MONTHS,
    NAMED_DAYS,
    NUMERALS,
    UNITS,
    WEEKDAYS,
)
from famcase.domain.names_folding import fold
from famcase.domain.numbers import western
from famcase.errors import Usage
from famcase.wording import N_

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a typed date may have; outside them it is a slip of the finger."""

_YEARS_AHEAD = 10  # a year of two digits lies at most so far ahead, else in the century before

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})")
_SIGNED = re.compile(r"([+-]) ?([0-9]{1,4}) ?([dwmy])")


_NO_DAY = frozenset(
    fold(said) for said in ("none", "no", "never", "-", "–", "لا", "لا شيء", "بلا", "لا يوجد", "لا موعد")
)


class DateOrder(StrEnum):
    """Which of two numbers is the day where the year does not stand first."""

    DMY = "dmy"
    MDY = "mdy"


class DayNotUnderstood(Usage):
    """What was typed is no way to say a day that famcase knows."""

    def __init__(self) -> None:
        super().__init__(
            N_("This day cannot be understood."),
            hint=N_("Type it as 2018-08-10, 10 Aug 2018, 10/8/2018, today, 3 days ago, last Friday, in 3 days or +2w."),
        )


class NoSuchDay(Usage):
    """A date that is not in the calendar, or in a year that cannot be meant."""

    def __init__(self) -> None:
        super().__init__(
            N_("There is no such day."),
            hint=N_("Check the day, the month and the year, from {first} to {last}; the order is set in the settings."),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


class OtherWeekday(Usage):
    """A date with a day of the week that is not its own."""

    def __init__(self) -> None:
        super().__init__(
            N_("The day of the week does not fit the date."),
            hint=N_("Correct one of them, or leave the day of the week out."),
        )


def says_none(text: str) -> bool:
    """Return whether somebody says, in either language, that there is no such day; nothing typed says nothing."""
    return fold(_INVISIBLE.sub("", text)).strip() in _NO_DAY and bool(text.strip())


def read_day(text: str, today: date, order: DateOrder = DateOrder.DMY, *, is_to_come: bool = False) -> date:
    """Return the day that `text` says, in English or Arabic words or digits of any script.

    ISO first, then numbers by `order`, months by name, and days counted from `today`. Without a year it is the nearest
    such day that is not after today or, where what is asked for `is_to_come`, not before it. Raises DayNotUnderstood,
    NoSuchDay or OtherWeekday (all Usage); never guesses.
    """
    plain = plain_day_text(text)
    found = _from_numbers(plain, today, order, is_to_come)
    if found is None:
        found = _from_words(fold(plain), today, is_to_come)
    if found is None:
        raise DayNotUnderstood
    return calendar_day(found.year, found.month, found.day)


def plain_day_text(text: str) -> str:
    """Return `text` in lower case with western digits, single spaces and no invisible marks."""
    return " ".join(_INVISIBLE.sub("", western(text)).replace("\u060d", "/").casefold().split())


def calendar_day(year: int, month: int, day: int) -> date:
    """Return the date; raises NoSuchDay where the calendar has none or the year cannot be meant."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchDay
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None


def read_span(words: re.Match[str], prefix: str = "") -> tuple[int, str]:
    """Return (how many, unit: days, weeks, months or years) of a match of SPAN."""
    dual = words[prefix + "dual"]
    if dual:
        return 2, DUALS[dual]
    count = words[prefix + "count"]
    return (NUMERALS[count] if count in NUMERALS else int(count or 1)), UNITS[words[prefix + "unit"]]


def shifted(day: date, count: int, unit: str) -> date:
    """Return the day `count` units from `day`, in a shorter month its last (31 Jan + 1 month: 28 Feb).

    Raises NoSuchDay where the calendar ends.
    """
    from dateutil.relativedelta import relativedelta

    steps = {"days": timedelta(days=count), "weeks": timedelta(weeks=count)}
    try:
        if unit in steps:
            return day + steps[unit]
        return day + (relativedelta(months=count) if unit == "months" else relativedelta(years=count))
    except (OverflowError, ValueError):
        raise NoSuchDay from None


def full_year(year: str, today: date, years_ahead: int = _YEARS_AHEAD) -> int:
    """Return the year of two or four digits; of two, the latest that lies at most `years_ahead` years after today."""
    if len(year) == 4:
        return int(year)
    latest = today.year + years_ahead
    return latest - (latest - int(year)) % 100


def _from_numbers(plain: str, today: date, order: DateOrder, is_to_come: bool) -> date | None:
    if match := _YEAR_FIRST.fullmatch(plain):
        return calendar_day(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(plain):
        day, month = _in_order(match[1], match[3], order)
        return calendar_day(full_year(match[4], today), month, day)
    if match := _NO_YEAR.fullmatch(plain):
        day, month = _in_order(match[1], match[2], order)
        return _nearest(month, day, today, is_to_come)
    if match := _SIGNED.fullmatch(plain):
        return shifted(today, int(match[1] + match[2]), UNITS[match[3]])
    return None


def _in_order(one: str, other: str, order: DateOrder) -> tuple[int, int]:
    return (int(one), int(other)) if order is DateOrder.DMY else (int(other), int(one))


def _nearest(month: int, day: int, today: date, is_to_come: bool) -> date:
    step = 1 if is_to_come else -1
    # Two leap years are at most eight years apart.
    for year in range(today.year, today.year + 9 * step, step):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - today).days * step >= 0:
            return found
    raise NoSuchDay


def _from_words(folded: str, today: date, is_to_come: bool) -> date | None:
    if folded in NAMED_DAYS:
        return today + timedelta(days=NAMED_DAYS[folded])
    if match := AGO.fullmatch(folded):
        count, unit = read_span(match, "b_" if match["before"] else "")
        return shifted(today, -count, unit)
    if match := AHEAD.fullmatch(folded):
        return shifted(today, *read_span(match))
    if match := LAST_OR_NEXT.fullmatch(folded):
        is_last = match["which"] == "last" or bool(match["last_ar"])
        return _weekday_from(today, WEEKDAYS[match["day"] or match["day_ar"]], is_last=is_last)
    if match := DAY_MONTH.fullmatch(folded) or MONTH_DAY.fullmatch(folded):
        return _with_month_name(match, today, is_to_come)
    return None


def _weekday_from(today: date, weekday: int, *, is_last: bool) -> date:
    """Return the last or next such day, never today itself."""
    if is_last:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _with_month_name(match: re.Match[str], today: date, is_to_come: bool) -> date:
    month, day = MONTHS[match["month"]], int(match["day"])
    if match["year"]:
        found = calendar_day(full_year(match["year"], today), month, day)
    else:
        found = _nearest(month, day, today, is_to_come)
    weekday = match.groupdict().get("weekday")
    if weekday and found.weekday() != WEEKDAYS[weekday]:
        raise OtherWeekday
    return found
