"""The codes that rows of a table have, found along an index of them: a step for each, not for each row."""

from collections.abc import Iterator
from typing import Any

from peewee import SQL, fn


def codes(column: Any, condition: Any) -> Iterator[str]:
    """Yield each code of a column where a condition holds, in their order."""
    query = column.model.select(fn.MIN(column)).where(condition)
    code = query.scalar()
    while code is not None:
        yield code
        code = query.where(column > code).scalar()


def rows(model: Any, condition: Any) -> int:
    """Return how many rows fulfil a condition: SQLite counts so four times as fast as by groups."""
    return int(model.select(fn.COUNT(SQL("*"))).where(condition).scalar())
