"""The keys under which families meet that may be the same one: nobody is ever compared with everybody."""

import hashlib
from collections.abc import Iterable
from itertools import combinations

from famcase.domain import names


def name_keys(parts: Iterable[str]) -> set[int]:
    """Return a key for each two of a person's names (first, father's, surname …) by their sounds, in either script."""
    sounds = sorted({names.joined_sound(part) for part in parts if part})
    return {key("name", one, other) for one, other in combinations(sounds, 2)}


def number_key(digits: str) -> int:
    """Return the key of a telephone number or of what another list calls a family."""
    return key("number", digits)


def key(kind: str, *said: str) -> int:
    """Return a signed 64-bit integer, the same on every machine."""
    digest = hashlib.blake2b("\x1f".join((kind, *said)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
