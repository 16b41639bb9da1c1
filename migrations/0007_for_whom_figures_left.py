"""For whom outside the figures were that left, and up to how many were few in them."""

from typing import Any

_COLUMNS = (
    "outgoing ADD COLUMN audience VARCHAR(40) NOT NULL DEFAULT ''",
    "outgoing ADD COLUMN few INTEGER NOT NULL DEFAULT 0",
)


def up(_migrator: Any, db: Any) -> None:
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {column}")
