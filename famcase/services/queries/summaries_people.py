"""Summaries that count people: by age and sex, and by specific needs."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from peewee import Case, fn

from famcase.domain.days import age_on
from famcase.domain.households import COUNTED
from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.views import AgeLine, VulnerabilityLine
from famcase.storage.schema import Tables

BANDS: Final = ("0-4", "5-11", "12-17", "18-59", "60+")
"""The codes of `domain.days.age_band`, the youngest first."""

UNKNOWN, NOT_LISTED = "unknown", "not-listed"

_YOUNGEST: Final = (5, 12, 18, 60)
"""The age with which each band after the first begins."""


def ages(desk: Desk, period: Period | None = None) -> tuple[AgeLine, ...]:  # noqa: ARG001 - as things are today
    """Return the people of open families by age and sex: those who count for the size of their family.

    Those who are declared but not listed stand in a line of their own, so that all people of the caseload are there.
    """
    tables = desk.store.tables
    case, member = tables["case_list"], tables["member"]
    conditions = bands(member.born_on, desk.clock.today())
    query = (
        member.select(member.sex, *(fn.SUM(Case(None, [(condition, 1)], 0)) for condition in conditions.values()))
        .join(case, on=(case.family == member.family))
        .where((case.status == "open") & who_counts(tables))
        .group_by(member.sex)
    )
    by_sex = {sex: [int(people) for people in counts] for sex, *counts in query.tuples()}
    lines = [
        AgeLine(code, *_by_sex({sex: counts[place] for sex, counts in by_sex.items()}))
        for place, code in enumerate(conditions)
        if by_sex
    ]
    lines = [line for line in lines if line.people or line.band != UNKNOWN]
    in_all = int(case.select(fn.SUM(case.people)).where(case.status == "open").scalar() or 0)
    not_listed = in_all - sum(line.people for line in lines)
    return (*lines, AgeLine(NOT_LISTED, 0, 0, not_listed)) if not_listed else tuple(lines)


def vulnerabilities(desk: Desk, period: Period | None = None) -> tuple[VulnerabilityLine, ...]:  # noqa: ARG001
    """Return specific needs of people in open families, in the order of the list; whoever has two stands in both."""
    tables = desk.store.tables
    case, member = tables["case_list"], tables["member"]
    query = (
        member.select(member.family, member.sex, member.vulnerabilities)
        .join(case, on=(case.family == member.family))
        .where((case.status == "open") & who_counts(tables) & (member.vulnerabilities > ""))
    )
    families: dict[str, set[int]] = {}
    people: dict[str, dict[str, int]] = {}
    for family, sex, codes in query.tuples():
        for code in set(codes):
            families.setdefault(code, set()).add(family)
            by_sex = people.setdefault(code, {})
            by_sex[sex] = by_sex.get(sex, 0) + 1
    order = [*desk.vocabulary.known_codes("vulnerability"), *sorted(families)]
    return tuple(
        VulnerabilityLine(code, len(families[code]), *_by_sex(people[code]))
        for code in dict.fromkeys(order)
        if code in families
    )


def who_counts(tables: Tables) -> Any:
    """Return the condition that a member counts for the size of their family."""
    return tables["member"].presence.in_(sorted(COUNTED))


def bands(born_on: Any, today: date) -> dict[str, Any]:
    """Return for each band the condition that a day of birth falls in it today, and the one that it is not known."""
    latest = [_latest_birth(age, today) for age in _YOUNGEST]
    conditions = {BANDS[0]: born_on > latest[0]}
    for code, younger, older in zip(BANDS[1:], latest, latest[1:], strict=False):
        conditions[code] = (born_on > older) & (born_on <= younger)
    return {**conditions, BANDS[-1]: born_on <= latest[-1], UNKNOWN: born_on.is_null()}


def _latest_birth(age: int, today: date) -> date:
    """Return the last day of birth with which somebody is `age` years old today."""
    day = today - timedelta(days=round(age * 365.25) + 2)
    while age_on(day + timedelta(days=1), today) >= age:
        day += timedelta(days=1)
    return day


def _by_sex(by_sex: dict[str, int]) -> Iterable[int]:
    female, male = by_sex.get("female", 0), by_sex.get("male", 0)
    return female, male, sum(by_sex.values()) - female - male
