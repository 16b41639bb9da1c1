"""Lists whose lines are called by their number."""

from collections.abc import Sequence

from famcase.presentation.columns import Column, View
from famcase.wording import N_


def numbered(rows: Sequence[View], columns: Sequence[Column[View]]) -> list[Column[View]]:
    """Return the columns with the number of each row, from 1, before them."""
    numbers = {id(row): number for number, row in enumerate(rows, start=1)}
    return [Column("no", N_("No."), lambda row: numbers[id(row)], align="right"), *columns]
