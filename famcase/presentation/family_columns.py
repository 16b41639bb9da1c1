"""The columns of one family: what stands at its head, and its people, journey, needs and all that was done."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from famcase.presentation import dates
from famcase.presentation.columns import Column, Json, code, codes, day, flag, number, raw
from famcase.presentation.columns import case_number as in_groups
from famcase.presentation.names_shown import ShownName, name, name_raw
from famcase.presentation.nested import table_in
from famcase.presentation.wording import Wording
from famcase.services.views import (
    AssistanceView,
    ConsentView,
    ContactView,
    FamilyView,
    FollowUpView,
    MemberView,
    NeedView,
    NoteView,
    StayView,
    VisitView,
)
from famcase.wording import N_, Named


def name_of(family: FamilyView) -> ShownName:
    """Return the name of a family as it may be shown."""
    return ShownName(family.name.shown(), family.name_ar.shown(), family.withheld)


def shown_name(wording: Wording, family: FamilyView) -> str:
    """Return the name of a family in words."""
    return name(wording, name_of(family))


def people_of(family: FamilyView) -> list[tuple[int, MemberView, bool]]:
    """Return what PEOPLE shows: number in the list from 1, the person, and whether names are withheld."""
    return [(index, member, family.withheld) for index, member in enumerate(family.members, start=1)]


def _born(wording: Wording, value: object) -> str:
    """Show a birth as far as it is known: the day, the month, the year; nothing where only an age is."""
    on, precision = value if isinstance(value, tuple) else (None, "")
    if not isinstance(on, date) or precision == "age":
        return ""
    if precision == "year":
        return str(on.year)
    if precision == "month":
        return f"{wording(dates.MONTHS[on.month - 1])} {on.year}"
    return dates.day(wording, on)


def _born_raw(value: object) -> Json:
    return raw(value[0]) if isinstance(value, tuple) else None


def _nothing(_wording: Wording, _value: object) -> str:
    """Show nothing: what the column beside it says already; machines get it all the same."""
    return ""


Person = tuple[int, MemberView, bool]

PEOPLE: Final[tuple[Column[Person], ...]] = (
    Column("person", N_("No."), lambda row: row[0], number, align="right"),
    Column(
        "name",
        N_("Name"),
        lambda row: ShownName(row[1].name.shown(), row[1].name_ar.shown(), row[2]),
        name,
        width=28,
        raw=name_raw,
    ),
    Column("name_ar", N_("Name in Arabic"), lambda row: None if row[2] else row[1].name_ar.shown(), width=28),
    Column("relation", N_("Relation"), lambda row: row[1].relation, code("relation"), width=20),
    Column("sex", N_("Sex"), lambda row: row[1].sex, code("sex")),
    Column("age", N_("Age"), lambda row: row[1].age, number, align="right"),
    Column("born_on", N_("Born"), lambda row: (row[1].born_on, row[1].born_precision), _born, raw=_born_raw),
    Column("born_precision", N_("Birth known to the"), lambda row: row[1].born_precision, _nothing),
    Column("estimated", N_("Estimated"), lambda row: row[1].estimated, flag),
    Column("presence", N_("Where this person is"), lambda row: row[1].presence, code("presence"), width=20),
    Column(
        "vulnerabilities",
        N_("Vulnerabilities"),
        lambda row: list(row[1].vulnerabilities),
        codes("vulnerability"),
        width=30,
    ),
)

JOURNEY: Final[tuple[Column[StayView], ...]] = (
    Column("where", N_("Where"), lambda stay: stay.where, width=28),
    Column("pcode", N_("P-code"), lambda stay: (stay.place.pcode if stay.place else "") or None),
    Column("living", N_("Living"), lambda stay: stay.living, code("living"), width=24),
    Column("since", N_("Since"), lambda stay: stay.since, day),
    Column("left_on", N_("Left"), lambda stay: stay.left_on, day),
    Column("reason", N_("Why they left the place before"), lambda stay: stay.reason, code("reason"), width=24),
    Column("who", N_("How many of them"), lambda stay: len(stay.members) or None, number, align="right"),
    Column("sureness", N_("How sure"), lambda stay: stay.sureness, code("sureness"), width=20),
    Column("confirmed_on", N_("Confirmed"), lambda stay: stay.confirmed_on, day),
)

NEEDS: Final[tuple[Column[tuple[int, NeedView]], ...]] = (
    Column("need", N_("No."), lambda row: row[0], number, align="right"),
    Column("category", N_("Need"), lambda row: row[1].category, code("need"), width=24),
    Column("what", N_("What exactly"), lambda row: row[1].what, width=28),
    Column("urgency", N_("Urgency"), lambda row: row[1].urgency, code("urgency"), width=20),
    Column("status", N_("Status"), lambda row: row[1].status, code("need-status"), width=14),
    Column("since", N_("Since"), lambda row: row[1].since, day),
    Column("met_on", N_("Met on"), lambda row: row[1].met_on, day),
)

ASSISTANCE: Final[tuple[Column[AssistanceView], ...]] = (
    Column("on", N_("Day"), lambda view: view.on, day),
    Column("item", N_("Received"), lambda view: view.item, code("item"), width=28),
    Column("quantity", N_("How many"), lambda view: view.quantity, number, align="right"),
    Column("giver", N_("From"), lambda view: view.giver, code("giver"), width=16),
    Column("evidence", N_("How we know"), lambda view: view.evidence, code("evidence"), width=16),
)

FOLLOW_UPS: Final[tuple[Column[tuple[int, FollowUpView]], ...]] = (
    Column("follow_up", N_("No."), lambda row: row[0], number, align="right"),
    Column("due", N_("Due"), lambda row: row[1].due, day),
    Column("what", N_("What for"), lambda row: row[1].what, width=32),
    Column("kind", N_("Kind"), lambda row: row[1].kind, code("follow-up-kind"), width=18),
    Column("status", N_("Status"), lambda row: row[1].status, code("follow-up-status"), width=14),
    Column("assigned_to", N_("Caseworker"), lambda row: row[1].assigned_to, width=16),
)

VISITS: Final[tuple[Column[VisitView], ...]] = (
    Column("on", N_("Day"), lambda view: view.on, day),
    Column("outcome", N_("What came of it"), lambda view: view.outcome, code("outcome"), width=28),
    Column("by", N_("By"), lambda view: view.by, width=16),
)

NOTES: Final[tuple[Column[NoteView], ...]] = (
    Column("on", N_("Day"), lambda view: view.on, day),
    Column("by", N_("By"), lambda view: view.by, width=16),
    Column("text", N_("Note"), lambda view: view.text),
)

CONTACTS: Final[tuple[Column[ContactView], ...]] = (
    Column("number", N_("Number"), lambda view: view.number),
    Column("kind", N_("Kind"), lambda view: view.kind, code("contact-kind")),
    Column("whose", N_("Whose"), lambda view: view.whose, code("contact-whose")),
    Column("safe", N_("Safe to call"), lambda view: view.safe, code("contact-safe")),
    Column("when", N_("When"), lambda view: view.when, width=20),
    Column("do_not_say_who", N_("Do not say who we are"), lambda view: view.do_not_say_who, flag),
)

CONSENTS: Final[tuple[Column[ConsentView], ...]] = (
    Column("purpose", N_("Consent to"), lambda view: view.purpose, code("consent-purpose"), width=28),
    Column("state", N_("Answer"), lambda view: view.state, code("consent-state")),
    Column("basis", N_("Basis"), lambda view: view.basis, code("consent-basis"), width=20),
    Column("on", N_("Day"), lambda view: view.on, day),
)


def needs_of(family: FamilyView) -> list[tuple[int, NeedView]]:
    """Return what NEEDS shows: each need with its number from 1."""
    return list(enumerate(family.needs, start=1))


def follow_ups_of(family: FamilyView) -> list[tuple[int, FollowUpView]]:
    """Return what FOLLOW_UPS shows: each follow-up with its number from 1."""
    return list(enumerate(family.follow_ups, start=1))


def _consent(family: FamilyView) -> str:
    return next((view.state for view in family.consents if view.purpose == "services"), "not-asked")


HEAD: Final[tuple[Column[FamilyView], ...]] = (
    Column("number", N_("Case"), lambda family: family.number, in_groups),
    Column("name", N_("Name"), name_of, name, raw=name_raw),
    Column("name_ar", N_("Name in Arabic"), lambda family: None if family.withheld else family.name_ar.shown()),
    Column("withheld", N_("Name withheld"), lambda family: family.withheld, flag),
    Column("status", N_("Status"), lambda family: family.status, code("status")),
    Column("step", N_("Step"), lambda family: family.step, code("step")),
    Column(
        "priority", N_("Priority"), lambda family: str(family.priority), code("priority"), raw=lambda v: int(str(v))
    ),
    Column("people", N_("People"), lambda family: family.people, number),
    Column("listed", N_("Listed by name"), lambda family: family.listed, number),
    Column("consent", N_("Consent"), _consent, code("consent-state")),
    Column("displacement", N_("Displacement"), lambda family: family.displacement, code("displacement")),
    Column("origin", N_("From"), lambda family: family.origin.named if family.origin else Named()),
    Column("left_on", N_("Left"), lambda family: family.left_on, day),
    Column("where", N_("Now"), lambda family: family.now.where if family.now else Named()),
    Column("living", N_("Living"), lambda family: family.now.living if family.now else "", code("living")),
    Column("since", N_("Since"), lambda family: family.now.since if family.now else None, day),
    Column("confirmed_on", N_("Confirmed"), lambda family: family.now.confirmed_on if family.now else None, day),
    Column("next_due", N_("Next visit"), lambda family: family.next_due, day),
    Column("assigned_to", N_("Caseworker"), lambda family: family.assigned_to),
    Column("registered_on", N_("Registered"), lambda family: family.registered_on, day),
    Column("close_reason", N_("Reason to close"), lambda family: family.close_reason, code("close-reason")),
    Column("close_requested_by", N_("Asked to close"), lambda family: family.close_requested_by),
    Column("close_comment", N_("Sent back because"), lambda family: family.close_comment),
    Column("closed_on", N_("Closed on"), lambda family: family.closed_on, day),
    Column("intention", N_("Intention"), lambda family: family.intention, code("intention")),
    Column("erased", N_("Partly erased"), lambda family: family.erased, flag),
)
"""What stands at the head of a family."""

BLOCKS: Final[tuple[tuple[str, str, Sequence[Column[Any]], Callable[[FamilyView], Sequence[Any]]], ...]] = (
    ("members", N_("People"), PEOPLE, people_of),
    ("journey", N_("Journey"), JOURNEY, lambda family: family.stays),
    ("needs", N_("Needs"), NEEDS, needs_of),
    ("assistance", N_("Assistance"), ASSISTANCE, lambda family: family.assistance),
    ("follow_ups", N_("Follow-ups"), FOLLOW_UPS, follow_ups_of),
    ("visits", N_("Visits"), VISITS, lambda family: family.visits),
    ("notes", N_("Notes"), NOTES, lambda family: family.notes),
    ("contacts", N_("Contacts"), CONTACTS, lambda family: family.contacts),
    ("consents", N_("Consents"), CONSENTS, lambda family: family.consents),
)
"""The blocks of a family: id, title, columns and where the rows are."""


WHOLE: Final[tuple[Column[FamilyView], ...]] = (*HEAD, *(table_in(*block) for block in BLOCKS))
"""A family as one record, its blocks as lists in it: for machines and for pages."""
