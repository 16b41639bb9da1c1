"""A family's journey: its stays in order, the last of which is where they are now."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from famcase.errors import Refused
from famcase.wording import N_


class StayLike(Protocol):
    """What the rules read of a stay; rows and views have it."""

    @property
    def since(self) -> date | None: ...
    @property
    def made(self) -> int: ...
    @property
    def uid(self) -> bytes: ...
    @property
    def members(self) -> Sequence[bytes]: ...


StayT = TypeVar("StayT", bound=StayLike)


class StayBeforeLast(Refused):
    """A move that would begin before the stay that it follows."""

    def __init__(self, since: date, last: date) -> None:
        super().__init__(
            N_("They cannot have arrived on {since}: their last stay began on {last}."),
            hint=N_("Correct that stay first, or give the day they arrived."),
            since=since,
            last=last,
        )


class StayInFuture(Refused):
    """A move that has not happened yet."""

    def __init__(self, since: date) -> None:
        super().__init__(
            N_("{since} is still to come: a stay is recorded once they are there."),
            hint=N_("Give the day they arrived, or plan a follow-up for that day."),
            since=since,
        )


def in_order(stays: Iterable[StayT]) -> list[StayT]:
    """Return stays as they followed each other; those of one day in the order they were recorded.

    One whose beginning nobody told (a list that says where, not since when) comes before those with a day.
    """
    return sorted(stays, key=lambda stay: (stay.since or date.min, stay.made, bytes(stay.uid)[8:]))


def current(stays: Iterable[StayT]) -> StayT | None:
    """Return where the family is now: its last stay, leaving out moves of only some members."""
    whole = [stay for stay in in_order(stays) if not stay.members]
    return whole[-1] if whole else None


def check_next(stays: Iterable[StayT], since: date | None, *, today: date) -> None:
    """Raise Refused when a stay from `since` cannot follow `stays`."""
    if since is None:
        return
    if since > today:
        raise StayInFuture(since)
    last = current(stays)
    if last is not None and last.since is not None and since < last.since:
        raise StayBeforeLast(since, last.since)
