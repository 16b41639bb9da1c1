"""Specific needs are counted by age too, from their index alone."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    db.execute_sql("DROP INDEX member_vulnerable")
    db.execute_sql("CREATE INDEX member_vulnerable ON member (vulnerabilities, presence, sex, born_on, family_id)")
