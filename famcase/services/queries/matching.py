"""Looks families up that share a key, a telephone or an id, reads them whole, and scores them.

Whatever is read is read for all of them at once, a query a table; what is known of names and villages is kept, so that
one `Matching` serves a whole page.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from peewee import fn

from famcase.domain import blocking
from famcase.domain.described_families import PARTS, Described, Person, called_after
from famcase.domain.ear import Ear
from famcase.domain.names import words
from famcase.domain.same_family import Crowd, FamilyLikeness, compare_families
from famcase.services.queries.sources import chunks
from famcase.storage import postings, statements
from famcase.storage.described import describe, origins
from famcase.storage.projection import MERGED
from famcase.storage.schema import Tables

_COUNTED: Final = 20_000
"""Postings of a name, and families of a village, that are counted: half a millisecond; more are common at any size."""

_FEW_FAMILIES: Final = 100
"""Names are taken for no rarer than in so many families: a desk of ten says nothing."""

_FEW_COMPARED: Final = 12
"""Families that one is compared with where nobody waits for the others."""

_RARE: Final = 4
"""A key that so few bear is enough to compare two families."""

Scored = tuple[FamilyLikeness, int]
"""How likely one family is another, by its local id."""


class Coming:
    """What is counted of families that a list brings."""

    def __init__(self, described: Iterable[Described] = ()) -> None:
        self.families = 0
        self.heads: Counter[str] = Counter()
        """How many heads bear a name, by how it sounds."""
        self.villages: Counter[int] = Counter()
        for family in described:
            self.families += 1
            told = family.head
            names = {name for part in PARTS for name in getattr(told, part)} if told else set()
            self.heads.update({word.sound for name in names for word in words(name)})
            if family.origin is not None:
                self.villages[family.origin.place] += 1


class Matching:
    """Finds families that may be one, in one state of the desk."""

    def __init__(self, tables: Tables, coming: "Coming | None" = None) -> None:
        """`coming` are families that are not on the desk yet, among whom some may be alike by chance too."""
        self._tables = tables
        coming = coming or Coming()
        self._ear = Ear()
        self._shares: dict[str, float] = {}
        self._villages: dict[int, int] = {}
        self._bearers: dict[int, list[int]] = {}
        self._coming = coming
        case = tables["case_list"]
        known = int(case.select(fn.MAX(case.family)).scalar() or 0)
        self._families = max(_FEW_FAMILIES, known + coming.families)

    def likest(self, described: Described, others: Mapping[int, Described], least: float) -> list[Scored]:
        """Return those of the families whose score is high enough, the likest first."""
        crowd = self._crowd(described) if others else Crowd()
        scored = [(compare_families(described, other, crowd, self._ear), local) for local, other in others.items()]
        likely = [(likeness, local) for likeness, local in scored if likeness.score >= least]
        return sorted(likely, key=lambda one: (-one[0].score, one[1]))

    def met(self, described: Described, apart: Collection[int] = ()) -> list[int]:
        """Return the families worth comparing with one, but for those that it is known not to be."""
        met = [bearers for key in sorted(blocking.keys(described)) if (bearers := self.bearers(key))]
        met += families_with(self._tables, described.phones, (value for _, value in described.ids)).values()
        return blocking.worth_comparing([family for family in some if family not in apart] for some in met)

    def bearers(self, key: int) -> list[int]:
        """Return the families that bear a key; none where they are too many."""
        found = statements.met_by(self._tables, key, blocking.MOST_BEARERS + 1)
        return found if len(found) <= blocking.MOST_BEARERS else []

    def sharing(self, keys: Iterable[int], numbered: Iterable[Iterable[int]], fits: Callable[[int], bool]) -> list[int]:
        """Return a few fitting families that share a rare key with one, or two keys, or a telephone or an id.

        For queues and imports, where nobody waits for the others. `numbered` is who has each of its numbers.
        """
        shared = [[family for family in self._kept(key) if fits(family)] for key in keys]
        return few_sharing(shared, ([family for family in some if fits(family)] for some in numbered))

    def _kept(self, key: int) -> list[int]:
        if key not in self._bearers:
            self._bearers[key] = self.bearers(key)
        return self._bearers[key]

    def _crowd(self, described: Described) -> Crowd:
        """Return among whom a family may be alike by chance: how many there are, of its village and of its names."""
        for name in _names(described):
            sound = self._ear.sound(name)
            first = next(iter(words(name)), None)
            if first is not None and sound not in self._shares:
                heads = postings.heads_named(self._tables, first.sound, _COUNTED) + self._coming.heads[first.sound]
                self._shares[sound] = (heads + 1) / self._families
        if described.origin is None:
            return Crowd(self._families, shares=self._shares)
        place = described.origin.place
        if place not in self._villages:
            known = statements.come_from(self._tables, place, _COUNTED)
            self._villages[place] = known + self._coming.villages[place]
        return Crowd(self._families, self._villages[place], self._shares)


def few_sharing(shared: Sequence[Sequence[int]], numbered: Iterable[Sequence[int]]) -> list[int]:
    """Return a few of those who share a rare key with one, or two keys, or a telephone or an id; by who shares each."""
    times: dict[int, int] = defaultdict(int)
    for bearers in shared:
        for family in bearers:
            times[family] += 1 if len(bearers) > _RARE else 2
    met = [[family for family in bearers if times[family] > 1] for bearers in shared]
    return blocking.worth_comparing([*met, *numbered])[:_FEW_COMPARED]


def described_families(tables: Tables, families: Iterable[int]) -> dict[int, Described]:
    """Return families as they are compared, by their local ids; none that is withheld or merged."""
    found: dict[int, Described] = {}
    for wanted in chunks(sorted(set(families))):
        found |= _described(tables, wanted)
    return found


def families_with(tables: Tables, phones: Iterable[str], ids: Iterable[str]) -> dict[str, list[int]]:
    """Return the families that have one of these telephones, or are called one of these by another list."""
    contact, foreign = tables["contact"], tables["foreign_id"]
    found: dict[str, list[int]] = {}
    for table, column, values in ((contact, contact.number, phones), (foreign, foreign.value, ids)):
        for wanted in chunks(sorted(set(values))):
            query = table.select(column, table.family).where(column.in_(wanted)).limit(blocking.MOST_BEARERS)
            for value, family in query.tuples():
                found.setdefault(value, []).append(family)
    return {value: sorted(set(some)) for value, some in found.items()}


def told_apart(tables: Tables, families: Collection[int]) -> set[tuple[int, int]]:
    """Return pairs that are known to be two families, either way round: whoever linked two knew both."""
    pairs: set[tuple[int, int]] = set()
    for name in ("link", "told_apart"):
        table = tables[name]
        for some in chunks(families):
            query = table.select(table.family, table.other).where(table.family.in_(some) | table.other.in_(some))
            pairs |= {pair for one, other in query.tuples() for pair in ((one, other), (other, one))}
    return pairs


def _described(tables: Tables, wanted: Collection[int]) -> dict[int, Described]:
    family, contact, foreign = tables["family"], tables["contact"], tables["foreign_id"]
    shown = (family.withhold_name == 0) & (family.status != MERGED)
    columns = (family.id, family.origin_place, family.left_on, family.declared_people)
    rows = {row.id: row for row in family.select(*columns).where(family.id.in_(wanted) & shown).namedtuples()}
    members = _grouped((row.family, row) for row in _members(tables, rows))
    phones = _grouped(contact.select(contact.family, contact.number).where(contact.family.in_(list(rows))).tuples())
    query = foreign.select(foreign.family, foreign.source, foreign.value).where(foreign.family.in_(list(rows)))
    ids = _grouped((local, (source, value)) for local, source, value in query.tuples())
    places = origins(tables, {row.origin_place for row in rows.values() if row.origin_place})
    return {
        local: describe(
            row, members.get(local, ()), places.get(row.origin_place), phones.get(local, ()), ids.get(local, ())
        )
        for local, row in rows.items()
    }


def _members(tables: Tables, families: Collection[int]) -> Any:
    member = tables["member"]
    told = ("first", "father", "surname", "called", "mother")
    columns = [getattr(member, part + script) for part in told for script in ("", "_ar")]
    others = (member.family, member.relation, member.spellings, member.sex, member.born_on, member.born_precision)
    query = member.select(*columns, *others, member.presence, member.made, member.uid)
    return query.where(member.family.in_(list(families))).namedtuples()


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for local, value in pairs:
        found.setdefault(local, []).append(value)
    return found


def _names(described: Described) -> Iterable[str]:
    for person in described.people:
        yield from person.first
        if person.relation == "head":
            yield from _of_head(person)


def _of_head(head: Person) -> Iterable[str]:
    return (*head.father, *head.surname, *map(called_after, head.called), *head.mother)
