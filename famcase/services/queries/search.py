"""Finds families by what a person types: names in any spelling, case numbers, phones, sites and places.

A text is cut into tokens; a family is found when each token finds it, and ranks as its worst token does: exactly,
by its beginning, or only by its sound. In one rank those stand first whose head has the name, then others of the name.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from famcase.domain import names, numbers
from famcase.domain.phones import fold_phone
from famcase.services.desk import Desk
from famcase.services.queries.sources import Codes, InNames, InNumbers, InPhones, InPlaces, OfHeads, Source
from famcase.storage.schema import Tables

EXACT, BEGINNING, SOUND = RANKS = (0, 1, 2)

AFTER_ALL: Final = "\U0010ffff"
"""Follows every folded letter: the end of a range of words with one beginning."""

_FEWEST_LETTERS = 2
_FEWEST_FOR_PLACES = 3
"""Two letters begin the names of hundreds of villages."""

_MOST_SPELLINGS: Final = 40
"""Of a name's spellings so many are looked for in the names of heads."""

# Digits in groups, as numbers of cases and telephones are written.
_NUMBER = re.compile(r"(?<!\w)[+#(]?\d[\d\s\-_./\\()‐‑‒–—−]*\d(?!\w)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a search: where it can be found, by rank."""

    sources: tuple[tuple[int, Source], ...]
    heads: OfHeads | None = None
    """The heads of household that it names; None for a number."""

    def between(self, lowest: int, highest: int) -> list[Source]:
        """Return the sources of some ranks, both ends included."""
        return [source for rank, source in self.sources if lowest <= rank <= highest]


def read(desk: Desk, text: str, status: str = "") -> list[Token] | None:
    """Return the tokens of a text; none while only single letters are typed; None when nothing in it can be found.

    `status` is the one that the families asked for have, empty for any.
    """
    tables = desk.store.tables
    every = desk.vocabulary.known_codes
    # A displacement may be left unsaid.
    codes = Codes((status,) if status else every("status"), ("", *every("displacement")))
    plain = numbers.western(text)
    typed = _NUMBER.findall(plain)
    words = names.words(_NUMBER.sub(" ", plain))
    if not words and not typed:
        return None
    phrase = _phrase(tables, text, codes) if len(words) + len(typed) > 1 else []
    tokens = [Token((*_number_sources(tables, number, codes), *phrase)) for number in typed]
    tokens += [
        Token((*_word_sources(tables, word, codes), *phrase), _heads(tables, word))
        for word in words
        if len(word.fold) >= _FEWEST_LETTERS or word.fold.isdecimal()
    ]
    return tokens


def _word_sources(tables: Tables, word: names.Word, codes: Codes) -> list[tuple[int, Source]]:
    sources: list[tuple[int, Source]] = []
    spelled = _site_words(tables, word)
    places = _places(tables, word.fold, word.sound) if len(word.fold) >= _FEWEST_FOR_PLACES else ({}, {}, {})
    for rank, known in enumerate(_dictionary(tables, word)):
        if known:
            sources.append((rank, InNames(tuple(sorted(known)))))
        sites = tuple(sorted({site for site, name in spelled if _rank(name, word) == rank}))
        if sites or places[rank]:
            sources.append((rank, InPlaces(sites, tuple(sorted(places[rank])), codes)))
    return sources


def _heads(tables: Tables, wanted: names.Word) -> OfHeads:
    word = tables["word"]
    known = word.select(word.fold).where((word.sound == wanted.sound) & (word.fold != wanted.fold))
    return OfHeads(wanted.fold, tuple(fold for (fold,) in known.order_by(word.fold).limit(_MOST_SPELLINGS).tuples()))


def _dictionary(tables: Tables, wanted: names.Word) -> tuple[set[int], set[int], set[int]]:
    """Return the ids of the dictionary's words that are it, begin with it, and sound like it."""
    word = tables["word"]
    beginning = word.select(word.id, word.fold).where(
        (word.fold >= wanted.fold) & (word.fold < wanted.fold + AFTER_ALL)
    )
    exact: set[int] = set()
    begins: set[int] = set()
    for local, fold in beginning.tuples():
        (exact if fold == wanted.fold else begins).add(local)
    sounds = {row[0] for row in word.select(word.id).where(word.sound == wanted.sound).tuples()}
    return exact, begins, sounds - exact - begins


def _rank(known: names.Word, wanted: names.Word) -> int | None:
    if known.fold == wanted.fold:
        return EXACT
    if known.fold.startswith(wanted.fold):
        return BEGINNING
    return SOUND if known.sound == wanted.sound else None


def _places(tables: Tables, fold: str, sound: str) -> tuple[Collection[int], Collection[int], Collection[int]]:
    """Return the ids of places whose spelling is `fold`, begins with it, or sounds so."""
    spelling = tables["place_name"]
    query = spelling.select(spelling.place, spelling.fold).where(
        (spelling.fold >= fold) & (spelling.fold < fold + AFTER_ALL)
    )
    exact: set[int] = set()
    begins: set[int] = set()
    for place, known in query.tuples():
        (exact if known == fold else begins).add(place)
    sounds = {row[0] for row in spelling.select(spelling.place).where(spelling.sound == sound).tuples()}
    return exact, begins - exact, sounds - exact - begins


def _phrase(tables: Tables, text: str, codes: Codes) -> list[tuple[int, Source]]:
    """Return the places of which the whole text is a spelling: many a village has a name of two words."""
    fold, sound = names.fold(text), names.joined_sound(text)
    if len(fold) < _FEWEST_FOR_PLACES:
        return []
    found = _places(tables, fold, sound)
    return [(rank, InPlaces((), tuple(sorted(found[rank])), codes)) for rank in RANKS if found[rank]]


def _number_sources(tables: Tables, typed: str, codes: Codes) -> list[tuple[int, Source]]:
    digits = re.sub(r"\D", "", typed)
    sources: list[tuple[int, Source]] = [(EXACT, InNumbers(digits)), (EXACT, InPhones(_phone_beginnings(typed)))]
    wanted = names.Word(digits, digits)
    known = _dictionary(tables, wanted)[EXACT]
    if known:
        sources.append((EXACT, InNames(tuple(sorted(known)))))
    sites = tuple(sorted({site for site, name in _site_words(tables, wanted) if name.fold == digits}))
    if sites:
        sources.append((EXACT, InPlaces(sites, (), codes)))
    return sources


def _phone_beginnings(typed: str) -> tuple[str, ...]:
    """Return how a stored number may begin whose first digits somebody is typing, with or without its country."""
    digits = re.sub(r"\D", "", typed)
    national = digits.lstrip("0")
    found = {fold_phone(typed), digits, national}
    if not digits.startswith("00"):
        found |= {country + national for country in ("963", "90")}
    return tuple(sorted(beginning for beginning in found if len(beginning) >= _FEWEST_LETTERS))


def _site_words(tables: Tables, wanted: names.Word) -> list[tuple[int, names.Word]]:
    """Return the words of the names of sites that begin so or sound so, each with its site."""
    named = tables["site_name"]
    alike = ((named.fold >= wanted.fold) & (named.fold < wanted.fold + AFTER_ALL)) | (named.sound == wanted.sound)
    rows: Any = named.select(named.site, named.fold, named.sound).where((named.shown == "") & alike).tuples()
    return [(site, names.Word(fold, sound)) for site, fold, sound in rows]
