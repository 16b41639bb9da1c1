"""The words of a name as they are spoken: compounds as one, articles set aside, chat spellings written out."""

import re
from dataclasses import dataclass

from famcase.domain.heard_words import HeardWord, hear
from famcase.domain.names_folding import PARTICLES, Piece, pieces_of

MOST_LETTERS = 200
MOST_WORDS = 8
"""As long as a name may be; the rest of a longer text is not compared."""

_COMPOUND_WEIGHT = 0.6

_KINDS = {
    "abu": "abu",
    "ابو": "abu",
    "umm": "umm",
    "ام": "umm",
    "ibn": "ibn",
    "بن": "ibn",
    "bint": "bint",
    "بنت": "bint",
}
_WRITTEN_KINDS = {
    "abd": ("abdal", "عبدال"), "abu": ("abu", "ابو"), "umm": ("umm", "ام"), "ibn": ("bin", "بن"),
    "bint": ("bint", "بنت"), "din": ("aldin", "الدين"), "allah": ("allah", "الله"), "": ("", ""),
}  # fmt: skip
_SHOWN_KINDS = {
    "abd": ("Abd al-", "عبد ال"), "abu": ("Abu ", "أبو "), "umm": ("Umm ", "أم "), "ibn": ("bin ", "بن "),
    "bint": ("bint ", "بنت "), "din": (" al-Din", " الدين"), "allah": ("allah", " الله"), "": ("", ""),
}  # fmt: skip

# How people shorten the commonest name of all; passports write Mhd.
_SHORTENED = dict.fromkeys(("mhd", "mohd", "muhd", "mohmd", "md"), "muhammad")

_LETTER_AND_DIGIT = re.compile(r"(?i)(?=.*[a-z])(?=.*\d)")
_TYPED_WORD = re.compile(r"[\w'’]+")
# Digits for letters that Latin lacks, as they are typed on phones: Mo7ammad, 3ali, 5aled.
_CHAT_DIGITS = tuple(
    (re.compile(typed, re.IGNORECASE), written)
    for typed, written in (
        ("3['’]", "gh"), ("[57]['’]|5", "kh"), ("7", "h"), ("6['’]", "z"), ("6", "t"), ("9['’]", "d"), ("9", "s"),
        ("8", "q"), ("^[23](?=[aeiou])|(?<=[aeiou])[23]$", ""), ("[23]", "a"),
    )
)  # fmt: skip
# Kurmanji writes Evdilrehman, Evdila.
_EVD = re.compile(r"\b([ae])vd(?=[aeiuî]l)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name with what makes a compound of it."""

    heard: HeardWord
    kind: str
    """abd, abu, umm, ibn, bint, or empty."""

    ending: str
    """din or allah, or empty."""

    has_article: bool
    whole: str
    """Kind, word and ending written together."""

    shown: str

    @property
    def weight(self) -> float:
        """About the number of its consonants."""
        return self.heard.weight + _COMPOUND_WEIGHT * (bool(self.kind) + bool(self.ending))

    @property
    def is_initial(self) -> bool:
        return len(self.heard.sounds) == 1 and not self.kind and not self.ending


@dataclass(frozen=True, slots=True)
class SpokenName:
    """A name made ready to be compared with many others."""

    typed: str
    words: tuple[NameWord, ...]
    """Empty when the text holds no letter and no digit."""


def speak(text: str) -> SpokenName:
    """Return the words of a name or a place in either script; never fails, reads at most MOST_WORDS words."""
    found = pieces_of(_written_out(text[:MOST_LETTERS]))
    words: list[NameWord] = []
    kind, has_article = "", False
    for index, piece in enumerate(found):
        is_last = index == len(found) - 1
        if piece.part == "article" and not is_last:
            has_article = not kind
        elif piece.part in {"abd", "abdal"} and not is_last:
            kind = "abd"
        elif piece.fold in PARTICLES and not is_last:
            kind = _KINDS[PARTICLES[piece.fold]]
        elif piece.part in {"allah", "din"} and words and not kind:
            words.append(_with_ending(words.pop(), piece.part))
        else:
            words.append(_word(piece, kind, has_article))
            kind, has_article = "", False
    return SpokenName(text, tuple(words[:MOST_WORDS]))


def _written_out(text: str) -> str:
    return _EVD.sub(r"\1bd", _TYPED_WORD.sub(_without_chat_digits, text))


def _without_chat_digits(typed: re.Match[str]) -> str:
    word = typed[0]
    if _LETTER_AND_DIGIT.match(word):
        for digits, written in _CHAT_DIGITS:
            word = digits.sub(written, word)
    return word


def _word(piece: Piece, kind: str, has_article: bool) -> NameWord:
    heard = hear(_SHORTENED.get(piece.fold, piece.raw))
    before, after = _WRITTEN_KINDS[kind][heard.is_arabic], piece.raw
    shown = _SHOWN_KINDS[kind][heard.is_arabic] + piece.raw.capitalize()
    return NameWord(heard, kind, "", has_article, before + after, shown)


def _with_ending(word: NameWord, ending: str) -> NameWord:
    is_arabic = word.heard.is_arabic
    whole = word.whole + _WRITTEN_KINDS[ending][is_arabic]
    shown = word.shown + _SHOWN_KINDS[ending][is_arabic]
    return NameWord(word.heard, word.kind, ending, word.has_article, whole, shown)
