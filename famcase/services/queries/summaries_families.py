"""Families that a summary sees, as sets of local ids: what belongs to them is counted apart and met with these."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from peewee import fn
from pyroaring import BitMap

from famcase.domain.households import Split
from famcase.services.desk import Desk
from famcase.services.queries.sources import values
from famcase.services.queries.summaries_split import grown_since, people, split_columns
from famcase.storage.narrowing import is_narrowed
from famcase.storage.tables.desk import WHO, is_closed, is_open


@dataclass(frozen=True, slots=True)
class Families:
    """Those of one kind, such as the open ones."""

    by_many: Sequence[Mapping[int, BitMap]]
    """For each column of `split_columns`, the families by how many of them are that."""
    all: BitMap

    def people(self, families: BitMap) -> tuple[int, Split]:
        """Return how many people those of `families` are that are of the kind, and who they are."""
        return people(
            [
                sum(many * families.intersection_cardinality(these) for many, these in by_many.items())
                for by_many in self.by_many
            ]
        )


def open_families(desk: Desk) -> Families:
    """Return the open families of the case list."""
    return _families(desk, is_open(desk.store.tables["case_list"]))


def closed_families(desk: Desk) -> Families:
    """Return the closed families of the case list."""
    return _families(desk, is_closed(desk.store.tables["case_list"]))


def _families(desk: Desk, condition: Any) -> Families:
    case = desk.store.tables["case_list"]
    rows = values(case.select(*split_columns(case), case.family).where(condition).order_by(*split_columns(case)))
    # many families are alike: their ids are gathered once, and not for each column
    alike = {each: BitMap([row[-1] for row in group]) for each, group in groupby(rows, itemgetter(*range(len(WHO))))}
    by_many: list[dict[int, BitMap]] = []
    for column in range(len(WHO)):
        families: dict[int, list[BitMap]] = defaultdict(list)
        for each, these in alike.items():
            families[each[column]].append(these)
        by_many.append({many: BitMap.union(*these) for many, these in families.items()})
    for family, *moved in grown_since(desk, [case.family], condition):
        for families_by_many, by in zip(by_many, moved, strict=True):
            _move(families_by_many, family, int(by))
    return Families(by_many, BitMap.union(BitMap(), *alike.values()))


def _move(by_many: dict[int, BitMap], family: int, by: int) -> None:
    """Let a family be found under another number."""
    if by:
        many = next(many for many, these in by_many.items() if family in these)
        by_many[many].remove(family)
        by_many.setdefault(many + by, BitMap()).add(family)


def all_open(desk: Desk) -> BitMap:
    """Return the open families alone, for families to be met with: ids that no family has may be among them."""
    case = desk.store.tables["case_list"]
    if is_narrowed(desk.store):
        return BitMap([row[0] for row in values(case.select(case.family).where(is_open(case)))])
    # most are open: a tenth is read where all others are taken away
    others = values(case.select(case.family).where((case.status < "open") | (case.status > "open")))
    last = case.select(fn.MAX(case.family)).scalar() or 0
    return BitMap(range(last + 1)) - BitMap([row[0] for row in others])
