"""Families that were found to be one or told apart, the keys under which such families meet, and names of heads."""

from typing import Any

from peewee import BigIntegerField, BlobField, CompositeKey, ForeignKeyField, IntegerField, Model, PostgresqlDatabase

_COLUMNS = (
    "family ADD COLUMN merged_into_id INTEGER REFERENCES family (id)",
    "posting ADD COLUMN head {small} NOT NULL DEFAULT 0",
    "case_list ADD COLUMN met_by {bytes}",
)

_INDEXES = ("CREATE INDEX family_merged_into_id ON family (merged_into_id)",)


def up(_migrator: Any, db: Any) -> None:
    """Add the columns, and the tables as frozen copies that know nothing of the program."""
    is_server = isinstance(db, PostgresqlDatabase)
    types = {"small": "SMALLINT" if is_server else "INTEGER", "bytes": "BYTEA" if is_server else "BLOB"}
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {column.format(**types)}")
    for index in _INDEXES:
        db.execute_sql(index)

    class User(Model):
        class Meta:
            database = db
            table_name = "desk_user"

    class Family(Model):
        class Meta:
            database = db
            table_name = "family"

    class ToldApart(Model):
        uid = BlobField(unique=True)
        made = BigIntegerField()
        family = ForeignKeyField(Family, backref="+")
        other = ForeignKeyField(Family, backref="+")
        on = IntegerField(null=True)
        by = ForeignKeyField(User, backref="+", null=True)

        class Meta:
            database = db
            table_name = "told_apart"

    class Block(Model):
        """Filled by the program, from the families that are there."""

        key = IntegerField()
        family = IntegerField(column_name="family_id")

        class Meta:
            database = db
            table_name = "block"
            primary_key = CompositeKey("key", "family")
            without_rowid = not is_server

    db.create_tables([ToldApart, Block])
