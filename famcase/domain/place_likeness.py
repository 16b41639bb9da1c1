"""Which of the places of a gazetteer a typed spelling means most likely, when it is none of their known spellings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from famcase.domain.names_folding import fold
from famcase.domain.similarity import compare
from famcase.domain.spoken_names import speak

VILLAGE, REGION, SUBDISTRICT, DISTRICT, GOVERNORATE, COUNTRY = 4, 5, 3, 2, 1, 0
"""Levels of places in the gazetteer."""

NEARNESS = {VILLAGE: 0, REGION: 1, SUBDISTRICT: 2, DISTRICT: 3, GOVERNORATE: 4, COUNTRY: 5}
"""Villages before what is named after them: people mean Armanaz, not Armanaz sub-district."""

LEAST = 0.3
"""Of the likeness below which a place is not offered."""

_LEVEL_WORDS = {
    "ناحيه": SUBDISTRICT, "nahiyah": SUBDISTRICT, "nahiya": SUBDISTRICT, "nahiyat": SUBDISTRICT, "nahyt": SUBDISTRICT,
    "subdistrict": SUBDISTRICT, "منطقه": DISTRICT, "mantiqat": DISTRICT, "mintaqat": DISTRICT, "district": DISTRICT,
    "محافظه": GOVERNORATE, "muhafazat": GOVERNORATE, "governorate": GOVERNORATE,
}  # fmt: skip
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One spelling of a place that may be meant."""

    place: int
    level: int
    shown: str
    people: int
    """0 where it is not known."""


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """A place that may be meant, with its likest spelling."""

    place: int
    score: float
    """As of `similarity`."""

    shown: str


def without_level(text: str) -> tuple[str, int | None]:
    """Return the name in "Banyas Subdistrict" or "ناحية معدان", and the level it asks for or None."""
    words = fold(text).replace("sub district", "subdistrict").split()
    for word, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        if rest and word[0] in _LEVEL_WORDS:
            return " ".join(rest), _LEVEL_WORDS[word[0]]
    return text, None


def plain(shown: str) -> str:
    """Return a place's name without what tells it from its namesakes: "Dana (Al Bab)"."""
    return _BRACKETS.sub("", shown).strip() or shown


def likely_places(text: str, known: Iterable[KnownPlace]) -> list[LikelyPlace]:
    """Return the places that may be meant, the likest first, each once.

    Of places spelt as alike the village comes first, and of two villages the larger: it is the one more people mean.
    """
    asked, level = without_level(text)
    spoken = speak(plain(asked))
    best: dict[int, tuple[float, int, int, str]] = {}
    for one in known:
        if level is not None and one.level != level:
            continue
        score = round(compare(spoken, speak(plain(one.shown))).score, 2)
        if score >= LEAST:
            key = (-score, NEARNESS.get(one.level, len(NEARNESS)), -one.people, one.shown)
            best[one.place] = min(best.get(one.place, key), key)
    return [LikelyPlace(place, -best[place][0], best[place][3]) for place in sorted(best, key=lambda one: best[one])]
