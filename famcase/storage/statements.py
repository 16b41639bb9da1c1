"""Statements that every save runs, written out once a table.

Making the same SQL anew each time was most of what a save cost: 8 ms for a registration, of which SQLite took 0.5.
"""

from collections.abc import Collection, Iterable, Sequence
from types import SimpleNamespace
from typing import Any

from famcase.storage.schema import Tables


def insert(tables: Tables, name: str, values: dict[str, Any]) -> int:
    """Insert one row of a journaled table, with a value for each column but the local integer, which is returned."""
    model = tables[name]
    fields = [field for field in model._meta.sorted_fields if field.name != "id"]
    key = f"insert {name}"
    if key not in tables.statements:
        tables.statements[key] = f'{_insert(model, fields)} RETURNING "id"'
    return int(_run(tables, name, key, [field.db_value(values[field.name]) for field in fields])[0][0])


def insert_many(tables: Tables, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert many rows, each with its values for `columns`: 30,000 in a second, where making the SQL takes most."""
    model = tables[name]
    fields = [model._meta.fields[column] for column in columns]
    values = [tuple(field.db_value(value) for field, value in zip(fields, row, strict=True)) for row in rows]
    model._meta.database.cursor().executemany(_insert(model, fields), values)


def insert_new(tables: Tables, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows in one statement, but those that a unique column already has."""
    model = tables[name]
    listed = ", ".join(f'"{model._meta.fields[each].column_name}"' for each in columns)
    marks = ", ".join(f"({', '.join([_mark(model)] * len(columns))})" for _ in rows)
    query = f'INSERT INTO "{model._meta.table_name}" ({listed}) VALUES {marks} ON CONFLICT DO NOTHING'  # noqa: S608
    model._meta.database.execute_sql(query, [value for row in rows for value in row])


def put(tables: Tables, name: str, values: dict[str, Any]) -> None:
    """Insert a row, or replace what the row with the same primary key holds."""
    model = tables[name]
    fields = model._meta.sorted_fields
    key = f"put {name}"
    if key not in tables.statements:
        others = [field.column_name for field in fields if not field.primary_key]
        sets = ", ".join(f'"{column}" = excluded."{column}"' for column in others)
        primary = model._meta.primary_key.column_name
        tables.statements[key] = f'{_insert(model, fields)} ON CONFLICT ("{primary}") DO UPDATE SET {sets} RETURNING 1'
    _run(tables, name, key, [field.db_value(values[field.name]) for field in fields])


def local_id(tables: Tables, name: str, uid: bytes) -> int | None:
    """Return the local integer of the record that bears an id; None when none does."""
    model = tables[name]
    key = f"id {name}"
    if key not in tables.statements:
        tables.statements[key] = f'SELECT "id" FROM "{model._meta.table_name}" WHERE "uid" = {_mark(model)}'  # noqa: S608
    found = _run(tables, name, key, [model.uid.db_value(uid)])
    return int(found[0][0]) if found else None


def rows_of(tables: Tables, name: str, family: int) -> list[Any]:
    """Return a family's rows of one table by attribute; a reference is its local integer, as `place_id`."""
    model = tables[name]
    fields = model._meta.sorted_fields
    key = f"rows {name}"
    if key not in tables.statements:
        table = model._meta.table_name
        columns = ", ".join(f'"{field.column_name}"' for field in fields)
        tables.statements[key] = f'SELECT {columns} FROM "{table}" WHERE "family_id" = {_mark(model)}'  # noqa: S608
    shape = [(getattr(field, "object_id_name", field.name), field.python_value) for field in fields]
    return [
        SimpleNamespace(**{column: change(value) for (column, change), value in zip(shape, row, strict=True)})
        for row in _run(tables, name, key, [family])
    ]


def place_of(tables: Tables, place: int) -> tuple[Any, ...]:
    """Return level, P-code, the parent's P-code, latitude and longitude of a gazetteer place by its local integer."""
    query = (
        'SELECT "level", "pcode", "parent", "latitude", "longitude" FROM "place" '  # noqa: S608
        f'WHERE "id" = {_mark(tables["place"])}'
    )
    return tuple(tables["place"]._meta.database.execute_sql(query, [place]).fetchone())


def write_blocks(tables: Tables, family: int, keys: set[int]) -> None:
    """Have a family meet others under these keys and no more; which they were stands in its row of the case list."""
    model = tables["case_list"]
    mark, execute = _mark(model), model._meta.database.execute_sql
    found = execute(f'SELECT "met_by" FROM "case_list" WHERE "family_id" = {mark}', [family]).fetchone()  # noqa: S608
    had = set(model.met_by.python_value(found[0])) if found else set()
    lost = f'DELETE FROM "block" WHERE "key" = {mark} AND "family_id" = {mark} RETURNING 1'  # noqa: S608
    new = f'INSERT INTO "block" ("key", "family_id") VALUES ({mark}, {mark}) ON CONFLICT DO NOTHING RETURNING 1'  # noqa: S608
    for statement, changed in ((lost, had - keys), (new, keys - had)):
        for key in sorted(changed):
            execute(statement, [key, family]).fetchall()


def met_by(tables: Tables, key: int, most: int) -> list[int]:
    """Return up to so many families that bear a key of domain.blocking."""
    query = f'SELECT "family_id" FROM "block" WHERE "key" = {_mark(tables["block"])} LIMIT {most}'  # noqa: S608
    return [row[0] for row in tables["block"]._meta.database.execute_sql(query, [key]).fetchall()]


def come_from(tables: Tables, place: int, most: int) -> int:
    """Return how many open cases of displaced families come from a place; more than `most` are not counted."""
    query = (
        'SELECT COUNT(*) FROM (SELECT 1 FROM "case_list" WHERE "status" = \'open\' '  # noqa: S608
        f'AND "displacement" = \'displaced\' AND "origin" = {_mark(tables["case_list"])} LIMIT {most}) AS "found"'
    )
    return int(tables["case_list"]._meta.database.execute_sql(query, [place]).fetchone()[0])


def having(tables: Tables, name: str, columns: Sequence[str], column: str, texts: Collection[str]) -> list[Any]:
    """Return some columns of the rows of a table that have one of some hundred texts in one column, along its index."""
    model = tables[name]
    listed = ", ".join(f'"{model._meta.fields[each].column_name}"' for each in columns)
    query = f'SELECT {listed} FROM "{model._meta.table_name}" WHERE "{column}"'  # noqa: S608
    if tables.is_on_server:
        # One array: the same statement however many there are, so that its plan is kept.
        return list(model._meta.database.execute_sql(f"{query} = ANY(%s)", [list(texts)]).fetchall())
    marks = ", ".join("?" * len(texts))
    return list(model._meta.database.execute_sql(f"{query} IN ({marks})", list(texts)).fetchall())


def _insert(model: Any, fields: list[Any]) -> str:
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    places = ", ".join([_mark(model)] * len(fields))
    return f'INSERT INTO "{model._meta.table_name}" ({columns}) VALUES ({places})'  # noqa: S608


def _mark(model: Any) -> str:
    return str(model._meta.database.param)


def _run(tables: Tables, name: str, key: str, values: list[Any]) -> list[Any]:
    return list(tables[name]._meta.database.execute_sql(tables.statements[key], values).fetchall())
