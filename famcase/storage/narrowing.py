"""Queries over some families alone: for a while the case list and the families are views of those."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from famcase.storage.store import Store

_NARROWED: Final = (("case_list", "family_id"), ("family", "id"))
"""Tables, and the column that says of which family a row is."""


@contextmanager
def narrowed(store: Store, families: Any) -> Iterator[None]:
    """Let queries of this thread see only some families, those whose local ids a query gives.

    A temporary view of a table's name goes before the table on either engine, for the connection that made it alone;
    whatever a query counts is narrowed so, and no query has to know. What belongs to a family is still all there: a
    query over needs has to join the case list.
    """
    database = store.database
    main = "main" if store.engine == "sqlite" else "public"
    sql, values = families.sql()
    try:
        database.execute_sql("CREATE TEMPORARY TABLE asked_family (id INTEGER PRIMARY KEY)")
        database.execute_sql(f"INSERT INTO asked_family {sql}", values)
        for table, column in _NARROWED:
            of_those = f'SELECT * FROM {main}."{table}" WHERE "{column}" IN (SELECT id FROM asked_family)'  # noqa: S608
            database.execute_sql(f'CREATE TEMPORARY VIEW "{table}" AS {of_those}')
        yield
    finally:
        temporary = "temp" if store.engine == "sqlite" else "pg_temp"
        for table, _ in _NARROWED:
            database.execute_sql(f'DROP VIEW IF EXISTS {temporary}."{table}"')
        database.execute_sql(f"DROP TABLE IF EXISTS {temporary}.asked_family")


def is_narrowed(store: Store) -> bool:
    """Return whether queries of this thread see some families alone."""
    if store.engine == "sqlite":
        asked = "SELECT COUNT(*) FROM temp.sqlite_master WHERE name = 'asked_family'"
    else:
        asked = "SELECT COUNT(to_regclass('pg_temp.asked_family'))"
    return bool(store.database.execute_sql(asked).fetchone()[0])
