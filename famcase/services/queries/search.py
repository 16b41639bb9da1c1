"""Finds families by what a person types: names in any spelling, numbers of any kind, sites and places.

A text is cut into tokens; a family is found when each token finds it, and ranks as its worst token does: exactly,
by its beginning, only by its sound, or with one slip of the finger. `hits` puts what is found in order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from famcase.domain import names
from famcase.domain.slips import slips
from famcase.domain.typed_words import BEGINNING, EXACT, RANKS, SOUND, Typed, apart
from famcase.services.desk import Desk
from famcase.services.queries.asked import Asked, asked_of, is_blank
from famcase.services.queries.sources import (
    InEndings,
    InIds,
    InNames,
    InNumbers,
    InPhones,
    InPlaces,
    Source,
    values,
)
from famcase.storage.postings import AFTER_ALL
from famcase.storage.schema import Tables
from famcase.storage.statements import having

_FEWEST_FOR_PLACES: Final = 3
"""Two letters begin the names of hundreds of villages."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a search: where it can be found, by rank."""

    asked: Asked
    sources: tuple[tuple[int, Source], ...]

    def of_rank(self, rank: int) -> list[Source]:
        """Return the sources of a rank."""
        return [source for its, source in self.sources if its == rank]


def read(desk: Desk, text: str) -> list[Token] | None:
    """Return the tokens of a text; none while only single letters are typed; None when nothing in it can be found."""
    if is_blank(text):
        return None
    tables = desk.store.tables
    asked = [part for one in asked_of(text) for part in _parts(tables, one)]
    phrased = _in_places(tables, asked[0].phrase) if asked and asked[0].phrase else []
    return [Token(one, (*_sources(tables, one), *phrased)) for one in asked]


def _parts(tables: Tables, asked: Asked) -> list[Asked]:
    """Return a word as two where it may be Umm, bin or bint and a name that somebody has; each is also it as one."""
    whole = asked.typed[0]
    words = apart(whole.word) if asked.is_word else ()
    if len(words) < 2 or not any(rank in {EXACT, SOUND} for rank, _ in _known(tables, "word", Typed(words[1]))):
        return [asked]
    return [replace(asked, typed=(Typed(word), whole)) for word in words]


def _sources(tables: Tables, asked: Asked) -> list[tuple[int, Source]]:
    sources: list[tuple[int, Source]] = []
    for typed in asked.typed:
        known, spelled = _known(tables, "word", typed), _known(tables, "site_name", typed)
        placed = _placed(tables, typed) if asked.is_word else []
        for rank in RANKS if asked.is_word else RANKS[:1]:
            words, sites, places = (_of_rank(found, rank) for found in (known, spelled, placed))
            if words:
                sources.append((rank, InNames(words)))
            if sites or places:
                sources.append((rank, InPlaces(sites, places)))
    sources += [(EXACT, InIds(key)) for key in asked.ids]
    if asked.digits:
        sources += [(EXACT, InNumbers(asked.digits)), (EXACT, InPhones(asked.phones))]
    if asked.ending:
        sources.append((BEGINNING, InEndings(asked.ending)))
    return sources


def _in_places(tables: Tables, phrase: Typed) -> list[tuple[int, Source]]:
    placed = _placed(tables, phrase)
    return [(rank, InPlaces((), places)) for rank in RANKS if (places := _of_rank(placed, rank))]


def _placed(tables: Tables, typed: Typed) -> list[tuple[int, int]]:
    return _known(tables, "place_name", typed) if len(typed.word.fold) >= _FEWEST_FOR_PLACES else []


def _of_rank(found: Iterable[tuple[int, int]], rank: int) -> tuple[int, ...]:
    return tuple(sorted({local for known, local in found if known == rank}))


def _known(tables: Tables, name: str, typed: Typed) -> list[tuple[int, int]]:
    """Return the rank and the id of what a dictionary (words, spellings of places, words of sites) has of a word.

    It is looked up by its beginning, its sounds and its slips, each along an index; of each thing the best rank counts.
    """
    model = tables[name]
    columns = ({"word": "id", "place_name": "place", "site_name": "site"}[name], "fold", "sound")
    rows: list[Any] = []
    for fold in typed.beginnings():
        begins = (model.fold >= fold) & (model.fold < fold + AFTER_ALL)
        rows += values(model.select(*(getattr(model, column) for column in columns)).where(begins))
    rows += having(tables, name, columns, "sound", typed.sounds())
    if near := slips(typed.word.fold):
        rows += having(tables, name, columns, "fold", near)
    best: dict[int, int] = {}
    for local, fold, sound in rows:
        rank = typed.rank_of(names.Word(fold, sound))
        if rank is not None and rank < best.get(local, len(RANKS)):
            best[local] = rank
    return [(rank, local) for local, rank in best.items()]
