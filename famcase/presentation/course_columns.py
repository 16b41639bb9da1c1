"""The columns of the course of a case: journey, needs, what was given, follow-ups, visits, referrals and the plan."""

from dataclasses import replace
from typing import Final

from famcase.domain import journeys, repeating
from famcase.domain.changes import RecordId
from famcase.domain.money import shown_amount
from famcase.presentation import dates
from famcase.presentation.columns import Column, Json, code, day, flag, number, text
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.wording import Wording
from famcase.services.views import (
    AssistanceView,
    FamilyView,
    FollowUpView,
    NeedView,
    PlanStepView,
    ReferralView,
    StayView,
    VisitView,
)
from famcase.wording import N_, Named

Who = tuple[int, ShownName] | None
"""A person's number in the list of people and name; None for the whole family."""

Stop = tuple[int | None, StayView]
"""A stay with its number from 1; without one, the days of which nobody told where they were."""


def person_of(family: FamilyView, uid: RecordId | None) -> Who:
    """Return one of the people of a family as columns show them."""
    found = next(((at, one) for at, one in enumerate(family.members, start=1) if one.uid == uid), None)
    if found is None:
        return None
    at, member = found
    return at, ShownName(member.name.shown(), member.name_ar.shown(), family.withheld)


def person(wording: Wording, value: object) -> str:
    """Show a person by name; one whose name is withheld or not known by the number in the list."""
    if not isinstance(value, tuple):
        return ""
    at, names = value
    if names.withheld or not (names.latin or names.arabic):
        return wording(N_("person {number}"), number=at)
    return name(wording, names)


def _person_raw(value: object) -> Json:
    return int(value[0]) if isinstance(value, tuple) else None


def amount(wording: Wording, value: object) -> str:
    """Show (hundredths, currency) as "50 US dollar"; nothing where no money was given."""
    hundredths, currency = value if isinstance(value, tuple) else (None, "")
    if hundredths is None:
        return ""
    return wording("{amount} {currency}", amount=shown_amount(hundredths), currency=wording.label("currency", currency))


def _amount_raw(value: object) -> Json:
    hundredths, currency = value if isinstance(value, tuple) else (None, "")
    return None if hundredths is None else {"amount": hundredths / 100, "currency": currency}


def repeats(wording: Wording, value: object) -> str:
    """Show a rule in plain words, "every 2 weeks, 6 times"; one that has more to say as it stands."""
    kept = str(value or "")
    if not kept:
        return ""
    told = repeating.told(kept)
    if told is None:
        return text(wording, kept.rpartition(":")[2])
    often = every(wording, told.unit, told.every)
    if told.until is not None:
        return wording(N_("{every}, until {day}"), every=often, day=dates.day(wording, told.until))
    return wording(N_("{every}, {times} times in all"), every=often, times=told.times) if told.times else often


def every(wording: Wording, unit: str, count: int) -> str:
    """Return "every 2 weeks" for a unit of RFC 5545."""
    if unit == "DAILY":
        return wording.plural("every day", "every {count} days", count)
    if unit == "WEEKLY":
        return wording.plural("every week", "every {count} weeks", count)
    if unit == "MONTHLY":
        return wording.plural("every month", "every {count} months", count)
    return wording.plural("every year", "every {count} years", count)


def stops_of(family: FamilyView) -> list[Stop]:
    """Return the journey as JOURNEY shows it: the stays with their numbers, and between them the gaps."""
    gaps = {gap.after: gap for gap in journeys.gaps(family.stays)}
    stops: list[Stop] = []
    for at, stay in enumerate(family.stays, start=1):
        stops.append((at, stay))
        gap = gaps.get(bytes(stay.uid))
        if gap is not None:
            stops.append((None, _lost(stay, gap)))
    return stops


def _lost(stay: StayView, gap: journeys.Gap) -> StayView:
    """Return the days after a stay of which nobody told, as a stay of unknown whereabouts."""
    return replace(
        stay,
        place=None,
        site=Named(),
        site_uid=None,
        living="unknown",
        since=gap.since,
        left_on=gap.until,
        reason="",
        members=(),
        sureness="",
        confirmed_on=None,
        confirmed_how="",
        sector="",
        tent="",
        directions="",
        tenure="",
        rent_until=None,
        eviction_until=None,
        tent_since=None,
        onward_to="",
    )


def needs_of(family: FamilyView) -> list[tuple[int, NeedView, Who]]:
    """Return what NEEDS shows: each need with its number from 1, and for whom it is."""
    return [(at, need, person_of(family, need.member)) for at, need in enumerate(family.needs, start=1)]


def assistance_of(family: FamilyView) -> list[tuple[int, AssistanceView, Who, str]]:
    """Return what ASSISTANCE shows: each with its number from 1, for whom it was, and the kind of need it meets."""
    kinds = {need.uid: need.category for need in family.needs}
    return [
        (at, view, person_of(family, view.member), kinds.get(view.need, "") if view.need else "")
        for at, view in enumerate(family.assistance, start=1)
    ]


def follow_ups_of(family: FamilyView) -> list[tuple[int, FollowUpView]]:
    """Return what FOLLOW_UPS shows: each follow-up with its number from 1."""
    return list(enumerate(family.follow_ups, start=1))


def referrals_of(family: FamilyView) -> list[tuple[int, ReferralView, Who]]:
    """Return what REFERRALS shows on the family's own page."""
    return [(at, view, person_of(family, view.member)) for at, view in enumerate(family.referrals, start=1)]


def referrals_told(family: FamilyView) -> list[tuple[int, ReferralView, Who]]:
    """Return the referrals that may leave the program: all but the confidential ones, whose numbers are missing."""
    return [row for row in referrals_of(family) if not row[1].is_confidential]


def plan_of(family: FamilyView) -> list[tuple[int, PlanStepView]]:
    """Return what PLAN shows: each step with its number from 1."""
    return list(enumerate(family.plan, start=1))


JOURNEY: Final[tuple[Column[Stop], ...]] = (
    Column("stay", N_("No."), lambda row: row[0], number, align="right"),
    Column("where", N_("Where"), lambda row: row[1].where, width=28),
    Column("pcode", N_("P-code"), lambda row: (row[1].place.pcode if row[1].place else "") or None),
    Column("living", N_("Living"), lambda row: row[1].living, code("living"), width=24),
    Column("since", N_("Since"), lambda row: row[1].since, day),
    Column("left_on", N_("Left"), lambda row: row[1].left_on, day),
    Column(
        "reason",
        N_("Why they left the place before"),
        lambda row: row[1].reason,
        code("reason"),
        width=24,
        sensitive_in="reason",
    ),
    Column("who", N_("How many of them"), lambda row: len(row[1].members) or None, number, align="right"),
    Column("tenure", N_("Whose roof"), lambda row: row[1].tenure, code("tenure"), width=18),
    Column("rent_until", N_("Rent paid until"), lambda row: row[1].rent_until, day),
    Column("eviction_until", N_("Eviction notice until"), lambda row: row[1].eviction_until, day),
    Column("tent_since", N_("Tent since"), lambda row: row[1].tent_since, day),
    Column("onward_to", N_("Onward to"), lambda row: row[1].onward_to, width=20, is_private=True),
    Column("sector", N_("Sector"), lambda row: row[1].sector, width=12, is_private=True),
    Column("tent", N_("Tent number"), lambda row: row[1].tent, width=12, is_private=True),
    Column("directions", N_("Where exactly"), lambda row: row[1].directions, width=28, is_private=True),
    Column("sureness", N_("How sure"), lambda row: row[1].sureness, code("sureness"), width=20),
    Column("confirmed_on", N_("Confirmed"), lambda row: row[1].confirmed_on, day),
    Column("confirmed_how", N_("Confirmed how"), lambda row: row[1].confirmed_how, code("confirmed-how"), width=20),
)

NEEDS: Final[tuple[Column[tuple[int, NeedView, Who]], ...]] = (
    Column("need", N_("No."), lambda row: row[0], number, align="right"),
    Column("category", N_("Need"), lambda row: row[1].category, code("need"), width=24),
    Column("what", N_("What exactly"), lambda row: row[1].what, width=28, is_private=True),
    Column("person", N_("For whom"), lambda row: row[2], person, width=24, raw=_person_raw, is_private=True),
    Column("urgency", N_("Urgency"), lambda row: row[1].urgency, code("urgency"), width=20),
    Column("status", N_("Status"), lambda row: row[1].status, code("need-status"), width=14),
    Column("since", N_("Since"), lambda row: row[1].since, day),
    Column("by", N_("By whom"), lambda row: row[1].by, width=20, is_private=True),
    Column("met_on", N_("Met on"), lambda row: row[1].met_on, day),
)

ASSISTANCE: Final[tuple[Column[tuple[int, AssistanceView, Who, str]], ...]] = (
    Column("assistance", N_("No."), lambda row: row[0], number, align="right"),
    Column("on", N_("Day"), lambda row: row[1].on, day),
    Column("item", N_("Received"), lambda row: row[1].item, code("item"), width=28),
    Column("quantity", N_("How many"), lambda row: row[1].quantity, number, align="right"),
    Column("amount", N_("Amount"), lambda row: (row[1].amount, row[1].currency), amount, raw=_amount_raw),
    Column("person", N_("For whom"), lambda row: row[2], person, width=24, raw=_person_raw, is_private=True),
    Column("need", N_("Need it meets"), lambda row: row[3], code("need"), width=20),
    Column("giver", N_("From"), lambda row: row[1].giver, code("giver"), width=16),
    Column("evidence", N_("How we know"), lambda row: row[1].evidence, code("evidence"), width=16),
)

FOLLOW_UPS: Final[tuple[Column[tuple[int, FollowUpView]], ...]] = (
    Column("follow_up", N_("No."), lambda row: row[0], number, align="right"),
    Column("due", N_("Due"), lambda row: row[1].due, day),
    Column("what", N_("What for"), lambda row: row[1].what, width=32, is_private=True),
    Column("kind", N_("Kind"), lambda row: row[1].kind, code("follow-up-kind"), width=18),
    Column("status", N_("Status"), lambda row: row[1].status, code("follow-up-status"), width=14),
    Column("assigned_to", N_("Caseworker"), lambda row: row[1].assigned_to, width=16),
    Column(
        "repeats",
        N_("Repeats"),
        lambda row: row[1].repeats,
        repeats,
        width=40,
        coded=Column("repeats", N_("Repeats"), lambda row: repeating.without_days(row[1].repeats), repeats, width=40),
    ),
    Column("put_off_from", N_("Put off from"), lambda row: row[1].put_off_from, day),
    Column("put_off_why", N_("Put off because"), lambda row: row[1].put_off_why, width=24, is_private=True),
)

VISITS: Final[tuple[Column[VisitView], ...]] = (
    Column("on", N_("Day"), lambda view: view.on, day),
    Column("outcome", N_("What came of it"), lambda view: view.outcome, code("outcome"), width=28),
    Column("by", N_("By"), lambda view: view.by, width=16),
)

REFERRALS: Final[tuple[Column[tuple[int, ReferralView, Who]], ...]] = (
    Column("referral", N_("No."), lambda row: row[0], number, align="right"),
    Column("kind", N_("Kind"), lambda row: row[1].kind, code("referral-kind"), width=24),
    Column("to", N_("To"), lambda row: row[1].to or row[1].to_user, width=24, is_private=True),
    Column("service", N_("For what"), lambda row: row[1].service, code("need"), width=20),
    Column("person", N_("For whom"), lambda row: row[2], person, width=24, raw=_person_raw, is_private=True),
    Column("status", N_("Status"), lambda row: row[1].status, code("referral-status"), width=14),
    Column("stale", N_("Waits too long"), lambda row: row[1].is_stale or None, flag),
    Column("requested_on", N_("Asked on"), lambda row: row[1].requested_on, day),
    Column("requested_by", N_("Asked by"), lambda row: row[1].requested_by, width=16),
    Column("reason", N_("Why"), lambda row: row[1].reason, width=28, is_private=True),
    Column("answered_on", N_("Answered on"), lambda row: row[1].answered_on, day),
    Column("answer", N_("Answer"), lambda row: row[1].answer, width=28, is_private=True),
)

PLAN: Final[tuple[Column[tuple[int, PlanStepView]], ...]] = (
    Column("step", N_("No."), lambda row: row[0], number, align="right"),
    Column("what", N_("What is to be done"), lambda row: row[1].what, width=36, is_private=True),
    Column("who", N_("Who does it"), lambda row: row[1].who, width=20, is_private=True),
    Column("due", N_("Until"), lambda row: row[1].due, day),
    Column("status", N_("Status"), lambda row: row[1].status, code("plan-step-status"), width=12),
    Column("ended_on", N_("Ended on"), lambda row: row[1].ended_on, day),
)
