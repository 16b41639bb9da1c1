"""A camp moves overnight, is verified family by family, and what nobody can reach is put off."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.journeys import StayInFuture
from famcase.domain.repeating import Repeat
from famcase.errors import FamcaseError, Refused
from famcase.services.commands.bulk import do_all, preview
from famcase.services.commands.bulk_moves import Moving, one_or_several
from famcase.services.commands.closing import close
from famcase.services.commands.families import ImpossibleSize
from famcase.services.commands.follow_ups import schedule
from famcase.services.commands.members import add_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.putting_off import NoReason, PuttingOff
from famcase.services.commands.sites import add_site
from famcase.services.commands.undoing import undo
from famcase.services.commands.verifying import FINDINGS, Found, SayWho, verify
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp, NewMember, NewSite, NewStay, Where
from famcase.services.queries.cases import among
from famcase.services.queries.families import get_family
from famcase.services.queries.rounds import moved_on_from, round_lines
from famcase.services.queries.there import families_at
from famcase.services.views import FamilyView
from famcase.storage.soundness import differences
from tests.conftest import FrozenClock
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15, the_adnans

AUG_18 = date(2018, 8, 18)
SALQIN = Where(pcode="C4140")


@pytest.fixture
def camp(desk: Desk) -> RecordId:
    return add_site(desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132")))


@pytest.fixture
def camped(desk: Desk, camp: RecordId) -> Callable[..., RecordId]:
    """Register a family in the camp since 12 August."""

    def register_one(**more: object) -> RecordId:
        stay = NewStay(Where(site=camp), AUG_12, "self-settled")
        return the_adnans(desk, **{"stays": (stay,), **more}).uid

    return register_one


def now_of(desk: Desk, family: RecordId) -> FamilyView:
    return get_family(desk, family)


def test_everyone_of_a_camp_moves_in_one_batch_that_one_undo_takes_back(
    desk: Desk, camp: RecordId, camped: Callable[..., RecordId]
) -> None:
    families = [camped() for _ in range(3)]
    elsewhere = the_adnans(desk).uid

    there = families_at(desk, Where(site=camp))
    outcome = do_all(desk, there, Moving(NewStay(SALQIN, AUG_15, "open", reason="eviction"), "Where are they?"))

    assert set(outcome.changed) == set(families)
    for family in families:
        view = now_of(desk, family)
        assert view.now is not None
        assert (str(view.now.where), view.now.living, view.now.sureness) == ("Salqin", "open", "assumed")
        assert view.now.confirmed_on is None
        planned = [(one.due, one.kind, one.what) for one in view.follow_ups if one.kind == "verification"]
        assert planned == [(AUG_18, "verification", "Where are they?")]
    assert now_of(desk, elsewhere).now == now_of(desk, elsewhere).stays[-1]
    assert families_at(desk, Where(site=camp)) == ()

    undone = undo(desk)

    assert undone.subjects == 3
    assert set(families_at(desk, Where(site=camp))) == set(families)
    assert not any(one.kind == "verification" for one in now_of(desk, families[0]).follow_ups)
    assert not any(count for count in differences(desk.store.tables, desk.clock.today()).values())


def test_who_cannot_be_moved_is_left_out_and_named_before_anything_is_saved(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    moved, closed, later, there = camped(), camped(), camped(), camped()
    close(desk, closed, "moved-away")
    record_move(desk, later, NewStay(ARMANAZ, AUG_15, "rented"))
    record_move(desk, there, NewStay(SALQIN, date(2018, 8, 13), "rented"))
    new = NewStay(SALQIN, date(2018, 8, 14), "open")

    shown = preview(desk, [moved, closed, later, there], Moving(new))

    assert shown.changed == (moved,)
    assert shown.already == (there,)
    assert [(one.family, type(one.why).__name__) for one in shown.left_out] == [
        (closed, "CaseClosed"),
        (later, "StayBeforeLast"),
    ]
    assert len(now_of(desk, moved).stays) == 1, "nothing was saved"
    done = do_all(desk, [moved, closed, later, there], Moving(new))
    assert (done.changed, done.already) == (shown.changed, shown.already)


def test_a_bulk_move_to_come_is_refused_for_all(desk: Desk, camped: Callable[..., RecordId]) -> None:
    family = camped()

    with pytest.raises(StayInFuture):
        preview(desk, [family], Moving(NewStay(SALQIN, AUG_15 + timedelta(days=1), "open")))
    with pytest.raises(StayInFuture):
        do_all(desk, [family], Moving(NewStay(SALQIN, AUG_15 + timedelta(days=1), "open")))


def test_families_that_scattered_are_at_one_of_several_places_or_nobody_knows_where(
    desk: Desk, camp: RecordId, camped: Callable[..., RecordId]
) -> None:
    family, lost = camped(), camped()
    where = one_or_several([(ARMANAZ, "Armanaz"), (Where(), ""), (Where(site=camp), "al-Midan camp")])

    do_all(desk, [family], Moving(NewStay(where, AUG_15, "host")))
    do_all(desk, [lost], Moving(NewStay(one_or_several([]), AUG_15, "")))

    known, unknown = now_of(desk, family).now, now_of(desk, lost).now
    assert known is not None
    assert unknown is not None
    assert str(known.where) == "Armanaz / al-Midan camp"
    assert (str(unknown.where), unknown.living) == ("", "unknown")
    assert families_at(desk, Where(text="Armanaz / al-Midan camp")) == (family,)


def test_the_verification_is_planned_past_the_day_off_and_only_once(
    desk: Desk, clock: FrozenClock, camped: Callable[..., RecordId]
) -> None:
    clock.go_on(-1)  # Tuesday: three days later is a Friday
    family = camped(follow_up=NewFollowUp(AUG_15, kind="verification"))
    other = camped()

    do_all(desk, [family, other], Moving(NewStay(SALQIN, date(2018, 8, 14), "open")))

    assert [one.due for one in now_of(desk, family).follow_ups] == [AUG_15]
    assert AUG_18 in [one.due for one in now_of(desk, other).follow_ups]


def test_within_a_sub_district_are_its_villages_and_the_sites_there(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    tables = desk.store.tables
    place = tables["place"]
    family = camped()
    village = the_adnans(desk, stays=(NewStay(Where(pcode="C4132"), AUG_12, "host"),)).uid
    the_adnans(desk)  # in Armanaz, elsewhere
    parent = place.select(place.parent).where(place.pcode == "C4132").scalar()

    assert set(families_at(desk, Where(pcode="C4132"))) == {family, village}
    assert {family, village} <= set(families_at(desk, Where(pcode=parent)))
    assert families_at(desk, Where()) == ()


def test_words_narrow_those_of_a_place_down_and_leave_them_in_their_order(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    families = [camped(priority=1), camped(priority=4), camped(priority=1)]

    assert among(desk, families[::-1], "") == tuple(families[::-1])
    assert among(desk, families[::-1], "priority 1") == (families[2], families[0])


# --- the round


def test_a_family_that_is_here_is_confirmed_and_its_verification_answered(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    family = camped()
    do_all(desk, [family], Moving(NewStay(SALQIN, AUG_15, "open")))
    assert [line.uid for line in round_lines(desk)] == [family]

    verify(desk, family, Found("here"))

    view = now_of(desk, family)
    assert view.now is not None
    assert (view.now.sureness, view.now.confirmed_on, view.now.confirmed_how) == ("seen", AUG_15, "round")
    assert [one.status for one in view.follow_ups if one.kind == "verification"] == ["done"]
    assert [(one.outcome, one.on) for one in view.visits] == [("seen", AUG_15)]
    assert round_lines(desk) == (), "the round goes on where it stopped"


def test_who_all_moved_away_from_a_camp_is_known_there_until_verified(
    desk: Desk, camp: RecordId, camped: Callable[..., RecordId]
) -> None:
    moved, stays = camped(), camped()
    do_all(desk, [moved], Moving(NewStay(SALQIN, AUG_15, "open")))

    assert moved_on_from(desk, Where(site=camp)) == (moved,)
    assert moved_on_from(desk, Where(pcode="C4132")) == (moved,), "the camp lies there"
    assert moved_on_from(desk, SALQIN) == ()

    for family in (moved, stays):
        verify(desk, family, Found("here"))
    assert moved_on_from(desk, Where(site=camp)) == ()


def test_a_verification_that_repeats_goes_on_after_it_was_answered(desk: Desk, camped: Callable[..., RecordId]) -> None:
    family = camped(priority=0)
    weekly = Repeat("WEEKLY", 1, times=3)
    schedule(desk, family, NewFollowUp(AUG_15, kind="verification", repeat=weekly))

    verify(desk, family, Found("here"))

    planned = [(one.due, one.status) for one in now_of(desk, family).follow_ups if one.kind == "verification"]
    assert sorted(planned) == [(AUG_15, "done"), (AUG_15 + timedelta(weeks=1), "open")]


def test_a_family_that_is_elsewhere_gets_a_stay_there(desk: Desk, camped: Callable[..., RecordId]) -> None:
    family = camped()
    do_all(desk, [family], Moving(NewStay(SALQIN, date(2018, 8, 13), "open")))

    verify(desk, family, Found("elsewhere", ARMANAZ, date(2018, 8, 14), "host"))

    view = now_of(desk, family)
    assert view.now is not None
    assert (str(view.now.where), view.now.since, view.now.sureness) == (
        "Armanaz",
        date(2018, 8, 14),
        "told-by-others",
    )
    assert round_lines(desk) == ()


def test_a_family_that_is_not_found_is_somewhere_unknown_and_is_called(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    family = camped(priority=0)
    do_all(desk, [family], Moving(NewStay(SALQIN, AUG_15, "open")))

    verify(desk, family, Found("not-found", what="call the brother"))

    view = now_of(desk, family)
    assert view.now is not None
    assert (view.now.living, str(view.now.where)) == ("unknown", "")
    assert [(one.due, one.kind, one.what) for one in view.follow_ups if one.status == "open"] == [
        (AUG_18, "call", "call the brother")
    ]
    assert view.visits[-1].outcome == "moved-unknown"


def test_a_part_of_a_family_stays_and_the_others_get_a_stay_of_their_own(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    family = camped()
    son = add_member(desk, family, NewMember(relation="son-daughter"))

    verify(desk, family, Found("part", ARMANAZ, living="host", gone=(son,)))

    view = now_of(desk, family)
    assert view.now is not None
    assert view.now.members == ()
    assert view.now.confirmed_on == AUG_15
    assert [(str(stay.where), stay.members) for stay in view.stays if stay.members] == [("Armanaz", (son,))]


def test_where_only_the_number_of_a_part_is_known_somebody_asks_who(
    desk: Desk, camped: Callable[..., RecordId]
) -> None:
    family = camped(priority=0)

    verify(desk, family, Found("part", people=4, what="4 of 14 are here"))

    assert [(one.kind, one.what) for one in now_of(desk, family).follow_ups if one.status == "open"] == [
        ("visit", "4 of 14 are here")
    ]
    with pytest.raises(SayWho):
        verify(desk, family, Found("part"))


def test_a_size_that_changed_is_kept(desk: Desk, camped: Callable[..., RecordId]) -> None:
    family = camped()

    verify(desk, family, Found("size", people=9))

    assert now_of(desk, family).people == 9
    for wrong in (None, 0, 501, -3):
        with pytest.raises(Refused):
            verify(desk, family, Found("size", people=wrong))
    with pytest.raises(ImpossibleSize):
        verify(desk, family, Found("part", people=0))


@pytest.mark.parametrize("finding", FINDINGS)
def test_each_finding_is_taken_back_by_one_undo(desk: Desk, camped: Callable[..., RecordId], finding: str) -> None:
    family = camped()
    do_all(desk, [family], Moving(NewStay(SALQIN, AUG_15, "open")))
    before = now_of(desk, family)

    verify(desk, family, Found(finding, ARMANAZ, people=3))  # type: ignore[arg-type]
    undo(desk)

    after = now_of(desk, family)
    assert (after.now, after.people, after.follow_ups, after.visits) == (
        before.now,
        before.people,
        before.follow_ups,
        before.visits,
    )


def test_a_closed_case_is_not_verified(desk: Desk, camped: Callable[..., RecordId]) -> None:
    family = camped()
    close(desk, family, "moved-away")

    for finding in FINDINGS:
        with pytest.raises(FamcaseError):
            verify(desk, family, Found(finding, ARMANAZ, people=3))
    with pytest.raises(FamcaseError):
        verify(desk, camped(), Found("asleep"))  # type: ignore[arg-type]
    assert round_lines(desk, families=[family]) == ()


def test_a_round_walks_a_site_by_sector_and_tent(desk: Desk, camp: RecordId) -> None:
    for sector, tent in (("B", "2"), ("A", "10"), ("A", "9")):
        the_adnans(desk, stays=(NewStay(Where(site=camp), AUG_12, "tent", sector=sector, tent=tent),))
    for line in round_lines(desk, at=Where(site=camp)):
        assert line.confirmed_on == AUG_15, "who arrived today was seen today"

    desk.clock.go_on(1)  # type: ignore[attr-defined]

    assert [(line.sector, line.tent) for line in round_lines(desk, at=Where(site=camp))] == [
        ("A", "9"),
        ("A", "10"),
        ("B", "2"),
    ]


# --- put off


def test_what_is_due_where_nobody_can_go_is_put_off_and_keeps_its_first_day(
    desk: Desk, camp: RecordId, camped: Callable[..., RecordId]
) -> None:
    due = camped(follow_up=NewFollowUp(AUG_15, "rent"))
    late = camped(follow_up=NewFollowUp(AUG_18, "tent"))
    nothing = camped(priority=0)
    until = date(2018, 8, 20)

    shown = preview(desk, families_at(desk, Where(site=camp)), PuttingOff(until, "no access"))
    done = do_all(desk, families_at(desk, Where(site=camp)), PuttingOff(until, "no access"))

    assert set(shown.changed) == set(done.changed) == {due, late}
    assert shown.already == (nothing,)
    table = desk.store.tables["follow_up"]
    assert [(row.due, row.put_off_from, row.put_off_why) for row in table.select().order_by(table.put_off_from)] == [
        (until, AUG_15, "no access"),
        (until, AUG_18, "no access"),
    ]

    do_all(desk, [due], PuttingOff(date(2018, 8, 25), "the road is closed"))

    row = table.get(table.what == "rent")
    assert (row.due, row.put_off_from, row.put_off_why) == (date(2018, 8, 25), AUG_15, "the road is closed")
    undo(desk)
    row = table.get(table.what == "rent")
    assert (row.due, row.put_off_from, row.put_off_why) == (until, AUG_15, "no access")
    undo(desk)
    assert [row.due for row in table.select().order_by(table.due)] == [AUG_15, AUG_18]


def test_putting_off_is_taken_back_by_one_undo(desk: Desk, camped: Callable[..., RecordId]) -> None:
    families = [camped(follow_up=NewFollowUp(AUG_15)) for _ in range(2)]
    do_all(desk, families, PuttingOff(AUG_18, "no access"))

    undo(desk)

    table = desk.store.tables["follow_up"]
    assert [(row.due, row.put_off_from, row.put_off_why) for row in table.select()] == [(AUG_15, None, "")] * 2


def test_nothing_is_put_off_into_the_past_or_without_a_reason(desk: Desk, camped: Callable[..., RecordId]) -> None:
    family = camped()
    schedule(desk, family, NewFollowUp(AUG_15))

    with pytest.raises(Refused):
        do_all(desk, [family], PuttingOff(AUG_10, "no access"))
    with pytest.raises(NoReason):
        do_all(desk, [family], PuttingOff(AUG_18, "  "))
    with pytest.raises(FamcaseError):
        do_all(desk, [family], PuttingOff(AUG_18, "no\x1baccess"))
