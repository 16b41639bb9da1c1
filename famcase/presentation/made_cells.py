"""Cells of one column made for many rows, each value once however often it comes: most columns say few things."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeVar

from famcase.presentation.columns import Changed, Column, View
from famcase.wording import Named

Made = TypeVar("Made")

_KEPT: Final = 2_500
"""Values of a column whose cells are kept: about as many as the places and days of most lists, and little memory."""


def made_cells(column: Column[View], make: Callable[[object], Made]) -> Callable[[View], Made]:
    """Return what gives the cell of a row; `make` makes one of a value, the same one of the same value."""
    of = column.of
    take = of.take if isinstance(of, Changed) else of
    change = of.change if isinstance(of, Changed) else None
    kept: dict[type, dict[Any, Made]] = {kind: {} for kind in (str, int, bool, date, Named, type(None))}

    def fresh(value: object) -> Made:
        return make(value if change is None else change(value))

    def cell(view: View) -> Made:
        value = take(view)
        known = kept.get(value.__class__)
        if known is None:
            return fresh(value)
        # two equal names may differ in whether somebody typed them
        key = (value.latin, value.arabic, value.is_typed) if type(value) is Named else value
        found = known.get(key)
        if found is None:
            found = fresh(value)
            if len(known) < _KEPT:
                known[key] = found
        return found

    return cell
