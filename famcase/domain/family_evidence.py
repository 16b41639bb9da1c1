"""What is seen of two families besides their names, and how often it is seen of one family and of two.

The shares are round figures set by hand, with their reasons beside them; none was fitted to examples.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import asin, cos, radians, sin, sqrt
from typing import Final

from famcase.domain.described_families import Described, Person
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for two families being one, or against it."""

    message: str
    """A msgid, filled with `values` after translation."""
    values: Mapping[str, object] = field(default_factory=dict)
    speaks_for: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """How often something is seen of one family in two lists, and of two families: of four kinds of them."""

    same: float
    strangers: float
    neighbours: float
    """Of one village, but not of one clan."""
    clan: float
    """Cousins: of one village and one surname."""
    brothers: float


Evidence = tuple[Seen, Reason | None]


def alike_for_all(same: float, others: float) -> Seen:
    return Seen(same, others, others, others, others)


_SAME_SEX: Final = alike_for_all(0.9, 0.7)
_OTHER_SEX: Final = alike_for_all(0.1, 0.3)
"""Three of ten heads are women; a family is registered by his name and then by hers once in ten times."""

# Years between the births of the heads: up to so many, how often of one family, of two, and of brothers. Heads are
# between 18 and 75 years old, ages are told roundly, and brothers are born a year or more after each other.
_YEARS_APART: Final = (
    (0, alike_for_all(0.45, 0.02), 0.04),
    (1, alike_for_all(0.2, 0.04), 0.1),
    (2, alike_for_all(0.2, 0.04), 0.12),
    (5, alike_for_all(0.1, 0.12), 0.3),
    (10, alike_for_all(0.03, 0.18), 0.28),
    (999, alike_for_all(0.02, 0.6), 0.16),
)
_SAME_DAY_OF_BIRTH: Final = alike_for_all(0.4, 0.0005)
"""A day of 45 years, but for the first of January, which is written where only the year is known."""

# People more or less: births, deaths, and who was counted in.
_SIZES_APART: Final = ((0, 0.5, 0.14), (1, 0.22, 0.24), (2, 0.12, 0.2), (4, 0.11, 0.24), (999, 0.05, 0.18))

_SAME_VILLAGE: Final = Seen(0.85, 0.01, 0.95, 0.95, 0.8)
_NEAR_VILLAGE: Final = Seen(0.1, 0.05, 0.03, 0.03, 0.1)
_OTHER_VILLAGE: Final = Seen(0.05, 0.94, 0.02, 0.02, 0.1)
_NEAR_KILOMETRES: Final = 10

# Days between their leaving home; a village empties within days.
_LEFT_APART: Final = (
    (7, Seen(0.6, 0.2, 0.5, 0.5, 0.5)),
    (31, Seen(0.2, 0.2, 0.25, 0.25, 0.25)),
    (99_999, Seen(0.2, 0.6, 0.25, 0.25, 0.25)),
)

_SAME_PHONE: Final = Seen(0.6, 0.000_1, 0.001, 0.003, 0.03)
"""A telephone is changed easily, and lent to relatives and neighbours."""
_OTHER_PHONE: Final = Seen(0.4, 1, 1, 1, 0.97)
_SAME_ID: Final = alike_for_all(0.9, 0.000_001)
_OTHER_ID: Final = alike_for_all(0.1, 1)
"""A list that has both calls them two families, though it may have been deceived too."""


def sex_and_age(one: Person, other: Person) -> list[Evidence]:
    found: list[Evidence] = []
    if one.sex and other.sex and one.sex == other.sex:
        found.append((_SAME_SEX, None))
    elif one.sex and other.sex:
        found.append((_OTHER_SEX, Reason(N_("other sex of the head"), speaks_for=False)))
    years = years_apart(one, other)
    if years is None:
        return found
    if _is_exact(one) and one.born_on == other.born_on and _is_exact(other):
        return [*found, (_SAME_DAY_OF_BIRTH, Reason(N_("born on the same day")))]
    seen, brothers = next((seen, brothers) for most, seen, brothers in _YEARS_APART if years <= most)
    said = {0: N_("same age"), 1: N_("ages 1 year apart")}.get(years, N_("ages {years} years apart"))
    reason = Reason(said, {"years": years}, speaks_for=seen.same > seen.strangers)
    return [*found, (replace(seen, brothers=brothers), reason)]


def _is_exact(person: Person) -> bool:
    day = person.born_on
    return person.born_precision == "day" and day is not None and (day.month, day.day) != (1, 1)


def years_apart(one: Person, other: Person) -> int | None:
    if one.born_on is None or other.born_on is None:
        return None
    years = abs((one.born_on - other.born_on).days) / _DAYS_A_YEAR
    # an age is told on any day of its year
    return int(years) if "age" in (one.born_precision, other.born_precision) else round(years)


_DAYS_A_YEAR: Final = 365.25


def sizes(one: Described, other: Described) -> list[Evidence]:
    if not one.size or not other.size:
        return []
    apart = abs(one.size - other.size)
    same, two = next((same, two) for most, same, two in _SIZES_APART if apart <= most)
    if not apart:
        return [(alike_for_all(same, two), Reason(N_("same size: {count}"), {"count": one.size}))]
    both = {"one": one.size, "other": other.size}
    return [(alike_for_all(same, two), Reason(N_("sizes {one} and {other}"), both, speaks_for=False))]


def origins(one: Described, other: Described) -> list[Evidence]:
    if one.origin is None or other.origin is None:
        return []
    if one.origin.place == other.origin.place:
        return [(_SAME_VILLAGE, Reason(N_("same village")))]
    apart = _kilometres(one.origin.point, other.origin.point)
    if apart is not None and apart <= _NEAR_KILOMETRES:
        return [(_NEAR_VILLAGE, Reason(N_("villages {km} km apart"), {"km": max(1, round(apart))}))]
    if one.origin.subdistrict and one.origin.subdistrict == other.origin.subdistrict:
        return [(_NEAR_VILLAGE, Reason(N_("villages of one sub-district")))]
    return [(_OTHER_VILLAGE, Reason(N_("other village"), speaks_for=False))]


def _kilometres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float | None:
    if one is None or other is None:
        return None
    north, east = radians(other[0] - one[0]), radians(other[1] - one[1])
    half = sin(north / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def days(one: Described, other: Described) -> list[Evidence]:
    if one.left_on is None or other.left_on is None:
        return []
    apart = abs((one.left_on - other.left_on).days)
    seen = next(seen for most, seen in _LEFT_APART if apart <= most)
    reason = Reason(N_("left home on the same day")) if apart == 0 else None
    return [(seen, reason)]


def numbers(one: Described, other: Described) -> list[Evidence]:
    found: list[Evidence] = []
    if one.phones & other.phones:
        found.append((_SAME_PHONE, Reason(N_("same telephone"))))
    elif one.phones and other.phones:
        found.append((_OTHER_PHONE, None))
    sources = {source for source, _ in one.ids} & {source for source, _ in other.ids}
    if shared := sorted(one.ids & other.ids):
        found.append((_SAME_ID, Reason(N_("same number in {source}"), {"source": shared[0][0]})))
    elif sources:
        found.append((_OTHER_ID, Reason(N_("other number in {source}"), {"source": min(sources)}, speaks_for=False)))
    return found
