"""Names as Turkish writes them, and Persian: Osman, Rıza, Hatice, Cemal for Othman, Rida, Khadija, Jamal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from famcase.domain.names_folding import Word
from famcase.domain.sounds import sound

_FEWEST_LATIN: Final = 4
_FEWEST_ARABIC: Final = 3
"""Letters of a word that may be such a name: so many shorter ones would be another."""

_IS_LATIN = re.compile("[a-z]+")
_IS_ARABIC = re.compile("[\u0620-\u06d3]+")


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a letter is written where Turkish does not have it."""

    latin: re.Pattern[str]
    arabic: re.Pattern[str]
    instead: tuple[str, str]
    """In Latin letters, and in Arabic ones that sound as those do."""

    seen: re.Pattern[str]
    """What is in a Turkish word written so."""


def _rule(latin: str, arabic: str, instead: tuple[str, str], seen: str) -> _Rule:
    return _Rule(re.compile(latin), re.compile(arabic), instead, re.compile(seen))


_RULES: Final = (
    _rule("th", "ث", ("s", "س"), "s"),
    _rule("dh", "[ذض]", ("z", "ز"), "z"),
    _rule("d", "ظ", ("z", "د"), "[zd]"),  # ظ is heard as z, and written dh too
    _rule("d", "د", ("t", "ت"), "t(?!h)"),
    _rule("kh", "خ", ("h", "ح"), "(?<![cdgkpst])h"),
    _rule("gh", "غ", ("g", "ج"), "g(?!h)"),
    _rule("sh", "ش", ("s", "س"), "s(?!h)"),
    _rule("j", "ج", ("s", "س"), "c[ei]"),  # c is heard so before it is known to be Turkish
    _rule("j", "ج", ("k", "ك"), "c[^ei]"),
    _rule("w", "و", ("v", "ف"), "v"),
    _rule("[iy]$", "ي$", ("u", "ا"), "u$"),
    _rule("(?<=n)a$", "(?<=ن)ه$", ("", ""), "ne$"),
)
# The other way round, of keys.
_HEARD: Final = tuple(
    (re.compile(heard), meant)
    for heard, meant in (
        *(("s", "t"), ("s", "S"), ("s", "j"), ("k", "j"), ("[tz]", "d"), ("d", "z"), ("h", "x"), ("j", "G")),
        *(("f", "w"), ("f", ""), ("a$", "y"), ("(?<=n)$", "a")),
    )
)


def sounds_in_turkish(word: Word) -> set[str]:
    """Return the keys of what may be the same name in Turkish, or out of it: too many rather than too few."""
    return _written(word.fold, _RULES) | _each_way(word.sound, _HEARD)


def is_one_in_turkish(one: Word, other: Word) -> bool:
    """Whether two words are one name where Turkish wrote one of them."""
    return _is_written_as(one, other) or _is_written_as(other, one)


def _is_written_as(one: Word, turkish: Word) -> bool:
    if len(turkish.fold) < _FEWEST_LATIN or not _IS_LATIN.fullmatch(turkish.fold):
        return False
    return turkish.sound in _written(one.fold, [rule for rule in _RULES if rule.seen.search(turkish.fold)])


def _written(fold: str, rules: Iterable[_Rule]) -> set[str]:
    """Return the keys under which a folded word stands as Turkish writes it by some rules; none for a short one."""
    if _IS_LATIN.fullmatch(fold):
        known = [(rule.latin, rule.instead[0]) for rule in rules] if len(fold) >= _FEWEST_LATIN else []
    elif _IS_ARABIC.fullmatch(fold):
        known = [(rule.arabic, rule.instead[1]) for rule in rules] if len(fold) >= _FEWEST_ARABIC else []
    else:
        return set()
    return set(map(sound, _each_way(fold, known))) - {sound(fold)}


def _each_way(text: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> set[str]:
    """Return a text with each of some rules followed throughout or not at all."""
    texts = {text}
    for pattern, instead in rules:
        texts |= {pattern.sub(instead, each) for each in texts}
    return texts
