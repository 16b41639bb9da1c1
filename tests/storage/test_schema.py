"""The migrations make exactly the tables that the program's models describe."""

from typing import Any

from famcase.services.desk import Desk
from famcase.storage.schema import schema


def test_the_migrations_make_the_tables_of_the_models(desk: Desk) -> None:
    made = _described(desk)
    for model in reversed(list(desk.store.tables)):
        model.drop_table(cascade=desk.store.engine == "postgresql")
    desk.store.database.create_tables(list(schema(desk.store.database)))

    assert _described(desk) == made


def _described(desk: Desk) -> dict[str, Any]:
    database = desk.store.database
    described: dict[str, Any] = {}
    for model in desk.store.tables:
        table = model._meta.table_name
        columns = sorted((column.name, column.data_type, column.null) for column in database.get_columns(table))
        indexes = sorted((tuple(map(str, index.columns)), index.unique) for index in database.get_indexes(table))
        keys = sorted((key.column, key.dest_table) for key in database.get_foreign_keys(table))
        described[table] = (columns, indexes, keys)
    return described
