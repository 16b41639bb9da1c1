"""Whose telephones begin with some digits is read from their index alone, however many do."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    db.execute_sql("CREATE INDEX contact_number_family_id ON contact (number, family_id)")
    db.execute_sql("DROP INDEX contact_number")
