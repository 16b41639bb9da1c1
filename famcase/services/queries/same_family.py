"""Which families may be one that is described or registered, and which two of the desk may be one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.described_families import Described
from famcase.domain.family_evidence import Reason
from famcase.domain.same_family import LIKELY, WORTH_A_LOOK
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily
from famcase.services.queries.describing import describe_new
from famcase.services.queries.lines import headings, places_now
from famcase.services.queries.matching import Matching, Scored, described_families, families_with, told_apart
from famcase.services.views import Alike, LikelyPair
from famcase.storage import statements
from famcase.storage.projection import MERGED
from famcase.storage.schema import Tables
from famcase.wording import Named

_AT_ONCE: Final = 100
"""Families whose pairs are looked for together."""

_LOOKED_AT: Final = 300
"""Families looked at for one page, at most: within a second, also where nobody is registered twice."""


@dataclass(frozen=True, slots=True)
class PairPage:
    """Some pairs of families that may be one; perhaps none, though there are more families to look at."""

    pairs: tuple[LikelyPair, ...]
    next: int | None
    """Where the next page goes on; None behind the last."""


def candidates(desk: Desk, new: NewFamily, limit: int = 5, least: float = WORTH_A_LOOK) -> tuple[Alike, ...]:
    """Return the families of the desk that one may be that is about to be registered, the likest first.

    None that `new` is known not to be, and none that scores less than `least`. Half of what will be known is enough:
    nothing here is checked or refused.
    """
    tables = desk.store.tables
    apart = {local for family in new.apart if (local := statements.local_id(tables, "family", family)) is not None}
    return alike(tables, Matching(tables), describe_new(tables, new), limit, apart, least)


def probably_here(desk: Desk, new: NewFamily) -> Alike | None:
    """Return the family with which one about to be registered would stand in the queue; None where there is none."""
    likest = next(iter(candidates(desk, new, 1)), None)
    return likest if likest is not None and likest.score >= LIKELY else None


def candidates_of(desk: Desk, family: RecordId, limit: int = 5) -> tuple[Alike, ...]:
    """Return the families that a registered one may be, the likest first, but for those it was told apart from.

    None for a family whose name is withheld, and for one that was merged.
    """
    tables = desk.store.tables
    local = statements.local_id(tables, "family", family)
    described = described_families(tables, [local]) if local else {}
    if local is None or local not in described:
        return ()
    apart = {other for one, other in told_apart(tables, [local]) if one == local}
    return alike(tables, Matching(tables), described[local], limit, {local, *apart})


def likely_pairs(desk: Desk, after: int | None = None, limit: int = 20) -> PairPage:
    """Return pairs of families that may be one, each once, those registered last first; `after` ended the page before.

    A pair stands with the family that was registered later.
    """
    tables = desk.store.tables
    matching = Matching(tables)
    found: list[tuple[int, Scored]] = []
    looked_at = 0
    while looked_at < _LOOKED_AT and len(found) < limit:
        rows = _registered_before(tables, after, min(_AT_ONCE, _LOOKED_AT - looked_at))
        found += _pairs(tables, matching, rows)
        looked_at += _AT_ONCE
        after = rows[-1][0] if len(rows) == _AT_ONCE else None
        if after is None:
            break
    shown = Shown(tables, {local for one, (_, other) in found for local in (one, other)})
    pairs = [LikelyPair(shown.one(one), shown.alike(scored)) for one, scored in found]
    return PairPage(tuple(pairs), after)


def alike(
    tables: Tables,
    matching: Matching,
    described: Described,
    limit: int,
    apart: Collection[int] = (),
    least: float = WORTH_A_LOOK,
) -> tuple[Alike, ...]:
    """Return the families that one may be, the likest first."""
    others = described_families(tables, matching.met(described, apart))
    best = matching.likest(described, others, least)[:limit]
    shown = Shown(tables, [local for _, local in best])
    return tuple(map(shown.alike, best))


def _registered_before(tables: Tables, after: int | None, most: int) -> list[tuple[int, tuple[int, ...]]]:
    """Return the next families with their keys, those registered last first."""
    case = tables["case_list"]
    query = case.select(case.family, case.met_by).where((case.withheld == 0) & (case.status != MERGED))
    if after is not None:
        query = query.where(case.family < after)
    return list(query.order_by(case.family.desc()).limit(most).tuples())


def _pairs(tables: Tables, matching: Matching, rows: Sequence[tuple[int, tuple[int, ...]]]) -> list[tuple[int, Scored]]:
    """Return the likely pairs of some families with those registered before them."""
    met = _met_before(tables, matching, rows)
    described = described_families(tables, {local for one, others in met.items() for local in (one, *others)})
    found: list[tuple[int, Scored]] = []
    for local, _ in rows:
        if local in described:
            others = {other: described[other] for other in met.get(local, ()) if other in described}
            found += [(local, scored) for scored in matching.likest(described[local], others, LIKELY)]
    return found


def _met_before(
    tables: Tables, matching: Matching, rows: Sequence[tuple[int, tuple[int, ...]]]
) -> dict[int, list[int]]:
    """Return by family those before it that share a rare key, a telephone or an id with it, or two keys."""
    apart = told_apart(tables, [local for local, _ in rows])
    numbered = _numbers(tables, [local for local, _ in rows])
    met: dict[int, list[int]] = {}
    for local, keys in rows:

        def fits(other: int, local: int = local) -> bool:
            return other < local and (local, other) not in apart

        if found := matching.sharing(keys, numbered.get(local, ()), fits):
            met[local] = found
    return met


def _numbers(tables: Tables, families: Sequence[int]) -> dict[int, list[list[int]]]:
    """Return by family who else has each of its telephones and ids."""
    contact, foreign = tables["contact"], tables["foreign_id"]
    phones = contact.select(contact.family, contact.number).where(contact.family.in_(families)).tuples()
    ids = foreign.select(foreign.family, foreign.value).where(foreign.family.in_(families)).tuples()
    numbers = [*phones, *ids]
    bearers = families_with(tables, (number for _, number in phones if number), (value for _, value in ids))
    found: dict[int, list[list[int]]] = {}
    for local, number in numbers:
        if number in bearers:
            found.setdefault(local, []).append(bearers[number])
    return found


class Shown:
    """How some families are shown where another may be one of them."""

    def __init__(self, tables: Tables, families: Collection[int]) -> None:
        """`families` are local ids; what is shown of them is read at once."""
        self._headed = headings(tables, families)
        self._places = places_now(tables, families)

    def one(self, family: int) -> Alike:
        """Return a family beside which others are put."""
        return self._view(family, 1.0, ())

    def alike(self, scored: Scored) -> Alike:
        """Return a family that another may be, and why."""
        likeness, family = scored
        return self._view(family, likeness.score, likeness.reasons)

    def _view(self, family: int, score: float, reasons: tuple[Reason, ...]) -> Alike:
        heading, place = self._headed[family], self._places.get(family, Named())
        return Alike(heading.uid, heading.number, heading.name, heading.name_ar, score, reasons, place)
