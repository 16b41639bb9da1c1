"""A file read as rows, or refused with a sentence that names it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from famcase.errors import Refused
from famcase.exchange.sheets import Cell, Limits, read_workbook

LIMITS = Limits(seconds=30)
MakeSpreadsheet = Callable[..., Path]


def rows_of(path: Path, limits: Limits = LIMITS) -> tuple[tuple[Cell, ...], ...]:
    return read_workbook(path, limits).sheets[0].rows


def refusal_of(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(Refused) as caught:
        read_workbook(path, limits)
    assert caught.value.values["file"] == str(path)
    assert caught.value.hint
    return caught.value.message
