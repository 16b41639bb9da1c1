"""For what purpose and for whom something left the desk, and how many families were kept back."""

from typing import Any

_COLUMNS = (
    "purpose VARCHAR(40) NOT NULL DEFAULT 'services'",
    "recipient TEXT NOT NULL DEFAULT ''",
    "vital TEXT NOT NULL DEFAULT ''",
    "left_out TEXT NOT NULL DEFAULT ''",
)


def up(_migrator: Any, db: Any) -> None:
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE outgoing ADD COLUMN {column}")
