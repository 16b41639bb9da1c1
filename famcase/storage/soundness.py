"""Looks for what does not hold: pages of the file, references, rows that are not what the journal says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Literal

from pyroaring import BitMap

from famcase.domain.changes import RecordId
from famcase.domain.households import child_born_from
from famcase.domain.state import RecordState
from famcase.storage import journal, postings
from famcase.storage.faults import DatabaseDamaged
from famcase.storage.fields import RecordField
from famcase.storage.projection import case_row, found_by, site_rows
from famcase.storage.rows import RowWriter
from famcase.storage.schema import Tables
from famcase.storage.statements import rows_of
from famcase.storage.store import Store

Difference = Literal["missing", "different", "extra"]

_SUBJECTS_AT_ONCE = 200
_ROWS_AT_ONCE = 500
"""Ids asked for in one statement: below the number of values that SQLite takes."""

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError)


def damaged_pages(store: Store, most: int = 5) -> list[str]:
    """Return what SQLite finds wrong with its file, at most so many; a server looks after its own files."""
    if store.engine != "sqlite":
        return []
    found = store.database.execute_sql(f"PRAGMA integrity_check({most:d})").fetchall()
    return [str(row[0]) for row in found if row[0] != "ok"]


def loose_references(store: Store) -> Counter[str]:
    """Return how many rows of each table refer to a row that is not there; a server never lets that happen."""
    if store.engine != "sqlite":
        return Counter()
    found = store.database.execute_sql("PRAGMA foreign_key_check").fetchall()
    return Counter(str(row[0]) for row in found)


def differences(tables: Tables, today: date) -> Counter[tuple[str, Difference]]:
    """Return how many rows of each table are not what the journal says, nothing being written.

    What cannot be read counts as different. Subjects whose own changes cannot be read are left to `journal.verify`.
    """
    found: Counter[tuple[str, Difference]] = Counter()
    right: Counter[str] = Counter()
    for subjects in _chunks(_subjects(tables), _SUBJECTS_AT_ONCE):
        _compare(tables, subjects, today, found, right)
    for name in (*tables.records, "case_list", "family_words", "block", "site_name"):
        extra = tables[name].select().count() - right[name]
        if extra > 0:
            found[name, "extra"] += extra
    _compare_index(tables, found)
    return found


def _compare(
    tables: Tables,
    subjects: Sequence[RecordId],
    today: date,
    found: Counter[tuple[str, Difference]],
    right: Counter[str],
) -> None:
    """Compare the rows of some subjects; `right` counts the rows that the journal knows of, whatever they hold."""
    writer = RowWriter(tables)
    expected: dict[str, dict[bytes, dict[str, Any]]] = {}
    for subject in subjects:
        for state in _standing(tables, subject):
            row = _row(tables, writer, state)
            if row is not None:
                expected.setdefault(state.table, {})[state.record] = row
    for name, rows in expected.items():
        stored = _stored(tables, name, list(rows))
        right[name] += len(stored)
        for uid, row in rows.items():
            if uid not in stored:
                found[name, "missing"] += 1
            elif stored[uid] != row:
                found[name, "different"] += 1
    ids = [local for uid in expected.get("family", {}) if (local := writer.local_id("family", uid)) is not None]
    _compare_derived(tables, ids, today, found, right)
    _compare_sites(tables, list(expected.get("site", {})), found, right)


def _compare_derived(
    tables: Tables, ids: list[int], today: date, found: Counter[tuple[str, Difference]], right: Counter[str]
) -> None:
    """Compare what is derived from families, by their local ids, with what their rows give."""
    case, family = tables["case_list"], tables["family"]
    listed = {row["family"]: row for row in case.select().where(case.family.in_(ids)).dicts()}
    words = _words_of(tables, ids)
    blocks: dict[int, set[int]] = {}
    for local, one in _families(family, ids).items():
        wanted = words[local]
        row: dict[str, Any] = {}
        if one is not None:
            try:
                members = rows_of(tables, "member", local)
                # a row that was written while somebody now grown was a child is right: it says who the eldest was
                eldest = listed.get(local, {}).get("eldest_child")
                born_from = min(filter(None, (eldest, child_born_from(today))))
                right_row = case_row(tables, one, members, born_from)
                row = {name: _as_read(case, name, value) for name, value in right_row.items()}
                known, of_head = found_by(tables, one, members)
                wanted = {(each.fold, each.sound, each in of_head) for each in known}
                wanted |= {("", str(key), False) for key in postings.place_keys(row)}
                blocks[local] = set(row["met_by"])
            except _UNREADABLE:
                row = {}
        found["case_list", "missing"] += local not in listed
        found["case_list", "different"] += local in listed and listed[local] != {**row, "family": local}
        found["family_words", "different"] += wanted != words[local]
        right["case_list"] += local in listed
        right["family_words"] += bool(words[local])
    met = _met(tables, blocks)
    found["block", "missing"] += sum(map(len, blocks.values())) - len(met)
    right["block"] += len(met)


def _words_of(tables: Tables, ids: list[int]) -> dict[int, set[tuple[str, str, bool]]]:
    """Return by family the words that are to find it, how they sound, and whether they name its head."""
    word, listed = tables["word"], tables["family_words"]
    kept = dict(listed.select(listed.family, listed.words).where(listed.family.in_(ids)).tuples())
    used = sorted({local for words in kept.values() for local, _ in words})
    known: dict[int, tuple[str, str]] = {}
    for part in _chunks(used, _ROWS_AT_ONCE):
        query = word.select(word.id, word.fold, word.sound).where(word.id.in_(part)).tuples()
        known |= {local: (fold, sound) for local, fold, sound in query}
    return {
        family: {(*known.get(local, ("", str(local))), is_head) for local, is_head in kept.get(family, ())}
        for family in ids
    }


def _compare_index(tables: Tables, found: Counter[tuple[str, Difference]]) -> None:
    """Compare what each word finds with the words of the families, and the dictionary with both."""
    listed = tables["family_words"]
    wanted: dict[tuple[int, bool], BitMap] = {}
    for family, words in listed.select(listed.family, listed.words).tuples().iterator():
        for local, is_head in words:
            wanted.setdefault((local, is_head), BitMap()).add(family)
    known = {local for (local,) in tables["word"].select(tables["word"].id).tuples()}
    used = {local for local, _ in wanted}
    for name in ("posting", "packed"):
        used |= {local for (local,) in tables[name].select(tables[name].word).distinct().tuples()}
    for local in used:
        try:
            finds = postings.found(tables, [local])
        except DatabaseDamaged:
            found["packed", "different"] += 1
            continue
        for is_head, families in ((True, finds.heads), (False, finds.others)):
            right = wanted.get((local, is_head), BitMap())
            found["posting", "missing"] += len(right - families)
            found["posting", "extra"] += len(families - right)
    if unused := known - used:
        found["word", "extra"] += len(unused)


def _met(tables: Tables, by_family: Mapping[int, set[int]]) -> set[tuple[int, int]]:
    """Return (key, family) of the keys under which families meet others, of those that they should."""
    block = tables["block"]
    keys = sorted({key for keys in by_family.values() for key in keys})
    wanted = {(key, local) for local, keys in by_family.items() for key in keys}
    found: set[tuple[int, int]] = set()
    for part in _chunks(keys, _SUBJECTS_AT_ONCE):
        found |= wanted & set(block.select(block.key, block.family).where(block.key.in_(part)).tuples())
    return found


def _compare_sites(
    tables: Tables, uids: list[bytes], found: Counter[tuple[str, Difference]], right: Counter[str]
) -> None:
    """Compare what sites are found by with what their rows give."""
    site, named = tables["site"], tables["site_name"]
    for uid in uids:
        row = next(iter(_one_row(site, site.uid == uid)), None)
        if row is None:
            continue
        query = named.select(named.fold, named.sound, named.shown, named.sort_key).where(named.site == row.id)
        stored, wanted = set(query.tuples()), set(site_rows(row))
        found["site_name", "missing"] += len(wanted - stored)
        right["site_name"] += len(wanted & stored)


def _families(family: Any, ids: list[int]) -> dict[int, Any]:
    """Return the rows of families by their local ids; None for one that cannot be read."""
    try:
        return {row.id: row for row in family.select().where(family.id.in_(ids))}
    except _UNREADABLE:
        return {local: next(iter(_one_row(family, family.id == local)), None) for local in ids}


def _one_row(model: Any, condition: Any) -> list[Any]:
    """Return the row that a condition finds; nothing where it cannot be read."""
    try:
        return list(model.select().where(condition))
    except _UNREADABLE:
        return []


def _standing(tables: Tables, subject: RecordId) -> list[RecordState]:
    try:
        states = journal.load(tables, subject).records.values()
        return [state for state in states if state.stands and state.table in tables.records]
    except _UNREADABLE:
        return []


def _row(tables: Tables, writer: RowWriter, state: RecordState) -> dict[str, Any] | None:
    """Return the row that a record has; None where what it cannot stand without was erased."""
    model = tables[state.table]
    fields = model._meta.fields
    row = writer.row(state)
    if any(isinstance(fields[name], RecordField) and not fields[name].null and row[name] is None for name in row):
        return None
    return {name: _as_read(model, name, value) for name, value in row.items()} | {"made": state.made}


def _stored(tables: Tables, name: str, uids: list[bytes]) -> dict[bytes, dict[str, Any]]:
    model = tables[name]
    stored: dict[bytes, dict[str, Any]] = {}
    for some in _chunks(uids, _ROWS_AT_ONCE):
        query = model.select().where(model.uid.in_(some)).dicts()
        try:
            rows = list(query)
        except _UNREADABLE:
            rows = [row for uid in some for row in _one(model, uid)]
        for row in rows:
            uid = bytes(row.pop("uid"))
            row.pop("id", None)
            stored[uid] = row
    return stored


def _one(model: Any, uid: bytes) -> list[dict[str, Any]]:
    try:
        return list(model.select().where(model.uid == uid).dicts())
    except _UNREADABLE:
        return [{"uid": uid}]


def _as_read(model: Any, name: str, value: Any) -> Any:
    """Return a value as it comes back from the database: "no day" is None, a flag true or false."""
    field = model._meta.fields[name]
    if value is None or hasattr(field, "rel_model") or isinstance(value, tuple):
        return value
    return field.python_value(field.db_value(value))


def _subjects(tables: Tables) -> Iterator[RecordId]:
    change = tables["change"]
    for row in change.select(change.subject).distinct().order_by(change.subject).tuples():
        yield RecordId(bytes(row[0]))


def _chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk
