"""Finds a need or a follow-up of a family by the number that `show` gives it, or by what it is."""

from collections.abc import Sequence
from typing import TypeVar

from famcase.cli.context import Context
from famcase.cli.listed import pick, read_number
from famcase.errors import Ambiguous, NotFound
from famcase.services.views import FamilyView, FollowUpView, NeedView
from famcase.wording import N_, Coded

RecordT = TypeVar("RecordT")

_OVER = frozenset({"met", "declined", "no-longer", "unavailable"})


def find_need(context: Context, family: FamilyView, text: str) -> NeedView:
    """Return the need of that number, or the only open one of that kind. Raises NotFound or Ambiguous."""
    if read_number(text) is not None:
        return pick(family.needs, text, N_("This family has {count} needs; there is no number {number}."))
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
    return pick(records, text, N_("There are {count} of these; there is no number {number}."))


def find_follow_up(family: FamilyView, text: str) -> FollowUpView:
    """Return the follow-up of that number. Raises NotFound."""
    return pick(family.follow_ups, text, N_("This family has {count} follow-ups; there is no number {number}."))
