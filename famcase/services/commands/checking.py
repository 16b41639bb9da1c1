"""Look over the whole database, and make its tables anew from the journal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from famcase.services.desk import Desk, command
from famcase.storage import journal, soundness
from famcase.storage.rebuild import rebuild as rebuild_tables
from famcase.wording import N_, Said

_SENTENCES: Final[Mapping[soundness.Difference, str]] = {
    "missing": N_("Table “{table}”: {count} rows that the journal tells of are not there."),
    "different": N_("Table “{table}”: {count} rows are not what the journal says."),
    "extra": N_("Table “{table}”: the journal knows nothing of {count} rows."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold: a msgid and its values, among which there is no name of a person."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def check(desk: Desk) -> tuple[Finding, ...]:
    """Return everything that does not hold in the file, the journal and the tables; nothing is written.

    The journal is checked change by change against its hashes, every row against the journal, the case list and the
    words against the rows. Raises StorageFault when the file cannot be read at all.
    """
    store = desk.store
    # one transaction: what somebody saves meanwhile is not half seen
    with store.errors(), store.database.atomic():
        return tuple(_findings(desk))


@command
def rebuild(desk: Desk) -> int:
    """Make every table anew from the journal; return how many families, sites, users … were written."""
    with desk.store.write():
        return rebuild_tables(desk.store.tables, desk.clock.today())


def _findings(desk: Desk) -> Iterator[Finding]:
    store, tables = desk.store, desk.store.tables
    for detail in soundness.damaged_pages(store):
        yield Finding(N_("The file is damaged: {detail}."), {"detail": detail})
    for table, count in sorted(soundness.loose_references(store).items()):
        message = N_("Table “{table}”: {count} rows refer to something that is not there.")
        yield Finding(message, {"table": table, "count": count})
    for fault in journal.verify(tables):
        yield Finding(N_("Change {change}: {fault}"), {"change": str(fault.ref), "fault": Said(fault.message)})
    for (table, difference), count in sorted(soundness.differences(tables, desk.clock.today()).items()):
        if count:
            yield Finding(_SENTENCES[difference], {"table": table, "count": count})
