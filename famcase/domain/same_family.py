"""Whether two descriptions tell of one family: what agrees and what does not, weighed as evidence, with reasons.

After Fellegi and Sunter (A Theory for Record Linkage, 1969): what is seen of one thing weighs log2 of how often it is
seen of one family in two lists, over how often of two families. But two families are not only strangers: families of a
village bear one surname, and brothers have their father's and their mother's name in common besides. So it is asked
against each of four: strangers, neighbours of one village, cousins of one clan, brothers. What speaks against strangers
(the surname, the village) says nothing against cousins, and the first name of the head says nearly all.

The shares are round figures set by hand, here and in `family_evidence`, with their reasons beside them; none was
fitted to examples.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log2
from typing import Final

from famcase.domain import family_evidence
from famcase.domain.described_families import PARTS, Described, Person, called_after
from famcase.domain.ear import NEARLY, ONE_NAME, Ear
from famcase.domain.family_evidence import Evidence, Reason, Seen, alike_for_all, years_apart
from famcase.wording import N_

LIKELY: Final = 0.35
"""From this score on a pair stands in the queue of those who look whether it is one family, and who registers the
second is asked once whether it is not there already."""

WORTH_A_LOOK: Final = 0.05
"""From this score on a family is shown to who registers one, who knows more than was typed so far: where one of a
village is looked for, first, father's and surname alone make some 0.09."""

ASKED_FOR: Final = 0.005
"""From this score on to who asks for them: first name and surname alone make some 0.01."""

_TWICE, _CLAN, _BROTHERS = 0.1, 0.2, 3
"""Every tenth family is registered twice, a fifth of a village is of one clan, and a head has three brothers with
families of their own."""

_USUAL: Final = 0.01
"""The share of people who bear a name of which it is not known how common it is."""

_IN_THIS_PART: Final = 0.5
"""Of those in whose name a given name stands, so many have it as their first name, as many as their father's."""

_RAREST, _COMMONEST = 0.002, 0.3
"""A name is not taken for rarer than this: among 500 people of one village somebody shares it for reasons of family."""

_NEAR_AMONG_OTHERS: Final = 0.05
"""Of two people's names, commoner ones more often: Muhammad, Mahmoud, Ahmad."""


def _near(clan: float = _NEAR_AMONG_OTHERS, brothers: float = _NEAR_AMONG_OTHERS) -> Seen:
    return Seen(0.04, _NEAR_AMONG_OTHERS, _NEAR_AMONG_OTHERS, clan, brothers)


def _differs(same: float, clan: float = 0.94, brothers: float = 0.94) -> Seen:
    return Seen(same, 0.94, 0.94, clan, brothers)


# Of each part of the head's name: how often it agrees, is nearly alike, differs; None where as often as it is borne.
# A name is lost or another one is given (a clan's for a grandfather's) for one family in ten or twenty.
_AGREES: Final[dict[str, tuple[float, float | None, float | None, float | None, float | None]]] = {
    # Brothers do not bear one name, but two names may be taken for one.
    "first": (0.92, None, None, None, 0.003),
    "father": (0.9, None, None, None, 0.95),
    "surname": (0.9, None, None, 0.9, 0.95),
    "called": (0.8, None, None, None, None),
    "mother": (0.9, None, None, None, 0.8),
}
_AFTER_GRANDFATHER: Final = 0.3
"""So many call their oldest son after his grandfather: brothers do, and whoever has a father of that name."""

_NEAR: Final[dict[str, Seen]] = {
    "first": _near(),
    "father": _near(brothers=0.03),
    "surname": _near(clan=0.05, brothers=0.03),
    "called": _near(),
    "mother": _near(brothers=0.04),
}
_DIFFERS: Final[dict[str, Seen]] = {
    "first": _differs(0.03, brothers=0.95),
    "father": _differs(0.05, brothers=0.02),
    "surname": _differs(0.05, clan=0.05, brothers=0.02),
    "called": _differs(0.15, brothers=0.66),
    "mother": _differs(0.05, brothers=0.16),
}
_SAID: Final[dict[str, tuple[str, str, str]]] = {
    "first": (
        N_("same name of the head"),
        N_("names of the heads nearly alike: {one}, {other}"),
        N_("other name of the head: {one}, {other}"),
    ),
    "father": (
        N_("same father's name"),
        N_("fathers' names nearly alike: {one}, {other}"),
        N_("other father's name: {one}, {other}"),
    ),
    "surname": (
        N_("same surname"),
        N_("surnames nearly alike: {one}, {other}"),
        N_("other surname: {one}, {other}"),
    ),
    "called": (
        N_("called the same: {one}"),
        N_("called nearly alike: {one}, {other}"),
        N_("called otherwise: {one}, {other}"),
    ),
    "mother": (
        N_("same mother's name"),
        N_("mothers' names nearly alike: {one}, {other}"),
        N_("other mother's name: {one}, {other}"),
    ),
}

_OTHER_HEAD: Final = 0.1
"""How often a family stands under another of its people the second time, the husband away or she the one who came."""

# Of each person besides the head: whether one of that name is in the other list, and of the same age.
_FOUND: Final = 0.75
_NOT_FOUND: Final = 0.25
"""People are born, die, stay behind, are left out and are called otherwise."""
_FITTING_AGES: Final = (0.85, 0.2)
"""Within two years: of one person, and of two people of a name in two families."""
_AMONG_RELATIVES: Final = 2.0
"""Names run in a family: so many times as often as among strangers."""
_MOST_BITS, _FEWEST_BITS = 15.0, -8.0
"""What people besides the head can say at most: their names are no more independent than who wrote the list."""


@dataclass(frozen=True, slots=True)
class FamilyLikeness:
    """How likely two descriptions tell of one family."""

    score: float
    """From 0 to 1: a probability, as far as the shares hold."""
    reasons: tuple[Reason, ...]
    """What speaks for it, then what speaks against it, each the weightiest first."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Among whom a family may be alike by chance."""

    families: int = 100_000
    """How many there are."""
    village: int = 150
    """How many of them come from its village."""
    shares: Mapping[str, float] = field(default_factory=dict)
    """By the sound of a name, which share of families has it; others are taken for usual ones."""


_SMALL_DESK, _SMALL_VILLAGE = 1_000, 25
"""Fewer say nothing of how many there are."""


def compare_families(
    one: Described, other: Described, crowd: Crowd | None = None, ear: Ear | None = None
) -> FamilyLikeness:
    """Return how likely two descriptions tell of one family, and why; the same for (other, one).

    An `ear` is worth keeping where one family is compared with several.
    """
    weighing = _Weighing(crowd or Crowd(), ear or Ear())
    tried = [weighing.all(one, other, *heads) for heads in _possible_heads(weighing, one, other)]
    return max(tried, key=lambda likeness: likeness.score)


def _possible_heads(
    weighing: "_Weighing", one: Described, other: Described
) -> list[tuple[Person | None, Person | None]]:
    """Return who may be one person: the heads, or the head of one and her husband or his wife in the other."""
    first, second = one.head, other.head
    found: list[tuple[Person | None, Person | None]] = [(first, second)]
    if first and second and weighing.ear.alike(first.first, second.first) < ONE_NAME:
        found += [(first, person) for person in other.people if person.relation == "wife-husband"]
        found += [(person, second) for person in one.people if person.relation == "wife-husband"]
    return found


@dataclass(frozen=True, slots=True)
class _Weighing:
    crowd: Crowd
    ear: Ear

    def all(self, one: Described, other: Described, first: Person | None, second: Person | None) -> FamilyLikeness:
        """Return the likeness of two families where these two people are taken for one."""
        evidence: list[Evidence] = []
        if first and second:
            evidence += self._names(*_aligned(self.ear, first, second))
            evidence += family_evidence.sex_and_age(first, second)
            if (first, second) != (one.head, other.head):
                evidence.append(
                    (alike_for_all(_OTHER_HEAD, 1), Reason(N_("another head of household"), speaks_for=False))
                )
        evidence += self._people(
            [person for person in one.people if person is not first],
            [person for person in other.people if person is not second],
            self._counted(first, second),
        )
        for facts in (family_evidence.sizes, family_evidence.origins, family_evidence.days, family_evidence.numbers):
            evidence += facts(one, other)
        return FamilyLikeness(_probability((seen for seen, _ in evidence), self.crowd), _reasons(evidence))

    def _names(self, one: Person, other: Person) -> list[Evidence]:
        found: list[Evidence] = []
        for part in PARTS:
            ones, others = getattr(one, part), getattr(other, part)
            if not ones or not others:
                continue
            score = self.ear.alike(ones, others)
            same, near, differs = _SAID[part]
            values = {"one": ones[0], "other": others[0]}
            if score >= ONE_NAME:
                seen = self._agrees(part, (*ones, *others))
                if part == "called" and self._is_after_grandfather(one, other):
                    seen = self._after_grandfather(seen, one, other)
                found.append((seen, Reason(same, values)))
            elif score >= NEARLY:
                found.append((_NEAR[part], Reason(near, values)))
            else:
                found.append((_DIFFERS[part], Reason(differs, values, speaks_for=False)))
        return found

    def _is_after_grandfather(self, one: Person, other: Person) -> bool:
        sons = [called_after(called) for called in (*one.called, *other.called)]
        return self.ear.alike(sons, (*one.father, *other.father)) >= ONE_NAME

    def _after_grandfather(self, seen: Seen, one: Person, other: Person) -> Seen:
        seen = replace(seen, brothers=_AFTER_GRANDFATHER)
        if self.ear.alike(one.father, other.father) < ONE_NAME:
            return seen
        # that the fathers' names are the same was counted
        often = max(seen.strangers, _AFTER_GRANDFATHER)
        return replace(seen, strangers=often, neighbours=often, clan=often)

    def _agrees(self, part: str, spellings: Iterable[str]) -> Seen:
        share = self._share(map(called_after, spellings) if part == "called" else spellings)
        if part != "surname":
            share *= _IN_THIS_PART
        same, *others = (share if often is None else often for often in _AGREES[part])
        return Seen(same, *others)

    def _share(self, spellings: Iterable[str]) -> float:
        """Return which share of people bear a name, by the commonest of its spellings."""
        known = max((self.crowd.shares.get(self.ear.sound(name), 0.0) for name in spellings), default=0.0)
        return min(_COMMONEST, max(_RAREST, known or _USUAL))

    def _counted(self, one: Person | None, other: Person | None) -> list[str]:
        """Return the names of the child after whom both are called: that they are called so was counted."""
        if one is None or other is None or self.ear.alike(one.called, other.called) < ONE_NAME:
            return []
        return [called_after(called) for called in (*one.called, *other.called)]

    def _people(self, ones: Sequence[Person], others: Sequence[Person], counted: Sequence[str]) -> list[Evidence]:
        """Return what the people besides the heads say, as one piece of evidence; nothing those of a `counted` name."""
        named, among = ([person for person in people if person.first] for people in (ones, others))
        is_turned = (len(among), _written(among)) < (len(named), _written(named))
        if is_turned:
            named, among = among, named  # whoever is asked about first, the same are looked for among the same
        if not named:
            return []
        left = list(among)
        found: list[str] = []
        strangers = relatives = 0.0
        for person in named:
            fitting = self._fitting(person, left)
            says_nothing = self.ear.alike(person.first, counted) >= ONE_NAME
            if fitting is None and says_nothing:
                continue
            if fitting is None:
                strangers += log2(_NOT_FOUND / 0.9)
                relatives += log2(_NOT_FOUND / 0.9)
                continue
            left.remove(fitting)
            found.append((fitting if is_turned else person).first[0])
            if says_nothing:
                continue
            by_chance = min(0.5, self._share((*person.first, *fitting.first)) * len(among))
            same, two = _FOUND, by_chance
            if years_apart(person, fitting) is not None:
                same, two = same * _FITTING_AGES[0], two * _FITTING_AGES[1]
            strangers += log2(same / two)
            relatives += log2(same / min(0.9, two * _AMONG_RELATIVES))
        against = [2 ** -max(_FEWEST_BITS, min(_MOST_BITS, bits)) for bits in (strangers, relatives)]
        seen = Seen(1, against[0], against[0], against[1], against[1])
        if not found:
            return [(seen, Reason(N_("none of the other people the same"), speaks_for=False))]
        values = {"count": len(found), "all": len(named), "people": found}
        return [(seen, Reason(N_("{count} of {all} other people the same: {people}"), values, strangers >= 0))]

    def _fitting(self, person: Person, among: Sequence[Person]) -> Person | None:
        """Return the likest who may be this person."""
        best: tuple[float, Person] | None = None
        for other in among:
            if person.sex and other.sex and person.sex != other.sex:
                continue
            apart = years_apart(person, other)
            if apart is not None and apart > 3:
                continue
            score = self.ear.alike(person.first, other.first)
            if score >= ONE_NAME and (best is None or score > best[0]):
                best = (score, other)
        return best[1] if best else None


def _written(people: Sequence[Person]) -> list[tuple[str, ...]]:
    return [(*person.first, person.sex, str(person.born_on)) for person in people]


def _aligned(ear: Ear, one: Person, other: Person) -> tuple[Person, Person]:
    """Return two people with the father's name in its field where somebody wrote it as the surname.

    Of "Khaled Ahmad" nobody can tell whether Ahmad is a father or a house.
    """
    if bool(one.father) == bool(one.surname) and bool(other.father) == bool(other.surname):
        return one, other
    return _moved(ear, one, other), _moved(ear, other, one)


def _moved(ear: Ear, one: Person, other: Person) -> Person:
    if one.surname and not one.father and other.father:
        is_surname = bool(other.surname) and ear.alike(one.surname, other.surname) >= NEARLY
        if not is_surname and ear.alike(one.surname, other.father) >= ONE_NAME:
            return replace(one, father=one.surname, surname=())
    return one


def _probability(evidence: Iterable[Seen], crowd: Crowd) -> float:
    """Return how likely it is one family after all that was seen, by Bayes' rule."""
    village = max(_SMALL_VILLAGE, crowd.village)
    same = log2(_TWICE)
    others = [log2(met) for met in (max(_SMALL_DESK, crowd.families), village, _CLAN * village, _BROTHERS)]
    for seen in evidence:
        same += log2(seen.same)
        two = (seen.strangers, seen.neighbours, seen.clan, seen.brothers)
        others = [bits + log2(often) for bits, often in zip(others, two, strict=True)]
    return float(1 / (1 + sum(2.0 ** min(500.0, bits - same) for bits in others)))


def _reasons(evidence: Iterable[Evidence]) -> tuple[Reason, ...]:
    """Return the reasons that a person is told, what speaks for it first, each the weightiest first."""
    weighed = [(abs(log2(seen.same / seen.strangers)), reason) for seen, reason in evidence if reason is not None]
    weighed.sort(key=lambda one: (not one[1].speaks_for, -one[0]))
    return tuple(reason for _, reason in weighed)
