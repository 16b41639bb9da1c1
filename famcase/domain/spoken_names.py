"""The words of a name as they are spoken: compounds as one, articles set aside, chat spellings written out."""

import re
from dataclasses import dataclass

from famcase.domain.chat_digits import written_out
from famcase.domain.heard_words import HeardWord, hear
from famcase.domain.names_folding import PARTICLES, Piece, pieces_of
from famcase.domain.sounds import SHORT_FOR_MUHAMMAD

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
    "bint": ("bint", "بنت"), "din": ("uddin", "دين"), "allah": ("allah", "لله"), "": ("", ""),
}  # fmt: skip
_SHOWN_KINDS = {
    "abd": ("Abd al-", "عبد ال"), "abu": ("Abu ", "أبو "), "umm": ("Umm ", "أم "), "ibn": ("bin ", "بن "),
    "bint": ("bint ", "بنت "), "din": (" al-Din", " الدين"), "allah": ("allah", " الله"), "": ("", ""),
}  # fmt: skip

# Alomar, Addimashqi, Allejji; of أل the hamza may be a slip.
_MAY_BE_ARTICLE = re.compile(r"[ae]l(?=[aeiou].{2})|a(?=([tdrzsnl]|sh|th|dh)\1.{2})|[اأإ]ل(?=.{3})")

# The only names known as such: those that are shortened, and two that are not spoken as they are written.
_IRREGULAR = {**dict.fromkeys(SHORT_FOR_MUHAMMAD, "muhammad"), "طه": "طاها", "عمرو": "عمر"}

_BEFORE_ARTICLE = re.compile("(?<=..)(?:[ae]+|ا?ء?|ى)$")

# Na'im is Naïm, not Naim.
_HEARD_APART = re.compile("(?<=[aeou])['’‘ʼʿʾ`]i", re.IGNORECASE)
# Abdrahman, Abdlkarim.
_ABD = re.compile(r"\b([ae]bd)l?(?=[bcdfghjkmnpqrstvwxyz][a-z]{3})", re.IGNORECASE)
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
    without_article: HeardWord | None
    """Where the word may begin with an article that is written as a part of it: Alomar, Addimashqi."""

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
    kind, ending, has_article = "", "", False
    for index, piece in enumerate(found):
        following = [later.part for later in found[index + 1 :]]
        if piece.part == "article" and following:
            has_article = not kind
        elif piece.part in {"abd", "abdal"} and following:
            kind = "abd"
        elif piece.fold in PARTICLES and following:
            kind = _KINDS[PARTICLES[piece.fold]]
        elif piece.part == ending:
            ending = ""
        else:
            after = next((part for part in following if part != "article"), "")
            ending = after if after in {"allah", "din"} else ""
            words.append(_word(piece, kind, has_article, ending))
            kind, has_article = "", False
    return SpokenName(text, tuple(words[:MOST_WORDS]))


def _written_out(text: str) -> str:
    plain = _HEARD_APART.sub("ï", written_out(text))
    return _ABD.sub(r"\1ul", _EVD.sub(r"\1bd", plain))


def _word(piece: Piece, kind: str, has_article: bool, ending: str) -> NameWord:
    # The vowel before the article is not spoken: Alaa al-Din is Aladdin, عطا الله is عطالله.
    said = _BEFORE_ARTICLE.sub("", piece.raw) if ending else _IRREGULAR.get(piece.fold, piece.raw)
    heard = hear(said)
    may_be_article = None if has_article or kind or ending else _MAY_BE_ARTICLE.match(piece.raw)
    return NameWord(
        heard,
        kind,
        ending,
        has_article,
        hear(piece.raw[may_be_article.end() :]) if may_be_article else None,
        _WRITTEN_KINDS[kind][heard.is_arabic] + said + _WRITTEN_KINDS[ending][heard.is_arabic],
        _SHOWN_KINDS[kind][heard.is_arabic] + piece.raw.capitalize() + _SHOWN_KINDS[ending][heard.is_arabic],
    )
