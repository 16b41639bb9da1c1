"""When a person was born, as well as anybody knows it, and the age that follows."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from famcase.domain.days_reading import (
    FIRST_YEAR,
    DateOrder,
    DayNotUnderstood,
    calendar_day,
    full_year,
    plain_day_text,
    read_day,
    read_span,
    shifted,
)
from famcase.domain.days_words import ABOUT, MONTH_YEAR, MONTHS, SPAN
from famcase.domain.names_folding import fold
from famcase.errors import Usage
from famcase.wording import N_

OLDEST = 199
"""Years an age may have: lists do hold 145, which is flagged and not refused."""

DOUBTFUL_OVER = 100
"""Years over which an age is to be looked at again."""

_BANDS = ((4, "0-4"), (11, "5-11"), (17, "12-17"), (59, "18-59"))

_ABOUT = re.compile(f"~|≈|(?<!\\w)(?:{'|'.join((*ABOUT, 'تقريباً', 'قرابة', 'حوالى'))})(?!\\w)\\.?")
_BORN = re.compile(
    r"^(?:born(?: in| on)?|aged?|(?:من )?(?:ال)?مواليد|ولدت?|تولد|عمره?ا?|العمر)[ :]+(?:عام |سنة )?|^(?:عام|سنة) "
)
_YEAR = re.compile("[0-9]{4}")
_AGE = re.compile("[0-9]{1,3}")
_MONTH_YEAR = re.compile("([0-9]{1,2})[-/. ]([0-9]{4})|([0-9]{4})[-/.]([0-9]{1,2})")
_SHORT_YEAR = re.compile("([0-9]{1,2}[-/. ][0-9]{1,2}[-/. ])([0-9]{2})")
_NO_YEAR = re.compile("[0-9]{1,2}[-/.][0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class BirthDay:
    """A day of birth with what is known of it."""

    on: date
    """The first day of the month or year where only that is known; for an age, the day on which it is just reached."""

    precision: Literal["day", "month", "year", "age"]
    """What was said: the day, the month, the year, or an age in years."""

    estimated: bool
    """Whether they said "about", or counted in days or weeks."""


class BirthNotUnderstood(Usage):
    """What was typed is neither a birth date nor an age."""

    def __init__(self) -> None:
        super().__init__(
            N_("This is neither a date of birth nor an age."),
            hint=N_("Type it as 1985, about 1985, 34 (years), 8 months, 03/1985 or 1985-03-21."),
        )


class BirthAhead(Usage):
    """A birth date after today."""

    def __init__(self, on: date) -> None:
        super().__init__(
            N_("Nobody is born yet on {day}: it lies ahead."),
            hint=N_("Check the year; a baby not yet born is counted as a pregnancy."),
            day=on,
        )


def read_birth(text: str, today: date, order: DateOrder = DateOrder.DMY) -> BirthDay:
    """Return the day of birth that `text` says: a date, a month, a year ("مواليد 1985"), or an age (34, 8 months).

    Raises BirthNotUnderstood, BirthAhead or NoSuchDay (all Usage).
    """
    plain = plain_day_text(text)
    said = " ".join(_ABOUT.sub(" ", plain).split())
    is_about = said != plain
    said = _BORN.sub("", said).strip()
    birth = _from_age(said, today, is_about=is_about) or _from_date(said, today, order, is_about=is_about)
    if birth.on > today:
        raise BirthAhead(birth.on)
    return birth


def age_on(birth: date, day: date) -> int:
    """Return the whole years from `birth` to `day`; 0 before birth."""
    return max(0, day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)))


def latest_birth(age: int, day: date) -> date:
    """Return the last day of birth with which somebody is `age` years old on a day."""
    birth = day - timedelta(days=round(age * 365.25) + 2)
    while age_on(birth + timedelta(days=1), day) >= age:
        birth += timedelta(days=1)
    return birth


def age_band(age: int) -> str:
    """Return the code of the band an age in years falls in: 0-4, 5-11, 12-17, 18-59 or 60+."""
    return next((code for oldest, code in _BANDS if age <= oldest), "60+")


def doubtful_age(age: int) -> bool:
    """Whether an age in years is so high that somebody should look at it again."""
    return age > DOUBTFUL_OVER


def _from_age(said: str, today: date, *, is_about: bool) -> BirthDay | None:
    if _AGE.fullmatch(said):
        return _aged(int(said), today, is_about=is_about)
    match = SPAN.fullmatch(re.sub(" (?:old|of age)$", "", fold(said)).strip())
    if match is None:
        return None
    count, unit = read_span(match)
    if unit == "years":
        return _aged(count, today, is_about=is_about)
    if unit == "months":
        return BirthDay(shifted(today, -count, unit), "month", is_about)
    return BirthDay(shifted(today, -count, unit), "day", estimated=True)


def _aged(years: int, today: date, *, is_about: bool) -> BirthDay:
    if years > OLDEST:
        raise BirthNotUnderstood
    return BirthDay(shifted(today, -years, "years"), "age", is_about)


def _from_date(said: str, today: date, order: DateOrder, *, is_about: bool) -> BirthDay:
    if _YEAR.fullmatch(said):
        if int(said) < FIRST_YEAR:
            raise BirthNotUnderstood
        return BirthDay(calendar_day(int(said), 1, 1), "year", is_about)
    if match := _MONTH_YEAR.fullmatch(said):
        month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
        return BirthDay(calendar_day(int(year), int(month), 1), "month", is_about)
    if match := MONTH_YEAR.fullmatch(fold(said)):
        return BirthDay(calendar_day(int(match["year"]), MONTHS[match["month"]], 1), "month", is_about)
    if _NO_YEAR.fullmatch(said):
        raise BirthNotUnderstood
    if match := _SHORT_YEAR.fullmatch(said):
        said = f"{match[1]}{full_year(match[2], today, years_ahead=0)}"
    try:
        return BirthDay(read_day(said, today, order), "day", is_about)
    except DayNotUnderstood:
        raise BirthNotUnderstood from None
