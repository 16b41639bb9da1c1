"""Makes the tables anew from the journal, and compares them with it: state is a function of the set of changes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from famcase.domain.changes import RecordId
from famcase.storage import journal, postings
from famcase.storage.projection import project, project_site
from famcase.storage.rows import RowWriter
from famcase.storage.schema import Tables

_DERIVED = ("posting", "packed", "family_words", "word", "block", "case_list", "site_name")


def rebuild(tables: Tables, today: date) -> int:
    """Empty all record tables and write them from the journal, ages as of a day; return how many subjects there were.

    Runs in the caller's transaction. Two passes: first every subject's own record (a family, a site, a user), then
    theirs, which may refer to another subject.
    """
    for name in _DERIVED:
        tables[name].delete().execute()
    for name in reversed(list(tables.records)):
        tables[name].delete().execute()
    writer = RowWriter(tables)
    subjects = _subjects(tables)
    _first_pass(tables, writer, subjects)
    for subject in subjects:
        state = journal.load(tables, subject)
        writer.write(record for record in state.records.values() if record.stands)
        family_id = writer.local_id("family", subject)
        if family_id is not None:
            project(tables, family_id, today)
        site_id = writer.local_id("site", subject)
        if site_id is not None:
            project_site(tables, site_id)
    postings.pack(tables)
    return len(subjects)


def _first_pass(tables: Tables, writer: RowWriter, subjects: list[RecordId]) -> None:
    waiting: list[Any] = []
    for subject in subjects:
        state = journal.load(tables, subject)
        head = state.records.get(subject)
        if head is not None and head.stands:
            waiting.append(head)
    writer.write(waiting)


def _subjects(tables: Tables) -> list[RecordId]:
    change = tables["change"]
    query = change.select(change.subject).distinct().order_by(change.subject).tuples()
    return [RecordId(bytes(row[0])) for row in query]


def snapshot(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """Return every record and derived row with local integers replaced by ids: equal for equal tables."""
    names = _names_of(tables)
    found = {name: sorted(_rows(tables[name], names), key=repr) for name in tables.records}
    word, family = tables["word"], tables["family"]
    found["posting"] = sorted(_found_by(tables, names))
    block = tables["block"]
    query = block.select(block.key, family.uid).join(family, on=(family.id == block.family))
    found["block"] = sorted((key, bytes(uid)) for key, uid in query.tuples())
    found["word"] = sorted(word.select(word.fold, word.sound).tuples())
    found["case_list"] = sorted(_case_rows(tables, names), key=repr)
    named, site = tables["site_name"], tables["site"]
    query = named.select(site.uid, named.fold, named.sound, named.shown, named.sort_key).join(site)
    found["site_name"] = sorted((bytes(uid), *said) for uid, *said in query.tuples())
    return found


def _found_by(tables: Tables, names: dict[tuple[Any, int], Any]) -> Iterator[tuple[Any, ...]]:
    """Yield (word, sound, whether it names the head, the family's id) of each word that finds a family.

    So of places: (column of the case list, id or P-code, False, the family's id).
    """
    family = tables["family"]
    finding = {local for name in ("posting", "packed") for (local,) in tables[name].select(tables[name].word).tuples()}
    known = {row.id: (row.fold, row.sound) for row in tables["word"].select()}
    for local in finding:
        if local < 0:
            column, place = postings.place_of(local)
            said = (column, str(names[tables["site" if column == "site" else "place"], place]))
        else:
            said = known[local]
        finds = postings.found(tables, [local])
        for is_head, families in ((True, finds.heads), (False, finds.others)):
            yield from ((*said, is_head, names[family, one]) for one in families)


def _names_of(tables: Tables) -> dict[tuple[Any, int], Any]:
    names: dict[tuple[Any, int], Any] = {}
    for model in tables.records.values():
        names.update({(model, local): bytes(uid) for local, uid in model.select(model.id, model.uid).tuples()})
    place = tables["place"]
    names.update({(place, local): pcode for local, pcode in place.select(place.id, place.pcode).tuples()})
    return names


def _rows(model: Any, names: dict[tuple[Any, int], Any]) -> Iterator[tuple[Any, ...]]:
    fields = [field for name, field in model._meta.fields.items() if name != "id"]
    for row in model.select().dicts():
        yield tuple(
            names.get((field.rel_model, row[field.name])) if hasattr(field, "rel_model") else _plain(row[field.name])
            for field in fields
        )


def _case_rows(tables: Tables, names: dict[tuple[Any, int], Any]) -> Iterator[tuple[Any, ...]]:
    referred = {
        "family": tables["family"],
        "assigned_to": tables["user"],
        "origin": tables["place"],
        "place": tables["place"],
        "site": tables["site"],
    }
    for row in tables["case_list"].select().dicts():
        yield tuple(names.get((referred[name], value)) if name in referred else value for name, value in row.items())


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview | bytearray) else value
