"""Hears whether two names of people are one, however each is spelled."""

from collections.abc import Sequence
from itertools import product
from typing import Final

from famcase.domain.names import joined_sound
from famcase.domain.similarity import compare
from famcase.domain.spoken_names import SpokenName, speak

ONE_NAME, NEARLY = 0.7, 0.4
"""Of `similarity`: of the labelled pairs 92 to 98 of 100 spellings of a name lie above the first, 2 of 100 others."""

_PART_OF_NAME: Final = 0.9


class Ear:
    """Hears names: each spelling is made ready, and each two are compared, once."""

    def __init__(self) -> None:
        self._spoken: dict[str, SpokenName] = {}
        self._sounds: dict[str, str] = {}
        self._known: dict[tuple[str, str], float] = {}

    def alike(self, ones: Sequence[str], others: Sequence[str]) -> float:
        """Return how alike the likest spellings are, from 0 to 1; 0 where there is none.

        Where both are known in Arabic letters these alone are compared: Nazem and Nadim may be one, ناظم and نديم not.
        Where both are known in Latin ones and differ there, that counts half: محمد may be Mahmoud, Muhammad hardly.
        """
        arabic, other_arabic = ([name for name in names if _is_arabic(name)] for names in (ones, others))
        if arabic and other_arabic:
            # spellings of one name are never less alike than that
            best = self._likest(arabic, other_arabic)
            return best if best >= ONE_NAME else 0.0
        best = self._likest(ones, others)
        latin, other_latin = ([name for name in names if not _is_arabic(name)] for names in (ones, others))
        in_latin = self._likest(latin, other_latin) if latin and other_latin else best
        return best if in_latin >= ONE_NAME else (best + in_latin) / 2

    def sound(self, name: str) -> str:
        """Return how a name sounds, in either script."""
        if name not in self._sounds:
            self._sounds[name] = joined_sound(name)
        return self._sounds[name]

    def _likest(self, ones: Sequence[str], others: Sequence[str]) -> float:
        return max((self._alike(one, other) for one, other in product(ones, others)), default=0.0)

    def _alike(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = _likeness(self._speak(pair[0]), self._speak(pair[1]))
        return self._known[pair]

    def _speak(self, name: str) -> SpokenName:
        if name not in self._spoken:
            self._spoken[name] = speak(name)
        return self._spoken[name]


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def _likeness(one: SpokenName, other: SpokenName) -> float:
    """Return how alike two names are, where one of them may be the beginning or the end of the other."""
    score = compare(one, other).score
    fewer, more = sorted((one, other), key=lambda name: len(name.words))
    if fewer.words and len(fewer.words) < len(more.words):
        count = len(fewer.words)
        for words in (more.words[:count], more.words[-count:]):
            part = SpokenName(" ".join(word.whole for word in words), words)
            score = max(score, _PART_OF_NAME * compare(fewer, part).score)
    return score
