"""Whose name begins with what is typed first, in any spelling of either script: stretches of the order by name."""

from collections.abc import Iterable
from typing import Any

from famcase.domain.sounds import SILENT
from famcase.services.queries.asked import Asked
from famcase.services.queries.sources import values
from famcase.storage.postings import AFTER_ALL
from famcase.storage.schema import Tables

Stretch = tuple[str, str]
"""Sort keys of names, from the first one to before the second."""

_AFTER_WORD = "!"
"""Follows a word alone or before a blank, and before any letter."""


def stretches(tables: Tables, asked: Asked) -> tuple[Stretch, ...]:
    """Return the stretches of names that begin so, in their order and apart from each other; none for a number."""
    if not asked.is_word:
        return ()
    typed, word = asked.typed[0].word, tables["word"]
    found = {typed.fold: (typed.fold, typed.fold + AFTER_ALL)}
    if typed.sound != SILENT:
        alike = {fold for (fold,) in values(word.select(word.fold).where(word.sound == typed.sound))}
        found |= {fold: (fold, fold + _AFTER_WORD) for fold in alike if not fold.startswith(typed.fold)}
    return tuple(found[fold] for fold in sorted(found))


def is_in(key: str, some: Iterable[Stretch]) -> bool:
    """Whether a sort key is in one of some stretches."""
    return any(begin <= key < end for begin, end in some)


def outside(key: Any, some: Iterable[Stretch]) -> list[Any]:
    """Return the conditions that a sort key is in none of them."""
    return [(key < begin) | (key >= end) for begin, end in some]
