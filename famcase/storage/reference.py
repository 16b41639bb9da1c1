"""Reads the shipped lists of places and codes from their CSV files."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from famcase.domain.vocabulary import Term

REGION = 5
"""The level of what people call a region; OCHA's own levels are 0 country to 4 community."""

_TERM_COLUMNS = frozenset({"code", "label_en", "label_ar", "source"})


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the gazetteer, with all its spellings."""

    pcode: str
    """OCHA's P-code; a region has one of our own, R-…"""
    level: int
    """0 country, 1 governorate, 2 district, 3 sub-district, 4 community, 5 region (no administrative unit)."""
    name_en: str
    name_ar: str
    """Empty where no source has it."""
    parent: str
    """The P-code one level up, for a region its governorate; empty for the country."""
    lat: float | None
    lon: float | None
    """Degrees, three decimals (100 m): enough to tell two villages of one name apart."""
    population: int | None
    population_year: int | None
    """The year the population is of: a census of 2004 and an estimate of 2023 say different things."""
    approximate_arabic: bool
    """Whether the Arabic name was matched by likeness, and may be another spelling or a neighbour's."""
    names: tuple[str, ...]
    """Every spelling in both scripts, the two names first, without repetition."""


def read_vocabulary(data: Path) -> list[Term]:
    """Return the shipped terms of every list in the data folder; a list is named as its file."""
    return [
        Term(
            list=file.stem,
            code=row["code"],
            label_en=row["label_en"],
            label_ar=row["label_ar"],
            position=position,
            extra={column: value for column, value in row.items() if column not in _TERM_COLUMNS},
        )
        for file in sorted((data / "vocabularies").glob("*.csv"))
        for position, row in enumerate(_rows(file))
    ]


def read_standards(data: Path) -> list[dict[str, str]]:
    """Return the rows of the reference figures for sites, in their order."""
    return list(_rows(data / "standards" / "site-thresholds.csv"))


def read_places(data: Path) -> list[PlaceRow]:
    """Return the gazetteer of the data folder: OCHA's places, then the regions that people name."""
    folder = data / "gazetteer"
    aliases: dict[str, list[str]] = {}
    for row in _rows(folder / "aliases.csv"):
        aliases.setdefault(row["pcode"], []).append(row["alias"])
    places = [
        PlaceRow(
            pcode=row["pcode"],
            level=int(row["level"]),
            name_en=row["name_en"],
            name_ar=row["name_ar"],
            parent=row["parent"],
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            population=int(row["population"]) if row["population"] else None,
            population_year=int(row["population_as_of"]) if row["population_as_of"] else None,
            approximate_arabic=row["arabic_approximate"] == "1",
            names=_spellings(row["name_en"], row["name_ar"], *aliases.get(row["pcode"], ())),
        )
        for row in _rows(folder / "places.csv")
    ]
    regions = [
        PlaceRow(
            pcode=row["code"],
            level=REGION,
            name_en=row["name_en"],
            name_ar=row["name_ar"],
            parent=row["parent"],
            lat=None,
            lon=None,
            population=None,
            population_year=None,
            approximate_arabic=False,
            names=_spellings(row["name_en"], row["name_ar"], *row["other_spellings"].split("|")),
        )
        for row in _rows(folder / "regions.csv")
    ]
    return places + regions


def _spellings(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
