"""Families that are not registered yet as they are compared with those that are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from famcase.domain.described_families import PARTS, Described, Origin, Person, completed, named, told_size
from famcase.domain.phones import fold_phone
from famcase.services.inputs import NewFamily, NewMember
from famcase.storage.described import origins, person
from famcase.storage.schema import Tables


def describe_new(tables: Tables, new: NewFamily) -> Described:
    """Return a family that is about to be registered as it is compared."""
    listed = [*([replace(new.head, relation="head")] if new.head else ()), *new.members]
    return Described(
        people=completed(map(_person, listed)),
        size=told_size((member.presence for member in listed), new.composition.people),
        origin=_origin(tables, new.origin.pcode),
        left_on=new.left_on,
        phones=frozenset(fold_phone(contact.number) for contact in new.contacts) - {""},
        ids=frozenset({new.foreign} if new.foreign else ()),
    )


def describe_fields(
    tables: Tables, family: Mapping[str, Any], members: Iterable[Mapping[str, Any]], phones: Iterable[str]
) -> Described:
    """Return a family of a file by the fields of its records and of its people's, the head among them."""
    empty: dict[str, Any] = {part + script: "" for part in PARTS for script in ("", "_ar")}
    empty |= {"spellings": (), "sex": "", "born_on": None, "born_precision": "", "relation": "", "presence": "here"}
    listed = [SimpleNamespace(**{**empty, **member}) for member in members]
    return Described(
        people=completed(map(person, listed)),
        size=told_size((member.presence for member in listed), family.get("declared_people")),
        origin=_origin(tables, family.get("origin_place", "")),
        left_on=family.get("left_on"),
        phones=frozenset(map(fold_phone, phones)) - {""},
    )


def _person(member: NewMember) -> Person:
    born = member.born
    return Person(
        **named((member.name, member.name_ar), member.spellings),
        sex=member.sex,
        born_on=born.on if born else None,
        born_precision=born.precision if born else "",
        relation=member.relation,
    )


def _origin(tables: Tables, pcode: str) -> Origin | None:
    place: Any = tables["place"]
    local = place.select(place.id).where(place.pcode == pcode).scalar() if pcode else None
    return origins(tables, [local])[local] if local else None
