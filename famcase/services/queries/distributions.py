"""Lists of distributions: who would be on one, who is, and how far each has been ticked off."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from peewee import fn

from famcase.domain import rations
from famcase.domain.changes import RecordId
from famcase.domain.consents import NOT_ASKED, WHY_KEPT_BACK
from famcase.domain.households import CHILD_ALONE_FLAG
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.services.inputs import NewDistribution
from famcase.services.queries.cases import among
from famcase.services.queries.lines import headings, place_names, site_names, stays_now
from famcase.services.queries.sources import chunks
from famcase.services.queries.standing import merged_away
from famcase.services.queries.there import families_at, local_ids
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id
from famcase.wording import N_, Named

SHARES_A_TENT: Final = "shares-a-tent"
CHILD_ALONE: Final = "child-alone"

WHY_LEFT_OUT: Final[Mapping[str, str]] = {
    **WHY_KEPT_BACK,
    SHARES_A_TENT: N_("share a tent with a family on the list"),
    CHILD_ALONE: N_("a child without an adult: ask the focal point"),
}
"""Why families of the place are not on a list, as msgids."""


@dataclass(frozen=True, slots=True)
class RationLine:
    """A family's line of a list."""

    uid: RecordId
    """The ration's own id; the family's where the list is not made yet."""
    family: RecordId
    number: int
    case: str
    name: str
    name_ar: str
    withheld: bool
    people: int
    sector: str
    tent: str
    quantity: int
    outcome: str
    by: str


@dataclass(frozen=True, slots=True)
class LeftOffLine:
    """A family of the place that a list leaves out."""

    family: RecordId
    case: str
    name: str
    name_ar: str
    withheld: bool
    why: str
    """A key of WHY_LEFT_OUT."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list that a rule makes."""

    lines: tuple[RationLine, ...]
    left_out: tuple[LeftOffLine, ...]

    @property
    def people(self) -> int:
        return sum(line.people for line in self.lines)

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)

    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Return why families are left out, and how many for each reason, most first."""
        return tuple(Counter(line.why for line in self.left_out).most_common())


@dataclass(frozen=True, slots=True)
class DistributionLine:
    """One distribution and how far its list has been ticked."""

    uid: RecordId
    number: int
    """What the command line calls it by: it stays while other distributions come and go."""
    item: str
    where: Named
    on: date
    rule: str
    per: int
    quantity: int
    life_saving: bool
    """Whether it has families that were never asked, on vital interest."""
    closed_on: date | None
    families: int
    pieces: int
    collected: int
    by_proxy: int
    absent: int

    @property
    def left(self) -> int:
        """Families not ticked yet."""
        return self.families - self.collected - self.by_proxy - self.absent


def listing(desk: Desk, new: NewDistribution) -> Listing:
    """Return who is on a list by its rule and place, in the order of sectors, tents and names, and who is left out."""
    tables = desk.store.tables
    local = local_ids(tables, among(desk, families_at(desk, new.at), new.words))
    lines = sorted(_family_lines(tables, local), key=_in_order)
    consents, alone = _consents(tables, local), _alone(tables, local)
    listed: list[RationLine] = []
    left: list[LeftOffLine] = []
    tents: set[tuple[str, str]] = set()
    for line in lines:
        why = CHILD_ALONE if line.family in alone else _consent_why(consents.get(line.family), new.life_saving)
        tent = (line.sector, line.tent)
        if not why and new.rule == rations.PER_TENT and line.tent and tent in tents:
            why = SHARES_A_TENT
        if why:
            left.append(LeftOffLine(line.family, line.case, line.name, line.name_ar, line.withheld, why))
            continue
        tents.add(tent)
        quantity = rations.pieces(new.rule, new.per, new.quantity, line.people)
        listed.append(_numbered(line, len(listed) + 1, quantity))
    return Listing(tuple(listed), tuple(left))


def list_distributions(desk: Desk) -> tuple[DistributionLine, ...]:
    """Return every distribution, the latest first."""
    lines = _lines(desk, desk.store.tables["distribution"].select())
    return tuple(sorted(lines, key=lambda line: (line.on, line.number), reverse=True))


def find_distribution(desk: Desk, number: int) -> DistributionLine:
    """Return the distribution of a number; raise NotFound."""
    distribution = desk.store.tables["distribution"]
    found = _lines(desk, distribution.select().where(distribution.id == number))
    if not found:
        raise NotFound(
            N_("There is no distribution {number}."),
            hint=N_("famcase distribution list shows them with their numbers."),
            number=number,
        )
    return found[0]


def distribution_line(desk: Desk, uid: RecordId) -> DistributionLine:
    """Return one distribution; raise NotFound for one that was taken back."""
    distribution = desk.store.tables["distribution"]
    found = _lines(desk, distribution.select().where(distribution.uid == uid))
    if not found:
        raise NotFound(N_("This list is not there any more."), hint=N_("It was taken back."))
    return found[0]


def distribution_lines(desk: Desk, uid: RecordId) -> tuple[RationLine, ...]:
    """Return the lines of a list by their numbers; a name that was withheld since stands there as withheld."""
    tables = desk.store.tables
    ration = tables["ration"]
    listed = ration.distribution == (local_id(tables, "distribution", uid) or -1)
    rows = list(ration.select().where(listed & ration.family.not_in(merged_away(tables))))
    found: dict[int, RationLine] = {}
    for part in chunks([row.family_id for row in rows]):
        found |= _by_local(tables, part)
    lines = [_ticked(found[row.family_id], row) for row in rows if row.family_id in found]
    return tuple(sorted(lines, key=lambda line: line.number))


def _in_order(line: RationLine) -> tuple[object, ...]:
    # tent 9 before tent 10; those without a number at the end
    return (line.sector, not line.tent, len(line.tent), line.tent, line.name or line.name_ar, line.case)


def _family_lines(tables: Tables, families: Sequence[int]) -> list[RationLine]:
    return [line for part in chunks(families) for line in _by_local(tables, part).values()]


def _by_local(tables: Tables, families: Sequence[int]) -> dict[int, RationLine]:
    case = tables["case_list"]
    people = dict(case.select(case.family, case.people).where(case.family.in_(list(families))).tuples())
    headed = headings(tables, list(people))
    stays = stays_now(tables, people)
    return {
        local: RationLine(
            uid=head.uid,
            family=head.uid,
            number=0,
            case=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=people[local],
            sector=stay.sector if stay else "",
            tent=stay.tent if stay else "",
            quantity=0,
            outcome="",
            by="",
        )
        for local, head in headed.items()
        for stay in (stays.get(local),)
    }


def _numbered(line: RationLine, number: int, quantity: int) -> RationLine:
    return replace(line, number=number, quantity=quantity)


def _ticked(line: RationLine, row: Any) -> RationLine:
    return replace(
        line,
        uid=RecordId(bytes(row.uid)),
        number=row.number,
        quantity=row.quantity,
        outcome=row.outcome,
        by=row.by,
    )


def _consents(tables: Tables, families: Sequence[int]) -> dict[RecordId, tuple[str, str]]:
    """Return state and basis of the consent to services, the last one of each family."""
    consent, family = tables["consent"], tables["family"]
    found: dict[RecordId, tuple[str, str]] = {}
    for part in chunks(families):
        query = consent.select(family.uid, consent.state, consent.basis).join(family, on=(family.id == consent.family))
        rows = query.where(consent.family.in_(part) & (consent.purpose == "services")).order_by(
            consent.made, consent.id
        )
        found |= {RecordId(bytes(uid)): (state, basis) for uid, state, basis in rows.tuples()}
    return found


def _consent_why(known: tuple[str, str] | None, life_saving: bool) -> str:
    state, basis = known or (NOT_ASKED, "")
    if state == "given" or (state == NOT_ASKED and (life_saving or basis == "vital-interest")):
        return ""
    return state


def _alone(tables: Tables, families: Sequence[int]) -> set[RecordId]:
    """Return the families with an open flag that says a child is there without an adult."""
    flag, family = tables["flag"], tables["family"]
    found: set[RecordId] = set()
    for part in chunks(families):
        query = flag.select(family.uid).join(family, on=(family.id == flag.family))
        is_open = (flag.kind == CHILD_ALONE_FLAG) & flag.resolved_on.is_null()
        found |= {RecordId(bytes(uid)) for (uid,) in query.where(flag.family.in_(part) & is_open).tuples()}
    return found


def _lines(desk: Desk, distributions: Iterable[Any]) -> list[DistributionLine]:
    """Return the lines of distributions; only rations of these are read."""
    tables, rows = desk.store.tables, list(distributions)
    sites = site_names(tables, {row.site_id for row in rows if row.site_id})
    places = place_names(tables, {row.place_id for row in rows if row.place_id})
    by_list = _counts(tables, [row.id for row in rows])
    lines = []
    for row in rows:
        counts = by_list.get(row.id, {})
        lines.append(
            DistributionLine(
                uid=RecordId(bytes(row.uid)),
                number=row.id,
                item=row.item,
                where=sites.get(row.site_id) or places.get(row.place_id) or Named(),
                on=row.on,
                rule=row.rule,
                per=row.per,
                quantity=row.quantity,
                life_saving=bool(row.life_saving),
                closed_on=row.closed_on,
                families=sum(count for count, _ in counts.values()),
                pieces=sum(quantity for _, quantity in counts.values()),
                collected=counts.get("collected", (0, 0))[0],
                by_proxy=counts.get("by-proxy", (0, 0))[0],
                absent=counts.get("absent", (0, 0))[0],
            )
        )
    return lines


def _counts(tables: Tables, distributions: Sequence[int]) -> dict[int, dict[str, tuple[int, int]]]:
    """Return how many families and pieces each list has by what came of them."""
    ration = tables["ration"]
    counted = ration.select(ration.distribution, ration.outcome, fn.COUNT(ration.id), fn.SUM(ration.quantity))
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for part in chunks(distributions):
        of_these = counted.where(ration.distribution.in_(part) & ration.family.not_in(merged_away(tables)))
        of_these = of_these.group_by(ration.distribution, ration.outcome)
        for local, outcome, count, quantity in of_these.tuples():
            found.setdefault(local, {})[outcome] = (int(count), int(quantity))
    return found
