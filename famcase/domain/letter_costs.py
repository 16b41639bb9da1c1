"""What it says against two letters being the same sound, worked out from how Arabic is written in Latin letters.

Two Latin letters are alike when one Arabic letter is written as both; two Arabic ones when both are written as one
Latin letter. So no pair of letters is weighed by hand, only the ways to write one (`romanisation`).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product

from famcase.domain.romanisation import CONTRACTED, DIGRAPHS, LATIN_VOWELS, SAME_LETTER, VOCAL_LETTERS, VOWELS, WRITTEN

UNLIKE = 1.3
"""The cost of two letters that are never written for each other; less than leaving both out."""

_UNLIKE_VOWELS = 0.35
_UNLIKE_LONG_VOWELS = 0.7
_UNLIKE_LAST_VOWELS = 0.9
"""Amira is not Amiri."""

_OTHER_VOWEL = 0.9
_ANY_VOWEL = 0.7
"""A vowel that is unusual for ayn or hamza, beside which any may be heard."""

_ONE_LETTER = 0.05
"""Two Latin letters for one Arabic letter may after all be two (Samer, Tamer, though ث is both)."""

_GLIDE_AS_VOWEL = 0.25
_MISSPELT = 0.35
"""Arabic letters written alike in Latin are mistaken for each other (ظافر, ضافر), but make other names too."""

_SAME_LETTER = 0.02
_H_APART = 0.05

Costs = Mapping[str, Mapping[str, float]]
"""By letter, and by what it may be taken for."""

_Alike = tuple[Iterable[str], Iterable[str], float]
"""Any of these, any of those, and what it costs to take one for the other."""


def _substitutions() -> Costs:
    costs: dict[str, dict[str, float]] = {letter: {letter: 0.0} for letter in {*WRITTEN, *LATIN_VOWELS}}
    for ones, others, cost in chain(_vowels(), _written(), _both_ways_to_write_one(), _both_written_as_one()):
        for one, other in product(ones, others):
            if cost < costs.setdefault(one, {}).get(other, UNLIKE):
                costs[one][other] = cost
                costs.setdefault(other, {})[one] = cost
    return costs


def _vowels() -> Iterator[_Alike]:
    yield "aeiou", "aeiou", _UNLIKE_VOWELS
    yield "AIU", "AIUaeiou", _UNLIKE_LONG_VOWELS
    yield "Y", LATIN_VOWELS, _UNLIKE_LAST_VOWELS
    yield "عءئؤأإٱ", LATIN_VOWELS, _ANY_VOWEL
    yield VOCAL_LETTERS, LATIN_VOWELS | VOCAL_LETTERS, _OTHER_VOWEL
    for letters in SAME_LETTER:
        yield letters, letters, _SAME_LETTER
    for row in VOWELS:
        for (one, cost), (other, more) in product(_ways(row).items(), repeat=2):
            yield one, other, cost + more


def _written() -> Iterator[_Alike]:
    for letter, row in WRITTEN.items():
        for sound, cost in _ways(row).items():
            yield letter, sound, cost


def _both_ways_to_write_one() -> Iterator[_Alike]:
    for letter in WRITTEN.keys() - (VOCAL_LETTERS - {"و", "ي"}):
        for (one, cost), (other, more) in product(_ways(WRITTEN[letter]).items(), repeat=2):
            vowels = len({one, other} & LATIN_VOWELS)
            if vowels == 0 or one == other:
                yield one, other, cost + more + _ONE_LETTER
            elif vowels == 1:
                yield one, other, cost + more + _GLIDE_AS_VOWEL


def _both_written_as_one() -> Iterator[_Alike]:
    letters: dict[str, list[tuple[str, float]]] = {}
    for letter in WRITTEN.keys() - VOCAL_LETTERS:
        for sound, cost in _ways(WRITTEN[letter]).items():
            letters.setdefault(sound, []).append((letter, cost))
    for written_alike in letters.values():
        for (one, cost), (other, more) in product(written_alike, repeat=2):
            yield one, other, _MISSPELT + cost + more


def _contractions() -> Costs:
    costs = {pair: _ways(row) for pair, row in CONTRACTED.items()}
    for digraph, firsts in DIGRAPHS.items():
        for first, second in product(firsts, "حهh"):
            costs.setdefault(first + second, {})[digraph] = _H_APART
    return costs


def _ways(row: str) -> dict[str, float]:
    return {one[0]: float(one[1:]) for one in row.split()}


SUBSTITUTIONS = _substitutions()
"""What is missing costs UNLIKE."""

CONTRACTIONS = _contractions()
"""By two letters, the one they may be taken for."""
