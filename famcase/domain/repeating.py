"""Follow-ups that repeat: an RFC 5545 rule with its first day, checked, and the day that comes next."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from famcase.domain.numbers import western
from famcase.errors import Usage
from famcase.wording import N_

Unit = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

MOST_TIMES: Final = 100
MOST_DAYS: Final = 3 * 366
"""How far ahead the end of a rule may be."""

_LONGEST: Final = 300
"""Characters of a rule: one that names every weekday and every day of the month has fewer."""

_PARTS: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "WKST"})
_UNITS: Final[tuple[Unit, ...]] = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_RULE = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*")
_START = re.compile(r"DTSTART:(\d{8})\n")
_WORDS: Final = (
    (r"(?:every )?day|daily|(?:كل )?يوم|يوميا", "DAILY", 1),
    (r"(?:every )?week|weekly|(?:كل )?[أا]سبوع|[أا]سبوعيا", "WEEKLY", 1),
    (r"(?:every )?(?:other week|fortnight|two weeks)|(?:كل )?[أا]سبوعين", "WEEKLY", 2),
    (r"(?:every )?month|monthly|(?:كل )?شهر|شهريا", "MONTHLY", 1),
    (r"(?:every )?two months|(?:كل )?شهرين", "MONTHLY", 2),
    (r"(?:every )?year|yearly|(?:كل )?سنة|سنويا", "YEARLY", 1),
    (r"(?:every )?(\d{1,2}) days?|(?:كل )?(\d{1,2}) [أا]?يام?", "DAILY", 0),
    (r"(?:every )?(\d{1,2}) weeks?|(?:كل )?(\d{1,2}) [أا]س[أا]?ب[وي]ع", "WEEKLY", 0),
    (r"(?:every )?(\d{1,2}) months?|(?:كل )?(\d{1,2}) ([أا]?شهر|شهور)", "MONTHLY", 0),
)


class BadRule(Usage):
    """A rule that nobody can plan by."""

    def __init__(self) -> None:
        super().__init__(
            N_("This is no rule for days that repeat."),
            hint=N_("Say every week, every 2 weeks or every month, and until when or how many times."),
        )


class EndlessRule(Usage):
    """A rule without an end, or with one that is years away."""

    def __init__(self) -> None:
        super().__init__(
            N_("A follow-up does not repeat for ever: say until when, or how many times."),
            hint=N_("At most {times} times, and no longer than three years."),
            times=MOST_TIMES,
        )


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often, in plain words: every 2 weeks, 6 times."""

    unit: Unit
    every: int
    times: int | None = None
    until: date | None = None


def read_repeat(text: str) -> tuple[Unit, int]:
    """Return (unit, every how many) of "every 2 weeks", "month", "كل أسبوعين"; raise BadRule for anything else."""
    typed = " ".join(western(text).strip().casefold().split())
    for pattern, unit, every in _WORDS:
        found = re.fullmatch(pattern, typed)
        if found is not None:
            number = every or int(next(group for group in found.groups() if group))
            if number:
                return next(known for known in _UNITS if known == unit), number
    raise BadRule


def rule(repeat: Repeat, first: date) -> str:
    """Return the rule of a series whose first day is `first`; raise EndlessRule, or BadRule where nothing repeats."""
    parts = [f"FREQ={repeat.unit}", f"INTERVAL={repeat.every}"]
    if repeat.unit == "MONTHLY" and first.day > 28:
        # the last day of shorter months: RFC 5545 leaves out a month without that day
        parts.append(f"BYMONTHDAY={','.join(str(day) for day in range(28, first.day + 1))};BYSETPOS=-1")
    if repeat.times is not None:
        parts.append(f"COUNT={repeat.times}")
    elif repeat.until is not None:
        parts.append(f"UNTIL={repeat.until:%Y%m%d}")
    return check_rule(";".join(parts), first)


def check_rule(text: str, first: date) -> str:
    """Return a rule as it is kept: with its first day, by which the days that follow do not drift.

    Raises BadRule for what is no rule or repeats by the hour, EndlessRule for one without an end.
    """
    body = _START.sub("", text.strip().upper()).removeprefix("RRULE:")
    if len(body) > _LONGEST or _RULE.fullmatch(body) is None:
        raise BadRule
    pairs = [part.split("=", 1) for part in body.split(";")]
    said = dict(pairs)
    if len(said) != len(pairs) or not set(said) <= _PARTS or said.get("FREQ") not in _UNITS:
        raise BadRule
    every = said.get("INTERVAL", "1")
    if not every.isdecimal() or len(every) > 2 or not int(every):
        raise BadRule
    if said["FREQ"] == "DAILY" and "BYSETPOS" in said:
        raise BadRule  # a day has no second of its kind: it would be looked for up to the year 9999, for 13 s
    _check_end(said, first)
    kept = f"DTSTART:{first:%Y%m%d}\nRRULE:{body}"
    if next_day(kept, first, days_off=()) is None:
        raise BadRule  # one day is no series
    return kept


def next_day(kept: str, after: date, days_off: Collection[int], holidays: Collection[date] = ()) -> date | None:
    """Return the first day of a series after `after`, moved on past days off; None when the series is over."""
    from dateutil.rrule import rrulestr  # 30 ms to load

    try:
        series = rrulestr(kept)
        found = series.after(datetime.combine(after, time()))
    except (ValueError, TypeError, OverflowError) as error:
        raise BadRule from error
    if found is None:
        return None
    day: date = found.date()
    while day.weekday() in days_off or day in holidays:
        day += timedelta(days=1)
    # moved on, a day of the series may be the one that was just answered
    return day if day > after else next_day(kept, day, days_off, holidays)


def told(kept: str) -> Repeat | None:
    """Return a rule in plain words; None for one that has more to say than that."""
    body = _START.sub("", kept).removeprefix("RRULE:")
    said = dict(part.split("=", 1) for part in body.split(";") if "=" in part)
    unit = next((known for known in _UNITS if known == said.get("FREQ")), None)
    if unit is None or "BYDAY" in said or ("BYMONTHDAY" in said and said.get("BYSETPOS") != "-1"):
        return None
    times, until = said.get("COUNT", ""), said.get("UNTIL", "")[:8]
    return Repeat(
        unit,
        int(said.get("INTERVAL", "1")),
        int(times) if times.isdecimal() else None,
        datetime.strptime(until, "%Y%m%d").date() if until.isdecimal() and len(until) == 8 else None,  # noqa: DTZ007
    )


def without_days(kept: str) -> str:
    """Return how often a rule repeats, and nothing of the days on which it does: neither its first nor its last."""
    parts = kept.rpartition(":")[2].split(";")
    return ";".join(part for part in parts if part.startswith(("FREQ=", "INTERVAL=", "COUNT=")))


def _check_end(said: dict[str, str], first: date) -> None:
    times, until = said.get("COUNT"), said.get("UNTIL")
    if (times is None) == (until is None):
        raise EndlessRule if times is None else BadRule
    if times is not None:
        if not times.isdecimal():
            raise BadRule
        if len(times) > len(str(MOST_TIMES)) or int(times) > MOST_TIMES:
            raise EndlessRule
        return
    try:
        last = datetime.strptime(str(until)[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError as error:
        raise BadRule from error
    if (last - first).days > MOST_DAYS:
        raise EndlessRule
