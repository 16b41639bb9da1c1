"""Makes the lines of the case list that some families have, in a fixed number of queries however many they are."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final

from peewee import JOIN

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.queries.lines import latin_and_arabic_names, site_names, stay_words, user_names
from famcase.services.queries.sources import one_of, values
from famcase.services.views import CaseLine
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.wording import Named

_AT_ONCE: Final = 2_000
"""Families of one query: their numbers are written into it."""

_ID_BYTES: Final = 16

_COMMUNITY: Final = 4
"""The gazetteer's level of villages and towns."""

_OF_CASES: Final = (
    *("family", "people", "priority", "status", "origin", "left_on", "place", "site", "living", "since"),
    *("confirmed_on", "next_due", "assigned_to", "registered_on"),
)


@dataclass(frozen=True, slots=True)
class _Place:
    named: Named = field(default_factory=Named)
    code: str = ""
    area: Named = field(default_factory=Named)
    area_code: str = ""


class _Days(dict[int, date | None]):
    """Days by their numbers, each made once."""

    def __missing__(self, number: int) -> date | None:
        made = self[number] = None if number == NO_DAY else date.fromordinal(number)
        return made


class Numbers:
    """The id and the case number of every family, read from one end of their table to the other.

    In the order of names each family stands on another page of the file: to decrypt that page for each takes, of
    600,000, twelve times as long. 80 bytes a family.
    """

    def __init__(self, desk: Desk) -> None:
        family = desk.store.tables["family"]
        rows = values(family.select(family.id, family.uid, family.number))
        most = max((row[0] for row in rows), default=0)
        self._uids = bytearray(_ID_BYTES * (most + 1))
        self._numbers = [""] * (most + 1)
        for local, uid, number in rows:
            self._uids[_ID_BYTES * local : _ID_BYTES * (local + 1)] = bytes(uid)
            self._numbers[local] = number

    def of(self, local: int) -> tuple[bytes, str]:
        """Return id and number of a family by its local id; the number is empty of one that came since."""
        if local >= len(self._numbers):
            return b"", ""
        return bytes(self._uids[_ID_BYTES * local : _ID_BYTES * (local + 1)]), self._numbers[local]


def case_lines(
    desk: Desk, families: Sequence[int], unread: Collection[str] = (), numbers: Numbers | None = None
) -> list[CaseLine]:
    """Return the lines of families (local ids) in the order given; one that is gone meanwhile is left out.

    Nobody will read the fields `unread` of name, name_ar and next_what: they may stay empty. `numbers` are those of the
    desk where they were read already.
    """
    tables = desk.store.tables
    rest = iter(families)
    lines: list[CaseLine] = []
    while part := list(islice(rest, _AT_ONCE)):
        rows = _rows(tables, part) if numbers is None else _numbered(tables, part, numbers)
        lines += _lines(tables, part, rows, unread)
    return lines


def _lines(
    tables: Tables, families: Sequence[int], rows: Mapping[int, tuple[Any, ...]], unread: Collection[str]
) -> list[CaseLine]:
    kept = [rows[family] for family in families if family in rows]
    named = [row[0] for row in kept if not row[-2]] if not {"name", "name_ar"} <= set(unread) else []
    names = latin_and_arabic_names(tables, named)
    places = _places(tables, {local for row in kept for local in (row[4], row[6])})
    sites = site_names(tables, {row[7] for row in kept if row[7]})
    words = stay_words(tables, [row[0] for row in kept if row[7] not in sites and row[6] not in places])
    users = user_names(tables, {row[12] for row in kept})
    nexts = {} if "next_what" in unread else _next_texts(tables, {row[0]: row[11] for row in kept if row[11] != NO_DAY})
    days, nowhere, nameless = _Days(), _Place(), ("", "")
    lines = []
    for row in kept:
        family, people, priority, status, origin, left_on, place, site, living, since, *more = row
        confirmed_on, next_due, assigned_to, registered_on, uid, number, withheld, origin_text = more
        name, name_ar = names.get(family, nameless)
        from_, now = places.get(origin), places.get(place, nowhere)
        where = sites.get(site) or now.named
        lines.append(
            CaseLine(
                uid=RecordId(bytes(uid)),
                number=number,
                name=name,
                name_ar=name_ar,
                withheld=bool(withheld),
                people=people,
                priority=priority,
                status=status,
                origin=from_.named if from_ else Named(origin_text, is_typed=True),
                origin_area=from_.area if from_ else nowhere.area,
                origin_code=from_.code if from_ else "",
                origin_area_code=from_.area_code if from_ else "",
                left_on=days[left_on],
                place=where or Named(words.get(family, ""), is_typed=True),
                place_code=now.code,
                living=living,
                since=days[since],
                confirmed_on=days[confirmed_on],
                next_due=days[next_due],
                next_what=nexts.get(family, ""),
                assigned_to=users.get(assigned_to, ""),
                registered_on=days[registered_on],
            )
        )
    return lines


def _rows(tables: Tables, families: Sequence[int]) -> Mapping[int, tuple[Any, ...]]:
    case, family = tables["case_list"], tables["family"]
    of_family = (family.uid, family.number, family.withhold_name, family.origin_text)
    query = case.select(*(getattr(case, column) for column in _OF_CASES), *of_family)
    query = query.join(family, on=(family.id == case.family)).where(one_of(case.family, families))
    return {row[0]: row for row in values(query)}


def _numbered(tables: Tables, families: Sequence[int], numbers: Numbers) -> Mapping[int, tuple[Any, ...]]:
    """Return the same rows, of the families' own table only the words of those who come from no place that is known."""
    case, family = tables["case_list"], tables["family"]
    query = case.select(*(getattr(case, column) for column in _OF_CASES), case.withheld)
    rows = values(query.where(one_of(case.family, families)))
    in_words = [row[0] for row in rows if not row[4]]
    texts = {}
    if in_words:
        texts = dict(values(family.select(family.id, family.origin_text).where(one_of(family.id, in_words))))
    found = {}
    for *row, withheld in rows:
        uid, number = numbers.of(row[0])
        if number:
            found[row[0]] = (*row, uid, number, withheld, texts.get(row[0], ""))
    return found


def _places(tables: Tables, places: Iterable[int]) -> Mapping[int, _Place]:
    """Return gazetteer places by their local ids, with their sub-districts; what is larger is itself its area."""
    place = tables["place"]
    wanted = [local for local in places if local]
    if not wanted:
        return {}
    around = place.alias()
    columns = (place.id, place.level, place.name, place.name_ar, place.pcode, around.name, around.name_ar, around.pcode)
    query = place.select(*columns).join(around, JOIN.LEFT_OUTER, on=(around.pcode == place.parent))
    found: dict[int, _Place] = {}
    for local, level, name, name_ar, code, area, area_ar, area_code in values(query.where(one_of(place.id, wanted))):
        itself = Named(name, name_ar)
        if level == _COMMUNITY:
            found[local] = _Place(itself, code, Named(area or "", area_ar or ""), area_code or "")
        else:
            found[local] = _Place(itself, code, itself, code)
    return found


def _next_texts(tables: Tables, due: Mapping[int, int]) -> dict[int, str]:
    """Return what is to be done on the day on which each family is seen next, by their local ids."""
    if not due:
        return {}
    follow_up = tables["follow_up"]
    # The status is compared here: asked for it, SQLite reads all that is open in the whole list.
    columns = (follow_up.family, follow_up.due, follow_up.what, follow_up.status)
    query = follow_up.select(*columns).where(one_of(follow_up.family, due))
    texts: dict[int, str] = {}
    for family, day, what, status in values(query.order_by(follow_up.made, follow_up.id)):
        if status == "open" and day == due[family]:
            texts.setdefault(family, what)
    return texts
