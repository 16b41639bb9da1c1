"""Which families are at a site or within a place now, and where some families are, by number."""

from collections.abc import Iterable
from typing import Any, Final

from peewee import fn

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.lines import stay_words
from famcase.services.queries.sources import chunks
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id

_NOBODY: Final = -1


def families_at(desk: Desk, at: Where) -> tuple[RecordId, ...]:
    """Return the open cases that are at a site, within a place or at a place of these words now, by site and name.

    Within a place are its villages and the sites that lie there: of a sub-district, all of it. Nothing for no place.
    """
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    if not at:
        return ()
    found: list[Any] = []
    for condition in _conditions(tables, at):
        query = case.select(case.site, case.place, case.name_key, family.uid)
        found.extend(query.join(family, on=(family.id == case.family)).where(condition).tuples())
    return tuple(RecordId(bytes(row[3])) for row in sorted(found, key=lambda row: (row[:3], bytes(row[3]))))


def local_ids(tables: Tables, families: Iterable[RecordId]) -> list[int]:
    """Return the local ids of families in the order given; one that is gone is left out."""
    family = tables["family"]
    asked = list(dict.fromkeys(families))
    found: dict[bytes, int] = {}
    for part in chunks(asked):
        found |= {
            bytes(uid): local
            for local, uid in family.select(family.id, family.uid).where(family.uid.in_(part)).tuples()
        }
    return [found[uid] for uid in asked if uid in found]


def open_among(case: Any, families: Iterable[int]) -> Any:
    """Return the condition that an open case is one of these: each is looked up, and only then its state read."""
    # LOWER keeps SQLite from walking all open cases in an index of states, once for each part of a long list
    return case.family.in_(list(families)) & (fn.LOWER(case.status) == "open")


def stays_at(tables: Tables, at: Where) -> Any:
    """Return the condition that a stay, the last or an earlier one, is at a site or within a place of the gazetteer."""
    stay, site = tables["stay"], tables["site"]
    if at.site is not None:
        return stay.site == (local_id(tables, "site", at.site) or _NOBODY)
    within = _within(tables, at.pcode)
    return stay.place.in_(within) | stay.site.in_(site.select(site.id).where(site.place.in_(within)))


def _conditions(tables: Tables, at: Where) -> Iterable[Any]:
    case = tables["case_list"]
    if at.site is not None:
        yield (case.status == "open") & (case.site == (local_id(tables, "site", at.site) or _NOBODY))
        return
    if not at.pcode:
        for part in chunks(_with_words(tables, at.text)):
            yield open_among(case, part) & (case.site + 0 == 0) & (case.place + 0 == 0)
        return
    site = tables["site"]
    for part in chunks(_within(tables, at.pcode)):
        yield (case.status == "open") & case.place.in_(part) & (case.site == 0)
        for sites in chunks([row[0] for row in site.select(site.id).where(site.place.in_(part)).tuples()]):
            yield (case.status == "open") & case.site.in_(sites)


def _within(tables: Tables, pcode: str) -> list[int]:
    """Return the local ids of a place and of all that lies within it."""
    place = tables["place"]
    found: dict[str, int] = dict(place.select(place.pcode, place.id).where(place.pcode == pcode).tuples())
    newest = list(found)
    while newest:
        inner: dict[str, int] = {}
        for part in chunks(newest):
            inner |= dict(place.select(place.pcode, place.id).where(place.parent.in_(part)).tuples())
        newest = [one for one in inner if one not in found]
        found |= inner
    return sorted(found.values())


def _with_words(tables: Tables, text: str) -> list[int]:
    stay = tables["stay"]
    candidates = {row[0] for row in stay.select(stay.family).where(stay.place_text == text).tuples()}
    return [family for family, words in stay_words(tables, candidates).items() if words == text]
