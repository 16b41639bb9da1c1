"""Finds places and sites by any spelling in either script, as they are typed."""

import re
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Final

from famcase.domain import names
from famcase.domain.changes import RecordId
from famcase.domain.distances import Spot, kilometres
from famcase.domain.place_likeness import (
    COUNTRY,
    DISTRICT,
    GOVERNORATE,
    NEARNESS,
    REGION,
    SUBDISTRICT,
    VILLAGE,
    likely_places,
)
from famcase.domain.site_names import folded
from famcase.domain.text import NAME_LIMIT
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries import site_telling, sites
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.place_candidates import sounding_nearly
from famcase.services.views import SiteLine
from famcase.storage.postings import AFTER_ALL
from famcase.storage.schema import Tables
from famcase.wording import Named

_EXACT, _ALIKE, _BEGINNING, _SOUND, _NEARLY, _SOUND_BEGINNING = range(6)

_ALIKE_FROM: Final = 0.8
"""The likeness from which a spelling goes before those that only begin with what was typed."""

_NEARLY_FROM: Final = 0.5

_MOST_NAMESAKES: Final = 40
"""Villages of one name, more than any name has in one country."""

_MOST_SPELLINGS: Final = 400
"""Spellings read for one way of likeness; two letters begin some hundreds of the 18,000."""

_KINDS: Final = {
    VILLAGE: "community",
    REGION: "region",
    SUBDISTRICT: "sub-district",
    DISTRICT: "district",
    GOVERNORATE: "governorate",
    COUNTRY: "country",
}

_ARTICLES: Final = ("al ", "el ", "ال")
"""People leave them out while they type; the rest of a name with one is as good as all of it."""

_WITH_PCODE: Final = re.compile(r"(?P<name>.*\S) ?[(](?P<pcode>[A-Za-z]+[0-9]+)[)]")


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A site or a place that somebody may have meant."""

    where: Where
    name: str
    name_ar: str
    within: Named
    """Sub-district and district; of a site its place."""
    kind: str
    """site, or for a place community, region, sub-district, district, governorate or country."""
    note: SiteLine | None
    """How full a site is; None for a place."""
    km: int | None = None
    """Kilometres as the crow flies from where somebody asked for; None where nobody did or no map has both."""

    @property
    def named(self) -> Named:
        return Named(self.name, self.name_ar)


@dataclass(frozen=True, slots=True, order=True)
class _Likeness:
    """How near a spelling is to what was typed; the smallest is the best."""

    rank: int
    unlikeness: float
    """0 to 1 where names were compared (alike, nearly), else 0."""
    level: int
    shown: str
    local: int


def find_places(desk: Desk, text: str, limit: int = 10, near: Where = Where()) -> tuple[PlaceHit, ...]:
    """Return the likest sites and places: of this spelling, of one alike, beginning so, sounding so, nearly alike.

    Sites stand before villages, villages before districts, and of several that are alike in all else those nearest to
    `near`, a site or place. Nothing for a text without letters or digits, or longer than any name.
    """
    if len(text) > NAME_LIMIT:
        return ()
    fold, sound = names.fold(text), names.joined_sound(text)
    if not fold or not sound:
        return ()
    tables = desk.store.tables
    spot = _spot_of(tables, near)
    likest = _likest(tables, list(_places(tables, text, fold, sound).values()), spot, limit)
    found_sites = _sites(tables, *folded(text))
    lines = sites.sites_of(desk, found_sites)
    views = PlaceViews(tables, [like.local for like in likest])
    ranked = [((like.rank, 0.0, -1, lines[uid].name), _site_hit(lines[uid])) for uid, like in found_sites.items()]
    ranked += [
        ((like.rank, like.unlikeness, like.level, names.sort_key(like.shown)), _place_hit(views, like.local))
        for like in likest
    ]
    first = [hit for _, hit in sorted(ranked, key=lambda pair: pair[0])[:limit]]
    if spot is None:
        return tuple(first)
    spots = (_spot_of(tables, hit.where) for hit in first)
    return tuple(
        hit if there is None else replace(hit, km=round(kilometres(spot, there)))
        for hit, there in zip(first, spots, strict=True)
    )


def _spot_of(tables: Tables, where: Where) -> Spot | None:
    """Return where a place lies, or the place of a site; None where that is not known."""
    place, site = tables["place"], tables["site"]
    if not where.site and not where.pcode:
        return None
    query = place.select(place.latitude, place.longitude)
    if where.site:
        query = query.join(site, on=(site.place == place.id)).where(site.uid == where.site)
    else:
        query = query.where(place.pcode == where.pcode)
    row = query.tuples().first()
    return None if row is None or None in row else (float(row[0]), float(row[1]))


def _likest(tables: Tables, found: list[_Likeness], spot: Spot | None, limit: int) -> list[_Likeness]:
    """Return the likest places; of those of one spelling the nearest first."""
    found.sort()
    if spot is None or len(found) < 2:
        return found[:limit]
    place = tables["place"]
    # of equals the last that would be shown may be a farther one
    last = found[: limit + _MOST_NAMESAKES]
    query = place.select(place.id, place.latitude, place.longitude)
    rows = query.where(place.id.in_([one.local for one in last])).tuples()
    away = {local: kilometres(spot, (lat, lon)) for local, lat, lon in rows if lat is not None and lon is not None}

    def key(one: _Likeness) -> tuple[object, ...]:
        return (one.rank, one.unlikeness, one.level, names.sort_key(one.shown), away.get(one.local, inf), one.local)

    return sorted(last, key=key)[:limit]


def resolve(desk: Desk, text: str) -> Where:
    """Return what a typed place means: a P-code, the spelling of one site or place, or the only one that sounds so.

    A name with what tells it apart in brackets is read too: "Tah (C4099)", "al-Midan camp (Kafr Deryan)".
    Villages go before districts of the same name, and a place's own name before the other spellings of another.
    What is nobody's or several villages' name stays words: it is never refused. So does the beginning of one place's
    name that only sounds like another: "Salq" is nobody's order for Suluk while Salqin begins so.
    """
    said = " ".join(text.split())
    fold, sound = names.fold(said), names.joined_sound(said)
    if not fold:
        return Where(text=said)
    tables = desk.store.tables
    place = tables["place"]
    pcode = place.select(place.pcode).where(place.pcode == said.upper()).scalar()
    if pcode:
        return Where(pcode=pcode)
    as_told = site_telling.read_told(tables, said)
    if as_told is not None:
        return Where(site=as_told)
    in_brackets = _of_the_pcode(tables, said)
    if in_brackets:
        return Where(pcode=in_brackets)
    spelling, named = tables["place_name"], tables["site_name"]
    site_fold, site_sound = folded(said)
    for is_site, condition, is_begun in (
        (named.fold == site_fold, spelling.fold == fold, False),
        (
            named.sound == site_sound,
            spelling.sound == sound,
            _begins_others(tables, (fold, sound), (site_fold, site_sound)),
        ),
    ):
        found = {one.site for one in sites.spellings(tables, is_site)}
        pcode = _only(tables, condition, fold)
        if is_begun and (found or pcode):
            return Where(text=said)
        if len(found) == 1:
            return Where(site=found.pop())
        if pcode and not found:
            return Where(pcode=pcode)
        if found or pcode is None:
            return Where(text=said)
    return Where(text=said)


def _of_the_pcode(tables: Tables, said: str) -> str | None:
    """Return the P-code that stands in brackets after a name of its place; None where it is not so."""
    told = _WITH_PCODE.fullmatch(said)
    if told is None:
        return None
    place, spelling = tables["place"], tables["place_name"]
    query = place.select(place.pcode).join(spelling, on=(spelling.place == place.id))
    is_named = spelling.sound == names.joined_sound(told["name"])
    pcode: str | None = query.where((place.pcode == told["pcode"].upper()) & is_named).scalar()
    return pcode


def _begins_others(tables: Tables, place: tuple[str, str], site: tuple[str, str]) -> bool:
    """Return whether a name begins so, letter by letter, that does not sound so; each is what was typed, folded."""
    return any(
        table.select().where(sites.begins(table.fold, fold) & (table.sound != sound)).exists()
        for table, (fold, sound) in ((tables["place_name"], place), (tables["site_name"], site))
    )


def _only(tables: Tables, condition: Any, fold: str) -> str | None:
    """Return the P-code of the only place of the nearest kind; "" where there is none, None where there are several.

    Of several the one whose own name is `fold` is meant: Tah is the village Tah, not Tata, which maps write Ţāḩ.
    """
    place, spelling = tables["place"], tables["place_name"]
    query = place.select(place.pcode, place.level, place.name, place.name_ar)
    rows = list(query.join(spelling, on=(spelling.place == place.id)).where(condition).tuples())
    nearness = {pcode: NEARNESS.get(level, len(NEARNESS)) for pcode, level, *_ in rows}
    nearest = {pcode for pcode in nearness if nearness[pcode] == min(nearness.values())}
    if len(nearest) > 1:
        own = {pcode for pcode, _, *said in rows if fold in map(names.fold, said)}
        nearest = nearest & own or nearest
    return "" if not nearest else nearest.pop() if len(nearest) == 1 else None


def _places(tables: Tables, text: str, fold: str, sound: str) -> dict[int, _Likeness]:
    place, spelling = tables["place"], tables["place_name"]
    ways = (
        (_EXACT, spelling.fold.in_([fold, *(article + fold for article in _ARTICLES)])),
        (_BEGINNING, (spelling.fold >= fold) & (spelling.fold < fold + AFTER_ALL)),
        (_SOUND, spelling.sound == sound),
        (_SOUND_BEGINNING, (spelling.sound >= sound) & (spelling.sound < sound + AFTER_ALL)),
    )
    found: dict[int, _Likeness] = _alike(tables, text, sound)
    for rank, condition in ways:
        if rank == _SOUND_BEGINNING and (found or len(sound) < 2):
            break
        query = spelling.select(spelling.place, spelling.shown, place.level).join(
            place, on=(spelling.place == place.id)
        )
        rows = query.where(condition).order_by(spelling.fold, spelling.id).limit(_MOST_SPELLINGS)
        for local, shown, level in rows.tuples():
            like = _Likeness(rank, 0.0, NEARNESS.get(level, len(NEARNESS)), shown, local)
            found[local] = min(found.get(local, like), like)
    return found


def _alike(tables: Tables, text: str, sound: str) -> dict[int, _Likeness]:
    """Return the places one slip away and how alike their spelling is."""
    known = sounding_nearly(tables, sound)
    levels = {one.place: one.level for one in known}
    found: dict[int, _Likeness] = {}
    for likely in likely_places(text, known):
        if likely.score >= _NEARLY_FROM:
            rank = _ALIKE if likely.score >= _ALIKE_FROM else _NEARLY
            level = NEARNESS.get(levels[likely.place], len(NEARNESS))
            found[likely.place] = _Likeness(rank, 1 - likely.score, level, likely.shown, likely.place)
    return found


def _sites(tables: Tables, fold: str, sound: str) -> dict[RecordId, _Likeness]:
    named = tables["site_name"]
    ways = [
        (_EXACT, named.fold == fold),
        # a scan of some thousand short names, where it is a later word that begins so
        (_BEGINNING, sites.begins(named.fold, fold) | named.fold.contains(f" {fold}")),
        (_SOUND, named.sound == sound),
    ]
    if len(sound) > 1:
        ways.append((_SOUND_BEGINNING, sites.begins(named.sound, sound)))
    found: dict[RecordId, _Likeness] = {}
    for rank, condition in ways:
        for one in sites.spellings(tables, condition):
            found.setdefault(one.site, _Likeness(rank, 0.0, -1, one.shown, 0))
    return found


def _site_hit(line: SiteLine) -> PlaceHit:
    return PlaceHit(Where(site=line.uid), line.name, line.name_ar, line.place, "site", line)


def _place_hit(views: PlaceViews, local: int) -> PlaceHit:
    view = views.view(local)
    if view is None:
        raise LookupError("a spelling of no place")
    return PlaceHit(Where(pcode=view.pcode), view.name, view.name_ar, view.within, _KINDS[views.row(local).level], None)
