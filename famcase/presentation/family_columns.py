"""The columns of one family: what stands at its head, and its journey, needs and all that was done."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from famcase.domain.levels import NOTES as NOTES_ALONE
from famcase.domain.levels import ONLY_HERE
from famcase.presentation import course_columns as course
from famcase.presentation.columns import Column, case_numbers, code, day, flag, number
from famcase.presentation.columns import case_number as in_groups
from famcase.presentation.names_shown import ShownName, name, named
from famcase.presentation.nested import table_in
from famcase.presentation.people_columns import (
    CONSENTS,
    CONTACTS,
    FLAGS,
    LINKS,
    OTHER_NUMBERS,
    PEOPLE,
    contacts_of,
    declared,
    declared_raw,
    flags_of,
    links_of,
    other_numbers_of,
    people_of,
)
from famcase.presentation.wording import Wording
from famcase.services.views import (
    FamilyView,
    NoteView,
)
from famcase.wording import N_, Named


def name_of(family: FamilyView) -> ShownName:
    """Return the name of a family as it may be shown."""
    return ShownName(family.name.shown(), family.name_ar.shown(), family.withheld)


def shown_name(wording: Wording, family: FamilyView) -> str:
    """Return the name of a family in words."""
    return name(wording, name_of(family))


def numbered(wording: Wording, family: FamilyView) -> str:
    """Return "20411-087-5 Khaled al-Adnan", the name as it may be shown."""
    return f"{in_groups(wording, family.number)} {shown_name(wording, family)}"


NOTES: Final[tuple[Column[NoteView], ...]] = (
    Column("on", N_("Day"), lambda view: view.on, day),
    Column("by", N_("By"), lambda view: view.by, width=16),
    Column("text", N_("Note"), lambda view: view.text, is_private=True, choice=NOTES_ALONE),
)


def _consent(family: FamilyView) -> str:
    return next((view.state for view in family.consents if view.purpose == "services"), "not-asked")


HEAD: Final[tuple[Column[FamilyView], ...]] = (
    Column("number", N_("Case"), lambda family: family.number, in_groups),
    named("name", N_("Name"), name_of),
    Column(
        "name_ar",
        N_("Name in Arabic"),
        lambda family: None if family.withheld else family.name_ar.shown(),
        is_private=True,
    ),
    Column("withheld", N_("Name withheld"), lambda family: family.withheld, flag),
    Column(
        "withhold_from", N_("Withheld from"), lambda family: family.withhold_from, is_private=True, choice=ONLY_HERE
    ),
    Column(
        "withhold_reason",
        N_("Withheld because"),
        lambda family: family.withhold_reason,
        is_private=True,
        choice=ONLY_HERE,
    ),
    Column("status", N_("Status"), lambda family: family.status, code("status")),
    Column("step", N_("Step"), lambda family: family.step, code("step")),
    Column(
        "priority", N_("Priority"), lambda family: str(family.priority), code("priority"), raw=lambda v: int(str(v))
    ),
    Column("people", N_("People"), lambda family: family.people, number),
    Column("declared", N_("As declared"), lambda family: family.composition, declared, raw=declared_raw),
    Column("units", N_("Cook for themselves"), lambda family: family.units if family.units > 1 else None, number),
    Column("listed", N_("Listed by name"), lambda family: family.listed, number),
    Column("consent", N_("Consent"), _consent, code("consent-state")),
    Column("displacement", N_("Displacement"), lambda family: family.displacement, code("displacement")),
    Column(
        "origin",
        N_("From"),
        lambda family: family.origin.named if family.origin else Named(),
        coded=Column("origin", N_("From"), lambda family: family.origin.area if family.origin else Named()),
    ),
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
    Column("close_comment", N_("Sent back because"), lambda family: family.close_comment, is_private=True),
    Column("closed_on", N_("Closed on"), lambda family: family.closed_on, day),
    Column("intention", N_("Intention"), lambda family: family.intention, code("intention"), sensitive_in="intention"),
    Column("merged", N_("Merged with"), lambda family: [one.number for one in family.merged], case_numbers),
    Column("erased", N_("Partly erased"), lambda family: family.erased, flag),
)
"""What stands at the head of a family."""

BLOCKS: Final[tuple[tuple[str, str, Sequence[Column[Any]], Callable[[FamilyView], Sequence[Any]]], ...]] = (
    ("members", N_("People"), PEOPLE, people_of),
    ("flags", N_("To look at"), FLAGS, flags_of),
    ("links", N_("Tied families"), LINKS, links_of),
    ("other_numbers", N_("Numbers of other lists"), OTHER_NUMBERS, other_numbers_of),
    ("journey", N_("Journey"), course.JOURNEY, course.stops_of),
    ("needs", N_("Needs"), course.NEEDS, course.needs_of),
    ("assistance", N_("Assistance"), course.ASSISTANCE, course.assistance_of),
    ("referrals", N_("Referrals"), course.REFERRALS, course.referrals_told),
    ("plan", N_("Plan"), course.PLAN, course.plan_of),
    ("follow_ups", N_("Follow-ups"), course.FOLLOW_UPS, course.follow_ups_of),
    ("visits", N_("Visits"), course.VISITS, lambda family: family.visits),
    ("notes", N_("Notes"), NOTES, lambda family: family.notes),
    ("contacts", N_("Contacts"), CONTACTS, contacts_of),
    ("consents", N_("Consents"), CONSENTS, lambda family: family.consents),
)
"""The blocks of a family: id, title, columns and where the rows are."""


WHOLE: Final[tuple[Column[FamilyView], ...]] = (*HEAD, *(table_in(*block) for block in BLOCKS))
"""A family as one record, its blocks as lists in it: for machines and for pages."""
