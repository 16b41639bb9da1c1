"""Finds one of a family's flags, contacts, ties or other numbers by the number that `show` gives it."""

from collections.abc import Sequence
from typing import TypeVar

from famcase.domain.numbers import western
from famcase.errors import NotFound
from famcase.wording import N_

T = TypeVar("T")


def pick(views: Sequence[T], text: str, missing: str) -> T:
    """Return the view of that number (from 1); raise NotFound with the msgid `missing` ({count}, {number})."""
    digits = western(text.strip())
    if digits.isascii() and digits.isdecimal() and 1 <= int(digits[:6]) <= len(views):
        return views[int(digits[:6]) - 1]
    raise NotFound(
        missing,
        hint=N_("famcase show CASE lists them with their numbers."),
        count=len(views),
        number=text,
    )
