"""Referrals and transfers: what each state may become, who answers, what consent they rest on."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from famcase.domain.referrals import NoConsent, NotFromHere
from famcase.errors import NotFound, Refused
from famcase.services.commands.closing import SupervisorOnly, assign
from famcase.services.commands.families import Registered
from famcase.services.commands.follow_ups import correct_follow_up
from famcase.services.commands.needs import meet_need, raise_need
from famcase.services.commands.referrals import (
    HoldsOnlyACode,
    NeedOver,
    NotYours,
    ReasonMissing,
    ReceiverMissing,
    TransferPending,
    WorksHereNoMore,
    answer_referral,
    refer,
    take_back_referral,
    transfer,
)
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewNeed, NewReferral
from famcase.services.queries.families import get_family
from famcase.services.queries.referrals import stale_referrals, waiting
from famcase.services.views import ReferralView
from famcase.storage.rebuild import snapshot
from tests.conftest import FrozenClock
from tests.services.builders import AUG_15, the_adnans

CLINIC = NewReferral("Bright clinic", service="health", reason="a doctor for the boy", basis="consent")


def first(desk: Desk, family: Registered) -> ReferralView:
    return get_family(desk, family.uid).referrals[0]


def holder(desk: Desk, family: Registered) -> str:
    return get_family(desk, family.uid).assigned_to


def test_a_referral_goes_from_asked_to_accepted_to_done(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("health"))
    need = get_family(desk, family.uid).needs[0].uid
    made = refer(desk, family.uid, NewReferral("Bright clinic", service="health", needs=(need,), basis="consent"))

    asked = first(desk, family)
    assert (asked.uid, asked.to, asked.status, asked.requested_on) == (made, "Bright clinic", "requested", AUG_15)
    assert asked.requested_by == desk.user.name
    assert get_family(desk, family.uid).needs[0].status == "referred"
    answer_referral(desk, family.uid, made, "accepted")
    answer_referral(desk, family.uid, made, "done", why="he was seen")
    assert (first(desk, family).status, first(desk, family).answer) == ("done", "he was seen")


def test_a_need_that_is_met_is_not_referred(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("health"))
    need = get_family(desk, family.uid).needs[0].uid
    meet_need(desk, family.uid, need)

    with pytest.raises(NeedOver):
        refer(desk, family.uid, NewReferral("Bright clinic", needs=(need,), basis="consent"))

    assert get_family(desk, family.uid).needs[0].met_on == AUG_15


def test_what_ended_is_not_answered_again(desk: Desk, family: Registered) -> None:
    made = refer(desk, family.uid, CLINIC)
    with pytest.raises(NotFromHere):
        answer_referral(desk, family.uid, made, "done")
    with pytest.raises(ReasonMissing):
        answer_referral(desk, family.uid, made, "rejected")
    answer_referral(desk, family.uid, made, "rejected", why="no doctor until Sunday")

    with pytest.raises(NotFromHere):
        answer_referral(desk, family.uid, made, "accepted")
    with pytest.raises(NotFromHere):
        take_back_referral(desk, family.uid, made)


def test_a_referral_is_taken_back_by_who_asked(desk: Desk, sami: Desk, family: Registered) -> None:
    made = refer(desk, family.uid, CLINIC)

    with pytest.raises(SupervisorOnly):
        take_back_referral(sami, family.uid, made)
    take_back_referral(desk, family.uid, made)

    assert first(desk, family).status == "taken-back"


def test_without_consent_to_this_partner_a_basis_is_asked_for_and_recorded(desk: Desk, family: Registered) -> None:
    with pytest.raises(NoConsent):
        refer(desk, family.uid, NewReferral("Bright clinic"))
    refer(desk, family.uid, CLINIC)

    consents = [row for row in desk.store.tables["consent"].select() if row.purpose == "referral"]
    assert [(row.partner, row.state, row.basis) for row in consents] == [("Bright clinic", "given", "consent")]
    refer(desk, family.uid, NewReferral("bright  CLINIC"))
    with pytest.raises(NoConsent):
        refer(desk, family.uid, NewReferral("Another clinic"))


def test_against_a_no_only_a_supervisor_refers_on_vital_interest(desk: Desk, sami: Desk, family: Registered) -> None:
    with desk.write("consent") as batch:
        subject = batch.open(family.uid)
        batch.add(subject, "consent", family=family.uid, purpose="referral", partner="Bright clinic", state="refused")

    for basis in ("", "consent", "legitimate-interest"):
        with pytest.raises(NoConsent):
            refer(desk, family.uid, NewReferral("Bright clinic", basis=basis))
    with pytest.raises(SupervisorOnly):
        refer(sami, family.uid, NewReferral("Bright clinic", basis="vital-interest"))
    refer(desk, family.uid, NewReferral("Bright clinic", basis="vital-interest"))

    row = next(row for row in desk.store.tables["consent"].select() if row.purpose == "referral")
    assert (row.state, row.basis) == ("refused", "vital-interest")


def test_child_protection_is_followed_up_within_a_day(desk: Desk, family: Registered) -> None:
    refer(desk, family.uid, NewReferral("Child desk", kind="child-protection", basis="legitimate-interest"))

    planned = [each for each in get_family(desk, family.uid).follow_ups if each.kind == "referral-check"]
    assert [each.due for each in planned] == [AUG_15 + timedelta(days=1)]


def test_a_confidential_referral_holds_only_the_focal_points_code(desk: Desk, family: Registered) -> None:
    for wrong in (
        NewReferral("FP-7", kind="confidential", reason="what happened"),
        NewReferral("FP-7", kind="confidential", service="protection"),
    ):
        with pytest.raises(HoldsOnlyACode):
            refer(desk, family.uid, wrong)
    made = refer(desk, family.uid, NewReferral("FP-7", kind="confidential"))
    answer_referral(desk, family.uid, made, "rejected", why="somebody's words")

    assert first(desk, family).is_confidential
    assert (first(desk, family).to, first(desk, family).answer) == ("FP-7", "")
    assert stale_referrals(desk) == ()


def test_a_referral_goes_to_one_receiver(desk: Desk, family: Registered) -> None:
    with pytest.raises(ReceiverMissing):
        refer(desk, family.uid, NewReferral())
    with pytest.raises(ReceiverMissing):
        refer(desk, family.uid, NewReferral("Bright clinic", desk.user.name))
    with pytest.raises(NotFound):
        refer(desk, family.uid, NewReferral(to_user="Nobody"))


def test_an_accepted_transfer_makes_the_case_theirs_and_is_undone_as_one(
    desk: Desk, sami: Desk, family: Registered
) -> None:
    assign(desk, family.uid, desk.user.name)
    planned = get_family(desk, family.uid).follow_ups[0].uid
    correct_follow_up(desk, family.uid, planned, assigned_to=desk.user.name)
    made = transfer(desk, family.uid, sami.user.name, "she speaks Kurdish")
    assert holder(desk, family) == desk.user.name
    assert [line.reason for line in waiting(sami, sami.user.uid).transfers] == ["she speaks Kurdish"]
    before = snapshot(desk.store.tables)

    answer_referral(sami, family.uid, made, "accepted")

    seen = get_family(desk, family.uid)
    assert (seen.assigned_to, seen.follow_ups[0].assigned_to) == (sami.user.name, sami.user.name)
    assert waiting(sami, sami.user.uid).transfers == ()
    undo(sami)
    assert snapshot(desk.store.tables) == before


def test_a_transfer_to_a_colleague_who_was_removed_is_not_accepted_for_them(
    desk: Desk, sami: Desk, family: Registered
) -> None:
    asked = transfer(desk, family.uid, sami.user.name)
    with desk.write("user-removed") as batch:
        batch.edit(batch.open(sami.user.uid), sami.user.uid, active=False)

    with pytest.raises(WorksHereNoMore):
        answer_referral(desk, family.uid, asked, "accepted")

    assert holder(desk, family) == ""
    answer_referral(desk, family.uid, asked, "rejected", why="he left")


def test_a_transfer_is_answered_by_its_receiver_or_a_supervisor(
    desk: Desk, sami: Desk, hire: Callable[..., Desk], family: Registered
) -> None:
    lina = hire("Lina")
    made = transfer(desk, family.uid, sami.user.name)
    with pytest.raises(NotYours):
        answer_referral(lina, family.uid, made, "accepted")
    with pytest.raises(TransferPending):
        transfer(desk, family.uid, lina.user.name)
    answer_referral(sami, family.uid, made, "rejected", why="too far away")
    assert holder(desk, family) == ""

    second = transfer(desk, family.uid, lina.user.name)
    answer_referral(desk, family.uid, second, "accepted")
    assert holder(desk, family) == lina.user.name
    with pytest.raises(NotFromHere):
        answer_referral(desk, family.uid, second, "done")


def test_a_caseworker_transfers_only_a_case_of_their_own(
    desk: Desk, sami: Desk, hire: Callable[..., Desk], family: Registered
) -> None:
    lina = hire("Lina")
    assign(desk, family.uid, lina.user.name)

    with pytest.raises(SupervisorOnly):
        transfer(sami, family.uid, sami.user.name)
    with pytest.raises(Refused):
        transfer(lina, family.uid, lina.user.name)
    transfer(lina, family.uid, sami.user.name)


def test_what_waits_two_weeks_is_stale(desk: Desk, clock: FrozenClock) -> None:
    family = the_adnans(desk)
    made = refer(desk, family.uid, CLINIC)
    clock.go_on(14)
    assert stale_referrals(desk) == ()
    clock.go_on(1)

    assert [(line.to, line.days, line.number) for line in stale_referrals(desk)] == [
        ("Bright clinic", 15, family.number)
    ]
    assert first(desk, family).is_stale
    answer_referral(desk, family.uid, made, "accepted")
    assert stale_referrals(desk) == ()
    clock.go_on(15)
    assert len(stale_referrals(desk)) == 1
    assert stale_referrals(desk, desk.user.uid) == ()


def test_a_name_that_is_withheld_stands_on_no_list(desk: Desk, sami: Desk) -> None:
    hidden = the_adnans(desk, withhold_name=True)
    transfer(desk, hidden.uid, sami.user.name)

    (line,) = waiting(desk).transfers
    assert (line.name, line.name_ar, line.withheld) == ("", "", True)
