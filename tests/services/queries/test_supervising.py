"""What waits for a supervisor and for a caseworker, and the sheet that a load is handed over with."""

from datetime import date

import pytest

from famcase.domain.phones import fold_phone
from famcase.services.commands.closing import assign, close, send_back
from famcase.services.commands.contacts import add_contact
from famcase.services.commands.families import Registered
from famcase.services.commands.follow_ups import record_visit, schedule
from famcase.services.commands.needs import raise_need
from famcase.services.commands.plans import add_step
from famcase.services.commands.referrals import transfer
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFollowUp, NewNeed, NewStay, NewStep, NewVisit, Where
from famcase.services.queries.handover import handover, handover_of
from famcase.services.queries.supervising import closures_asked, loads, sent_back, unassigned, waits, what_waits
from famcase.services.queries.today import today
from famcase.services.views.supervising import Waits
from tests.conftest import FrozenClock
from tests.services.builders import AUG_12, AUG_15, the_adnans


@pytest.mark.parametrize(
    ("registered", "asked", "late"),
    [
        (date(2018, 8, 15), date(2018, 8, 16), False),
        (date(2018, 8, 15), date(2018, 8, 18), True),
        # Friday is no working day
        (date(2018, 8, 16), date(2018, 8, 18), False),
        (date(2018, 8, 16), date(2018, 8, 19), True),
    ],
)
def test_a_case_is_late_when_a_working_day_went_by_and_it_is_nobodys(
    desk: Desk, clock: FrozenClock, registered: date, asked: date, late: bool
) -> None:
    clock.go_on((registered - clock.today()).days)
    the_adnans(desk)
    clock.go_on((asked - registered).days)
    (line,) = unassigned(desk)
    assert (line.is_late, waits(desk).late, waits(desk).unassigned) == (late, int(late), 1)


def test_who_has_a_case_takes_it_from_those_that_wait(desk: Desk, family: Registered) -> None:
    assert [line.family for line in unassigned(desk)] == [family.uid]
    assign(desk, family.uid, desk.user.name)
    assert unassigned(desk) == ()
    assert [(load.name, load.families, load.people) for load in loads(desk)] == [(desk.user.name, 1, 14)]


def test_a_request_to_close_waits_until_it_is_sent_back_and_then_at_the_caseworker(
    desk: Desk, sami: Desk, family: Registered
) -> None:
    assign(desk, family.uid, sami.user.name)
    close(sami, family.uid, "goals-met")
    (asked,) = closures_asked(desk)
    assert (asked.reason, asked.asked_by, asked.asked_on) == ("goals-met", sami.user.name, AUG_15)
    assert (waits(desk).closures, waits(sami).sent_back) == (1, 0)
    send_back(desk, family.uid, "The roof is not mended.")
    assert closures_asked(desk) == ()
    assert [line.comment for line in sent_back(sami, sami.user.uid)] == ["The roof is not mended."]
    assert today(sami).waits == Waits(sent_back=1)
    assert today(desk).waits == Waits()
    close(sami, family.uid, "goals-met")
    assert waits(sami).sent_back == 0


def test_a_transfer_waits_for_its_receiver_and_for_the_supervisor_and_is_stale_after_two_weeks(
    desk: Desk, sami: Desk, family: Registered, clock: FrozenClock
) -> None:
    assign(desk, family.uid, desk.user.name)
    transfer(desk, family.uid, sami.user.name, "near to them")
    assert (waits(sami).transfers, waits(desk).transfers, waits(desk).stale) == (1, 1, 0)
    assert [line.reason for line in what_waits(sami).answers] == ["near to them"]
    clock.go_on(15)
    assert (waits(desk).stale, waits(sami).stale) == (1, 0)
    assert [line.is_stale for line in what_waits(desk).answers] == [True]


def test_a_caseworker_sees_nothing_of_what_waits_for_supervisors(desk: Desk, sami: Desk) -> None:
    the_adnans(desk)
    found = what_waits(sami)
    assert (found.unassigned, found.closures, found.loads, found.waits) == ((), (), (), Waits())
    assert what_waits(desk).unassigned != ()


def test_a_load_counts_what_is_overdue_and_urgent(desk: Desk, clock: FrozenClock) -> None:
    made = the_adnans(desk, priority=1, follow_up=NewFollowUp(AUG_15, "rent"))
    assign(desk, made.uid, desk.user.name)
    clock.go_on(3)
    (load,) = loads(desk)
    assert (load.urgent, load.overdue, load.worst_days) == (1, 1, 3)


def test_the_sheet_says_what_somebody_has_to_know(desk: Desk, clock: FrozenClock) -> None:
    stay = NewStay(Where(pcode="C4176"), AUG_12, "rented", directions="behind the mill")
    uid = the_adnans(desk, stays=(stay,)).uid
    assign(desk, uid, desk.user.name)
    raise_need(desk, uid, NewNeed("shelter"))
    add_contact(desk, uid, NewContact(number="0933 111 222", safe="no"))
    add_contact(desk, uid, NewContact(number="0933 123 456", safe="yes", when="evenings", do_not_say_who=True))
    record_visit(desk, uid, NewVisit("seen"))
    clock.go_on(2)
    record_visit(desk, uid, NewVisit("nobody-there"))
    schedule(desk, uid, NewFollowUp(date(2018, 8, 20), "bring tarpaulins"))
    add_step(desk, uid, NewStep("rent paid until winter"))

    (line,) = handover(desk, desk.user.uid)

    assert handover_of(desk, [uid]) == (line,)
    assert (line.last_seen, line.next_due) == (AUG_15, date(2018, 8, 20))
    assert line.promised == ("bring tarpaulins", "rent paid until winter")
    assert line.needs == ("shelter",)
    assert (line.safe_contact, line.call_when, line.do_not_say_who) == (fold_phone("0933123456"), "evenings", True)
    assert (str(line.place), line.directions) == ("Armanaz", "behind the mill")


def test_the_sheet_of_forty_takes_as_many_queries_as_that_of_one(
    file_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    database = file_desk.store.database
    execute = type(database).execute_sql

    def counting(self: object, sql: str, *more: object, **named: object) -> object:
        asked.append(sql)
        return execute(self, sql, *more, **named)

    numbers = []
    for count in (1, 39):
        for _ in range(count):
            assign(file_desk, the_adnans(file_desk).uid, "Rana")
        monkeypatch.setattr(type(database), "execute_sql", counting)
        asked.clear()
        lines = handover(file_desk, file_desk.user.uid)
        numbers.append(len(asked))
        monkeypatch.setattr(type(database), "execute_sql", execute)
    assert len(lines) == 40
    assert numbers[0] == numbers[1] <= 15
