"""Finds a record of a family by the number that `show` gives it."""

from collections.abc import Sequence
from typing import TypeVar

from famcase.domain.numbers import western
from famcase.errors import NotFound
from famcase.wording import N_

T = TypeVar("T")

_MOST_DIGITS = 6


def read_number(text: str) -> int | None:
    """Return the number of a list that was typed, in any script's digits; None for what is no number.

    One that is longer than any list is taken for 0, which no list has.
    """
    digits = western(text.strip())
    if not (digits.isascii() and digits.isdecimal()):
        return None
    return int(digits) if len(digits) <= _MOST_DIGITS else 0


def pick(views: Sequence[T], text: str, missing: str) -> T:
    """Return the view of that number (from 1); raise NotFound with the msgid `missing` ({count}, {number})."""
    number = read_number(text) or 0
    if 1 <= number <= len(views):
        return views[number - 1]
    raise NotFound(
        missing,
        hint=N_("famcase show CASE lists them with their numbers."),
        count=len(views),
        number=text,
    )
