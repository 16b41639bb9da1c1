"""Why a search found families: what of each fits each word, and how; asked of the few that somebody looks at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from famcase.domain import names
from famcase.domain.changes import RecordId
from famcase.domain.described_families import PARTS
from famcase.domain.found_ids import id_key
from famcase.domain.slips import is_slip
from famcase.domain.typed_words import BEGINNING, EXACT, SLIP, Typed
from famcase.services.desk import Desk
from famcase.services.queries.asked import Asked
from famcase.services.queries.lines import arabic_name, latin_name
from famcase.services.queries.search import read
from famcase.services.queries.standing import merged_into
from famcase.services.views import Match
from famcase.storage.projection import head_of
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id
from famcase.wording import Named

_HOW: Final = ("exact", "beginning", "sound", "slip")
"""By rank."""

_NOT: Final = len(_HOW)

_BY_THEIR_END: Final = frozenset({"number", "phone"})
"""Numbers that fit exactly where they begin as typed, and by their last digits in the next rank."""


def found_why(desk: Desk, text: str, families: Sequence[RecordId]) -> dict[RecordId, tuple[Match, ...]]:
    """Return for each of some families what of it fits each word of a text, the best for each.

    A withheld name is named here neither: such a family is found by its numbers and places alone.
    """
    tables = desk.store.tables
    asked = [token.asked for token in read(desk, text) or []]
    there = ((uid, local_id(tables, "family", uid)) for uid in families)
    return {uid: _matches(tables, asked, local) for uid, local in there if local is not None}


def _matches(tables: Tables, asked: Sequence[Asked], local: int) -> tuple[Match, ...]:
    known = list(_known(tables, local))
    found: dict[Match, None] = {}
    for one in asked:
        fits = [(rank, at) for at, (match, words) in enumerate(known) if (rank := _rank(one, match, words)) < _NOT]
        if fits:
            rank, at = min(fits)
            match, words = known[at]
            found.setdefault(replace(match, how=_how(rank, one, match, words)))
    return tuple(found)


def _how(rank: int, asked: Asked, known: Match, words: Iterable[names.Word]) -> str:
    if rank == BEGINNING and known.what in _BY_THEIR_END:
        return "ending"
    slips = (is_slip(typed.word.fold, word.fold) for typed in _typed(asked, known) for word in words)
    return "turkish" if rank == SLIP and not any(slips) else _HOW[rank]


def _known(tables: Tables, local: int) -> Iterator[tuple[Match, tuple[names.Word, ...]]]:
    """Yield what a family can be found by, with the words that are compared; what counts first stands first."""
    family, member, case = (tables[name] for name in ("family", "member", "case_list"))
    row = family.get_by_id(local)
    if not row.withhold_name:
        members = list(member.select().where(member.family == local))
        head = head_of(members)
        for one in sorted(members, key=lambda one: one is not head):
            yield from _of_member(one, "head" if one is head else "member")
    contact, foreign = tables["contact"], tables["foreign_id"]
    for its, number in ((local, row.number), *((one, number) for one, _, number in merged_into(tables, local))):
        is_merged = its != local
        yield Match("number", "", number, is_merged), ()
        for (phone,) in contact.select(contact.number).where(contact.family == its).tuples():
            yield Match("phone", "", phone, is_merged), ()
        for (value,) in foreign.select(foreign.value).where(foreign.family == its).tuples():
            yield Match("id", "", value, is_merged), ()
    listed = case.get_or_none(case.family == local)
    if listed is not None:
        yield from _of_site(tables, listed.site)
        yield from _of_place(tables, "now", listed.place)
        yield from _of_place(tables, "origin", listed.origin)


def _of_member(member: Any, what: str) -> Iterator[tuple[Match, tuple[names.Word, ...]]]:
    for suffix, parts in (("", latin_name(member)), ("_ar", arabic_name(member))):
        for field in PARTS:
            written = getattr(member, field + suffix)
            match = Match("mother", "", written) if field == "mother" else Match(what, "", parts.shown())
            yield match, names.words(written)
    for spelling in member.spellings:
        yield Match(what, "", spelling), names.words(spelling)


def _of_site(tables: Tables, local: int) -> Iterator[tuple[Match, tuple[names.Word, ...]]]:
    site = tables["site"].get_or_none(tables["site"].id == local)
    if site is not None:
        named = (site.name, site.name_ar, *site.aliases)
        yield (
            Match("site", "", Named(site.name, site.name_ar)),
            tuple(word for name in named for word in names.words(name)),
        )


def _of_place(tables: Tables, what: str, local: int) -> Iterator[tuple[Match, tuple[names.Word, ...]]]:
    spelling = tables["place_name"]
    query = spelling.select(spelling.shown, spelling.fold, spelling.sound).where(spelling.place == local)
    for shown, fold, sound in query.tuples():
        yield Match(what, "", shown), (names.Word(fold, sound),)


def _rank(asked: Asked, known: Match, words: Iterable[names.Word]) -> int:
    """Return how well what is known fits what is asked; _NOT where it does not."""
    text = str(known.text)
    if known.what in _BY_THEIR_END:
        begins = (asked.digits,) if known.what == "number" else asked.phones
        if begins and all(begins) and text.startswith(begins):
            return EXACT
        return BEGINNING if asked.ending and text.endswith(asked.ending) else _NOT
    if known.what == "id":
        return EXACT if asked.ids and id_key(text).startswith(asked.ids) else _NOT
    ranks = [rank for one in _typed(asked, known) for word in words if (rank := one.rank_of(word)) is not None]
    return min(ranks, default=_NOT)


def _typed(asked: Asked, known: Match) -> list[Typed]:
    """Return what the words of a name or a place are compared with."""
    return [*asked.typed, *([asked.phrase] if asked.phrase and known.what in {"now", "origin"} else [])]
