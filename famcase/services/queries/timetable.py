"""When a family is to be seen again, by the timetable and the days off of this desk."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from famcase.domain.days import says_none
from famcase.domain.deadlines import contact_by, propose_visit, review_by
from famcase.domain.repeating import next_day
from famcase.errors import Usage
from famcase.services.desk import Desk
from famcase.services.inputs import ByTimetable, NewFollowUp, NextVisit
from famcase.settings_kinds import PRIORITIES
from famcase.wording import N_


class NoVisitForSomething(Usage):
    def __init__(self, what: str) -> None:
        super().__init__(
            N_("There is no next visit, and yet it is for something: {what}."),
            hint=N_("Give it a day, or leave out what it is for."),
            what=what,
        )


def proposed_visit(desk: Desk, priority: int) -> date | None:
    """Return the day proposed for the next visit to a family of a priority; None for one not assessed."""
    settings = desk.settings
    days = settings.next_visit_after(priority)
    return propose_visit(desk.clock.today(), days, settings.weekdays_off, settings.holidays)


def first_contact_by(desk: Desk, priority: int, registered_on: date | None) -> date | None:
    """Return the last day for the first contact with a family; None where the timetable says nothing of it."""
    hours = desk.settings.first_contact_within(priority)
    return None if hours is None or registered_on is None else contact_by(registered_on, hours)


def uncontacted_since(desk: Desk, priority: int) -> date | None:
    """Return the first registration that is not late yet for a first contact today; None as above."""
    hours, today = desk.settings.first_contact_within(priority), desk.clock.today()
    return None if hours is None else today - (contact_by(today, hours) - today)


def reaching(desk: Desk) -> frozenset[str]:
    """Return the outcomes of a visit by which a family was reached."""
    return frozenset(term.code for term in desk.vocabulary.terms("outcome") if term.extra.get("reached") == "1")


def not_reached(desk: Desk) -> Any:
    """Return the condition that nobody reached an open family by the day of the timetable for its priority."""
    case, visit = desk.store.tables["case_list"], desk.store.tables["visit"]
    reached = visit.select(visit.family).where(visit.outcome.in_(sorted(reaching(desk))))
    since = {priority: uncontacted_since(desk, priority) for priority in range(1, PRIORITIES + 1)}
    late = [(case.priority == priority) & (case.registered_on < day) for priority, day in since.items() if day]
    return (case.status == "open") & reduce(or_, late) & case.family.not_in(reached)


def reviewed_by(desk: Desk, last: date | None) -> date | None:
    """Return the day until which a case is looked through again, after its registration or its last review."""
    return None if last is None else review_by(last, desk.settings.review_days)


def next_visit(desk: Desk, priority: int, said: NextVisit) -> NewFollowUp | None:
    """Return the next visit to a family of a priority as it is to be planned; None where there is none."""
    if not isinstance(said, ByTimetable):
        return said
    due = proposed_visit(desk, priority) or (desk.clock.today() if said.what.strip() else None)
    return NewFollowUp(due, said.what) if due else None


def said_next(text: str, due: date | None, what: str) -> NextVisit:
    """Return what somebody said of the next visit: `due` is the day that `text` names, None where it names none.

    Raises Usage where there is none and it is for something.
    """
    if not says_none(text):
        return NewFollowUp(due, what) if due else ByTimetable(what)
    if what.strip():
        raise NoVisitForSomething(what)
    return None


def working_day(desk: Desk, days: int) -> date:
    """Return the day so many days from today, moved on past days off and holidays."""
    today = desk.clock.today()
    return propose_visit(today, days, desk.settings.weekdays_off, desk.settings.holidays) or today


def next_of_series(desk: Desk, repeats: str, after: date) -> date | None:
    """Return the day on which a follow-up comes again after a day; None where it comes once or its series is over."""
    return next_day(repeats, after, desk.settings.weekdays_off, desk.settings.holidays) if repeats else None


def next_after_answer(desk: Desk, repeats: str, due: date) -> date | None:
    """Return the day on which a follow-up comes again that was due on a day and is answered today; None as above."""
    return next_of_series(desk, repeats, max(due, desk.clock.today()))
