"""Turns some families' rows of the case list into lines, in a fixed number of queries however many they are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import JOIN

from famcase.domain import journeys
from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.services.desk import Desk
from famcase.services.queries.sources import chunks, one_of
from famcase.services.views import CaseLine
from famcase.storage.projection import head_of
from famcase.storage.schema import Tables
from famcase.wording import Named

_COMMUNITY: Final = 4
"""The gazetteer's level of villages and towns."""

_OF_HEAD: Final = (
    *("relation", "made", "uid", "first", "father", "surname", "called", "mother"),
    *("first_ar", "father_ar", "surname_ar", "called_ar", "mother_ar"),
)
"""What is read of a head; a member has three times as many columns."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What every line says of a family first; the names are empty where withheld or not known."""

    uid: RecordId
    number: str
    name: str
    name_ar: str
    withheld: bool
    origin_text: str


def case_lines(desk: Desk, families: Sequence[int]) -> list[CaseLine]:
    """Return the lines of families (local ids) in the order given; one that is gone meanwhile is left out."""
    tables = desk.store.tables
    rows = case_rows(tables, families)
    kept = [rows[family] for family in families if family in rows]
    headed = headings(tables, rows)
    places = place_names(tables, {local for row in kept for local in (row.origin, row.place)})
    areas = _areas(tables, {row.origin for row in kept})
    where = where_names(tables, kept, places)
    users = user_names(tables, {row.assigned_to for row in kept})
    nexts = _next_texts(tables, kept)
    return [
        CaseLine(
            uid=head.uid,
            number=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=row.people,
            priority=row.priority,
            status=row.status,
            origin=places.get(row.origin) or Named(head.origin_text, is_typed=True),
            origin_area=areas.get(row.origin, Named()),
            left_on=row.left_on,
            place=where[row.family],
            living=row.living,
            since=row.since,
            confirmed_on=row.confirmed_on,
            next_due=row.next_due,
            next_what=nexts.get(row.family, ""),
            assigned_to=users.get(row.assigned_to, ""),
            registered_on=row.registered_on,
        )
        for row in kept
        if (head := headed.get(row.family)) is not None
    ]


def case_rows(tables: Tables, families: Iterable[int]) -> dict[int, Any]:
    """Return the rows of the case list of families by their local ids, however many they are."""
    case = tables["case_list"]
    read = [case.select().where(one_of(case.family, part)).namedtuples() for part in chunks(families)]
    return {row.family: row for part in read for row in part}


def headings(tables: Tables, families: Collection[int]) -> dict[int, Heading]:
    """Return number and head's name of families by their local ids, however many they are."""
    return {local: head for part in chunks(families) for local, head in _headings(tables, part).items()}


def _headings(tables: Tables, families: Sequence[int]) -> dict[int, Heading]:
    family, member = tables["family"], tables["member"]
    heads: dict[int, list[Any]] = {}
    read = (member.family, *(getattr(member, column) for column in _OF_HEAD))
    of_heads = member.select(*read).where(one_of(member.family, families) & (member.relation == "head"))
    for row in of_heads.namedtuples():
        heads.setdefault(row.family, []).append(row)
    columns = (family.id, family.uid, family.number, family.withhold_name, family.origin_text)
    found: dict[int, Heading] = {}
    for local, uid, number, withheld, origin in family.select(*columns).where(one_of(family.id, families)).tuples():
        head = None if withheld else head_of(heads.get(local, []))
        latin, arabic = ("", "") if head is None else (latin_name(head).shown(), arabic_name(head).shown())
        found[local] = Heading(RecordId(uid), number, latin, arabic, withheld, origin)
    return found


def latin_name(member: Any) -> NameParts:
    """Return the parts of a member row's name in Latin letters."""
    return NameParts(member.first, member.father, member.surname, member.called, member.mother)


def arabic_name(member: Any) -> NameParts:
    """Return the parts of a member row's name in Arabic letters."""
    return NameParts(member.first_ar, member.father_ar, member.surname_ar, member.called_ar, member.mother_ar)


def place_names(tables: Tables, places: Iterable[int]) -> dict[int, Named]:
    """Return the names of gazetteer places by their local ids."""
    return _names(tables["place"], places)


def site_names(tables: Tables, sites: Iterable[int]) -> dict[int, Named]:
    """Return the names of sites by their local ids."""
    return _names(tables["site"], sites)


def user_names(tables: Tables, users: Iterable[int]) -> dict[int, str]:
    """Return the names of users by their local ids."""
    user = tables["user"]
    wanted = [local for local in users if local]
    return dict(user.select(user.id, user.name).where(one_of(user.id, wanted)).tuples()) if wanted else {}


def where_names(tables: Tables, rows: Iterable[Any], places: dict[int, Named]) -> dict[int, Named]:
    """Return where families are by their local ids: the site, else the place, else the words of their last stay."""
    listed = list(rows)
    sites = site_names(tables, {row.site for row in listed if row.site})
    words = stay_words(tables, [row.family for row in listed if not row.site and not row.place])
    return {
        row.family: sites.get(row.site) or places.get(row.place) or Named(words.get(row.family, ""), is_typed=True)
        for row in listed
    }


def places_now(tables: Tables, families: Collection[int]) -> dict[int, Named]:
    """Return where families are now by their local ids, however many; an empty name where nobody told."""
    case = tables["case_list"]
    columns = (case.family, case.site, case.place)
    read = [case.select(*columns).where(one_of(case.family, part)).namedtuples() for part in chunks(families)]
    rows = [row for part in read for row in part]
    return where_names(tables, rows, place_names(tables, {row.place for row in rows}))


def stay_words(tables: Tables, families: Collection[int]) -> dict[int, str]:
    """Return the words used for where families are now, whose place is no site and not in the gazetteer."""
    return {family: stay.place_text for family, stay in stays_now(tables, families).items()}


def stays_now(tables: Tables, families: Collection[int]) -> dict[int, Any]:
    """Return the row of each family's last stay, by their local ids, however many; those without any are left out."""
    return {local: stay for part in chunks(families) for local, stay in _stays_now(tables, part).items()}


def _stays_now(tables: Tables, families: Sequence[int]) -> dict[int, Any]:
    stay = tables["stay"]
    journey: dict[int, list[Any]] = {}
    for row in stay.select().where(one_of(stay.family, families)):
        journey.setdefault(row.family_id, []).append(row)
    current = {family: journeys.current(stays) for family, stays in journey.items()}
    return {family: last for family, last in current.items() if last is not None}


def _areas(tables: Tables, places: Iterable[int]) -> dict[int, Named]:
    """Return the sub-districts of gazetteer places by their local ids; what is larger is itself its area."""
    place = tables["place"]
    wanted = [local for local in places if local]
    if not wanted:
        return {}
    around = place.alias()
    columns = (place.id, place.level, place.name, place.name_ar, around.name, around.name_ar)
    query = place.select(*columns).join(around, JOIN.LEFT_OUTER, on=(around.pcode == place.parent))
    return {
        local: Named(area or "", area_ar or "") if level == _COMMUNITY else Named(name, name_ar)
        for local, level, name, name_ar, area, area_ar in query.where(one_of(place.id, wanted)).tuples()
    }


def _names(table: Any, locals_: Iterable[int]) -> dict[int, Named]:
    wanted = [local for local in locals_ if local]
    if not wanted:
        return {}
    query = table.select(table.id, table.name, table.name_ar).where(one_of(table.id, wanted))
    return {local: Named(name, name_ar) for local, name, name_ar in query.tuples()}


def _next_texts(tables: Tables, rows: Iterable[Any]) -> dict[int, str]:
    due: dict[int, date] = {row.family: row.next_due for row in rows if row.next_due is not None}
    if not due:
        return {}
    follow_up = tables["follow_up"]
    # The status is compared here: asked for it, SQLite reads all that is open in the whole list.
    columns = (follow_up.family, follow_up.due, follow_up.what, follow_up.status)
    query = follow_up.select(*columns).where(one_of(follow_up.family, due))
    texts: dict[int, str] = {}
    for family, day, what, status in query.order_by(follow_up.made, follow_up.id).tuples():
        if status == "open" and day == due[family]:
            texts.setdefault(family, what)
    return texts
