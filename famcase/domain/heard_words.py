"""A word in Arabic or Latin letters as the sounds it writes, and what leaving out each of them costs."""

import re
import unicodedata
from dataclasses import dataclass

from famcase.domain.romanisation import LATIN_VOWELS

MOST_SOUNDS = 32
"""Sounds of a word that are compared; names are shorter, and what is not a name must not cost time."""

_IS_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d5]")
_ARABIC_LETTERS = str.maketrans("یېےکڭڨڵڕھہۃۇۋٹڈ", "يييككگلرههةوۆتد")
# Hawar and Turkish letters and those of maps, before accents are dropped.
_ACCENTED = str.maketrans(
    {"ş": "S", "š": "S", "ș": "S", "ç": "C", "č": "C", "ğ": "G", "ġ": "G", "ḫ": "x", "ẖ": "x", "ǧ": "j", "ḏ": "D",
     "ṯ": "T", "â": "A", "ā": "A", "î": "I", "ī": "I", "û": "U", "ū": "U", "ı": "i", "ł": "l", "đ": "d", "ð": "D",
     "þ": "T", "ø": "o", "ß": "s", "æ": "e", "œ": "e", "ï": "e"}
)  # fmt: skip
_TURKISH_LAST_I = re.compile("[üı]$")
"""Şükrü, Hacı."""

_NO_VOWEL = "(?<=[^aeiouAIUY])"
_LATIN = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("tsch|tch", "C"), ("sch|sh", "S"), ("ch", "C"), ("kh", "x"), ("gh", "G"), ("th", "T"), ("dh", "D"),
        ("ph", "f"), ("dj", "j"), ("zh", "Z"), ("c[kq]", "k"), ("qu(?=[ei])", "k"), ("gu(?=[eiy])", "g"),
        ("ge$", "j"), ("yy$", "y"),
        # c is j in Kurmanji and Turkish, s in French: only before these vowels and at the end.
        ("c(?=[^eiyIuUac])", "k"),
        ("ou|oo|uu", "U"), ("ee|ii", "I"), ("aa", "A"), ("^U(?=[aeiI])", "w"),
        # Marie, Nadia and Nadya, Zaid and Zayd, Daud, Fathy, Syd.
        (f"{_NO_VOWEL}ie$", "Y"), (f"{_NO_VOWEL}i(?=[aAoUu])", "y"), ("(?<=[aeouAU])i", "y"), ("(?<=[aA])u", "w"),
        (f"{_NO_VOWEL}y$", "Y"), (f"{_NO_VOWEL}y(?=[^aeiouAIUY])", "i"), ("(?<=i)y$", ""), ("[iI]$", "Y"),
    )
)  # fmt: skip

_CONSONANT = 1.0
_DOUBLED = {False: 0.12, True: 0.03}
"""By whether the other word is Arabic, which does not write a doubled letter twice."""

_INNER_VOWEL = {False: 0.3, True: 0.07}
"""A short vowel between consonants: never written in Arabic, left out by some in Latin (Badr, Bader)."""

_BESIDE_VOWEL = {False: 0.25, True: 0.15}
_LONG_VOWEL = {False: {"A": 0.4, "I": 0.6, "U": 0.4}, True: {"A": 0.3, "I": 0.5, "U": 0.15}}
"""ou is the French way to write a short u: Mounir."""

_FIRST_VOWEL = 0.6
_LAST_VOWEL = {"a": 0.9, "A": 0.9, "Y": 1.2, "e": 0.35}
"""Makes another name (Amir, Amira), but for a silent e (Nadine)."""

_OTHER_LAST_VOWEL = 0.65
_GLIDE = 0.5
_H = 0.7
_H_OF_LAST_VOWEL = 0.05
_BEFORE_SILENT_H = frozenset("aeo")
"""Hamzah, Hamzeh, Abdoh; after other vowels a last h is ح or ه."""

_ARABIC_TO_LATIN = {"ا": 0.8, "ى": 0.8, "و": 0.9, "ي": 0.9, "ة": 0.5, "ۀ": 0.5, "ع": 0.15, "ء": 0.1, "ئ": 0.1, "ؤ": 0.1}
_LAST_ARABIC_TO_LATIN = {"ا": 0.5, "ى": 0.5, "و": 1.0, "ۍ": 1.0}
_FIRST_ALIF = 0.5
_HAMZA = 0.1
_HAMZA_IN_ARABIC = 0.05
_WEIGHT = {"vowel": 0.35, "glide": 0.7, "doubled": 0.1, "h": 0.8, "last h": 0.2}


@dataclass(frozen=True, slots=True)
class HeardWord:
    """The sounds of one word, a character each, and the costs to leave them out beside a word of either script."""

    sounds: str
    is_arabic: bool
    beside_latin: tuple[float, ...]
    beside_arabic: tuple[float, ...]
    weight: float
    """About the number of its consonants: how much a word says."""


def hear(word: str) -> HeardWord:
    """Return the sounds of a word in lower case without punctuation; letters of other scripts stand for themselves."""
    if _IS_ARABIC.search(word):
        return _hear_arabic(word)
    return _hear_latin(word)


def _hear_arabic(word: str) -> HeardWord:
    sounds = "".join(letter for letter in word if letter.isalnum()).translate(_ARABIC_LETTERS)[:MOST_SOUNDS]
    if sounds.startswith("ا"):
        sounds = "ٱ" + sounds[1:]
    if len(sounds) > 2 and sounds.endswith("ه"):
        sounds = sounds[:-1] + "ۀ"
    elif len(sounds) > 1 and sounds.endswith("ي"):
        sounds = sounds[:-1] + "ۍ"
    last = len(sounds) - 1
    beside_latin: list[float] = []
    for index, letter in enumerate(sounds):
        if letter in "أإآٱ":
            cost = _FIRST_ALIF if index == 0 else _HAMZA
        elif index == last and letter in _LAST_ARABIC_TO_LATIN:
            cost = _LAST_ARABIC_TO_LATIN[letter]
        else:
            cost = _ARABIC_TO_LATIN.get(letter, _CONSONANT)
        beside_latin.append(cost)
    beside_arabic = tuple(_HAMZA_IN_ARABIC if letter == "ء" else _CONSONANT for letter in sounds)
    weight = sum(_CONSONANT if cost == _CONSONANT else _WEIGHT["vowel"] for cost in beside_latin)
    return HeardWord(sounds, True, tuple(beside_latin), beside_arabic, weight)


def _hear_latin(word: str) -> HeardWord:
    plain = unicodedata.normalize("NFKD", _TURKISH_LAST_I.sub("i", word).translate(_ACCENTED))
    sounds = "".join(letter for letter in plain if letter.isalnum())[: 2 * MOST_SOUNDS]
    for written, heard in _LATIN:
        sounds = written.sub(heard, sounds)
    sounds = sounds[:MOST_SOUNDS]
    costs = tuple(tuple(_latin_costs(sounds, beside_arabic)) for beside_arabic in (False, True))
    return HeardWord(sounds, False, costs[0], costs[1], sum(map(_latin_weight, sounds, " " + sounds, sounds[1:] + " ")))


def _latin_costs(sounds: str, beside_arabic: bool) -> list[float]:
    costs: list[float] = []
    for index, sound in enumerate(sounds):
        before, after = sounds[index - 1 : index], sounds[index + 1 : index + 2]
        if sound not in LATIN_VOWELS:
            costs.append(_consonant_cost(sound, before, after, beside_arabic))
        elif not after:
            costs.append(_LAST_VOWEL.get(sound, _OTHER_LAST_VOWEL))
        elif sound in _BEFORE_SILENT_H and sounds[index + 1 :] == "h":
            costs.append(_LAST_VOWEL["a"])
        elif not before:
            costs.append(_FIRST_VOWEL)
        elif sound in "AIU":
            costs.append(_LONG_VOWEL[beside_arabic][sound])
        elif before in LATIN_VOWELS or after in LATIN_VOWELS:
            costs.append(_BESIDE_VOWEL[beside_arabic])
        else:
            costs.append(_INNER_VOWEL[beside_arabic])
    return costs


def _consonant_cost(sound: str, before: str, after: str, beside_arabic: bool) -> float:
    if sound == before:
        return _DOUBLED[beside_arabic]
    if sound == "h":
        return _H_OF_LAST_VOWEL if not after and before in _BEFORE_SILENT_H else _H
    return _GLIDE if sound in "yw" else _CONSONANT


def _latin_weight(sound: str, before: str, after: str) -> float:
    if sound in LATIN_VOWELS:
        return _WEIGHT["vowel"]
    if sound == before:
        return _WEIGHT["doubled"]
    if sound == "h":
        return _WEIGHT["last h" if after == " " else "h"]
    return _WEIGHT["glide"] if sound in "yw" else _CONSONANT
