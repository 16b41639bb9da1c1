"""Tables inside a record: lists of objects for machines, joined lines for people."""

from collections.abc import Callable, Sequence
from typing import Any

from famcase.presentation.columns import Column, Json, Show, text
from famcase.presentation.wording import Wording


def table_in(id_: str, title: str, columns: Sequence[Column[Any]], of: Callable[[Any], object]) -> Column[Any]:
    """Return a column whose value is a whole table; `of` takes its rows from the view of the record."""
    return Column(id_, title, of, _shown(columns), raw=_raw(columns), inner=tuple(columns))


def lines_in(value: object) -> Sequence[Any]:
    """Return the lines of a table inside a record."""
    return value if isinstance(value, list | tuple) else ()


def _raw(columns: Sequence[Column[Any]]) -> Callable[[object], Json]:
    def rows(value: object) -> Json:
        return [{column.id: column.value(row) for column in columns} for row in lines_in(value)]

    return rows


def _shown(columns: Sequence[Column[Any]]) -> Show:
    def show(wording: Wording, value: object) -> str:
        lines = [[column.shown(wording, row) for column in columns] for row in lines_in(value)]
        return text(wording, [" · ".join(filter(None, line)) for line in lines])

    return show
