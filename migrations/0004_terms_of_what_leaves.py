"""For what purpose and for whom something left the desk, how many families were kept back, and life-saving lists."""

from typing import Any

from peewee import PostgresqlDatabase

_COLUMNS = (
    "outgoing ADD COLUMN purpose VARCHAR(40) NOT NULL DEFAULT 'services'",
    "outgoing ADD COLUMN recipient TEXT NOT NULL DEFAULT ''",
    "outgoing ADD COLUMN vital TEXT NOT NULL DEFAULT ''",
    "outgoing ADD COLUMN left_out TEXT NOT NULL DEFAULT ''",
    "outgoing ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
    "distribution ADD COLUMN life_saving {small} NOT NULL DEFAULT 0",
)


def up(_migrator: Any, db: Any) -> None:
    small = "SMALLINT" if isinstance(db, PostgresqlDatabase) else "INTEGER"
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {column.format(small=small)}")
