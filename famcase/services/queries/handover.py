"""A caseload as whoever takes it over has to know it, in as many queries for forty families as for one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from famcase.domain.changes import RecordId
from famcase.domain.needs import OPEN_NEEDS
from famcase.services.desk import Desk
from famcase.services.queries.lines import case_rows, headings, place_names, stays_now, where_names
from famcase.services.queries.sources import chunks
from famcase.services.queries.there import local_ids, open_among
from famcase.services.views.supervising import HandoverLine
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id


@dataclass(frozen=True, slots=True)
class Held:
    """A family of somebody's load."""

    family: RecordId
    local: int


def load_of(desk: Desk, user: RecordId) -> tuple[Held, ...]:
    """Return the open cases that are somebody's, and those with an open follow-up for them by name.

    Those of one site, then of one place, stand together.
    """
    tables = desk.store.tables
    case, family, follow_up = tables["case_list"], tables["family"], tables["follow_up"]
    local = local_id(tables, "user", user) or -1
    named = (fn.LOWER(follow_up.status) == "open") & (follow_up.assigned_to == local)
    planned = {row[0] for row in follow_up.select(follow_up.family).where(named).tuples()}
    found: dict[int, tuple[Any, ...]] = {}
    # two questions: asked as one, all open cases are walked
    for theirs in ((case.status == "open") & (case.assigned_to == local), open_among(case, planned)):
        columns = (case.site, case.place, case.family, family.uid)
        query = case.select(*columns).join(family, on=(family.id == case.family)).where(theirs)
        found |= {row[2]: row for row in query.tuples()}
    return tuple(Held(RecordId(bytes(uid)), number) for _, _, number, uid in sorted(found.values()))


def handover(desk: Desk, user: RecordId) -> tuple[HandoverLine, ...]:
    """Return somebody's load as a sheet, in the order of sites and places."""
    return _lines(desk, [held.local for held in load_of(desk, user)])


def handover_of(desk: Desk, families: Sequence[RecordId]) -> tuple[HandoverLine, ...]:
    """Return the sheet of these families, in the order given: what was handed over is nobody's load any more."""
    return _lines(desk, local_ids(desk.store.tables, families))


def _lines(desk: Desk, families: Sequence[int]) -> tuple[HandoverLine, ...]:
    tables = desk.store.tables
    rows = case_rows(tables, families)
    headed = headings(tables, rows)
    where = where_names(tables, rows.values(), place_names(tables, {row.place for row in rows.values() if row.place}))
    reached = [term.code for term in desk.vocabulary.terms("outcome") if term.extra.get("reached") == "1"]
    seen = _last_seen(tables, rows, reached)
    promised = _promised(tables, rows)
    needs = _needs(tables, rows)
    stays = stays_now(tables, rows)
    contacts = _safe_contacts(tables, rows)
    lines = []
    for local in families:
        if local not in rows or local not in headed:
            continue
        row, head = rows[local], headed[local]
        contact = contacts.get(local)
        lines.append(
            HandoverLine(
                family=head.uid,
                number=head.number,
                name=head.name,
                name_ar=head.name_ar,
                withheld=head.withheld,
                people=row.people,
                priority=row.priority,
                place=where[local],
                directions=stays[local].directions if local in stays else "",
                last_seen=seen.get(local),
                next_due=row.next_due,
                promised=tuple(promised.get(local, ())),
                needs=tuple(needs.get(local, ())),
                safe_contact=contact.number if contact else "",
                call_when=contact.when if contact else "",
                do_not_say_who=bool(contact and contact.do_not_say_who),
            )
        )
    return tuple(lines)


def _of_families(table: Any, families: Collection[int]) -> Iterable[Any]:
    """Yield the rows of a table about families, in the order in which they were made."""
    for part in chunks(families):
        yield from table.select().where(table.family.in_(part)).order_by(table.family, table.made, table.id)


def _last_seen(tables: Tables, families: Collection[int], reached: Collection[str]) -> dict[int, date]:
    found: dict[int, date] = {}
    for row in _of_families(tables["visit"], families):
        if row.outcome in reached:
            found[row.family_id] = max(row.on, found.get(row.family_id, row.on))
    return found


def _promised(tables: Tables, families: Collection[int]) -> dict[int, list[str]]:
    """Return what was said in words that it will be done: visits and calls by their day, then steps of the plan."""
    open_ones = [row for row in _of_families(tables["follow_up"], families) if row.status == "open" and row.what]
    steps = [row for row in _of_families(tables["plan_step"], families) if row.status == "open" and row.what]
    found: dict[int, list[str]] = {}
    for row in [*sorted(open_ones, key=lambda row: row.due), *steps]:
        said = found.setdefault(row.family_id, [])
        if row.what not in said:
            said.append(row.what)
    return found


def _needs(tables: Tables, families: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in _of_families(tables["need"], families):
        categories = found.setdefault(row.family_id, [])
        if row.status in OPEN_NEEDS and row.category not in categories:
            categories.append(row.category)
    return found


def _safe_contacts(tables: Tables, families: Collection[int]) -> dict[int, Any]:
    """Return the first contact with a number that is safe to call."""
    found: dict[int, Any] = {}
    for row in _of_families(tables["contact"], families):
        if row.safe == "yes" and row.number:
            found.setdefault(row.family_id, row)
    return found
