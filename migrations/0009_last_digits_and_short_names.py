"""Case numbers and telephone numbers are found by their last four digits, and short forms of Muhammad by the name."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    db.execute_sql("UPDATE word SET sound = 'mhmd' WHERE fold IN ('mhd', 'mohd', 'muhd', 'mohmd', 'md')")
    for table in ("family", "contact"):
        db.execute_sql(f"CREATE INDEX {table}_last_digits ON {table} (SUBSTR(number, LENGTH(number) - 3))")
