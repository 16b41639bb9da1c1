"""Turns what a file says of a family and its people into the fields of their records, each checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from famcase.domain import names
from famcase.domain.days import read_birth
from famcase.domain.site_names import folded
from famcase.domain.text import check_name, check_note
from famcase.services.commands import checked
from famcase.services.commands.families import ImpossibleSize
from famcase.services.desk import Desk
from famcase.services.household_drafts import FieldValue, HouseholdDraft, MemberDraft, StayDraft
from famcase.services.queries import sites
from famcase.wording import N_

Fields = dict[str, Any]
"""Values of a record's fields; what the file does not say is not among them."""

_LISTS: Final = {
    "displacement": "displacement",
    "intention": "intention",
    "sex": "sex",
    "relation": "relation",
    "presence": "presence",
    "living": "living",
    "reason": "reason",
    "sureness": "sureness",
    "tenure": "tenure",
    "confirmed_how": "confirmed-how",
}
"""Fields that hold a code, and the lists that have it; the precision of a birth is made here."""

_DAYS_PASSED: Final = frozenset({"registered_on", "left_on", "since", "confirmed_on", "presence_since", "tent_since"})
_SIZES: Final = ("declared_people", "men", "women", "boys", "girls", "under5", "over60", "pregnant", "disability")
_MOST_PEOPLE: Final = 500
_COMMUNITY, _REGION = 4, 5


class Places:
    """Finds the gazetteer's place or the site that is spelt exactly so; what is found once is remembered."""

    def __init__(self, desk: Desk) -> None:
        self._tables = desk.store.tables
        self._pcodes: dict[str, str] = {}
        self._sites: dict[str, set[bytes]] = {}
        for spelling in sites.spellings(self._tables):
            self._sites.setdefault(spelling.fold, set()).add(spelling.site)

    def fields(self, text: str, pcode: str = "", prefix: str = "place") -> Fields:
        """Return a place as its P-code, where the gazetteer has exactly it, and the words used for it in any case."""
        said = check_name(text, N_("Place"))
        found = self.pcode(pcode) or self.pcode(said)
        words = "" if found and said.upper() == found else said
        given = {f"{prefix}_place" if prefix != "place" else "place": found, f"{prefix}_text": words}
        return {name: value for name, value in given.items() if value}

    def site(self, name: str) -> bytes | None:
        """Return the site of that name, other name or spelling; None where none or several have it."""
        found = self._sites.get(folded(name)[0], set())
        return next(iter(found)) if len(found) == 1 else None

    def pcode(self, text: str) -> str:
        """Return the P-code that `text` is, or that of the only village or region of this name; else nothing."""
        if text not in self._pcodes:
            self._pcodes[text] = self._found(text) if text else ""
        return self._pcodes[text]

    def _found(self, text: str) -> str:
        place, spelling = self._tables["place"], self._tables["place_name"]
        exact = place.select(place.pcode).where(place.pcode == text.upper()).scalar()
        if exact:
            return str(exact)
        query = place.select(place.pcode).join(spelling, on=(spelling.place == place.id)).distinct()
        of_name = (spelling.fold == names.fold(text)) & place.level.in_((_COMMUNITY, _REGION))
        found = [row[0] for row in query.where(of_name).tuples()]
        return str(found[0]) if len(found) == 1 else ""


def family_fields(desk: Desk, places: Places, draft: HouseholdDraft) -> Fields:
    """Return the family's own fields; raises FamcaseError for one that cannot be kept."""
    given = dict(draft.fields)
    given.pop("number", None)  # it says which family is meant and is never written
    if any(isinstance(given.get(name), int) and not 0 <= int(str(given[name])) <= _MOST_PEOPLE for name in _SIZES):
        raise ImpossibleSize
    origin = places.fields(str(given.pop("origin_text", "")), str(given.pop("origin_place", "")), "origin")
    return {**_checked(desk, given), **origin}


def member_fields(desk: Desk, draft: MemberDraft, registered_on: date) -> Fields:
    """Return one person's fields; an age is the birth day on which it was just reached when it was told."""
    given: Fields = {name: getattr(draft, name) for name in ("sex", "relation", "presence", "born_on")}
    given = {name: value for name, value in {**draft.fields, **given}.items() if value is not None}
    if draft.precision:
        given["born_precision"] = draft.precision
    if draft.born_on is None and (draft.age is not None or draft.months is not None):
        told_on = draft.age_on or registered_on
        birth = read_birth(f"{draft.months} months" if draft.months is not None else str(draft.age), told_on)
        given |= {"born_on": birth.on, "born_precision": birth.precision}
    fields = {**_checked(desk, given), **name_fields(draft.names)}
    if draft.vulnerabilities:
        fields["vulnerabilities"] = checked.codes(desk, "vulnerability", draft.vulnerabilities)
    return fields


def name_fields(parts: Mapping[str, str]) -> Fields:
    """Return the parts of a name that the file has, by their field names."""
    return {part: check_name(text, N_("Name")) for part, text in parts.items() if text}


def stay_fields(desk: Desk, places: Places, draft: StayDraft) -> Fields:
    """Return a stay's fields; a site that nobody has added is kept as the words for the place."""
    given: Fields = {name: getattr(draft, name) for name in _STAY_FIELDS}
    given = {name: value for name, value in {**draft.fields, **given}.items() if value is not None}
    site = places.site(draft.site_name) if draft.site_name else None
    words = (
        draft.place_text
        if site or not draft.site_name
        else ", ".join(filter(None, (draft.site_name, draft.place_text)))
    )
    where = places.fields(words, draft.pcode or "")
    return {**_checked(desk, given), **where, **({"site": site} if site else {})}


_STAY_FIELDS: Final = ("living", "since", "confirmed_on", "reason", "tenure", "sureness")


def _checked(desk: Desk, given: Mapping[str, FieldValue]) -> Fields:
    fields: Fields = {}
    for name, value in given.items():
        if name in _LISTS:
            fields[name] = checked.code(desk, _LISTS[name], str(value))
        elif isinstance(value, str):
            fields[name] = check_note(value, N_("This field"))
        elif isinstance(value, date) and name in _DAYS_PASSED:
            fields[name] = checked.not_later(desk, value)
        else:
            fields[name] = value
    return fields
