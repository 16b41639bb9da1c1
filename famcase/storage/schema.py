"""Makes the model classes of all tables for one database; there are none outside a Store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from peewee import AutoField, BigIntegerField, Model, PostgresqlDatabase

from famcase.storage.fields import RecordIdField
from famcase.storage.tables.desk import desk_tables, journal_tables, list_tables
from famcase.storage.tables.people import people_tables
from famcase.storage.tables.places import gazetteer_tables, place_tables
from famcase.storage.tables.work import work_tables


@dataclass(frozen=True, slots=True)
class Tables:
    """The models of one database by table name, in an order in which each refers to earlier ones only."""

    records: dict[str, Any]
    """Journaled tables: what `rebuild` makes from the journal."""
    local: dict[str, Any]
    """The gazetteer, writers, the journal, the case list and its words."""
    _statements: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.records[name] if name in self.records else self.local[name]

    def __iter__(self) -> Iterator[Any]:
        yield from self.local.values()
        yield from self.records.values()

    def insert(self, name: str, values: dict[str, Any]) -> int:
        """Insert one row with a value for each column but the local integer, which is returned.

        Written out once a table: making the same statement anew is most of what Peewee's insert costs.
        """
        model = self[name]
        fields = [field for field in model._meta.sorted_fields if field.name != "id"]
        if name not in self._statements:
            columns = ", ".join(f'"{field.column_name}"' for field in fields)
            places = ", ".join([model._meta.database.param] * len(fields))
            table = model._meta.table_name
            self._statements[name] = f'INSERT INTO "{table}" ({columns}) VALUES ({places}) RETURNING "id"'  # noqa: S608
        bound = [field.db_value(values[field.name]) for field in fields]
        return int(model._meta.database.execute_sql(self._statements[name], bound).fetchall()[0][0])

    def local_id(self, name: str, uid: bytes) -> int | None:
        """Return the local integer of the record that bears an id; None when none does."""
        model = self[name]
        meta = model._meta
        query = f'SELECT "id" FROM "{meta.table_name}" WHERE "uid" = {meta.database.param}'  # noqa: S608
        found = meta.database.execute_sql(query, [meta.fields["uid"].db_value(uid)]).fetchall()
        return int(found[0][0]) if found else None

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
    people = people_tables(Record, gazetteer["place"], desk["user"])
    places = place_tables(Record, gazetteer["place"], people["family"])
    work = work_tables(Record, {**desk, **people, **places, **gazetteer})
    lists = list_tables(Local, people["family"], bytewise, clustered=not on_server)
    return Tables({**desk, **people, **places, **work}, {**gazetteer, **journal, **lists})
