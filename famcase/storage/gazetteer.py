"""Loads the shipped gazetteer into the tables of places and of their folded spellings."""

from collections.abc import Iterable

from famcase.domain import names
from famcase.storage.reference import PlaceRow
from famcase.storage.schema import Tables

_ROWS_AT_ONCE = 500
"""Below the number of values that SQLite takes in one statement."""


def load_places(tables: Tables, places: Iterable[PlaceRow]) -> int:
    """Write places and spellings into empty tables, in the caller's transaction; return how many places."""
    rows = list(places)
    place, place_name = tables["place"], tables["place_name"]
    described = [
        {
            "pcode": row.pcode,
            "level": row.level,
            "name": row.name_en or row.name_ar,
            "name_ar": row.name_ar,
            "parent": row.parent,
            "latitude": row.lat,
            "longitude": row.lon,
            "population": row.population,
            "population_year": row.population_year,
        }
        for row in rows
    ]
    for start in range(0, len(described), _ROWS_AT_ONCE):
        place.insert_many(described[start : start + _ROWS_AT_ONCE]).execute()
    ids = dict(place.select(place.pcode, place.id).tuples())
    spellings = [
        {"place": ids[row.pcode], "fold": names.fold(name), "sound": names.joined_sound(name), "shown": name}
        for row in rows
        for name in row.names
    ]
    for start in range(0, len(spellings), _ROWS_AT_ONCE):
        place_name.insert_many(spellings[start : start + _ROWS_AT_ONCE]).execute()
    return len(rows)
