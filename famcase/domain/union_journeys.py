"""One journey out of two of the same family: stays at one place in the same days are one, the others follow in order.

Nothing overlaps in what comes out: a departure reported for later than the next stay began is left out. A departure
before the next stay stays, so that the days of which nobody told show as the gap that they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from famcase.domain.changes import Json, RecordId
from famcase.domain.names import fold
from famcase.domain.state import RecordState

_FILLED: Final = (
    *("place", "place_text", "site", "reason", "sureness", "tenure", "sector", "tent", "directions"),
    *("rent_until", "eviction_until", "tent_since", "onward_to"),
)
"""Of two stays that are one: what the other says where the first says nothing."""

_EMPTY: Final[tuple[object, ...]] = (None, "", [])


@dataclass(slots=True)
class UnitedStay:
    """A stay of the union: of one family, or of both."""

    left: RecordState | None
    right: RecordState | None
    since: date | None
    left_on: date | None
    filled: dict[str, Json] = field(default_factory=dict)
    """What the right one adds to the left one."""

    @property
    def state(self) -> RecordState:
        found = self.left or self.right
        if found is None:
            raise ValueError("a stay of nobody")
        return found

    def changes(self) -> dict[str, object]:
        """Return what is different from the record that it is (the left one, where there are two)."""
        said: dict[str, object] = dict(self.filled)
        if self.since != self.state.day("since"):
            said["since"] = self.since
        if self.left_on != self.state.day("left_on"):
            said["left_on"] = self.left_on
        return said


@dataclass(frozen=True, slots=True)
class _Days:
    start: date
    end: date


def one_journey(ours: Iterable[RecordState], theirs: Iterable[RecordState], seen_on: date) -> list[UnitedStay]:
    """Return the stays of the whole family in their order; moves of only some members are left out.

    `seen_on` is a day on which the right family was where it is now, for a last stay whose beginning nobody told.
    """
    left, right = _whole(ours), _whole(theirs)
    matched = _matched(left, right)
    line = [_united(left, place, matched.get(state.record)) for place, state in enumerate(left)]
    known = {other.record for other in matched.values()}
    for state in right:
        if state.record not in known:
            since = state.day("since")
            if since is None and state is right[-1] and left:
                since = state.day("confirmed_on") or seen_on
            line.append(UnitedStay(None, state, since, state.day("left_on")))
    line.sort(key=lambda stay: (stay.since or date.min, stay.left is None))
    for stay, following in pairwise(line):
        if stay.left_on is not None and following.since is not None and stay.left_on > following.since:
            stay.left_on = None
    if line:
        line[-1].left_on = None
    return line


def same_place(one: RecordState, other: RecordState) -> bool:
    """Return whether two stays are at one site or place, or told in the same words; nowhere is where nowhere is."""
    sites = (one.value("site"), other.value("site"))
    if all(sites):
        return sites[0] == sites[1]
    places = (one.value("place"), other.value("place"))
    if all(places):
        return places[0] == places[1]
    if any(sites) or any(places):
        return False
    words = [fold(str(state.value("place_text") or "")) for state in (one, other)]
    return words[0] == words[1]


def same_move(one: RecordState, other: RecordState, people: Mapping[str, str]) -> bool:
    """Return whether two moves of only some members are one; `people` says who of the other family is who of this."""
    members = other.value("members")
    who = [people.get(str(member)) for member in members] if isinstance(members, list) else []
    return one.value("members") == who and one.value("since") == other.value("since") and same_place(one, other)


def _whole(stays: Iterable[RecordState]) -> list[RecordState]:
    whole = [state for state in stays if not state.value("members")]
    return sorted(whole, key=lambda state: (state.day("since") or date.min, state.made, state.record[8:]))


def _matched(left: Sequence[RecordState], right: Sequence[RecordState]) -> dict[RecordId, RecordState]:
    """Return which stay of the right journey each of the left one is."""
    found: dict[RecordId, RecordState] = {}
    spans = {state.record: days for line in (left, right) for state, days in zip(line, _spans(line), strict=True)}
    free = list(right)
    for state in left:
        days = spans[state.record]
        for other in free:
            others = spans[other.record]
            if days.start <= others.end and others.start <= days.end and same_place(state, other):
                found[state.record] = other
                free.remove(other)
                break
    return found


def _spans(line: Sequence[RecordState]) -> list[_Days]:
    """Return the days of each stay: to its departure, else to the next stay, else to now."""
    spans = []
    for place, state in enumerate(line):
        following = line[place + 1].day("since") if place + 1 < len(line) else None
        start = state.day("since") or date.min
        end = state.day("left_on") or following or (date.max if place + 1 == len(line) else start)
        spans.append(_Days(start, max(start, end)))
    return spans


def _united(line: Sequence[RecordState], place: int, other: RecordState | None) -> UnitedStay:
    state = line[place]
    since, left_on = state.day("since"), state.day("left_on")
    if other is None:
        return UnitedStay(state, None, since, left_on)
    filled = {
        name: other.value(name) for name in _FILLED if state.value(name) in _EMPTY and other.value(name) not in _EMPTY
    }
    if state.value("living") in (None, "", "unknown") and other.value("living") not in (None, "", "unknown"):
        filled["living"] = other.value("living")
    if str(other.value("confirmed_on") or "") > str(state.value("confirmed_on") or ""):
        filled |= {name: other.value(name) for name in ("confirmed_on", "confirmed_how")}
    earlier = other.day("since")
    before = line[place - 1] if place else None
    bound = (before.day("left_on") or before.day("since") if before else None) or date.min
    if earlier is not None and earlier >= bound and (since is None or earlier < since):
        since = earlier
    return UnitedStay(state, other, since, left_on or other.day("left_on"), filled)
