"""Reads the values of filters: codes by their labels, spans, periods, sizes, people who work here, sites and places."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from famcase.domain import names, numbers
from famcase.domain.changes import RecordId
from famcase.domain.days_reading import read_span
from famcase.domain.days_words import SPAN
from famcase.domain.site_names import folded
from famcase.errors import Usage
from famcase.services.desk import Desk
from famcase.services.queries.case_filters import ANYTHING, Span
from famcase.services.queries.filter_phrases import ANY_HELP, BEFORE_SPAN, EVER, OR_LESS, OR_MORE
from famcase.services.queries.sites import spellings
from famcase.storage.postings import AFTER_ALL

Fields = Mapping[str, object]

_LISTS: Final = (
    ("status", "status"),
    ("priority", "priority"),
    ("living", "living"),
    ("need", "need"),
    ("vulnerability", "vulnerability"),
    ("displacement", "displacement"),
)
"""(list, filter) of codes that need no word before them: the first that knows one has it."""

_LIST_OF: Final = {"consent": "consent-state", "flag": "flag-kind"}
"""The lists that bear another name than their filter."""

_CODED: Final = frozenset(
    {"status", "priority", "step", "living", "need", "vulnerability", "displacement", "consent", "flag"}
)

_DAYS: Final = {"days": 1, "weeks": 7}
_DASH: Final = re.compile(r"\s[-–—]\s")
_BETWEEN: Final = re.compile(r"(\d{1,3})\s*(?:[-–—]|to|\.\.|الى|إلى)\s*(\d{1,3})")
_AT_LEAST: Final = re.compile(r"(?:>=|≥)\s*(\d{1,3})|(\d{1,3})\s*\+")
_AT_MOST: Final = re.compile(r"(?:<=|≤)\s*(\d{1,3})")
_OVER: Final = re.compile(r">\s*(\d{1,3})")
_UNDER: Final = re.compile(r"<\s*(\d{1,3})")


class Values:
    """Reads the values of one line of words; what it looks up it keeps while that line is read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._codes: dict[str, dict[str, str]] = {}
        self._users: dict[str, RecordId] | None = None
        self._somebody: dict[str, bool] = {}
        self._ways: Mapping[str, Callable[[str], Fields | None]] = {
            "lacking": self._lacking,
            "at": self._at,
            "origin": self._origin,
            "assigned_to": self._user,
            "people": _people,
            "registered": lambda said: self._period("registered", said),
            "moved": lambda said: self._period("moved", said),
            "confirmed": lambda said: _within("confirmed", said),
            "unconfirmed": lambda said: _within("unconfirmed", said),
            "open_days": _open_days,
        }

    def read(self, begun: str, said: str) -> Fields | None:
        """Return the filter that was begun and is followed by what was said; None where that is no value of it."""
        if begun in _CODED:
            code = self._code(_LIST_OF.get(begun, begun), said)
            return None if code is None else {begun: int(code) if begun == "priority" else code}
        return self._ways[begun](said)

    def coded(self, said: str, fold: str) -> Fields | None:
        """Return the filter whose code or label a phrase is."""
        if numbers.western(said).isdecimal():
            return None  # a bare number is more often a case number, a phone or a camp's
        for list_name, name in _LISTS:
            code = self._codes_of(list_name).get(fold)
            if code is not None:
                return {name: int(code) if name == "priority" else code}
        return None

    def somewhere(self, said: str) -> Fields | None:
        """Return the site or place of exactly this name; None where it may be somebody's name in the files too.

        What may be a name is searched as text, which finds names and places alike: as a filter it would hide the
        people.
        """
        words = names.words(said)
        if not words or all(self._may_be_somebody(word) for word in words):
            return None
        site = self._site(said)
        if site is not None:
            return {"site": site}
        pcode = self._place(said)
        return {"place": pcode} if pcode else None

    def _may_be_somebody(self, wanted: names.Word) -> bool:
        """Return whether a word begins some name in the files, or sounds like one of either script."""
        if wanted.fold not in self._somebody:
            word = self._desk.store.tables["word"]
            begins = (word.fold >= wanted.fold) & (word.fold < wanted.fold + AFTER_ALL)
            self._somebody[wanted.fold] = word.select(word.id).where(begins | (word.sound == wanted.sound)).exists()
        return self._somebody[wanted.fold]

    def _code(self, list_name: str, said: str) -> str | None:
        fold = names.fold(said)
        if list_name == "priority" and fold.isdecimal() and fold in self._desk.vocabulary.codes(list_name):
            return fold
        return self._codes_of(list_name).get(fold)

    def _codes_of(self, list_name: str) -> dict[str, str]:
        if list_name not in self._codes:
            terms = self._desk.vocabulary.terms(list_name)
            forms = {names.fold(term.code): term.code for term in terms}
            for term in terms:
                for label in (term.label_en, term.label_ar):
                    if label:
                        forms.setdefault(names.fold(label), term.code)
            self._codes[list_name] = forms
        return self._codes[list_name]

    def _lacking(self, said: str) -> Fields | None:
        """Read what a family lacks: a need not met, or with a span or "ever" something that it did not get."""
        words = said.split()
        if names.fold(words[-1]) in EVER:
            item = self._item(" ".join(words[:-1]))
            return {"without": item, "without_for": None} if item else None
        for length in range(len(words) - 1, 0, -1):
            item, span = self._item(" ".join(words[:length])), _span(" ".join(words[length:]))
            if item and span:
                return {"without": item, "without_for": span}
        need = self._code("need", said)
        if need is None:
            item = self._code("item", said)
            need = self._desk.vocabulary.get("item", item).extra.get("need") if item else None
        return {"need": need} if need else None

    def _item(self, said: str) -> str | None:
        return ANYTHING if names.fold(said) in ANY_HELP else self._code("item", said)

    def _user(self, said: str) -> Fields | None:
        if self._users is None:
            user = self._desk.store.tables["user"]
            rows = user.select(user.uid, user.name).order_by(user.active, user.id).tuples()
            self._users = {names.fold(name): RecordId(bytes(uid)) for uid, name in rows}
        found = self._users.get(names.fold(said))
        return None if found is None else {"assigned_to": found}

    def _period(self, name: str, said: str) -> Fields | None:
        try:
            return {name: self._desk.period(_DASH.sub(" to ", said))}
        except Usage:
            return None

    def _at(self, said: str) -> Fields | None:
        site = self._site(said)
        if site is not None:
            return {"site": site}
        pcode = self._place(said)
        return {"at": pcode} if pcode else None

    def _origin(self, said: str) -> Fields | None:
        pcode = self._place(said)
        return {"origin": pcode} if pcode else None

    def _site(self, said: str) -> RecordId | None:
        tables = self._desk.store.tables
        found = {one.site for one in spellings(tables, tables["site_name"].fold == folded(said)[0])}
        return next(iter(found)) if len(found) == 1 else None

    def _place(self, said: str) -> str | None:
        """Return the P-code of the only place of a spelling, the smallest kind of place first; or a P-code itself."""
        tables = self._desk.store.tables
        spelling, place = tables["place_name"], tables["place"]
        query = place.select(place.pcode, place.level).join(spelling, on=(spelling.place == place.id))
        found = dict(query.where(spelling.fold == names.fold(said)).tuples())
        if not found and place.select(place.id).where(place.pcode == said.upper()).exists():
            return said.upper()
        lowest = [pcode for pcode, level in found.items() if level == max(found.values())]
        return lowest[0] if len(lowest) == 1 else None


def _span(said: str) -> Span | None:
    fold = names.fold(said)
    for words in BEFORE_SPAN:
        if fold.startswith(f"{words} "):
            fold = fold.removeprefix(f"{words} ")
            break
    found = SPAN.fullmatch(fold)
    if found is None or not (found["dual"] or found["count"]):
        return None
    return Span(*read_span(found))


def _within(name: str, said: str) -> Fields | None:
    span = _span(said)
    return None if span is None else {name: span}


def _open_days(said: str) -> Fields | None:
    span = _span(said)
    if span is None or span.unit not in _DAYS:
        return None
    return {"in_the_open": True, "open_days": span.count * _DAYS[span.unit]}


def _people(said: str) -> Fields | None:
    plain = numbers.western(said).strip()
    fold = names.fold(said)
    for endings, is_least in ((OR_MORE, True), (OR_LESS, False)):
        for ending in endings:
            rest = fold.removesuffix(ending).strip()
            if rest != fold and rest.isdecimal():
                return {"people": (int(rest), None) if is_least else (0, int(rest))}
    if plain.isdecimal() and len(plain) < 4:
        return {"people": (int(plain), int(plain))}
    if found := _BETWEEN.fullmatch(plain):
        return {"people": (min(int(found[1]), int(found[2])), max(int(found[1]), int(found[2])))}
    if found := _AT_LEAST.fullmatch(plain):
        return {"people": (int(found[1] or found[2]), None)}
    if found := _OVER.fullmatch(plain):
        return {"people": (int(found[1]) + 1, None)}
    if found := _AT_MOST.fullmatch(plain) or _UNDER.fullmatch(plain):
        return {"people": (0, int(found[1]) - (0 if found.re is _AT_MOST else 1))}
    return None
