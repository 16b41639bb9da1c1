"""A family as somebody wrote it down, as far as it is compared with another; anything may be missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from famcase.domain import households
from famcase.domain.names import NameParts, split_name

PARTS: Final = ("first", "father", "surname", "called", "mother")
"""Of a name: the fields of a Person that hold it."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a family; each part of the name in all spellings known, in either script."""

    first: tuple[str, ...] = ()
    father: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    mother: tuple[str, ...] = ()
    sex: str = ""
    born_on: date | None = None
    born_precision: str = ""
    """A code of birth-precision."""
    relation: str = ""

    @property
    def is_named(self) -> bool:
        return bool(self.first or self.father or self.surname or self.called)


@dataclass(frozen=True, slots=True)
class Origin:
    """The village that a family comes from."""

    place: int
    subdistrict: str = ""
    """Empty where it is not known in which it lies."""
    point: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Described:
    """A family as somebody wrote it down; anything may be missing."""

    people: tuple[Person, ...] = ()
    size: int = 0
    """How many they are; 0 where nobody told and not all may be listed."""
    origin: Origin | None = None
    left_on: date | None = None
    phones: frozenset[str] = frozenset()
    """As domain.phones folds them."""
    ids: frozenset[tuple[str, str]] = frozenset()
    """(source, what it calls the family or one of its people)."""

    @property
    def head(self) -> Person | None:
        return next((person for person in self.people if person.relation == "head"), None)


def called_after(called: str) -> str:
    """Return the child's name in "Abu Omar"; what is called otherwise stays as it is."""
    return called.partition(" ")[2] or called


def completed(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people of a family with what the children's names tell of the head's: a father's name, a surname."""
    listed = tuple(people)
    head = next((person for person in listed if person.relation == "head"), None)
    children = [person for person in listed if person.relation == "son-daughter"]
    if head is None or not children:
        return listed
    parent = "mother" if head.sex == "female" else "father"
    first = head.first or next((getattr(child, parent) for child in children if getattr(child, parent)), ())
    surname = head.surname
    if not surname and head.sex != "female":
        surname = next((child.surname for child in children if child.surname), ())
    known = replace(head, first=first, surname=surname)
    return tuple(known if person is head else person for person in listed)


def told_size(presences: Iterable[str], declared: int | None) -> int:
    """Return how many a family is, where that was told or more than its head is listed; else 0."""
    size = households.size(presences, declared)
    return size if declared or size > 1 else 0


def named(names: Iterable[NameParts], spellings: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return the name fields of a Person from names in each script and from other spellings, written in one line.

    A whole name in the field for the first name falls into its parts.
    """
    told = [_parted(name) for name in names] + [split_name(text) for text in spellings]
    return {part: tuple(dict.fromkeys(getattr(name, part) for name in told if getattr(name, part))) for part in PARTS}


def _parted(name: NameParts) -> NameParts:
    if name.father or name.surname or len(name.first.split()) < 2:
        return name
    parts = split_name(name.first)
    return NameParts(parts.first, parts.father, parts.surname, name.called or parts.called, name.mother)
