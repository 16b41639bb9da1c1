"""Which families may be one that is described or registered, and which two of the desk may be one.

Families that share a key (domain.blocking), a telephone or an id are looked up, those of rare keys first; a few of them
are read whole, in one query a table, and scored (domain.same_family).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from peewee import fn

from famcase.domain import blocking
from famcase.domain.changes import RecordId
from famcase.domain.described_families import Described, Origin, Person, called_after, completed, named, told_size
from famcase.domain.names import words
from famcase.domain.phones import fold_phone
from famcase.domain.same_family import LIKELY, WORTH_A_LOOK, Crowd, Ear, FamilyLikeness, compare_families
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewMember
from famcase.services.queries.lines import headings
from famcase.services.views import Alike, LikelyPair
from famcase.storage import statements
from famcase.storage.described import describe, origins
from famcase.storage.projection import MERGED
from famcase.storage.schema import Tables

_COUNTED: Final = 20_000
"""Postings of a name that are read to know how common it is; more take too long."""

_FEW_FAMILIES: Final = 100
"""Names are taken for no rarer than in so many families: a desk of ten says nothing."""


@dataclass(frozen=True, slots=True)
class PairPage:
    """Some pairs of families that may be one."""

    pairs: tuple[LikelyPair, ...]
    next: int | None
    """Where the next page goes on; None behind the last."""


def candidates(desk: Desk, new: NewFamily, limit: int = 5) -> tuple[Alike, ...]:
    """Return the families of the desk that one may be that is about to be registered, the likest first."""
    tables = desk.store.tables
    return _alike(tables, _described(tables, new), set(), limit, WORTH_A_LOOK)


def candidates_of(desk: Desk, family: RecordId, limit: int = 5) -> tuple[Alike, ...]:
    """Return the families that a registered one may be, the likest first, but for those it was told apart from."""
    tables = desk.store.tables
    local = statements.local_id(tables, "family", family)
    known = _Families(tables, [local] if local else [])
    if local is None or local not in known.described:
        return ()
    return _alike(tables, known.described[local], known.apart_from(local), limit, WORTH_A_LOOK)


def likely_pairs(desk: Desk, after: int | None = None, limit: int = 20) -> PairPage:
    """Return pairs of families that may be one, those registered last first; `after` is where a page ended."""
    tables = desk.store.tables
    case = tables["case_list"]
    found: list[LikelyPair] = []
    query = case.select(case.family).where((case.withheld == 0) & (case.status != MERGED))
    query = query.order_by(case.family.desc()).limit(_AT_ONCE)
    if after is not None:
        query = query.where(case.family < after)
    locals_ = [row[0] for row in query.tuples()]
    known = _Families(tables, locals_)
    last = None
    for local in locals_:
        last = local
        if local not in known.described:
            continue
        apart = known.apart_from(local)
        # the pair stands with the one that was registered later
        pairs = _alike(tables, known.described[local], apart, limit, LIKELY, below=local)
        if pairs:
            mine = headings(tables, [local])[local]
            one = Alike(mine.uid, mine.number, mine.name, mine.name_ar, 1.0, ())
            found += [LikelyPair(one, other) for other in pairs]
        if len(found) >= limit:
            break
    return PairPage(tuple(found), last if len(locals_) == _AT_ONCE or len(found) >= limit else None)


_AT_ONCE: Final = 200
"""Families looked at for one page."""


def _alike(
    tables: Tables, described: Described, apart: Collection[int], limit: int, least: float, below: int | None = None
) -> tuple[Alike, ...]:
    met = _met(tables, described, apart, below)
    known = _Families(tables, met)
    crowd, ear = _crowd(tables, described), Ear()
    scored = [(compare_families(described, other, crowd, ear), local) for local, other in known.described.items()]
    best = sorted(
        ((one, local) for one, local in scored if one.score >= least), key=lambda one: (-one[0].score, one[1])
    )
    headed = headings(tables, [local for _, local in best[:limit]])
    return tuple(_view(headed[local], likeness) for likeness, local in best[:limit])


def _view(heading: Any, likeness: FamilyLikeness) -> Alike:
    return Alike(heading.uid, heading.number, heading.name, heading.name_ar, likeness.score, likeness.reasons)


def _met(tables: Tables, described: Described, apart: Collection[int], below: int | None) -> list[int]:
    """Return the families worth comparing with one."""
    bearers = (
        [family for family in some if family not in apart and (below is None or family < below)]
        for some in _bearers(tables, described)
    )
    return blocking.worth_comparing(bearers)


def _bearers(tables: Tables, described: Described) -> Iterable[list[int]]:
    for key in sorted(blocking.keys(described)):
        bearers = statements.met_by(tables, key, blocking.MOST_BEARERS + 1)
        if 0 < len(bearers) <= blocking.MOST_BEARERS:
            yield bearers
    contact, foreign = tables["contact"], tables["foreign_id"]
    for table, column, values in (
        (contact, contact.number, described.phones),
        (foreign, foreign.value, {value for _, value in described.ids}),
    ):
        if values:
            query = table.select(column, table.family).where(column.in_(sorted(values))).limit(blocking.MOST_BEARERS)
            by_value: dict[str, set[int]] = {}
            for value, family in query.tuples():
                by_value.setdefault(value, set()).add(family)
            yield from map(sorted, by_value.values())


def _crowd(tables: Tables, described: Described) -> Crowd:
    """Return among whom a family may be alike by chance: how many there are, of its village and of its names."""
    case = tables["case_list"]
    families = max(_FEW_FAMILIES, int(case.select(fn.MAX(case.family)).scalar() or 0))
    ear, shares = Ear(), {}
    for name in _names(described):
        first = next(iter(words(name)), None)
        if first is not None and ear.sound(name) not in shares:
            shares[ear.sound(name)] = (statements.heads_named(tables, first.sound, _COUNTED) + 1) / families
    if described.origin is None:
        return Crowd(families, shares=shares)
    return Crowd(families, statements.come_from(tables, described.origin.place, _COUNTED), shares)


def _names(described: Described) -> Iterable[str]:
    for person in described.people:
        yield from person.first
        if person.relation == "head":
            yield from (*person.father, *person.surname, *map(called_after, person.called), *person.mother)


class _Families:
    """Some families as they are compared, in a fixed number of queries; none that is withheld or merged."""

    def __init__(self, tables: Tables, families: Collection[int]) -> None:
        self._tables = tables
        wanted = sorted(families)
        family, contact, foreign = tables["family"], tables["contact"], tables["foreign_id"]
        shown = (family.withhold_name == 0) & (family.status != MERGED)
        rows = {row.id: row for row in family.select().where(family.id.in_(wanted) & shown)} if wanted else {}
        members = _grouped((row.family_id, row) for row in _of(tables["member"], rows))
        phones = _grouped((row.family_id, row.number) for row in _of(contact, rows))
        ids = _grouped((row.family_id, (row.source, row.value)) for row in _of(foreign, rows))
        places = origins(tables, {row.origin_place_id for row in rows.values() if row.origin_place_id})
        self.described = {
            local: describe(
                row, members.get(local, ()), places.get(row.origin_place_id), phones.get(local, ()), ids.get(local, ())
            )
            for local, row in rows.items()
        }

    def apart_from(self, local: int) -> set[int]:
        """Return the family itself and those that it is known not to be: whoever linked two knew both."""
        apart = {local}
        for name in ("link", "told_apart"):
            table = self._tables[name]
            query = table.select(table.family, table.other).where((table.family == local) | (table.other == local))
            apart |= {family for pair in query.tuples() for family in pair}
        return apart


def _of(table: Any, families: Collection[int]) -> Any:
    return table.select().where(table.family.in_(sorted(families))) if families else ()


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for local, value in pairs:
        found.setdefault(local, []).append(value)
    return found


def _described(tables: Tables, new: NewFamily) -> Described:
    """Return a family that is about to be registered as it is compared."""
    listed = [*([replace(new.head, relation="head")] if new.head else ()), *new.members]
    return Described(
        people=completed(map(_person, listed)),
        size=told_size((member.presence for member in listed), new.composition.people),
        origin=_origin(tables, new.origin.pcode),
        left_on=new.left_on,
        phones=frozenset(fold_phone(contact.number) for contact in new.contacts) - {""},
        ids=frozenset({new.foreign} if new.foreign else ()),
    )


def _person(member: NewMember) -> Person:
    born = member.born
    return Person(
        **named((member.name, member.name_ar), member.spellings),
        sex=member.sex,
        born_on=born.on if born else None,
        born_precision=born.precision if born else "",
        relation=member.relation,
    )


def _origin(tables: Tables, pcode: str) -> Origin | None:
    place = tables["place"]
    local = place.select(place.id).where(place.pcode == pcode).scalar() if pcode else None
    return origins(tables, [local])[local] if local else None
