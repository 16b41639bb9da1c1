"""A journey put right: stays corrected, inserted and removed, with the days still following each other."""

from datetime import date

import pytest

from famcase.domain import journeys
from famcase.domain.changes import RecordId
from famcase.domain.journeys import (
    LeftForNowhere,
    LeftTooEarly,
    LeftTooLate,
    StayAfterOther,
    StayBeforeOther,
    StayDayMissing,
    StayInFuture,
    StayOverlaps,
)
from famcase.errors import FamcaseError, NotFound
from famcase.services.batch import BuiltOn, ChangedSince
from famcase.services.commands.families import Registered
from famcase.services.commands.members import add_member
from famcase.services.commands.moves import (
    ConfirmedTooEarly,
    confirm_stay,
    correct_stay,
    insert_stay,
    record_move,
    remove_stay,
)
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember, NewStay, Where
from famcase.services.queries.families import get_family
from famcase.services.views import StayView
from famcase.storage.rebuild import rebuild, snapshot
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15, KHALED, the_adnans

SALQIN = Where(pcode="C4140")
AUG_8, AUG_11, AUG_13, AUG_14, AUG_16 = (date(2018, 8, day) for day in (8, 11, 13, 14, 16))


def stays(desk: Desk, family: Registered) -> list[StayView]:
    return list(get_family(desk, family.uid).stays)


def where(desk: Desk, family: Registered) -> list[str]:
    return [str(stay.where) for stay in stays(desk, family)]


@pytest.fixture
def travelled(desk: Desk) -> Registered:
    """Kafr Nobol from 10 August, Salqin from 12 August, Armanaz from 14 August."""
    return the_adnans(
        desk,
        stays=(
            NewStay(Where(text="Kafr Nobol"), AUG_10, "host"),
            NewStay(SALQIN, AUG_12, "tent"),
            NewStay(ARMANAZ, AUG_14, "rented"),
        ),
    )


def test_a_stay_is_corrected_where_it_stands(desk: Desk, travelled: Registered) -> None:
    second = stays(desk, travelled)[1]

    correct_stay(
        desk,
        travelled.uid,
        second.uid,
        to=Where(text="Sarmada"),
        since=AUG_11,
        left_on=AUG_13,
        living="open",
        reason="eviction",
        tenure="no-agreement",
        sector="B",
        tent="12",
        directions="behind the mosque",
        sureness="seen",
        eviction_until=AUG_15,
        tent_since=AUG_11,
        onward_to="Armanaz",
    )

    now = stays(desk, travelled)[1]
    assert (str(now.where), now.since, now.left_on, now.living) == ("Sarmada", AUG_11, AUG_13, "open")
    assert (now.reason, now.tenure, now.sector, now.tent, now.directions) == (
        *("eviction", "no-agreement", "B", "12"),
        "behind the mosque",
    )
    assert (now.sureness, now.eviction_until, now.tent_since, now.onward_to) == ("seen", AUG_15, AUG_11, "Armanaz")
    assert where(desk, travelled) == ["Kafr Nobol", "Sarmada", "Armanaz"]


def test_a_stay_that_follows_one_with_a_day_needs_its_own(desk: Desk, travelled: Registered) -> None:
    unknown = NewStay(SALQIN, None, "host")

    with pytest.raises(StayDayMissing):
        record_move(desk, travelled.uid, unknown)
    with pytest.raises(StayDayMissing):
        the_adnans(desk, stays=(NewStay(ARMANAZ, AUG_10, "host"), unknown))

    assert where(desk, travelled)[-1] == "Armanaz"


@pytest.mark.parametrize(
    ("which", "fields", "error", "days"),
    [
        (1, {"since": AUG_8}, StayBeforeOther, {AUG_8, AUG_10}),
        (1, {"since": AUG_15}, StayAfterOther, {AUG_15, AUG_14}),
        (1, {"left_on": AUG_11}, LeftTooEarly, {AUG_11, AUG_12}),
        (1, {"left_on": AUG_15}, LeftTooLate, {AUG_15, AUG_14}),
        (1, {"since": None}, StayDayMissing, {AUG_10}),
        (2, {"left_on": AUG_15}, LeftForNowhere, {AUG_15}),
        (2, {"since": AUG_16}, StayInFuture, {AUG_16}),
        (2, {"since": AUG_11}, StayBeforeOther, {AUG_11, AUG_12}),
    ],
)
def test_a_correction_that_would_break_the_journey_is_refused_naming_both_days(
    desk: Desk,
    travelled: Registered,
    which: int,
    fields: dict[str, object],
    error: type[FamcaseError],
    days: set[date],
) -> None:
    before = snapshot(desk.store.tables)

    with pytest.raises(error) as refused:
        correct_stay(desk, travelled.uid, stays(desk, travelled)[which].uid, None, **fields)

    assert {value for value in refused.value.values.values() if isinstance(value, date)} == days
    assert snapshot(desk.store.tables) == before


def test_a_stay_does_not_begin_before_they_left_the_place_before(desk: Desk, travelled: Registered) -> None:
    first, second, _ = stays(desk, travelled)
    correct_stay(desk, travelled.uid, first.uid, left_on=AUG_12)

    with pytest.raises(StayOverlaps):
        correct_stay(desk, travelled.uid, second.uid, since=AUG_11)


def test_a_departure_that_was_reported_leaves_a_gap_in_sight(desk: Desk, travelled: Registered) -> None:
    first = stays(desk, travelled)[0]
    assert journeys.gaps(stays(desk, travelled)) == []

    correct_stay(desk, travelled.uid, first.uid, left_on=AUG_11)

    found = journeys.gaps(stays(desk, travelled))
    assert [(gap.after, gap.since, gap.until) for gap in found] == [(first.uid, AUG_11, AUG_12)]


def test_a_stay_nobody_recorded_is_inserted(desk: Desk, travelled: Registered) -> None:
    second = stays(desk, travelled)[1]

    insert_stay(desk, travelled.uid, NewStay(Where(text="Maar Shamarin"), AUG_11, "open"), second.uid)

    assert where(desk, travelled) == ["Kafr Nobol", "Maar Shamarin", "Salqin", "Armanaz"]
    assert stays(desk, travelled)[1].confirmed_on is None
    assert str(get_family(desk, travelled.uid).now.where) == "Armanaz"  # type: ignore[union-attr]


def test_a_stay_is_inserted_before_one_of_the_same_day(desk: Desk, travelled: Registered) -> None:
    last = stays(desk, travelled)[2]
    before = snapshot(desk.store.tables)

    insert_stay(desk, travelled.uid, NewStay(Where(text="a school"), AUG_14, "public"), last.uid)

    assert where(desk, travelled) == ["Kafr Nobol", "Salqin", "a school", "Armanaz"]
    assert desk.store.tables["case_list"].get().living == "rented"
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert where(desk, travelled) == ["Kafr Nobol", "Salqin", "a school", "Armanaz"]
    undo(desk)
    assert snapshot(desk.store.tables) == before


def test_what_would_overlap_is_not_inserted(desk: Desk, travelled: Registered) -> None:
    second = stays(desk, travelled)[1]

    with pytest.raises(StayAfterOther):
        insert_stay(desk, travelled.uid, NewStay(ARMANAZ, AUG_13, "open"), second.uid)
    with pytest.raises(StayBeforeOther):
        insert_stay(desk, travelled.uid, NewStay(ARMANAZ, AUG_8, "open"), second.uid)
    with pytest.raises(LeftTooLate):
        insert_stay(desk, travelled.uid, NewStay(ARMANAZ, AUG_11, "open"), second.uid, left_on=AUG_13)
    with pytest.raises(NotFound):
        insert_stay(desk, travelled.uid, NewStay(ARMANAZ, AUG_11, "open"), RecordId(bytes(16)))


def test_a_removed_stay_leaves_the_others_following_each_other_and_comes_back(
    desk: Desk, travelled: Registered
) -> None:
    before = snapshot(desk.store.tables)
    remove_stay(desk, travelled.uid, stays(desk, travelled)[2].uid)

    assert where(desk, travelled) == ["Kafr Nobol", "Salqin"]
    assert desk.store.tables["case_list"].get().living == "tent"
    undo(desk)
    assert snapshot(desk.store.tables) == before


def test_the_last_stay_is_not_removed_where_they_had_left_the_one_before(desk: Desk, travelled: Registered) -> None:
    _, second, last = stays(desk, travelled)
    correct_stay(desk, travelled.uid, second.uid, left_on=AUG_13)

    with pytest.raises(LeftForNowhere):
        remove_stay(desk, travelled.uid, last.uid)


def test_an_undo_that_would_break_the_journey_is_refused(desk: Desk, travelled: Registered) -> None:
    first, second, _ = stays(desk, travelled)
    moved = correct_stay(desk, travelled.uid, second.uid, since=AUG_13)
    correct_stay(desk, travelled.uid, first.uid, left_on=AUG_13)

    with pytest.raises(BuiltOn):
        undo(desk, moved.batch)


def test_a_correction_of_what_somebody_else_changed_is_refused(desk: Desk, travelled: Registered) -> None:
    seen = get_family(desk, travelled.uid)
    correct_stay(desk, travelled.uid, seen.stays[1].uid, living="open")

    with pytest.raises(ChangedSince):
        correct_stay(desk, travelled.uid, seen.stays[1].uid, seen.version, living="host")


def test_when_they_left_the_place_before_is_said_with_the_move(desk: Desk, family: Registered) -> None:
    record_move(desk, family.uid, NewStay(SALQIN, AUG_15, "open", left_before=AUG_13))

    assert [(gap.since, gap.until) for gap in journeys.gaps(stays(desk, family))] == [(AUG_13, AUG_15)]
    with pytest.raises(LeftTooEarly):
        record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "open", left_before=AUG_14))


def test_nobody_confirms_a_stay_before_it_began(desk: Desk, family: Registered) -> None:
    with pytest.raises(ConfirmedTooEarly):
        confirm_stay(desk, family.uid, "phone", AUG_11)
    confirm_stay(desk, family.uid, "phone", AUG_12)


def test_who_moved_is_corrected(desk: Desk, travelled: Registered) -> None:
    son = add_member(desk, travelled.uid, NewMember(KHALED))
    last = stays(desk, travelled)[2]

    correct_stay(desk, travelled.uid, last.uid, members=(son,))

    assert str(get_family(desk, travelled.uid).now.where) == "Salqin"  # type: ignore[union-attr]
    with pytest.raises(NotFound):
        correct_stay(desk, travelled.uid, last.uid, members=(RecordId(bytes(16)),))


def test_a_stay_at_no_place_is_one_of_unknown_whereabouts(desk: Desk, travelled: Registered) -> None:
    correct_stay(desk, travelled.uid, stays(desk, travelled)[2].uid, to=Where())

    assert desk.store.tables["case_list"].get().living == "unknown"


def test_rent_paid_until_a_day_plans_a_follow_up_a_fortnight_before(desk: Desk, family: Registered) -> None:
    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "rented", rent_until=date(2018, 9, 30)))

    def rent_due() -> list[date]:
        return [each.due for each in get_family(desk, family.uid).follow_ups if each.kind == "rent-due"]

    assert rent_due() == [date(2018, 9, 16)]
    correct_stay(desk, family.uid, stays(desk, family)[-1].uid, rent_until=date(2018, 10, 31))
    assert rent_due() == [date(2018, 10, 17)]
    correct_stay(desk, family.uid, stays(desk, family)[-1].uid, rent_until=date(2018, 8, 20))
    assert rent_due() == [AUG_15]
