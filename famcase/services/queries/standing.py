"""Which family stands for another that was found to be it: merged families lead on, one to the next."""

from typing import Any, Final

from pyroaring import BitMap

from famcase.domain.changes import RecordId
from famcase.storage.schema import Tables

_FEW: Final = 500
"""Families that are looked up one by one; of more, all that were merged are read, which are few themselves."""


def standing(tables: Tables, family: RecordId) -> RecordId:
    """Return the family that one was merged into, and that one in turn; itself where it was not merged.

    Where two laptops merged two families either way round, each leads to the other: the first one met again stands.
    """
    families = tables["family"]
    into = families.alias()
    query = families.select(into.uid).join(into, on=(families.merged_into == into.id))
    met = {family}
    while (row := query.where(families.uid == family).tuples().first()) is not None:
        family = RecordId(bytes(row[0]))
        if family in met:
            break
        met.add(family)
    return family


def merged_away(tables: Tables) -> Any:
    """Return a query of the families that were merged into another, by their local ids: what they have counts there."""
    families = tables["family"].alias()
    return families.select(families.id).where(families.merged_into > 0)


def with_those_that_stand(tables: Tables, found: BitMap) -> BitMap:
    """Return some families by their local ids, and whatever each was merged into, one to the next."""
    families = tables["family"]
    every = reached = found
    while reached:
        query = families.select(families.id, families.merged_into).where(families.merged_into > 0)
        if len(reached) <= _FEW:
            query = query.where(families.id.in_(list(reached)))
        reached = BitMap(into for merged, into in query.tuples().iterator() if merged in reached) - every
        every = every | reached
    return every


def merged_into(tables: Tables, family: int) -> list[Any]:
    """Return (local id, id, case number) of each family that was merged into one, and into those, the first first."""
    families = tables["family"]
    columns = (families.id, families.uid, families.number)
    found: dict[int, Any] = {}
    of = [family]
    while of:
        query = families.select(*columns).where(families.merged_into.in_(of)).order_by(families.made, families.id)
        rows = [row for row in query.tuples() if row[0] not in found and row[0] != family]
        found |= {row[0]: row for row in rows}
        of = [row[0] for row in rows]
    return list(found.values())
