"""Makes the model classes of all tables for one database; there are none outside a Store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from peewee import AutoField, BigIntegerField, Model, PostgresqlDatabase

from famcase.storage.fields import RecordIdField
from famcase.storage.tables.desk import desk_tables, journal_tables, list_tables
from famcase.storage.tables.people import people_tables
from famcase.storage.tables.places import gazetteer_tables, place_tables, site_lists
from famcase.storage.tables.work import work_tables


@dataclass(frozen=True, slots=True)
class Tables:
    """The models of one database by table name, in an order in which each refers to earlier ones only."""

    records: dict[str, Any]
    """Journaled tables: what `rebuild` makes from the journal."""
    local: dict[str, Any]
    """The gazetteer, writers, the journal, the case list and its words, the names of sites."""
    is_on_server: bool
    """Whether the database is an office's, not a file."""
    statements: dict[str, str] = field(default_factory=dict)
    """SQL that `storage.statements` wrote out once for these tables."""

    def __getitem__(self, name: str) -> Any:
        return self.records[name] if name in self.records else self.local[name]

    def __iter__(self) -> Iterator[Any]:
        yield from self.local.values()
        yield from self.records.values()

    def rank(self, name: str) -> int:
        """Return a journaled table's place in the order of references: earlier ones are written first.

        What only the journal holds (a batch's reason) comes before all.
        """
        return list(self.records).index(name) if name in self.records else -1


def schema(database: Any) -> Tables:
    """Return model classes bound to `database` from their making.

    Module-level models with `bind` or `bind_ctx` wrote rows into the wrong one of two databases; classes of their own
    cannot.
    """

    class Local(Model):
        id = AutoField()

        class Meta:
            legacy_table_names = False

    Local._meta.set_database(database)

    class Record(Local):
        uid = RecordIdField(unique=True)
        made = BigIntegerField()
        """The hybrid clock of the change that made it: the order of what one day holds."""

    on_server = isinstance(database, PostgresqlDatabase)
    bytewise = '"C"' if on_server else "BINARY"
    gazetteer = gazetteer_tables(Local, bytewise)
    journal = journal_tables(Local)
    desk = desk_tables(Record)
    people = people_tables(Record, gazetteer["place"], desk["user"], bytewise)
    places = place_tables(Record, gazetteer["place"], people["family"])
    work = work_tables(Record, {**desk, **people, **places, **gazetteer})
    lists = list_tables(Local, people["family"], bytewise, clustered=not on_server)
    lists |= site_lists(Local, places["site"], bytewise)
    return Tables({**desk, **people, **places, **work}, {**gazetteer, **journal, **lists}, on_server)
