"""What a batch is about: the families by number and name as it may be shown, else the sites and places."""

from collections.abc import Iterable, Iterator
from typing import Any

from famcase.domain.changes import Change, RecordId
from famcase.services.desk import Desk
from famcase.services.queries.lines import headings
from famcase.services.queries.sources import chunks
from famcase.services.views import About, NamedFamily
from famcase.storage import journal
from famcase.storage.schema import Tables
from famcase.wording import Named

MOST_NAMED = 3
"""More families than these are only counted."""


def about(desk: Desk, changes: Iterable[Change]) -> About:
    """Return what the changes of one batch are about, as it stands now."""
    tables = desk.store.tables
    listed = list(changes)
    subjects = list(dict.fromkeys(change.subject for change in listed))
    family = tables["family"]
    known: dict[bytes, int] = {}
    for part in chunks(subjects):
        for uid, local in family.select(family.uid, family.id).where(family.uid.in_(part)).tuples():
            known[bytes(uid)] = local
    if known:
        first = [known[subject] for subject in subjects if subject in known][:MOST_NAMED]
        heads = headings(tables, first)
        named = tuple(
            NamedFamily(head.number, head.name, head.name_ar, head.withheld)
            for head in (heads[local] for local in first)
        )
        return About(families=len(known), named=named if len(known) <= MOST_NAMED else ())
    places = dict.fromkeys(place for subject in subjects[:MOST_NAMED] for place in _places(tables, subject))
    return About(places=tuple(places) if len(subjects) <= MOST_NAMED else ())


def _places(tables: Tables, subject: RecordId) -> Iterator[Named]:
    """Yield the site that a subject is, else the site or place that it names."""
    head = journal.load(tables, subject).records.get(subject)
    if head is None:
        return
    if head.table == "site":
        yield from _named(tables["site"], tables["site"].uid == subject)
        return
    site, place = head.value("site"), head.value("place")
    if isinstance(site, str) and site:
        yield from _named(tables["site"], tables["site"].uid == bytes.fromhex(site))
    elif isinstance(place, str) and place:
        yield from _named(tables["place"], tables["place"].pcode == place)


def _named(model: Any, condition: Any) -> Iterator[Named]:
    for name, name_ar in model.select(model.name, model.name_ar).where(condition).tuples():
        yield Named(name, name_ar)
