"""A family's journey: its stays in order, the last of which is where they are now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
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


class EndedStay(StayLike, Protocol):
    """A stay of which a departure may have been reported."""

    @property
    def left_on(self) -> date | None: ...


StayT = TypeVar("StayT", bound=StayLike)
EndedT = TypeVar("EndedT", bound=EndedStay)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between a reported departure and the next stay, of which nobody told where they were."""

    after: bytes
    """The stay that they left."""
    since: date
    until: date
    """The day the next stay began."""


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


class StayBeforeOther(Refused):
    """A stay that would begin before the one it follows."""

    def __init__(self, since: date, before: date) -> None:
        super().__init__(
            N_("They cannot have come on {since}: the stay before began on {before}."),
            hint=N_("Correct the stay before first, or give another day."),
            since=since,
            before=before,
        )


class StayAfterOther(Refused):
    """A stay that would begin after the one that follows it."""

    def __init__(self, since: date, after: date) -> None:
        super().__init__(
            N_("They cannot have come on {since}: the next stay began on {after}."),
            hint=N_("Correct the next stay first, or give another day."),
            since=since,
            after=after,
        )


class StayOverlaps(Refused):
    """A stay that would begin while they were still at the place before."""

    def __init__(self, since: date, left: date) -> None:
        super().__init__(
            N_("They cannot have come on {since}: they left the place before on {left}."),
            hint=N_("Correct the day they left the place before, or give another day."),
            since=since,
            left=left,
        )


class LeftTooEarly(Refused):
    """A departure before the arrival."""

    def __init__(self, left: date, since: date) -> None:
        super().__init__(
            N_("They cannot have left on {left}: they came on {since}."),
            hint=N_("Give the day they left, or correct the day they came."),
            left=left,
            since=since,
        )


class LeftTooLate(Refused):
    """A departure after the next stay began."""

    def __init__(self, left: date, after: date) -> None:
        super().__init__(
            N_("They cannot have left on {left}: the next stay began on {after}."),
            hint=N_("Correct the next stay first, or give another day."),
            left=left,
            after=after,
        )


class LeftForNowhere(Refused):
    """A departure after which nothing would say where they are."""

    def __init__(self, left: date) -> None:
        super().__init__(
            N_("They left on {left}, and no stay says where they were from then on."),
            hint=N_("Record where they moved, without a place where nobody knows; then the day they left stands."),
            left=left,
        )


class StayDayMissing(Refused):
    """A stay without a day among others that have one: nobody could say where it stands."""

    def __init__(self, before: date) -> None:
        super().__init__(
            N_("This stay needs the day it began: the stay before began on {before}."),
            hint=N_("An estimate is better than nothing; say under “how sure” that it is assumed."),
            before=before,
        )


class StayTied(Refused):
    """A stay that would change places with another of the same day, or with another without a day."""

    def __init__(self, since: date | None) -> None:
        super().__init__(
            N_("Another stay began on {since} too, and this one would change places with it.")
            if since
            else N_("Nobody knows the day of another stay either, and this one would change places with it."),
            hint=N_("Give another day, or take this stay out and insert it where it belongs."),
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
    last = current(stays)
    if since is None:
        if last is not None and last.since is not None:
            raise StayDayMissing(last.since)
        return
    if since > today:
        raise StayInFuture(since)
    if last is not None and last.since is not None and since < last.since:
        raise StayBeforeLast(since, last.since)


def gaps(stays: Iterable[EndedT]) -> list[Gap]:
    """Return the days of which nobody told where the family was: left, and only later somewhere else."""
    whole = [stay for stay in in_order(stays) if not stay.members]
    found = []
    for stay, following in pairwise(whole):
        if stay.left_on is not None and following.since is not None and stay.left_on < following.since:
            found.append(Gap(bytes(stay.uid), stay.left_on, following.since))
    return found


def check_corrected(stays: Iterable[EndedStay], corrected: EndedStay, *, today: date) -> None:
    """Raise Refused when a stay, with its days as they are to be, does not fit where it stands in the journey.

    `stays` are those on record, the stay with its old days among them. It keeps its place: a stay that belongs
    elsewhere in the journey is removed and inserted there.
    """
    known = list(stays)
    together = _travelling_with(known, corrected)
    old = next(stay for stay in known if stay.uid == corrected.uid)
    kept = {bytes(stay.uid) for stay in together} | {bytes(old.uid)}
    line = [stay for stay in in_order(known) if bytes(stay.uid) in kept]
    at = line.index(old)
    before, after = (line[at - 1] if at else None), (line[at + 1] if at + 1 < len(line) else None)
    check_between(before, corrected, after, today=today)
    now = [bytes(stay.uid) for stay in in_order([corrected, *(stay for stay in line if stay is not old)])]
    if now != [bytes(stay.uid) for stay in line]:
        raise StayTied(corrected.since)  # those of one day stand as they were recorded


def check_between(before: EndedStay | None, stay: EndedStay, after: EndedStay | None, *, today: date) -> None:
    """Raise Refused when a stay cannot stand between two others, either of which may be missing."""
    since, left = stay.since, stay.left_on
    for day in (since, left):
        if day is not None and day > today:
            raise StayInFuture(day)
    if since is None and before is not None and before.since is not None:
        raise StayDayMissing(before.since)
    if since is not None:
        _check_arrival(since, before, after)
    if left is not None:
        _check_departure(left, stay, after)


def _check_arrival(since: date, before: EndedStay | None, after: EndedStay | None) -> None:
    if before is not None and before.since is not None and since < before.since:
        raise StayBeforeOther(since, before.since)
    if before is not None and before.left_on is not None and since < before.left_on:
        raise StayOverlaps(since, before.left_on)
    if after is not None and after.since is not None and since > after.since:
        raise StayAfterOther(since, after.since)


def _check_departure(left: date, stay: EndedStay, after: EndedStay | None) -> None:
    if stay.since is not None and left < stay.since:
        raise LeftTooEarly(left, stay.since)
    if after is None and not stay.members:
        raise LeftForNowhere(left)
    if after is not None and after.since is not None and left > after.since:
        raise LeftTooLate(left, after.since)


def check_removed(stays: Iterable[EndedStay], uid: bytes) -> None:
    """Raise Refused when without this stay nothing would say where they are after a departure that was reported."""
    whole = [stay for stay in in_order(stays) if not stay.members]
    if len(whole) > 1 and whole[-1].uid == uid:
        left = whole[-2].left_on
        if left is not None:
            raise LeftForNowhere(left)


def _travelling_with(stays: Iterable[EndedStay], stay: EndedStay) -> list[EndedStay]:
    """Return the other stays that cannot overlap with one: of the whole family, or of any of the same people."""
    others = [other for other in stays if other.uid != stay.uid]
    if not stay.members:
        return [other for other in others if not other.members]
    return [other for other in others if set(other.members) & set(stay.members)]
