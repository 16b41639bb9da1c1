"""Who may assign and close, and when."""

from datetime import date

import pytest

from famcase.errors import NotFound, Refused, Usage
from famcase.services.commands.closing import SupervisorOnly, assign, close, reopen, send_back
from famcase.services.commands.families import Registered
from famcase.services.commands.follow_ups import record_visit, schedule
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewFollowUp, NewVisit
from famcase.services.queries.families import get_family
from tests.conftest import FrozenClock
from tests.services.builders import AUG_15, the_adnans


def row(desk: Desk) -> tuple[str, str, bool]:
    family = desk.store.tables["family"].get()
    return family.status, family.close_reason, family.close_requested_by is not None


def test_a_caseworkers_closing_is_a_request(desk: Desk, sami: Desk, family: Registered) -> None:
    assert close(sami, family.uid, "goals-met") == "requested"

    assert row(desk) == ("open", "goals-met", True)


def test_a_supervisors_closing_closes_and_cancels_what_was_planned(desk: Desk, family: Registered) -> None:
    schedule(desk, family.uid, NewFollowUp(date(2018, 8, 20)))

    assert close(desk, family.uid, "goals-met") == "closed"

    assert row(desk) == ("closed", "goals-met", False)
    assert {planned.status for planned in desk.store.tables["follow_up"].select()} == {"cancelled"}
    assert desk.store.tables["case_list"].get().status == "closed"


def test_a_supervisor_approves_what_was_asked_for(desk: Desk, sami: Desk, family: Registered) -> None:
    close(sami, family.uid, "goals-met")

    close(desk, family.uid, "goals-met")

    assert row(desk) == ("closed", "goals-met", False)


def test_a_supervisor_sends_a_request_back_saying_why(desk: Desk, sami: Desk, family: Registered) -> None:
    close(sami, family.uid, "goals-met")

    send_back(desk, family.uid, "The roof is not mended.")

    assert row(desk) == ("open", "", False)
    assert desk.store.tables["family"].get().close_comment == "The roof is not mended."


def test_what_nobody_asked_for_is_not_sent_back(desk: Desk, family: Registered) -> None:
    with pytest.raises(NotFound):
        send_back(desk, family.uid, "Why?")


def test_a_caseworker_sends_nothing_back(sami: Desk, family: Registered) -> None:
    with pytest.raises(SupervisorOnly):
        send_back(sami, family.uid, "No.")


def test_a_case_needs_a_reason_of_the_list_to_close(desk: Desk, family: Registered) -> None:
    with pytest.raises(Usage):
        close(desk, family.uid, "tired of it")


@pytest.mark.parametrize(("days", "allowed"), [(91, False), (92, True)])
def test_cannot_be_contacted_needs_three_months_without_contact(
    desk: Desk, family: Registered, clock: FrozenClock, days: int, allowed: bool
) -> None:
    clock.go_on(days)  # 15 August to 15 November are 92 days

    if allowed:
        assert close(desk, family.uid, "cannot-be-contacted") == "closed"
    else:
        with pytest.raises(Refused) as caught:
            close(desk, family.uid, "cannot-be-contacted")
        assert caught.value.values == {"day": date(2018, 8, 15), "months": 3}


@pytest.mark.parametrize(("outcome", "allowed"), [("seen", False), ("by-phone", False), ("nobody-there", True)])
def test_only_a_visit_that_reached_them_counts_as_contact(
    desk: Desk, family: Registered, clock: FrozenClock, outcome: str, allowed: bool
) -> None:
    clock.go_on(80)
    record_visit(desk, family.uid, NewVisit(outcome))
    clock.go_on(20)

    if allowed:
        close(desk, family.uid, "cannot-be-contacted")
    else:
        with pytest.raises(Refused):
            close(desk, family.uid, "cannot-be-contacted")


def test_a_closed_case_is_reopened_once(desk: Desk, family: Registered) -> None:
    close(desk, family.uid, "goals-met")

    reopen(desk, family.uid)

    assert row(desk) == ("open", "", False)
    with pytest.raises(Refused):
        reopen(desk, family.uid)


def test_a_case_is_not_closed_twice(desk: Desk, family: Registered) -> None:
    close(desk, family.uid, "goals-met")

    with pytest.raises(Refused):
        close(desk, family.uid, "other")


def test_a_supervisor_gives_a_case_to_anybody_at_work(desk: Desk, sami: Desk, family: Registered) -> None:
    assign(desk, family.uid, sami.user.name)

    assert desk.store.tables["family"].get().assigned_to.name == sami.user.name
    with pytest.raises(NotFound):
        assign(desk, family.uid, "Nobody")


def test_what_was_planned_by_name_for_whoever_had_a_case_goes_with_it(
    desk: Desk, sami: Desk, family: Registered
) -> None:
    assign(desk, family.uid, sami.user.name)
    for what, whose in (("tents", sami.user.name), ("a call", desk.user.name), ("anybody", "")):
        schedule(desk, family.uid, NewFollowUp(AUG_15, what, assigned_to=whose))

    assign(desk, family.uid, desk.user.name)

    planned = {one.what: one.assigned_to for one in get_family(desk, family.uid).follow_ups if one.what}
    assert planned == {"tents": desk.user.name, "a call": desk.user.name, "anybody": ""}
    undo(desk)
    assert {one.what: one.assigned_to for one in get_family(desk, family.uid).follow_ups}["tents"] == sami.user.name


def test_a_caseworker_takes_only_what_nobody_has(desk: Desk, sami: Desk, family: Registered) -> None:
    with pytest.raises(SupervisorOnly):
        assign(sami, family.uid, desk.user.name)
    assign(sami, family.uid, sami.user.name)

    taken = the_adnans(desk)
    assign(desk, taken.uid, desk.user.name)
    with pytest.raises(SupervisorOnly):
        assign(sami, taken.uid, sami.user.name)
