"""Spellings of places that sound as what was typed but for one slip, read by the half of the sound that it spares."""

from typing import Any, Final

from peewee import fn

from famcase.domain.place_likeness import KnownPlace
from famcase.domain.slips import is_one_slip
from famcase.storage.postings import AFTER_ALL
from famcase.storage.schema import Tables

FEWEST_SOUNDS: Final = 3
"""Of shorter sounds half the gazetteer is one slip away."""

_MOST: Final = 200


def sounding_nearly(tables: Tables, sound: str) -> list[KnownPlace]:
    """Return spellings whose sound is this one or a slip away; the same sound first, at most some hundred."""
    if len(sound) < FEWEST_SOUNDS:
        return []
    place, spelling = tables["place"], tables["place_name"]
    first, last = sound[: len(sound) // 2], sound[len(sound) // 2 :]
    begins = (spelling.sound >= first) & (spelling.sound < first + AFTER_ALL)
    ends = fn.SUBSTR(spelling.sound, fn.LENGTH(spelling.sound) - len(last) + 1) == last
    is_as_long = fn.LENGTH(spelling.sound).between(len(sound) - 1, len(sound) + 1)
    rows: Any = (
        spelling.select(spelling.place, place.level, spelling.shown, place.population, spelling.sound)
        .join(place, on=(spelling.place == place.id))
        .where(is_as_long & (begins | ends))
        .tuples()
    )
    found = [
        (heard != sound, KnownPlace(local, level, shown, people or 0))
        for local, level, shown, people, heard in rows
        if is_one_slip(sound, heard)
    ]
    found.sort(key=lambda one: (one[0], one[1].shown, one[1].place))
    return [known for _, known in found[:_MOST]]
