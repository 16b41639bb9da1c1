"""Families that a summary sees, as sets of local ids: what belongs to them is counted apart and met with these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyroaring import BitMap

from famcase.services.queries.sources import values
from famcase.storage.schema import Tables
from famcase.storage.tables.desk import is_open


@dataclass(frozen=True, slots=True)
class OpenFamilies:
    """The open ones."""

    by_size: Mapping[int, BitMap]
    """By how many people they are."""
    all: BitMap

    def people(self, families: BitMap) -> int:
        """Return how many people those of `families` are that are open."""
        return sum(size * families.intersection_cardinality(these) for size, these in self.by_size.items())


def open_families(tables: Tables) -> OpenFamilies:
    """Return the open families of the case list."""
    case = tables["case_list"]
    rows = values(case.select(case.people, case.family).where(is_open(case)).order_by(case.people))
    by_size = {size: BitMap(ids) for size, ids in by_first(rows)}
    return OpenFamilies(by_size, BitMap.union(BitMap(), *by_size.values()))


def by_first(rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each value that rows in its order begin with, and what these rows end with."""
    for value, group in groupby(rows, itemgetter(0)):
        yield value, [row[-1] for row in group]
