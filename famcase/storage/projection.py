"""Writes what is derived: a family's row of the case list, what finds it, what it meets others by; a site's names."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from famcase.domain import blocking, found_ids, households, journeys, names, site_names
from famcase.domain.described_families import PARTS
from famcase.storage import postings, statements
from famcase.storage.described import describe, origin_of
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables

NAME_FIELDS = PARTS
"""Of a member's name; each also with `_ar`."""

MERGED = "duplicate"
"""The status of a family that was found to be another, which is found in its place."""


def project(tables: Tables, family_id: int, today: date) -> None:
    """Write the case-list row, the postings and the blocks of a family from its rows; ages are those of `today`.

    Called by every command, undo, import and rebuild alike, in their transaction.
    """
    family = tables["family"].get(tables["family"].id == family_id)
    members = statements.rows_of(tables, "member", family_id)
    row = case_row(tables, family, members, households.child_born_from(today))
    statements.write_blocks(tables, family_id, set(row["met_by"]))
    statements.put(tables, "case_list", {"family": family_id, **row})
    postings.write(tables, family_id, *found_by(tables, family, members), postings.place_keys(row))


def forget(tables: Tables, family_id: int) -> None:
    """Remove the case-list row, the postings, words that only they used and the blocks, before its row goes."""
    statements.write_blocks(tables, family_id, set())
    tables["case_list"].delete().where(tables["case_list"].family == family_id).execute()
    postings.write(tables, family_id, set(), set())


def project_site(tables: Tables, site_id: int) -> None:
    """Write what a site is found by from its row. Called as `project` is, in the same transaction."""
    site, named = tables["site"], tables["site_name"]
    named.delete().where(named.site == site_id).execute()
    rows = [(site_id, *row) for row in site_rows(site.get(site.id == site_id))]
    if rows:
        named.insert_many(rows, [named.site, named.fold, named.sound, named.shown, named.sort_key]).execute()


def project_all(tables: Tables, today: date) -> None:
    """Write what is derived from every family and site: for a database whose tables are younger than they are."""
    families, sites = ([row[0] for row in tables[name].select(tables[name].id).tuples()] for name in ("family", "site"))
    for local in families:
        project(tables, local, today)
    for local in sites:
        project_site(tables, local)
    postings.pack(tables)


def project_bearers(tables: Tables, folds: Iterable[str], today: date) -> None:
    """Write what is derived from every family in which somebody bears one of some words, as they are folded."""
    word = tables["word"]
    words = [row[0] for row in word.select(word.id).where(word.fold.in_(sorted(folds))).tuples()]
    for family in postings.found(tables, words).families:
        project(tables, family, today)


def site_rows(site: Any) -> list[tuple[str, str, str, str]]:
    """Return (fold, sound, name as written, what it is sorted by) of each name of a site and of each word of one.

    A word is written as "", and the name that the site is listed by alone has what it is sorted by.
    """
    listed = site.name or site.name_ar
    shown = dict.fromkeys(name for name in (site.name, site.name_ar, *site.aliases) if name)
    words = dict.fromkeys(word for name in shown for word in names.words(name))
    whole = [(*site_names.folded(name), name, names.sort_key(name) if name == listed else "") for name in shown]
    return whole + [(word.fold, word.sound, "", "") for word in words]


def case_row(tables: Tables, family: Any, members: list[Any], born_from: date) -> dict[str, Any]:
    """Return the values of a family's case-list row, in which those born from a day on are children."""
    now = journeys.current(statements.rows_of(tables, "stay", family.id))
    follow_ups = [row for row in statements.rows_of(tables, "follow_up", family.id) if row.status == "open"]
    due = min((row.due for row in follow_ups), default=None)
    head = head_of(members)
    people = [households.Person(member.presence, member.sex, member.born_on) for member in members]
    composition = households.Split(family.women or 0, family.men or 0, family.girls or 0, family.boys or 0)
    by_sex_and_age, eldest_child = households.split(people, family.declared_people, composition, born_from)
    return {
        "name_key": "" if family.withhold_name or head is None else names.sort_key(shown_name(head)),
        "status": family.status,
        "priority": family.priority,
        "people": households.size((member.presence for member in members), family.declared_people),
        **asdict(by_sex_and_age),
        "eldest_child": eldest_child or NO_DAY,
        "assigned_to": family.assigned_to_id or 0,
        "origin": family.origin_place_id or 0,
        "left_on": family.left_on or NO_DAY,
        "place": (now.place_id if now else None) or 0,
        "site": (now.site_id if now else None) or 0,
        "living": now.living if now else "unknown",
        "since": (now.since if now else None) or NO_DAY,
        "confirmed_on": (now.confirmed_on if now else None) or NO_DAY,
        "next_due": due or NO_DAY,
        "registered_on": family.registered_on or NO_DAY,
        "withheld": family.withhold_name,
        "displacement": family.displacement,
        "origin_words": "" if family.origin_place_id else family.origin_text,
        "place_words": now.place_text if now and not (now.place_id or now.site_id) else "",
        "met_by": tuple(sorted(block_keys(tables, family, members))),
    }


def head_of(members: list[Any]) -> Any:
    """Return the head of household: the first member with that relation, else nobody."""
    heads = [member for member in members if member.relation == "head"]
    return min(heads, key=lambda member: (member.made, member.uid[8:]), default=None)


def shown_name(member: Any) -> str:
    """Return a member's name for lists: the Latin spelling, else the Arabic one."""
    latin = names.NameParts(member.first, member.father, member.surname, member.called)
    if not latin.is_blank:
        return latin.shown()
    return names.NameParts(member.first_ar, member.father_ar, member.surname_ar, member.called_ar).shown()


def family_words(members: list[Any]) -> set[names.Word]:
    """Return the folded words of all names and spellings in a family."""
    texts: list[str] = []
    for member in members:
        for field in NAME_FIELDS:
            texts.extend((getattr(member, field), getattr(member, field + "_ar")))
        texts.extend(member.spellings)
    return {word for text in texts if text for word in names.words(text)}


def found_by(tables: Tables, family: Any, members: list[Any]) -> tuple[set[names.Word], set[names.Word]]:
    """Return the words that find a family, and those among them that are in the name of its head.

    Of a withheld name and of a family that was merged there are only its ids: the other family has its names.
    """
    ids = {found_ids.id_key(row.value) for row in statements.rows_of(tables, "foreign_id", family.id)} - {""}
    words = {names.Word(key, found_ids.MARK) for key in ids}
    if family.withhold_name or family.status == MERGED:
        return words, set()
    head = head_of(members)
    return words | family_words(members), family_words([head]) if head else set()


def block_keys(tables: Tables, family: Any, members: list[Any]) -> set[int]:
    """Return the keys under which a family meets those that may be the same; none for whom no word finds."""
    if family.withhold_name or family.status == MERGED:
        return set()
    place = family.origin_place_id
    origin = origin_of(place, *statements.place_of(tables, place)) if place else None
    return blocking.keys(describe(family, members, origin))
