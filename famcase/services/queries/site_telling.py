"""Texts that name one site and no other, "al-Midan camp (Kafr Deryan)": how they are said and how they are read."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from peewee import JOIN

from famcase.domain.changes import RecordId
from famcase.domain.names import fold
from famcase.domain.site_names import folded
from famcase.services.desk import Desk
from famcase.storage.schema import Tables
from famcase.wording import Named

_TOLD: Final = re.compile(r"(?P<name>.*\S)\s*[(](?P<within>[^()]+)[)]")
_ID: Final = re.compile(r"(?:.*[,،]\s*)?(?P<id>[0-9a-f]{4,64})", re.IGNORECASE)

_FEWEST_DIGITS: Final = 4
"""Of what stands for a site that nothing else tells from another."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A site as far as it is told from others."""

    uid: RecordId
    named: Named
    place: Named
    pcode: str
    status: str

    @property
    def digits(self) -> str:
        """What stands for its id: ids themselves begin and end alike."""
        return sha256(self.uid).hexdigest()

    @property
    def lies(self) -> str:
        """What is equal for sites of one place: its P-code, else the words for it, folded."""
        return self.pcode or fold(str(self.place))

    def is_at(self, within: str) -> bool:
        """Return whether a typed place is this site's."""
        said = fold(within)
        return bool(said) and said in (fold(self.place.latin), fold(self.place.arabic), fold(self.pcode))


def twin(
    tables: Tables, said: Sequence[str], pcode: str, words: str, besides: RecordId | None = None
) -> Standing | None:
    """Return the site that one of these names would be the name of too, at the place of this P-code or these words.

    None where there is none. Names are equal as they are compared everywhere, and other names of a site count.
    """
    folds = {folded(name)[0] for name in said} - {""}
    lies = pcode or fold(words)
    return next((one for one in _called(tables, folds) if one.uid != besides and one.lies == lies), None)


def told(desk: Desk, sites: Collection[RecordId]) -> dict[RecordId, Named]:
    """Return a text for each site that `read_told` reads as that site alone: its name and place.

    Where another site of the name is at the same place, or this one at none, digits made of its id stand there too.
    """
    tables = desk.store.tables
    site = tables["site"]
    wanted = _standing(tables, site.uid.in_(list(sites)))
    alike = _called(tables, {folded(name)[0] for one in wanted for name in _both(one.named)} - {""})
    return {one.uid: _text(one, alike) for one in wanted}


def read_told(tables: Tables, text: str) -> RecordId | None:
    """Return the site that a name with its place, digits of its id or both in brackets names alone, else None."""
    said = _TOLD.fullmatch(text.strip())
    if said is None:
        return None
    called = _called(tables, {folded(said["name"])[0]} - {""})
    found = [one for one in called if one.is_at(said["within"])]
    by_id = _ID.fullmatch(said["within"].strip())
    if not found and by_id:
        found = [one for one in called if one.digits.startswith(by_id["id"].lower())]
    return found[0].uid if len(found) == 1 else None


def _text(one: Standing, alike: Iterable[Standing]) -> Named:
    lies = _both(one.place)
    twins = [
        other
        for other in alike
        if other.uid != one.uid and (not lies or other.lies == one.lies or any(map(other.is_at, lies)))
    ]
    own = one.digits
    long = next(
        n for n in range(_FEWEST_DIGITS, len(own) + 1) if not any(other.digits[:n] == own[:n] for other in twins)
    )
    digits = own[:long] if twins else ""
    latin, arabic = (_beside(name, place, digits) for name, place in _pairs(one))
    return Named(latin, arabic, one.place.is_typed)


def _pairs(one: Standing) -> Iterable[tuple[str, str]]:
    """Yield name and place in Latin, then in Arabic letters; what one script has not is taken from the other."""
    name, place = one.named, one.place
    yield str(name), str(place)
    yield name.arabic or name.latin, place.arabic or place.latin


def _beside(name: str, place: str, digits: str) -> str:
    within = ", ".join(filter(None, (place.replace("(", "").replace(")", ""), digits)))
    return f"{name} ({within})" if within else name


def _both(name: Named) -> tuple[str, ...]:
    return tuple(filter(None, (name.latin, name.arabic)))


def _called(tables: Tables, folds: Collection[str]) -> list[Standing]:
    """Return the sites of which a name or another name is folded so."""
    site, named = tables["site"], tables["site_name"]
    of_them = named.select(named.site).where((named.shown != "") & named.fold.in_(list(folds)))
    return _standing(tables, site.id.in_(of_them)) if folds else []


def _standing(tables: Tables, condition: Any) -> list[Standing]:
    site, place = tables["site"], tables["place"]
    columns = (site.uid, site.name, site.name_ar, site.place_text, site.status, place.pcode, place.name, place.name_ar)
    query = site.select(*columns).join(place, JOIN.LEFT_OUTER, on=(site.place == place.id)).where(condition)
    return [
        Standing(
            RecordId(bytes(uid)),
            Named(name, name_ar),
            Named(at or words, at_ar or "", is_typed=not pcode),
            pcode or "",
            status,
        )
        for uid, name, name_ar, words, status, pcode, at, at_ar in query.order_by(site.id).tuples()
    ]
