"""How a word sounds: one consonantal key for its Arabic and its Latin spellings."""

import re
import unicodedata
from collections.abc import Sequence

SILENT = "*"
"""The key of a word without any sound of its own, so that it can be stored and found all the same."""

# One character a consonant: x kh, G gh, S sh; both scripts mix emphatic and plain letters, th and t, p and b, v and f,
# so these are one. `a` stands for every vowel, ayn and hamza; w and y are consonants or vowels, as their place tells.
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("اأإآٱءؤئىعةۀە", "a"), **dict.fromkeys("بپ", "b"), **dict.fromkeys("تثط", "t"),
        **dict.fromkeys("جگ", "j"), **dict.fromkeys("حهھہ", "h"), "خ": "x", **dict.fromkeys("دذض", "d"),
        **dict.fromkeys("رڕ", "r"), **dict.fromkeys("زظ", "z"), "ژ": "j", **dict.fromkeys("سص", "s"),
        **dict.fromkeys("شچ", "S"), "غ": "G", **dict.fromkeys("فڤ", "f"), **dict.fromkeys("قڨكک", "k"),
        **dict.fromkeys("لڵ", "l"), "م": "m", "ن": "n", **dict.fromkeys("وۆۇ", "w"), **dict.fromkeys("يیێېے", "y"),
    }
)  # fmt: skip
_IS_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
# فتحي and أدهم: Latin writes t-h and d-h as it writes th and dh, so the h is not heard here either; إسحاق alike.
_HIDDEN_H = ((re.compile("(?<=.)([تط]|[دض])[حه](?=.)"), r"\1"), (re.compile("(?<=.)س[حه](?=.)"), "ش"))

# A common name whose vowels are not written at all.
_IRREGULAR = {"طه": "تاها"}

SHORT_FOR_MUHAMMAD = frozenset(("mhd", "mohd", "muhd", "mohmd", "md"))
"""How people shorten the commonest of all names; passports write Mhd."""

# Letters of Kurmanji, of Turkish and of the romanisations on maps, before accents are dropped.
_ACCENTED = str.maketrans(
    {"ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ġ": "gh", "ḫ": "kh", "ẖ": "kh", "ǧ": "j",
     "ḏ": "dh", "ṯ": "th", "x": "kh", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ł": "l", "đ": "d",
     "ð": "dh", "þ": "th"}
)  # fmt: skip
_LATIN = (
    (re.compile("tch|sch|ch|sh"), "S"),
    (re.compile("kh"), "x"),
    (re.compile("gh"), "G"),
    (re.compile("th"), "t"),
    (re.compile("dh"), "d"),
    (re.compile("ph"), "f"),
    (re.compile("dj"), "j"),
    (re.compile("^ou(?=[aeiouy])"), "w"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("(?<=[aio]n|nn|ll|tt)e$"), ""),  # Nadine, Mireille: French, silent
    (re.compile("(?<=.)[aeiou]h$"), "a"),  # ة or ه, and ح, which Latin does not tell from them
)
_LATIN_LETTERS = str.maketrans("cqpvg", "kkbfj")
_DOUBLED = re.compile(r"([^aeiou])\1+")
_LONG_I = re.compile("(?:[ae]?[iy]|ee|ie)$")
_VOWELS = re.compile("[aeiou]+")


def sound(word: str) -> str:
    """Return the consonantal key of one word in Arabic or Latin letters, lower case; never empty.

    What a first vowel and a last one say is kept (A… for any vowel, …y for ee, …a for another); other vowels go.
    Letters of other scripts and digits stand for themselves.
    """
    return sound_of_parts((word,))


def sound_of_parts(parts: Sequence[str]) -> str:
    """Return the key of several words spoken as one; never empty."""
    spoken = "".join(map(_letters, parts))
    first = {"a": "A", "w": "w", "y": "y"}.get(spoken[:1], "")
    rest = spoken[1:] if first else spoken
    last = rest[-1:] if rest[-1:] in {"a", "y"} else ""
    return (first + re.sub("[awy]", "", rest).replace("nb", "mb") + last) or SILENT


def _letters(word: str) -> str:
    """Return the sounds of a word, a character each: consonants as in the key, w, y, and `a` for vowels."""
    return _from_arabic(word) if _IS_ARABIC.search(word) else _from_latin(word)


def _from_arabic(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    for hidden, heard in _HIDDEN_H:
        word = hidden.sub(heard, word)
    spoken = "".join(letter for letter in word.translate(_ARABIC) if letter.isalnum())
    if len(spoken) < 3:
        return spoken
    # A last ح or ه is -ah or -eh in Latin, as ة is; a last و is -o; ربيع is written Rabie.
    if word[-1] in "حهو":
        return spoken[:-1] + "a"
    return spoken[:-1] if word.endswith("يع") else spoken


def _from_latin(word: str) -> str:
    word = "muhammad" if word in SHORT_FOR_MUHAMMAD else word
    plain = unicodedata.normalize("NFKD", word.translate(_ACCENTED))
    plain = "".join(letter for letter in plain if letter.isalnum())
    for written, heard in _LATIN:
        plain = written.sub(heard, plain)
    plain = _DOUBLED.sub(r"\1", plain.translate(_LATIN_LETTERS))
    return _VOWELS.sub("a", _LONG_I.sub("y", plain) if len(plain) > 1 else plain)
