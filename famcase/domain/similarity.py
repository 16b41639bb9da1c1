"""How alike two names are, in either script, and why: their words are paired and compared by sound."""

from dataclasses import dataclass, replace
from itertools import pairwise

from famcase.domain.alignment import distance, first_sounds
from famcase.domain.heard_words import hear
from famcase.domain.spoken_names import NameWord, SpokenName, speak
from famcase.wording import N_

_STEEPNESS = 2.5
_SHORT_NAME = 1.0
"""Added to the weight, so that one letter in a short name is not all of it."""

# Costs, in consonants that differ. Abu Hasan is not Hasan, Abd al-Rahman not Rahman, Nasr al-Din not Nasrallah.
_OTHER_KIND = 1.2
_OTHER_ENDING = 1.0
_LEFT_OUT = 0.25
"""Ahmad bin Ali is Ahmad Ali."""

_ONLY_ONE_HAS_THE_ARTICLE = 0.12
_INITIAL = 0.35
_UNLIKE_BEGINNING = 0.55
_MISSING_WORD = 0.4
_OTHER_ORDER = 0.15
_JOINED = 0.1

_MISSING = N_("{one}{other} is in one of the names only")
_DIFFERENT = 0.6
"""Of the cost there can be: from this share on two words have nothing in common."""

_ONE_NAME = 0.7
_NEARLY = 0.4


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against: a msgid with the places {one} and {other}, and the words for them."""

    message: str
    one: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are."""

    score: float
    """From 0 to 1: 1 for the same text, from about 0.7 spellings of one name."""

    reasons: tuple[Reason, ...]
    """In the order of the first name's words; empty when one of the names is blank."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of each name that are taken for one another, and what that costs of what it could cost."""

    at: int
    to: int
    cost: float
    most: float

    @property
    def share(self) -> float:
        return self.cost / self.most


def similarity(a: str, b: str) -> float:
    """Return how alike two names are, from 0 to 1 and the same for (b, a).

    The same text is 1, also when it is blank; anything beside a blank text is 0.
    """
    return compare(speak(a), speak(b)).score


def likeness(a: str, b: str) -> Likeness:
    """Return how alike two names are, as `similarity` has it, and why."""
    return compare(speak(a), speak(b))


def compare(one: SpokenName, other: SpokenName) -> Likeness:
    """Return the likeness of two names made ready by `speak`, which pays when one is compared with many."""
    if one.typed == other.typed:
        return Likeness(1.0, (Reason(N_("{one}: written the same"), one.typed),))
    if not one.words or not other.words:
        return Likeness(0.0, ())
    if other.typed < one.typed:
        # Pairs of the same cost are chosen in the same order whichever name comes first.
        turned = compare(other, one)
        return replace(turned, reasons=tuple(Reason(why.message, why.other, why.one) for why in turned.reasons))
    pairs = _pairs(one.words, other.words)
    joined = _joined(one.words, other.words)
    paired = _score(*_sum(pairs, len(one.words), len(other.words)))
    if joined is not None and _score(joined.cost, joined.most) >= max(paired, _ONE_NAME):
        first, second = ("".join(word.shown for word in name.words) for name in (one, other))
        why = Reason(N_("{one} and {other}: one word or several"), first, second)
        return Likeness(_score(joined.cost, joined.most), (why,))
    return Likeness(paired, _reasons(pairs, one.words, other.words))


def _score(cost: float, most: float) -> float:
    return float(max(0.0, 1 - cost / most) ** _STEEPNESS)


def _pairs(ones: tuple[NameWord, ...], others: tuple[NameWord, ...]) -> list[_Pair]:
    """Return the pairs of words, the likest first, each word at most once, in the order of the first name."""
    possible = [_pair(at, one, to, other) for at, one in enumerate(ones) for to, other in enumerate(others)]
    chosen: list[_Pair] = []
    for pair in sorted(possible, key=lambda pair: (pair.share, abs(pair.at - pair.to), pair.at, pair.to)):
        if all(pair.at != taken.at and pair.to != taken.to for taken in chosen):
            chosen.append(pair)
    return sorted(chosen, key=lambda pair: pair.at)


def _pair(at: int, one: NameWord, to: int, other: NameWord) -> _Pair:
    most = (one.weight + other.weight) / 2 + _SHORT_NAME
    cost = 0.0
    if one.kind != other.kind:
        cost += _LEFT_OUT if {one.kind, other.kind} < {"", "ibn", "bint"} else _OTHER_KIND
    if one.ending != other.ending:
        cost += _OTHER_ENDING
    if one.is_initial != other.is_initial:
        cost += _initial_cost(one, other, most)
    elif any(map(str.isdigit, one.heard.sounds + other.heard.sounds)):
        cost += 0 if one.heard.sounds == other.heard.sounds else most
    else:
        cost += _spelling_cost(one, other, most * _DIFFERENT)
    return _Pair(at, to, cost if cost < most * _DIFFERENT else most, most)


def _spelling_cost(one: NameWord, other: NameWord, most: float) -> float:
    cost = distance(one.heard, other.heard, most)
    if one.has_article == other.has_article:
        return cost
    bare, full = (other, one) if one.has_article else (one, other)
    if bare.without_article is not None:
        cost = min(cost, distance(bare.without_article, full.heard, most))
    return cost + _ONLY_ONE_HAS_THE_ARTICLE


def _initial_cost(one: NameWord, other: NameWord, most: float) -> float:
    """Return the cost of taking a single letter for a name that may begin with it."""
    beginning = first_sounds(one.heard, other.heard)
    return _INITIAL + beginning if beginning < _UNLIKE_BEGINNING else most


def _sum(pairs: list[_Pair], ones: int, others: int) -> tuple[float, float]:
    """Return the cost of taking one name for the other, and what it could be at most."""
    cost = sum(pair.cost for pair in pairs) + _MISSING_WORD * abs(ones - others)
    if _is_other_order(pairs):
        cost += _OTHER_ORDER
    return cost, sum(pair.most - _SHORT_NAME for pair in pairs) + _SHORT_NAME


def _is_other_order(pairs: list[_Pair]) -> bool:
    return any(pair.to > following.to for pair, following in pairwise(pairs))


def _joined(ones: tuple[NameWord, ...], others: tuple[NameWord, ...]) -> _Pair | None:
    """Return the names compared as if written in one word, where they fall into other words or compounds."""
    if [(word.kind, word.ending) for word in ones] == [(word.kind, word.ending) for word in others]:
        return None
    one, other = (hear("".join(word.whole for word in words)) for words in (ones, others))
    most = (one.weight + other.weight) / 2 + _SHORT_NAME
    return _Pair(0, 0, min(most, _JOINED + distance(one, other, most)), most)


def _reasons(pairs: list[_Pair], ones: tuple[NameWord, ...], others: tuple[NameWord, ...]) -> tuple[Reason, ...]:
    found = [Reason(_said(pair, ones[pair.at], others[pair.to]), ones[pair.at].shown, others[pair.to].shown)
             for pair in pairs]  # fmt: skip
    left = {at: word.shown for at, word in enumerate(ones) if all(pair.at != at for pair in pairs)}
    left_of_other = {to: word.shown for to, word in enumerate(others) if all(pair.to != to for pair in pairs)}
    found += [Reason(_MISSING, one=shown) for shown in left.values()]
    found += [Reason(_MISSING, other=shown) for shown in left_of_other.values()]
    if _is_other_order(pairs):
        found.append(Reason(N_("in another order")))
    return tuple(found)


def _said(pair: _Pair, one: NameWord, other: NameWord) -> str:
    if one.is_initial != other.is_initial and pair.cost < pair.most:
        return N_("{one} and {other}: the first letter of a name")
    score = _score(pair.cost, pair.most)
    if one.heard.sounds == other.heard.sounds and score == 1:
        return N_("{one} and {other}: the same")
    if score >= _ONE_NAME:
        return N_("{one} and {other}: one name in two spellings")
    return N_("{one} and {other}: nearly alike") if score >= _NEARLY else N_("{one} and {other}: different")
