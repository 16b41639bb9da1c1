"""The codes that rows of a table have, found along an index of them: a step for each, not for each row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from peewee import SQL, fn

_ANY: Final = ""
"""Stands in a statement for the code that each question puts in its place: to write one takes longer than to run it."""


def codes(condition: Any, *columns: Any) -> list[tuple[str, ...]]:
    """Return the codes of columns, each that stand together, where a condition holds, in their order.

    An index is to have the columns in their order, after what the condition is about.
    """
    found: list[tuple[str, ...]] = [()]
    for place, column in enumerate(columns):
        least = column.model.select(fn.MIN(column)).where(condition, *_are_any(columns[:place]))
        found = [(*before, code) for before in found for code in _along(column, least, before)]
    return found


def counted(condition: Any, *columns: Any) -> Counter[tuple[str, ...]]:
    """Return how many rows have which `codes`."""
    return counted_of(codes(condition, *columns), condition, *columns)


def counted_of(found: Iterable[tuple[str, ...]], condition: Any, *columns: Any) -> Counter[tuple[str, ...]]:
    """Return how many rows have which of some codes: SQLite counts so four times as fast as by groups."""
    model = columns[0].model
    question = model.select(fn.COUNT(SQL("*"))).where(condition, *_are_any(columns)).sql()
    return Counter({each: _answer(model, question, each) for each in found})


def _along(column: Any, least: Any, before: Sequence[str]) -> Iterator[str]:
    """Yield the codes of a column beside those before it, from the least one on."""
    code = _answer(column.model, least.sql(), before)
    more = least.where(column > _ANY).sql()
    while code is not None:
        yield code
        code = _answer(column.model, more, (*before, code))


def _are_any(columns: Sequence[Any]) -> list[Any]:
    return [column == _ANY for column in columns]


def _answer(model: Any, question: tuple[str, Sequence[Any]], found: Sequence[str]) -> Any:
    """Return what a statement answers with codes in the place of its last values."""
    sql, values = question
    answered = model._meta.database.execute_sql(sql, (*values[: len(values) - len(found)], *found))
    return answered.fetchone()[0]
