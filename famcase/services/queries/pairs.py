"""Two families that are registered: how likely they are one, and whether anybody has decided yet."""

from collections.abc import Collection

from famcase.domain.changes import RecordId
from famcase.domain.same_family import FamilyLikeness
from famcase.services.desk import Desk
from famcase.services.queries.matching import Matching, described_families, told_apart
from famcase.services.queries.sources import chunks
from famcase.storage import statements
from famcase.storage.projection import MERGED

Pair = tuple[RecordId, RecordId]


def likeness_of(desk: Desk, family: RecordId, other: RecordId) -> FamilyLikeness | None:
    """Return how likely one family is another, and why; None where either is withheld, merged or gone."""
    tables = desk.store.tables
    one, two = (statements.local_id(tables, "family", uid) for uid in (family, other))
    described = described_families(tables, [local for local in (one, two) if local is not None])
    if one is None or two is None or one not in described or two not in described:
        return None
    return Matching(tables).likest(described[one], {two: described[two]}, 0.0)[0][0]


def undecided(desk: Desk, pairs: Collection[Pair]) -> frozenset[Pair]:
    """Return those of the pairs that nobody merged, told apart, linked or withheld meanwhile."""
    tables = desk.store.tables
    family = tables["family"]
    stands = (family.withhold_name == 0) & (family.status != MERGED)
    locals_of: dict[RecordId, int] = {}
    for some in chunks({uid for pair in pairs for uid in pair}):
        query = family.select(family.uid, family.id).where(family.uid.in_(some) & stands)
        locals_of |= {RecordId(uid): local for uid, local in query.tuples()}
    known = [pair for pair in pairs if pair[0] in locals_of and pair[1] in locals_of]
    apart = told_apart(tables, {locals_of[uid] for pair in known for uid in pair})
    return frozenset(pair for pair in known if (locals_of[pair[0]], locals_of[pair[1]]) not in apart)
