"""Families' rows as what they are compared by: their people, where they come from, how they are reached."""

from collections.abc import Collection, Iterable
from typing import Any

from famcase.domain.described_families import PARTS, Described, Origin, Person, completed, named, told_size
from famcase.domain.names import NameParts
from famcase.storage.schema import Tables

_SUBDISTRICT, _VILLAGE = 3, 4


def describe(
    family: Any,
    members: Iterable[Any],
    origin: Origin | None,
    phones: Iterable[str] = (),
    ids: Iterable[tuple[str, str]] = (),
) -> Described:
    """Return a family by its rows; its origin is looked up by `origins`."""
    listed = sorted(members, key=lambda member: (member.relation != "head", member.made, member.uid[8:]))
    return Described(
        people=completed(map(person, listed)),
        size=told_size((member.presence for member in listed), family.declared_people),
        origin=origin,
        left_on=family.left_on,
        phones=frozenset(phones) - {""},
        ids=frozenset(ids),
    )


def person(member: Any) -> Person:
    """Return a person by a member row."""
    names = [NameParts(*(getattr(member, part + script) for part in PARTS)) for script in ("", "_ar")]
    return Person(
        **named(names, member.spellings),
        sex=member.sex,
        born_on=member.born_on,
        born_precision=member.born_precision,
        relation=member.relation,
    )


def origins(tables: Tables, places: Collection[int]) -> dict[int, Origin]:
    """Return by their local ids what is compared of gazetteer places."""
    place = tables["place"]
    columns = (place.id, place.level, place.pcode, place.parent, place.latitude, place.longitude)
    rows = place.select(*columns).where(place.id.in_(sorted(places))).tuples() if places else ()
    return {local: origin_of(local, *values) for local, *values in rows}


def origin_of(
    local: int, level: int, pcode: str, parent: str, latitude: float | None, longitude: float | None
) -> Origin:
    """Return what is compared of a gazetteer place."""
    point = None if latitude is None or longitude is None or level != _VILLAGE else (latitude, longitude)
    return Origin(local, {_VILLAGE: parent, _SUBDISTRICT: pcode}.get(level, ""), point)
