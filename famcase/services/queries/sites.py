"""Sites: the newest count reported of each beside our own caseload there; the two are never added."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from peewee import Case, fn

from famcase.domain.changes import RecordId
from famcase.domain.site_names import folded
from famcase.errors import Ambiguous, NotFound
from famcase.services.desk import Desk
from famcase.services.queries.lines import place_names
from famcase.services.queries.site_telling import read_told, told
from famcase.services.views import SiteLine
from famcase.storage.postings import AFTER_ALL
from famcase.storage.schema import Tables
from famcase.wording import N_, Named


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of a site as `domain.site_names` compares it."""

    site: RecordId
    shown: str
    fold: str
    sound: str


class NoSuchSite(NotFound):
    def __init__(self, text: str) -> None:
        super().__init__(
            N_("No site is called “{text}”."),
            hint=N_("Look at the list of sites; another spelling will do, in either script."),
            text=text,
        )


class SeveralSites(Ambiguous):
    def __init__(self, text: str, found: Iterable[Named]) -> None:
        super().__init__(
            N_("More than one site may be called “{text}”: {found}."),
            hint=N_("Type one of them as it stands here."),
            text=text,
            found=sorted(found),
        )


_COLUMNS: Final = (
    "id", "uid", "name", "name_ar", "place", "place_text", "type", "status", "capacity_families", "capacity_people",
    "room", "room_on",
)  # fmt: skip


def list_sites(desk: Desk) -> tuple[SiteLine, ...]:
    """Return every site by name: its newest count, its capacity, and the open cases of ours that are there now."""
    return _lines(desk, None)


def site_line(desk: Desk, uid: RecordId) -> SiteLine:
    """Return one site; raise NotFound when there is none of this id."""
    lines = _lines(desk, [uid])
    if not lines:
        raise NotFound(N_("This site is not there any more."), hint=N_("Look at the list of sites."))
    return lines[0]


def sites_of(desk: Desk, uids: Collection[RecordId]) -> dict[RecordId, SiteLine]:
    """Return some sites by their ids."""
    return {line.uid: line for line in _lines(desk, uids)} if uids else {}


def find_site(desk: Desk, text: str) -> RecordId:
    """Return the site of this name or alias in either script: as spelled, as it sounds, or as it begins.

    A name with its place in brackets is read as `site_telling.told` says it.

    Raises NoSuchSite, and SeveralSites where the likest are more than one.
    """
    fold, sound = folded(text)
    tables = desk.store.tables
    as_told = read_told(tables, text)
    if as_told is not None:
        return as_told
    named = tables["site_name"]
    ways = (named.fold == fold, named.sound == sound, begins(named.fold, fold), begins(named.sound, sound))
    for condition in ways if fold else ():
        found = {one.site for one in spellings(tables, condition)}
        if len(found) == 1:
            return found.pop()
        if found:
            raise SeveralSites(text, told(desk, found).values())
    raise NoSuchSite(text)


def spellings(tables: Tables, condition: Any = True) -> list[Spelling]:
    """Return the names and aliases of sites that fulfil a condition on `site_name`, in the order of the sites."""
    site, named = tables["site"], tables["site_name"]
    query = named.select(site.uid, named.shown, named.fold, named.sound).join(site)
    query = query.where((named.shown != "") & condition).order_by(named.site, named.id)
    return [Spelling(RecordId(bytes(uid)), *said) for uid, *said in query.tuples()]


def begins(field: Any, beginning: str) -> Any:
    """Return the condition that a folded text begins so: a range that its index walks."""
    return (field >= beginning) & (field < beginning + AFTER_ALL)


def newest_counts(tables: Tables, sites: Collection[int]) -> dict[int, Any]:
    """Return each site's newest count of families or people, by local ids: by its day, then by when it was made."""
    count = tables["count"]
    newest = fn.ROW_NUMBER().over(partition_by=[count.site], order_by=[count.on.desc(), count.made.desc()])
    says_something = count.families.is_null(False) | count.people.is_null(False)
    inner = count.select(count.id, newest.alias("place")).where(count.site.in_(list(sites)) & says_something)
    columns = (count.site, count.families, count.people, count.on, count.source)
    query = count.select(*columns).join(inner, on=(count.id == inner.c.id)).where(inner.c.place == 1)
    return {row.site: row for row in query.namedtuples()}


def _lines(desk: Desk, uids: Collection[RecordId] | None) -> tuple[SiteLine, ...]:
    tables = desk.store.tables
    site, named = tables["site"], tables["site_name"]
    query = site.select(*(getattr(site, column) for column in _COLUMNS))
    keys = named.select(named.site, named.sort_key).where((named.shown != "") & (named.sort_key != ""))
    if uids is not None:
        query = query.where(site.uid.in_(list(uids)))
        keys = keys.where(named.site.in_(site.select(site.id).where(site.uid.in_(list(uids)))))
    rows = list(query.namedtuples())
    local = [row.id for row in rows]
    counts = newest_counts(tables, local)
    caseload = _caseload(tables, None if uids is None else local)
    places = place_names(tables, {row.place for row in rows if row.place})
    order = dict(keys.tuples())
    rows.sort(key=lambda row: (order.get(row.id, ""), bytes(row.uid)))
    return tuple(_line(row, counts.get(row.id), caseload.get(row.id, (0, 0, 0)), places) for row in rows)


def _caseload(tables: Tables, sites: Collection[int] | None) -> dict[int, tuple[int, int, int]]:
    """Return families, people and families in the open of our open cases, by site."""
    case = tables["case_list"]
    here = (case.site > 0) if sites is None else case.site.in_(list(sites))
    in_the_open = fn.SUM(Case(None, [(case.living == "open", 1)], 0))
    query = case.select(case.site, fn.COUNT(case.family), fn.SUM(case.people), in_the_open)
    query = query.where((case.status == "open") & here).group_by(case.site)
    return {site: (families, int(people), int(outside)) for site, families, people, outside in query.tuples()}


def _line(row: Any, count: Any, caseload: tuple[int, int, int], places: dict[int, Named]) -> SiteLine:
    families, people, in_the_open = caseload
    return SiteLine(
        uid=RecordId(bytes(row.uid)),
        name=row.name,
        name_ar=row.name_ar,
        place=places.get(row.place) or Named(row.place_text, is_typed=True),
        type=row.type,
        status=row.status,
        with_us_families=families,
        with_us_people=people,
        in_the_open=in_the_open,
        count_families=count.families if count else None,
        count_people=count.people if count else None,
        count_on=count.on if count else None,
        count_source=count.source if count else "",
        capacity_families=row.capacity_families,
        capacity_people=row.capacity_people,
        room=row.room,
        room_on=row.room_on,
        occupancy_percent=_occupancy(row, count),
    )


def _occupancy(row: Any, count: Any) -> int | None:
    if count is None:
        return None
    for there, capacity in ((count.families, row.capacity_families), (count.people, row.capacity_people)):
        if there is not None and capacity:
            # Rounded up: a site with one family too many is over, not at 100 %.
            return -(-100 * int(there) // int(capacity))
    return None
