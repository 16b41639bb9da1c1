"""Summaries that count people: by age and sex, and by specific needs."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from peewee import JOIN, SQL, Case, Join, fn
from pyroaring import BitMap

from famcase.domain.days import latest_birth
from famcase.domain.households import COUNTED, Split, child_born_from
from famcase.services.desk import Desk
from famcase.services.queries.sources import values
from famcase.services.queries.summaries_codes import codes, counted_of
from famcase.services.queries.summaries_families import all_open
from famcase.services.queries.summaries_split import PART_OF
from famcase.services.views import AgeLine, VulnerabilityLine
from famcase.storage.narrowing import is_narrowed
from famcase.storage.schema import Tables
from famcase.storage.tables.desk import is_open

BANDS: Final = ("0-4", "5-11", "12-17", "18-59", "60+")
"""The codes of `domain.days.age_band`, the youngest first."""

UNKNOWN, NOT_LISTED = "unknown", "not-listed"

_YOUNGEST: Final = (5, 12, 18, 60)
"""The age with which each band after the first begins."""


def ages(desk: Desk) -> tuple[AgeLine, ...]:
    """Return the people of open families by age and sex: those who count for the size of their family.

    Those who are declared but not listed stand in a line of their own, so that all people of the caseload are there.
    """
    case = desk.store.tables["case_list"]
    people = _by_age(desk)
    lines = [AgeLine(code, *_by_sex(people[code])) for code in (*BANDS, UNKNOWN)] if people else []
    lines = [line for line in lines if line.people or line.band != UNKNOWN]
    in_all = int(case.select(fn.SUM(case.people)).where(case.status == "open").scalar() or 0)
    not_listed = in_all - sum(line.people for line in lines)
    return (*lines, AgeLine(NOT_LISTED, 0, 0, not_listed)) if not_listed else tuple(lines)


def _by_age(desk: Desk) -> dict[str, Counter[str]]:
    """Return how many people who count in open families there are by band of age and sex; nothing where nobody is."""
    tables = desk.store.tables
    case, member = tables["case_list"], tables["member"]
    is_other = (case.status < "open") | (case.status > "open")
    every = case.select(fn.COUNT(SQL("*")))
    are_few = 2 * every.where(is_other).scalar() < every.scalar()
    # CROSS: SQLite would rather look up the family of each of two million people
    both = case.select(member.sex, member.born_on).from_(Join(case, member, JOIN.CROSS))
    theirs = both.where((member.family == case.family) & _counts(member))
    if not are_few or is_narrowed(desk.store):
        return _in_bands(desk, Counter(values(theirs.where(is_open(case)))))
    # most families are open: all people are counted along an index, less those of the few others
    people = _everybody(desk)
    for code, by_sex in _in_bands(desk, Counter(values(theirs.where(is_other)))).items():
        people[code] -= by_sex
    return people if any(by_sex.total() for by_sex in people.values()) else {}


def _everybody(desk: Desk) -> dict[str, Counter[str]]:
    """Return how many people who count there are in any family, by band of age and sex."""
    member = desk.store.tables["member"]
    at = (member.presence, member.sex)
    found = [(presence, *sex) for presence in sorted(COUNTED) for sex in codes(member.presence == presence, member.sex)]
    people: dict[str, Counter[str]] = {}
    for code, is_aged in bands(member.born_on, desk.clock.today()).items():
        by_sex = people.setdefault(code, Counter())
        for (_presence, sex), many in counted_of(found, is_aged, *at).items():
            by_sex[sex] += many
    return people


def _in_bands(desk: Desk, born: Mapping[tuple[str, int | None], int]) -> dict[str, Counter[str]]:
    """Return people by band of age and sex, from how many there are by sex and day of birth, its ordinal number."""
    latest = [latest_birth(age, desk.clock.today()).toordinal() for age in reversed(_YOUNGEST)]
    people: dict[str, Counter[str]] = {code: Counter() for code in (*BANDS, UNKNOWN)} if born else {}
    for (sex, born_on), many in born.items():
        # the oldest band is of those born up to the first of these days
        code = UNKNOWN if born_on is None else BANDS[len(_YOUNGEST) - bisect_left(latest, born_on)]
        people[code][sex] += many
    return people


def vulnerabilities(desk: Desk) -> tuple[VulnerabilityLine, ...]:
    """Return specific needs of people in open families, in the order of the list; whoever has two stands in both."""
    tables = desk.store.tables
    member = tables["member"]
    is_child = member.born_on >= child_born_from(desk.clock.today())
    query = member.select(member.vulnerabilities, member.sex, is_child, member.family)
    order = (member.vulnerabilities, member.presence, member.sex, member.born_on)
    rows = values(query.where(_counts(member) & (member.vulnerabilities > "")).order_by(*order))
    is_open = all_open(desk)
    families: dict[str, BitMap] = {}
    people: dict[str, Counter[tuple[str, bool | None]]] = {}
    for (said, *sex_and_age), group in groupby(rows, itemgetter(0, 1, 2)):
        theirs = [row[3] for row in group]
        among = BitMap(theirs) & is_open
        many = sum(map(is_open.__contains__, theirs))
        for code in set(said.split()) if among else ():
            families.setdefault(code, BitMap()).update(among)
            people.setdefault(code, Counter())[*sex_and_age] += many
    in_order = [*desk.vocabulary.known_codes("vulnerability"), *sorted(families)]
    return tuple(
        VulnerabilityLine(
            code,
            len(families[code]),
            people[code].total(),
            Split(**{part: people[code][of] for of, part in PART_OF.items()}),
        )
        for code in dict.fromkeys(in_order)
        if code in families
    )


def who_counts(tables: Tables) -> Any:
    """Return the condition that a member counts for the size of their family."""
    return tables["member"].presence.in_(sorted(COUNTED))


def _counts(member: Any) -> Any:
    """Return the same condition where an index is to be walked that does not begin with the presence."""
    return Case(None, [(member.presence.in_(sorted(COUNTED)), 1)], 0) == 1


def bands(born_on: Any, today: date) -> dict[str, Any]:
    """Return for each band the condition that a day of birth falls in it today, and the one that it is not known."""
    latest = [latest_birth(age, today) for age in _YOUNGEST]
    conditions = {BANDS[0]: born_on > latest[0]}
    for code, younger, older in zip(BANDS[1:], latest, latest[1:], strict=False):
        conditions[code] = (born_on > older) & (born_on <= younger)
    return {**conditions, BANDS[-1]: born_on <= latest[-1], UNKNOWN: born_on.is_null()}


def _by_sex(by_sex: Mapping[str, int]) -> Iterable[int]:
    female, male = by_sex.get("female", 0), by_sex.get("male", 0)
    return female, male, sum(by_sex.values()) - female - male
