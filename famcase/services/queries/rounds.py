"""The families of a verification round, in the order in which one walks it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.lines import headings, place_names, stays_now, where_names
from famcase.services.queries.sources import chunks
from famcase.services.queries.there import families_at, local_ids, open_among, stays_at
from famcase.services.views.named_family import NamedFamily
from famcase.storage.schema import Tables
from famcase.wording import Named

_ASSUMED: Final = "assumed"
_LOOKED_FOR: Final = ("seen", "moved-unknown")


@dataclass(frozen=True, slots=True)
class RoundLine(NamedFamily):
    """One family of a round."""

    uid: RecordId
    people: int
    place: Named
    living: str
    sector: str
    tent: str
    since: date | None
    confirmed_on: date | None
    is_assumed: bool
    stay: RecordId | None
    """Their last stay; None where nobody recorded one."""


def round_lines(
    desk: Desk, *, families: Sequence[RecordId] | None = None, at: Where = Where()
) -> tuple[RoundLine, ...]:
    """Return the open cases to verify: chosen ones, those at a site or place, else all whose stay is only assumed.

    Who was found or looked for today is left out: a round that was left goes on where it stopped. By place, sector
    and tent.
    """
    tables = desk.store.tables
    if families is None:
        chosen = local_ids(tables, families_at(desk, at)) if at else _assumed(tables)
    else:
        chosen = local_ids(tables, families)
    today = desk.clock.today()
    lines = [
        line
        for part in chunks(chosen)
        for line in _lines(tables, set(part) - _met(tables, part, today))
        if line.confirmed_on != today
    ]
    return tuple(sorted(lines, key=_on_the_way))


def moved_on_from(desk: Desk, at: Where) -> tuple[RecordId, ...]:
    """Return the open cases that were at a site or place once and are only assumed to be where they are now.

    What a round looks for after everyone moved. Nothing for a place of words alone.
    """
    tables = desk.store.tables
    if not (at.site or at.pcode):
        return ()
    stay, family = tables["stay"], tables["family"]
    here = set(local_ids(tables, families_at(desk, at)))
    moved: list[RecordId] = []
    for part in chunks([one for one in _assumed(tables) if one not in here]):
        was = stay.select(stay.family).where(stay.family.in_(part) & stays_at(tables, at)).distinct()
        among = [row[0] for row in was.tuples()]
        moved += [RecordId(bytes(row[0])) for row in family.select(family.uid).where(family.id.in_(among)).tuples()]
    return tuple(moved)


def _on_the_way(line: RoundLine) -> tuple[object, ...]:
    return (str(line.place), line.sector, (len(line.tent), line.tent), line.name or line.name_ar, line.number)


def _assumed(tables: Tables) -> list[int]:
    """Return the families with a stay that is assumed; whether it is the last one is seen when its line is made."""
    stay, case = tables["stay"], tables["case_list"]
    found = {row[0] for row in stay.select(stay.family).where(stay.sureness == _ASSUMED).distinct().tuples()}
    kept: list[int] = []
    for part in chunks(found):
        now = stays_now(tables, part)
        rows = case.select(case.family).where(open_among(case, part)).tuples()
        kept += [row[0] for row in rows if row[0] in now and now[row[0]].sureness == _ASSUMED]
    return kept


def _met(tables: Tables, families: Sequence[int], day: date) -> set[int]:
    """Return the families that were visited on a day, or looked for in vain."""
    visit = tables["visit"]
    is_met = (visit.on == day) & visit.outcome.in_(_LOOKED_FOR)
    return {row[0] for row in visit.select(visit.family).where(visit.family.in_(list(families)) & is_met).tuples()}


def _lines(tables: Tables, families: Collection[int]) -> list[RoundLine]:
    case = tables["case_list"]
    rows = list(case.select().where(open_among(case, families)).namedtuples())
    headed = headings(tables, {row.family for row in rows})
    places = place_names(tables, {row.place for row in rows if row.place})
    where = where_names(tables, rows, places)
    now = stays_now(tables, [row.family for row in rows])
    return [
        RoundLine(
            uid=head.uid,
            number=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=row.people,
            place=where[row.family],
            living=row.living,
            sector=stay.sector if stay else "",
            tent=stay.tent if stay else "",
            since=row.since,
            confirmed_on=row.confirmed_on,
            is_assumed=bool(stay and stay.sureness == _ASSUMED),
            stay=RecordId(bytes(stay.uid)) if stay else None,
        )
        for row in rows
        if (head := headed.get(row.family)) is not None
        for stay in (now.get(row.family),)
    ]
