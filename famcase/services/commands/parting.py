"""What would become of a family and of those who leave it, before anybody says yes; nothing is changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from inspect import unwrap
from typing import Any

from famcase.domain.changes import RecordId, Version
from famcase.services.commands.rehearsing import rehearsed
from famcase.services.commands.splitting import move_members, split
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewHousehold
from famcase.services.queries.families import get_family
from famcase.services.views import FamilyView


@dataclass(frozen=True, slots=True)
class Parted:
    """A family without those who would leave it, and the one they would be of."""

    family: FamilyView
    other: FamilyView


@command
def plan_of_split(
    desk: Desk, family: RecordId, members: Collection[RecordId], new: NewHousehold, seen: Version | None = None
) -> Parted:
    """Return the two families that `split` would make of one; raises whatever it would raise."""
    return _parted(desk, family, lambda: _split(desk, family, members, new, seen).uid)


@command
def plan_of_move(
    desk: Desk,
    family: RecordId,
    members: Collection[RecordId],
    other: RecordId,
    on: date | None = None,
    new_head: RecordId | None = None,
    seen: Version | None = None,
) -> Parted:
    """Return what `move_members` would make of two families; raises whatever it would raise."""

    def move() -> RecordId:
        _move(desk, family, members, other, on, new_head, seen)
        return other

    return _parted(desk, family, move)


# without `command`: what is asked for again is the whole attempt, not its inner part
_split: Callable[..., Any] = unwrap(split)
_move: Callable[..., Any] = unwrap(move_members)


def _parted(desk: Desk, family: RecordId, act: Callable[[], RecordId]) -> Parted:
    def done() -> Parted:
        other = act()
        return Parted(get_family(desk, family), get_family(desk, other))

    return rehearsed(desk, done)
