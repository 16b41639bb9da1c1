"""The families that somebody goes to on a day, in the order of the way, with what a slip may say and nothing more."""

import re
from dataclasses import dataclass
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.numbers import western
from famcase.domain.vocabulary import UnknownCode, Vocabulary
from famcase.services.desk import Desk
from famcase.services.queries.lines import arabic_name, headings, latin_name, stays_now
from famcase.services.queries.sources import chunks
from famcase.services.queries.there import local_ids
from famcase.services.queries.today import due
from famcase.storage.projection import head_of
from famcase.storage.schema import Tables

_BETWEEN: Final = re.compile(r"[,;،؛+/&\n]|\band\b|\bو\s")
_UNSAID: Final = frozenset({"cash", "rent-support", "food-voucher", "other"})
"""What no slip names: whoever is searched with it would be known to carry money."""

_HOW_MANY: Final = re.compile(r"^[\d\s×x*]+")


@dataclass(frozen=True, slots=True)
class Stop:
    """A family on the way: how it is called by, how many they are, where exactly, and what to bring."""

    family: RecordId
    number: str
    called: str
    """What people call the head, in Latin letters; empty where nobody told, or the name is withheld."""
    called_ar: str
    people: int
    directions: str
    sector: str
    tent: str
    bring: tuple[str, ...]
    """Codes of item, of those that the words of what is due name; other words of it stay here."""


def day_round(desk: Desk, user: str = "") -> tuple[Stop, ...]:
    """Return the families with something due or overdue, once each and in the order of `due`, of the same user."""
    asked: dict[RecordId, list[str]] = {}
    people: dict[RecordId, int] = {}
    for line in due(desk, user=user):
        asked.setdefault(line.family, []).append(line.what)
        people[line.family] = line.people
    tables = desk.store.tables
    families = local_ids(tables, asked)
    headed, called, stays = headings(tables, families), _called(tables, families), stays_now(tables, families)
    stops = []
    for local in families:
        head, stay = headed[local], stays.get(local)
        latin, arabic = ("", "") if head.withheld else called.get(local, ("", ""))
        stops.append(
            Stop(
                family=head.uid,
                number=head.number,
                called=latin,
                called_ar=arabic,
                people=people[head.uid],
                directions=stay.directions if stay else "",
                sector=stay.sector if stay else "",
                tent=stay.tent if stay else "",
                bring=tuple(
                    dict.fromkeys(code for what in asked[head.uid] for code in items_in(desk.vocabulary, what))
                ),
            )
        )
    return tuple(stops)


def items_in(vocabulary: Vocabulary, words: str) -> tuple[str, ...]:
    """Return the codes of item that words name, as in the list or with an "s" ("2 tents and bread"); never money."""
    found: list[str] = []
    for part in _BETWEEN.split(western(words)):
        named = _HOW_MANY.sub("", part).strip()
        for form in (named, named.removesuffix("s")):
            try:
                found.append(vocabulary.find("item", form))
            except UnknownCode:
                continue
            break
    return tuple(code for code in dict.fromkeys(found) if code not in _UNSAID)


def _called(tables: Tables, families: list[int]) -> dict[int, tuple[str, str]]:
    """Return what people call the heads of families, in both scripts, by local ids."""
    member = tables["member"]
    heads: dict[int, list[object]] = {}
    for part in chunks(families):
        for row in member.select().where(member.family.in_(list(part)) & (member.relation == "head")):
            heads.setdefault(row.family_id, []).append(row)
    named = {local: head_of(rows) for local, rows in heads.items()}
    return {local: (latin_name(head).called, arabic_name(head).called) for local, head in named.items()}
