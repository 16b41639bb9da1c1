"""The keys under which families meet that may be the same one: nobody is ever compared with everybody.

A key is two things that a family keeps when it is written down again: two of its head's names, or one of them and the
village's sub-district, or the husband's or wife's name. Either may be respelled in either script, any two may be
missing, and one key or another is the same. Telephones and ids need none: their tables are found by them.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from math import log2
from typing import Final

from famcase.domain.described_families import Described, Person, called_after
from famcase.domain.names import joined_sound

MOST_BEARERS: Final = 2_000
"""A key that more families bear says too little: Muhammad and Ahmad, among 600,000."""

SCORED: Final = 40
"""So many families are compared with one."""

_VOWELS = re.compile("[Aawy*]")
_DOUBLED = re.compile(r"(.)\1+")
_COARSE = str.maketrans({"x": "k", "G": "k", "j": "k", "z": "s", "d": "s"})
"""Letters that are written for each other most: of labelled spellings of one name 97 of 100 share what is left (93 do
their sound), and two men have it in common once in 30 times (in 38)."""

KEY_BYTES: Final = 3
"""16 million keys: at 600,000 families a third of a family more is found by each key, and the index is a third less."""


def keys(family: Described) -> set[int]:
    """Return the keys of a family; none where neither head nor village, or only one name, is known."""
    head = family.head
    if head is None:
        return set()
    first, father, surname, mother = (_sounds(getattr(head, part)) for part in ("first", "father", "surname", "mother"))
    spouse = [person for person in family.people if person.relation == "wife-husband"]
    village = {family.origin.subdistrict} if family.origin and family.origin.subdistrict else set()
    pairs = (
        ("ff", first, father),
        ("fs", first, surname),
        ("ps", father, surname),
        ("fv", first, village),
        ("fw", first, _spouses(spouse)),
        ("fm", first, mother),
        ("sw", surname, _spouses(spouse)),
        ("sm", surname, mother),
        ("sc", surname, _sounds(map(called_after, head.called))),
    )
    return {_key(kind, one, other) for kind, ones, others in pairs for one, other in product(ones, others)}


def worth_comparing(bearers: Iterable[Sequence[int]]) -> list[int]:
    """Return the families worth comparing, of those that bear each key: who share most of what fewest others do.

    A key that more than MOST_BEARERS bear is to be left out. At most SCORED families.
    """
    weight: dict[int, float] = defaultdict(float)
    for some in bearers:
        rarity = log2(2 * MOST_BEARERS / max(1, len(some)))
        for family in some:
            weight[family] += rarity
    return sorted(weight, key=lambda family: (-round(weight[family], 6), family))[:SCORED]


def _sounds(names: Iterable[str]) -> set[str]:
    """Return what is left of names however they are spelled; of the father's and his father's the first."""
    return {coarse(name) for name in names} - {""}


def _spouses(people: Iterable[Person]) -> set[str]:
    return {sound for person in people for sound in _sounds(person.first)}


def coarse(name: str) -> str:
    """Return the consonants of a name that are the same however it is spelled, in either script; may be empty."""
    sound = joined_sound(name)
    left = _VOWELS.sub("", sound) or sound.replace("*", "")
    return _DOUBLED.sub(r"\1", left.translate(_COARSE))


def _key(kind: str, one: str, other: str) -> int:
    """Return an integer of three bytes, the same on every machine."""
    digest = hashlib.blake2b("\x1f".join((kind, one, other)).encode(), digest_size=KEY_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
