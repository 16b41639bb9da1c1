"""Reads what the demo tells, its days moved to the desk's own."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

Record = dict[str, Any]
"""One record as the demo's files tell it: fields by their names, and below it lists of further records."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name in both scripts."""

    latin: str
    arabic: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names to draw from."""

    names: tuple[Name, ...]
    weights: tuple[int, ...]
    """Each with those before it added, as random.choices takes them."""


@dataclass(frozen=True, slots=True)
class Told:
    """The files of the demo and the lists of names that its neighbours are drawn from."""

    today: date
    story: Record
    sites: Record
    neighbours: Record
    first_names: Mapping[str, Names]
    """By sex: male, female."""
    surnames: Names


def read_told(data: Path, today: date) -> Told:
    """Return the demo of the data folder; the story's today becomes `today`, and every other day moves with it."""
    story, sites, neighbours = (_toml(data / "demo" / f"{name}.toml") for name in ("story", "sites", "neighbours"))
    shift = today - story["today"]
    given = _names(data / "names" / "given.csv")
    return Told(
        today=today,
        story=_moved(story, shift),
        sites=_moved(sites, shift),
        neighbours=neighbours,
        first_names={sex: _weighted([row for row in given if row["sex"] == sex]) for sex in ("male", "female")},
        surnames=_weighted(_names(data / "names" / "family.csv")),
    )


def in_language(record: Mapping[str, Any], language: Literal["en", "ar"]) -> Record:
    """Return a record with `text` for its `text_en` and `text_ar`; a field in two scripts (`first_ar`) keeps both."""
    other = "_ar" if language == "en" else "_en"
    kept: Record = {}
    for name, value in record.items():
        stem, ending = name[:-3], name[-3:]
        if ending in ("_en", "_ar") and f"{stem}_en" in record:
            if ending != other:
                kept[stem] = value
        else:
            kept[name] = value
    return kept


def _toml(file: Path) -> Record:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _moved(value: Any, shift: timedelta) -> Any:
    if isinstance(value, dict):
        return {name: _moved(each, shift) for name, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, shift) for each in value]
    return value + shift if isinstance(value, date) else value


def _names(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _weighted(rows: list[dict[str, str]]) -> Names:
    names = tuple(Name(row["name_en"], row["name_ar"]) for row in rows)
    return Names(names, tuple(accumulate(int(row["weight"]) for row in rows)))
