"""A word of a search as somebody types it: what else it may be written as, and how well a known word fits it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from famcase.domain.names_folding import Word, without_joined_article, words
from famcase.domain.slips import is_slip
from famcase.domain.sounds import sound, sound_of_parts
from famcase.domain.turkish import is_one_in_turkish, sounds_in_turkish

EXACT, BEGINNING, SOUND, SLIP = RANKS = (0, 1, 2, 3)
"""How a known word fits a typed one, the best first."""

_FEWEST_WITHOUT_ARTICLE: Final = 4
"""Letters behind what may be an article from which on they are taken for the beginning of a name."""

_SUN = re.compile("[tdrzsnl]")
_IS_ARABIC = re.compile("[\u0620-\u06d3]")
_AS_WRITTEN: Final = {"ibn": "bin"}
# Ummahmad, Benali, امخالد. Abu and Abd are cut wherever a name is read: no name begins so.
_PARTICLE = re.compile("(?:oumm?|umm?|omm?|ibn|bin|ben|bint|bent|ابن|بنت|بن|ام)(?=.{3})")


@dataclass(frozen=True, slots=True)
class Typed:
    """One word of a search."""

    word: Word
    joined: tuple[Word, ...] = ()
    """What it makes with the word beside it, where somebody may write both as one."""

    def rank_of(self, known: Word) -> int | None:
        """Return how a known word fits: EXACT, BEGINNING, SOUND or SLIP; None where it does not.

        Written together with an article, or with its neighbour, a word fits by its sound.
        """
        if known.fold == self.word.fold:
            return EXACT
        if known.fold.startswith(self.word.fold):
            return BEGINNING
        if known.sound in self._own_sounds() or self._begins_without_article(known) or self._is_bare(known):
            return SOUND
        return SLIP if is_slip(self.word.fold, known.fold) or is_one_in_turkish(self.word, known) else None

    def beginnings(self) -> Iterator[str]:
        """Yield what words that fit may begin with."""
        yield self.word.fold
        bare = without_joined_article(self.word.fold)
        if len(bare) >= _FEWEST_WITHOUT_ARTICLE:
            yield bare

    def sounds(self) -> set[str]:
        """Return the sounds of words that may fit: `rank_of` says which of them do."""
        article = "ال" if _IS_ARABIC.search(self.word.fold) else "al"
        with_article = {sound(article + self.word.fold)}
        if _SUN.match(self.word.sound):
            with_article.add("A" + self.word.sound)
        return self._own_sounds() | with_article | sounds_in_turkish(self.word)

    def _own_sounds(self) -> set[str]:
        bare = without_joined_article(self.word.fold)
        return {self.word.sound, *(word.sound for word in self.joined), *([sound(bare)] if bare else [])}

    def _begins_without_article(self, known: Word) -> bool:
        _, *bare = self.beginnings()
        return bool(bare) and known.fold.startswith(bare[0])

    def _is_bare(self, known: Word) -> bool:
        bare = without_joined_article(known.fold)
        return bool(bare) and sound(bare) == self.word.sound


def beside(found: Sequence[Word]) -> list[Typed]:
    """Return the words of a text as typed words, each with what it makes with its neighbours (Abd Rahman, Umm Ali)."""
    written = [_AS_WRITTEN.get(word.fold, word.fold) for word in found]
    pairs = [Word(one + other, sound_of_parts((one, other))) for one, other in pairwise(written)]
    return [Typed(word, tuple(pairs[max(0, at - 1) : at + 1])) for at, word in enumerate(found)]


def apart(word: Word) -> tuple[Word, ...]:
    """Return the words of what may be Umm, bin or bint and a name in one (Ummahmad); none for any other word."""
    match = _PARTICLE.match(word.fold)
    return words(f"{match[0]} {word.fold[match.end() :]}") if match else ()
