"""Finds a need or a follow-up of a family by the number that `show` gives it, or by what it is."""

from collections.abc import Sequence
from typing import TypeVar

from famcase.cli.context import Context
from famcase.domain.numbers import western
from famcase.errors import Ambiguous, NotFound
from famcase.services.views import FamilyView, FollowUpView, NeedView
from famcase.wording import N_, Coded

RecordT = TypeVar("RecordT")

_OVER = frozenset({"met", "declined", "no-longer", "unavailable"})


def find_need(context: Context, family: FamilyView, text: str) -> NeedView:
    """Return the need of that number, or the only open one of that kind. Raises NotFound or Ambiguous."""
    number = _number(text)
    if number is not None:
        if 1 <= number <= len(family.needs):
            return family.needs[number - 1]
        raise NotFound(
            N_("This family has {count} needs; there is no number {number}."),
            hint=N_("famcase show CASE lists them with their numbers."),
            count=len(family.needs),
            number=text,
        )
    kind = context.kind("need", text)
    found = [need for need in family.needs if need.category == kind and need.status not in _OVER]
    if not found:
        raise NotFound(
            N_("This family has no open need of this kind: {need}."),
            hint=N_("famcase show CASE lists what they need."),
            need=Coded("need", kind),
        )
    if len(found) > 1:
        raise Ambiguous(
            N_("This family has {count} open needs of this kind: {need}."),
            hint=N_("Give the number that famcase show CASE lists beside the need."),
            count=len(found),
            need=Coded("need", kind),
        )
    return found[0]


def find_numbered(records: Sequence[RecordT], text: str) -> RecordT:
    """Return the record of that number (from 1) in the order of its list. Raises NotFound."""
    number = _number(text)
    if number is None or not 1 <= number <= len(records):
        raise NotFound(
            N_("There are {count} of these; there is no number {number}."),
            hint=N_("famcase show CASE lists them with their numbers."),
            count=len(records),
            number=text,
        )
    return records[number - 1]


def find_follow_up(family: FamilyView, text: str) -> FollowUpView:
    """Return the follow-up of that number. Raises NotFound."""
    number = _number(text)
    if number is None or not 1 <= number <= len(family.follow_ups):
        raise NotFound(
            N_("This family has {count} follow-ups; there is no number {number}."),
            hint=N_("famcase show CASE lists them with their numbers."),
            count=len(family.follow_ups),
            number=text,
        )
    return family.follow_ups[number - 1]


def _number(text: str) -> int | None:
    digits = western(text.strip())
    return int(digits[:6]) if digits.isascii() and digits.isdecimal() else None
