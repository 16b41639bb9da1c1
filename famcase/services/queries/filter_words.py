"""Reads the words of a filter in either language; what is no filter word is left as text to search for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from famcase.domain import names, numbers
from famcase.domain.changes import RecordId
from famcase.domain.vocabulary import UnknownCode
from famcase.services.desk import Desk
from famcase.services.queries.search import AFTER_ALL
from famcase.services.queries.sites import folded, spellings
from famcase.storage.schema import Tables

_MOST_WORDS: Final = 6
"""The longest label of a list or name of a site, in words."""

# What a word stands for; compared as names are, so that ة and ه, أ and ا are one.
_SAID: Final[Mapping[str, Mapping[str, object]]] = {
    "overdue": {"overdue": True},
    "late": {"overdue": True},
    "متأخر": {"overdue": True},
    "متأخرة": {"overdue": True},
    "متأخرون": {"overdue": True},
    "متأخرين": {"overdue": True},
    "mine": {"mine": True},
    "لي": {"mine": True},
    "حالاتي": {"mine": True},
    "أسري": {"mine": True},
    "عائلاتي": {"mine": True},
    "unassigned": {"unassigned": True},
    "غير مسندة": {"unassigned": True},
    "بلا مسؤول": {"unassigned": True},
    "withheld": {"withheld": True},
    "name withheld": {"withheld": True},
    "محجوب": {"withheld": True},
    "محجوبة": {"withheld": True},
    "الاسم محجوب": {"withheld": True},
    "in the open": {"in_the_open": True},
    "في العراء": {"in_the_open": True},
    "all": {"status": ""},
    "الكل": {"status": ""},
    "not assessed": {"priority": 0},
}

_LISTS: Final = (("status", "status"), ("priority", "priority"), ("living", "living"), ("need", "need"))
"""(list, filter): the first that knows a word has it, so `open` is the state of a case."""


def filter_fields(desk: Desk, words: Sequence[str]) -> dict[str, Any]:
    """Return the fields of CaseFilters that the words say, the rest of them as `text`."""
    left = " ".join(words).split()
    said = {names.fold(word): fields for word, fields in _SAID.items()}
    sites: dict[str, set[RecordId]] = {}
    for spelling in spellings(desk.store.tables):
        sites.setdefault(spelling.fold, set()).add(spelling.site)
    ways: tuple[Callable[[str], Mapping[str, object] | None], ...] = (
        lambda phrase: said.get(names.fold(phrase)),
        lambda phrase: _coded(desk, phrase),
        lambda phrase: _at(desk, sites, phrase),
    )
    fields: dict[str, Any] = {}
    text: list[str] = []
    at = 0
    while at < len(left):
        length, found = _longest(left[at:], ways, fields)
        if found is None:
            text.append(left[at])
            at += 1
            continue
        fields.update(found)
        at += length
    return {**fields, "text": " ".join(text)}


def _longest(
    words: Sequence[str],
    ways: Sequence[Callable[[str], Mapping[str, object] | None]],
    known: Mapping[str, object],
) -> tuple[int, Mapping[str, object] | None]:
    """Return the most of the first words that say a filter not yet set, and that filter; (0, None) for none."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        phrase = " ".join(words[:length])
        for way in ways:
            found = way(phrase)
            if found is not None and not any(name in known for name in found):
                return length, found
    return 0, None


def _coded(desk: Desk, phrase: str) -> Mapping[str, object] | None:
    digits = numbers.western(phrase)
    if digits.isdecimal():
        return None  # a bare number is more often a case number, a phone or a camp's
    for list_name, name in _LISTS:
        try:
            code = desk.vocabulary.find(list_name, digits)
        except UnknownCode:
            continue
        return {name: int(code) if name == "priority" else code}
    return None


def _at(desk: Desk, sites: Mapping[str, set[RecordId]], phrase: str) -> Mapping[str, object] | None:
    """Return the site or place of exactly this name; None where it may be somebody's name in the files too.

    What may be a name is searched as text, which finds names and places alike: as a filter it would hide the people.
    """
    fold = names.fold(phrase)
    if not fold:
        return None
    tables = desk.store.tables
    at_site = sites.get(folded(phrase)[0], set())
    if len(at_site) == 1:
        return None if _may_be_somebody(tables, phrase) else {"site": next(iter(at_site))}
    spelling, place = tables["place_name"], tables["place"]
    query = place.select(place.pcode, place.level).join(spelling, on=(spelling.place == place.id))
    found = dict(query.where(spelling.fold == fold).tuples())
    lowest = [pcode for pcode, level in found.items() if level == max(found.values())]
    if len(lowest) != 1 or _may_be_somebody(tables, phrase):
        return None
    return {"place": lowest[0]}


def _may_be_somebody(tables: Tables, phrase: str) -> bool:
    """Return whether each word begins some name in the files, or sounds like one of either script."""
    word = tables["word"]
    return all(
        word.select(word.id)
        .where(((word.fold >= wanted.fold) & (word.fold < wanted.fold + AFTER_ALL)) | (word.sound == wanted.sound))
        .exists()
        for wanted in names.words(phrase)
    )
