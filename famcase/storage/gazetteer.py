"""Loads the shipped gazetteer into the tables of places and of their folded spellings."""

from collections.abc import Iterable

from famcase.domain import names
from famcase.storage import statements
from famcase.storage.reference import PlaceRow
from famcase.storage.schema import Tables

_PLACE = (
    *("pcode", "level", "name", "name_ar", "parent"),
    *("latitude", "longitude", "population", "population_year"),
)


def load_places(tables: Tables, places: Iterable[PlaceRow]) -> int:
    """Write places and spellings into empty tables, in the caller's transaction; return how many places."""
    rows = list(places)
    place = tables["place"]
    described = [
        (
            *(row.pcode, row.level, row.name_en or row.name_ar, row.name_ar, row.parent),
            *(row.lat, row.lon, row.population, row.population_year),
        )
        for row in rows
    ]
    statements.insert_many(tables, "place", _PLACE, described)
    ids = dict(place.select(place.pcode, place.id).tuples())
    spellings = [
        (ids[row.pcode], names.fold(name), names.joined_sound(name), name) for row in rows for name in row.names
    ]
    statements.insert_many(tables, "place_name", ("place", "fold", "sound", "shown"), spellings)
    return len(rows)
