"""How many people a family is and who they are by age and sex, and when a child is left without an adult."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from famcase.domain.days import age_on, latest_birth

COUNTED = frozenset({"here", "away", "found"})
"""Presences that count: those who eat together and receive aid together, a short absence included."""

SOUGHT = frozenset({"separated", "missing"})
"""Presences of those whom somebody looks for."""

CHILD_ALONE_FLAG = "child-without-adult"
"""The kind of flag that a family bears where a child is left in it without an adult."""

_SEXES = frozenset({"female", "male"})

ADULT_FROM = 18
YOUNG_UNDER = 5
OLD_FROM = 60


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules read of one person."""

    presence: str = "here"
    sex: str = ""
    born_on: date | None = None
    vulnerabilities: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        return self.presence in COUNTED

    def age(self, today: date) -> int | None:
        """Return the whole years; None where no birth is known."""
        return None if self.born_on is None else age_on(self.born_on, today)

    def groups(self, today: date) -> tuple[str, ...]:
        """Return the parts of a declared composition that this person is one of, as far as sex and age are known."""
        return tuple(self._groups(self.age(today)))

    def _groups(self, age: int | None) -> Iterable[str]:
        if age is not None and self.sex in ("male", "female"):
            grown, young = ("men", "boys") if self.sex == "male" else ("women", "girls")
            yield grown if age >= ADULT_FROM else young
        if age is not None and age < YOUNG_UNDER:
            yield "under5"
        if age is not None and age >= OLD_FROM:
            yield "over60"
        if {"pregnant", "breastfeeding"} & set(self.vulnerabilities):
            yield "pregnant"
        if "disability" in self.vulnerabilities:
            yield "disability"


@dataclass(frozen=True, slots=True)
class Split:
    """How many of some people are known to be women and men, 18 and over, and girls and boys, under 18."""

    women: int = 0
    men: int = 0
    girls: int = 0
    boys: int = 0

    @property
    def told(self) -> int:
        """Of how many people it tells."""
        return self.women + self.men + self.girls + self.boys


def child_born_from(today: date) -> date:
    """Return the first day of birth with which somebody is under 18 on a day."""
    return latest_birth(ADULT_FROM, today) + timedelta(days=1)


def split(
    people: Iterable[Person], declared: int | None, composition: Split, born_from: date
) -> tuple[Split, date | None]:
    """Return how a family is split by sex and age, and the day of birth of the eldest child in it who is listed.

    Of those who are listed and count, who was born from `born_from` on is a child; whose sex or age nobody told is
    in no part. Where more are declared than listed, the declared `composition` is the split as it was told, if it
    tells of more people than the list does, and of no more than were declared: no child is listed in it then.
    """
    there = [person for person in people if person.counts]
    known = [(person.sex, person.born_on) for person in there if person.sex in _SEXES and person.born_on is not None]
    if (declared or 0) > len(there) and len(known) < composition.told <= (declared or 0):
        return composition, None
    counted = Counter((sex, born_on >= born_from) for sex, born_on in known)
    listed_split = Split(
        women=counted["female", False],
        men=counted["male", False],
        girls=counted["female", True],
        boys=counted["male", True],
    )
    return listed_split, min((born_on for _, born_on in known if born_on >= born_from), default=None)


def could_lead(presence: str, age: int | None, *, is_named: bool) -> bool:
    """Return whether somebody can head a family: with it, of a name it is then called by, and not known to be a child.

    `age` is None where nobody told it: they may be grown.
    """
    return presence in COUNTED and is_named and (age is None or age >= ADULT_FROM)


def listed(presences: Iterable[str]) -> int:
    """Return how many listed members count."""
    return sum(1 for presence in presences if presence in COUNTED)


def size(presences: Iterable[str], declared: int | None) -> int:
    """Return the number of people that every list, summary and distribution counts for a family."""
    return max(listed(presences), declared or 0)


def is_child_without_adult(
    people: Iterable[Person], declared: int | None, men: int | None, women: int | None, today: date
) -> bool:
    """Return whether those who count are children and nobody grown.

    Whose age nobody told may be grown. So may those who are declared and not listed, unless it was said that there is
    neither a man nor a woman among them.
    """
    there = [person for person in people if person.counts]
    ages = [person.age(today) for person in there]
    if not any(age is not None and age < ADULT_FROM for age in ages):
        return False
    unlisted = (declared or 0) > len(there) and not (men == 0 and women == 0)
    return not unlisted and all(age is not None and age < ADULT_FROM for age in ages)
