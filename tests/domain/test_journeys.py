"""Where a family is: its last stay, leaving out those of only some members."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain import journeys
from famcase.domain.journeys import StayBeforeLast, StayDayMissing, StayInFuture
from famcase.errors import Refused

AUG_10, AUG_12, AUG_15, AUG_16 = (date(2018, 8, day) for day in (10, 12, 15, 16))


@dataclass(frozen=True)
class Stay:
    since: date | None
    made: int
    uid: bytes = bytes(16)
    members: tuple[bytes, ...] = ()


def test_stays_follow_each_other_by_day_and_then_as_they_were_recorded() -> None:
    late, early, second = Stay(AUG_12, 1), Stay(AUG_10, 9), Stay(AUG_12, 2)

    assert journeys.in_order([second, late, early]) == [early, late, second]


def test_a_stay_whose_beginning_nobody_told_comes_first() -> None:
    unknown = Stay(None, 99)

    assert journeys.in_order([Stay(AUG_10, 1), unknown])[0] is unknown
    assert journeys.current([unknown]) is unknown


def test_stays_of_one_change_follow_each_other_as_listed() -> None:
    first, second = Stay(AUG_12, 1, bytes(15) + b"\x01"), Stay(AUG_12, 1, bytes(15) + b"\x02")

    assert journeys.in_order([second, first]) == [first, second]


def test_the_last_stay_is_where_they_are() -> None:
    assert journeys.current([Stay(AUG_12, 1), Stay(AUG_15, 2), Stay(AUG_10, 3)]) == Stay(AUG_15, 2)


def test_a_move_of_some_members_leaves_the_family_where_it_is() -> None:
    home = Stay(AUG_10, 1)

    assert journeys.current([home, Stay(AUG_15, 2, members=(bytes(16),))]) is home


def test_a_family_without_a_stay_is_nowhere_known() -> None:
    assert journeys.current([]) is None


def test_a_move_cannot_begin_before_the_last_stay() -> None:
    with pytest.raises(StayBeforeLast) as caught:
        journeys.check_next([Stay(AUG_12, 1)], AUG_10, today=AUG_15)

    assert caught.value.values == {"since": AUG_10, "last": AUG_12}


def test_a_move_may_begin_on_the_day_of_the_last_stay() -> None:
    journeys.check_next([Stay(AUG_12, 1)], AUG_12, today=AUG_12)


def test_a_move_cannot_begin_tomorrow() -> None:
    with pytest.raises(StayInFuture):
        journeys.check_next([], AUG_16, today=AUG_15)


def test_a_move_of_some_members_does_not_hold_back_the_familys_own() -> None:
    journeys.check_next([Stay(AUG_10, 1), Stay(AUG_15, 2, members=(bytes(16),))], AUG_12, today=AUG_15)


def test_a_move_that_nobody_dated_follows_only_what_nobody_dated_either() -> None:
    """Without a day it comes before those with one: they would be back where they had left."""
    journeys.check_next([Stay(None, 1)], None, today=AUG_15)
    journeys.check_next([Stay(None, 1)], AUG_10, today=AUG_15)
    with pytest.raises(StayDayMissing):
        journeys.check_next([Stay(AUG_12, 1)], None, today=AUG_15)


@dataclass(frozen=True)
class Ended:
    since: date | None
    left_on: date | None
    made: int
    uid: bytes
    members: tuple[bytes, ...] = ()


DAYS = st.one_of(st.none(), st.dates(date(2018, 8, 1), AUG_15))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6), st.data())
def test_a_correction_that_is_taken_leaves_a_journey_without_overlaps_in_its_old_order(
    days: list[tuple[date | None, date | None]], data: st.DataObject
) -> None:
    stays = [Ended(since, None, at, bytes([at]) * 16) for at, (since, _) in enumerate(days)]
    chosen = data.draw(st.sampled_from(stays))
    corrected = replace(chosen, since=data.draw(DAYS), left_on=data.draw(DAYS))

    try:
        journeys.check_corrected(stays, corrected, today=AUG_15)
    except Refused:
        return
    after = journeys.in_order([corrected if stay is chosen else stay for stay in stays])
    assert [stay.uid for stay in after] == [stay.uid for stay in journeys.in_order(stays)]
    for stay, following in pairwise(after):
        if stay.left_on is not None and following.since is not None:
            assert stay.left_on <= following.since
    gaps = journeys.gaps(after)
    assert all(gap.since < gap.until for gap in gaps)
