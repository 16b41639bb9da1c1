"""What lines about families say of them and of where they are, in a fixed number of queries however many they are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from famcase.domain import journeys
from famcase.domain.changes import RecordId
from famcase.domain.described_families import PARTS
from famcase.domain.names import NameParts
from famcase.services.queries.sources import chunks, one_of, values
from famcase.services.views.named_family import NamedFamily
from famcase.storage.schema import Tables
from famcase.wording import Named

_NAMES: Final = tuple(part + script for script in ("", "_ar") for part in PARTS)
"""What is read of a head; a member has three times as many columns."""


@dataclass(frozen=True, slots=True)
class Heading(NamedFamily):
    """What every line says of a family first."""

    uid: RecordId
    origin_text: str


def case_rows(tables: Tables, families: Iterable[int]) -> dict[int, Any]:
    """Return the rows of the case list of families by their local ids, however many they are."""
    case = tables["case_list"]
    read = [case.select().where(one_of(case.family, part)).namedtuples() for part in chunks(families)]
    return {row.family: row for part in read for row in part}


def headings(tables: Tables, families: Collection[int]) -> dict[int, Heading]:
    """Return number and head's name of families by their local ids, however many they are."""
    return {local: head for part in chunks(families) for local, head in _headings(tables, part).items()}


def _headings(tables: Tables, families: Sequence[int]) -> dict[int, Heading]:
    family = tables["family"]
    names = latin_and_arabic_names(tables, families)
    columns = (family.id, family.uid, family.number, family.withhold_name, family.origin_text)
    found: dict[int, Heading] = {}
    for local, uid, number, withheld, origin in family.select(*columns).where(one_of(family.id, families)).tuples():
        latin, arabic = ("", "") if withheld else names.get(local, ("", ""))
        found[local] = Heading(number, latin, arabic, withheld, RecordId(uid), origin)
    return found


def latin_and_arabic_names(tables: Tables, families: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return the names of families' heads in either script by their local ids, those that are withheld too.

    So ask for those alone whose names may be shown.
    """
    if not families:
        return {}
    member = tables["member"]
    query = member.select(*(getattr(member, column) for column in ("family", "made", "uid", *_NAMES)))
    heads: dict[int, tuple[Any, ...]] = {}
    for row in values(query.where(one_of(member.family, families) & (member.relation == "head"))):
        known = heads.get(row[0])
        # of several heads the first counts, as storage.projection.head_of has it
        if known is None or (row[1], bytes(row[2])[8:]) < (known[1], bytes(known[2])[8:]):
            heads[row[0]] = row
    return {local: (NameParts(*head[3:8]).shown(), NameParts(*head[8:]).shown()) for local, head in heads.items()}


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


class _Stay(NamedTuple):
    """Of a stay what says whether it is the last, and the words for its place."""

    since: date | None
    made: int
    uid: bytes
    members: Sequence[bytes]
    place_text: str


def stay_words(tables: Tables, families: Collection[int]) -> dict[int, str]:
    """Return the words used for where families are now, whose place is no site and not in the gazetteer."""
    stay = tables["stay"]
    columns = (stay.since, stay.made, stay.uid, stay.members, stay.place_text)
    journey: dict[int, list[_Stay]] = {}
    for part in chunks(families):
        for family, *said in stay.select(stay.family, *columns).where(one_of(stay.family, part)).tuples():
            journey.setdefault(family, []).append(_Stay(*said))
    current = {family: journeys.current(stays) for family, stays in journey.items()}
    return {family: last.place_text for family, last in current.items() if last is not None}


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


def _names(table: Any, locals_: Iterable[int]) -> dict[int, Named]:
    wanted = [local for local in locals_ if local]
    if not wanted:
        return {}
    query = table.select(table.id, table.name, table.name_ar).where(one_of(table.id, wanted))
    return {local: Named(name, name_ar) for local, name, name_ar in query.tuples()}
