"""The columns of the summaries."""

from typing import Final

from famcase.presentation.columns import Column, Show, code, day, number, short_day, text
from famcase.presentation.wording import Wording
from famcase.services.views import (
    AgeLine,
    ArrivalLine,
    ClosureLine,
    CodeLine,
    LengthLine,
    LoadLine,
    NeedLine,
    OpenCasesLine,
    OutsideLine,
    OverdueLine,
    PriorityLine,
    ReferralCount,
    RegistrationLine,
    SiteLine,
    VulnerabilityLine,
    WhereLine,
)
from famcase.wording import N_

UNKNOWN: Final = N_("(unknown)")
NOBODY: Final = N_("(nobody)")
NOT_TOLD: Final = N_("(not told)")


def _or(nothing: str, shown: Show = text) -> Show:
    """Return a `show` that says `nothing`, a msgid, where there is none: an empty cell would look like a fault."""

    def show(wording: Wording, value: object) -> str:
        return shown(wording, value) or wording(nothing)

    return show


def band(wording: Wording, value: object) -> str:
    """Show a band of age: "5–11", or what is known instead."""
    if value == "unknown":
        return wording(N_("Age not known"))
    if value == "not-listed":
        return wording(N_("Counted, not listed"))
    return str(value).replace("-", "–")


def length(wording: Wording, value: object) -> str:
    """Show for how long cases were open."""
    if value == "unknown":
        return wording(N_("Not known"))
    if value == "more":
        return wording(N_("Longer than a year"))
    return wording.plural("Up to {count} day", "Up to {count} days", int(str(value)))


def priority(wording: Wording, value: object) -> str:
    """Show a priority by its label."""
    return wording.label("priority", str(value))


ARRIVALS: Final[tuple[Column[ArrivalLine], ...]] = (
    Column("week", N_("Week from"), lambda line: line.week, day),
    Column("origin", N_("From"), lambda line: line.origin, _or(UNKNOWN), width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
)

WHERE_NOW: Final[tuple[Column[WhereLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    Column("living", N_("Living"), lambda line: line.living, _or(NOT_TOLD, code("living")), width=24),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("count_families", N_("Counted there"), lambda line: line.count_families, number, align="right"),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day),
    Column("confirmed_30_days", N_("Confirmed in 30 days"), lambda line: line.confirmed_30_days, number, align="right"),
)

SITES: Final[tuple[Column[SiteLine], ...]] = (
    Column("name", N_("Site"), lambda line: line.named, width=28),
    Column("occupancy_percent", N_("Full, %"), lambda line: line.occupancy_percent, number, align="right"),
    Column("count_families", N_("Counted families"), lambda line: line.count_families, number, align="right"),
    Column("capacity_families", N_("Room for families"), lambda line: line.capacity_families, number, align="right"),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day),
    Column("with_us_families", N_("With us"), lambda line: line.with_us_families, number, align="right"),
    Column("in_the_open", N_("In the open"), lambda line: line.in_the_open, number, align="right"),
)

OUTSIDE: Final[tuple[Column[OutsideLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("up_to_3", N_("To 3 d"), lambda line: line.up_to_3, number, align="right"),
    Column("up_to_7", N_("4–7 d"), lambda line: line.up_to_7, number, align="right"),
    Column("up_to_14", N_("8–14 d"), lambda line: line.up_to_14, number, align="right"),
    Column("up_to_30", N_("15–30 d"), lambda line: line.up_to_30, number, align="right"),
    Column("longer", N_("Longer"), lambda line: line.longer, number, align="right"),
    Column("not_known", N_("Not known"), lambda line: line.not_known, number, align="right"),
    Column("longest", N_("Longest, d"), lambda line: line.longest, number, align="right"),
)

OPEN_CASES: Final[tuple[Column[OpenCasesLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    Column("families", N_("Open"), lambda line: line.families, number, align="right"),
    Column("registered", N_("Registered"), lambda line: line.registered, number, align="right"),
    Column("closed", N_("Closed"), lambda line: line.closed, number, align="right"),
)

REGISTRATIONS: Final[tuple[Column[RegistrationLine], ...]] = (
    Column("week", N_("Week from"), lambda line: line.week, day),
    Column("registered", N_("Registered"), lambda line: line.registered, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("closed", N_("Closed"), lambda line: line.closed, number, align="right"),
)

NEEDS: Final[tuple[Column[NeedLine], ...]] = (
    Column("category", N_("Need"), lambda line: line.category, code("need"), width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("oldest", N_("Oldest"), lambda line: line.oldest, short_day),
    Column("met", N_("Met"), lambda line: line.met, number, align="right"),
    Column("median_days", N_("Days to meet"), lambda line: line.median_days, number, align="right"),
)

OVERDUE: Final[tuple[Column[OverdueLine], ...]] = (
    Column("caseworker", N_("Caseworker"), lambda line: line.caseworker, _or(NOBODY), width=24),
    Column("families", N_("Open families"), lambda line: line.families, number, align="right"),
    Column("overdue", N_("Overdue"), lambda line: line.overdue, number, align="right"),
    Column("worst_days", N_("Days late at most"), lambda line: line.worst_days, number, align="right"),
    Column("steps_overdue", N_("Plan overdue"), lambda line: line.steps_overdue, number, align="right"),
    Column("no_access", N_("No access"), lambda line: line.no_access, number, align="right"),
)

CASELOAD: Final[tuple[Column[LoadLine], ...]] = (
    Column("caseworker", N_("Caseworker"), lambda line: line.caseworker, _or(NOBODY), width=24),
    Column("families", N_("Open families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("priority_1", N_("Priority 1"), lambda line: line.priority_1, number, align="right"),
    Column("priority_2", N_("Priority 2"), lambda line: line.priority_2, number, align="right"),
    Column("priority_3", N_("Priority 3"), lambda line: line.priority_3, number, align="right"),
    Column("priority_4", N_("Priority 4"), lambda line: line.priority_4, number, align="right"),
    Column("not_assessed", N_("Not assessed"), lambda line: line.not_assessed, number, align="right"),
)

PRIORITIES: Final[tuple[Column[PriorityLine], ...]] = (
    Column("priority", N_("Priority"), lambda line: line.priority, priority, width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("overdue", N_("Overdue"), lambda line: line.overdue, number, align="right"),
)

STEPS: Final[tuple[Column[CodeLine], ...]] = (
    Column("step", N_("Step"), lambda line: line.code, _or(NOT_TOLD, code("step")), width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
)

INTENTIONS: Final[tuple[Column[CodeLine], ...]] = (
    Column("intention", N_("Intention"), lambda line: line.code, _or(N_("(not asked)"), code("intention")), width=36),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
)

AGES: Final[tuple[Column[AgeLine], ...]] = (
    Column("age", N_("Age"), lambda line: line.band, band, width=24),
    Column("female", N_("Female"), lambda line: line.female, number, align="right"),
    Column("male", N_("Male"), lambda line: line.male, number, align="right"),
    Column("not_told", N_("Sex not told"), lambda line: line.not_told, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
)

VULNERABILITIES: Final[tuple[Column[VulnerabilityLine], ...]] = (
    Column("need", N_("Specific need"), lambda line: line.code, code("vulnerability"), width=36),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("female", N_("Female"), lambda line: line.female, number, align="right"),
    Column("male", N_("Male"), lambda line: line.male, number, align="right"),
    Column("not_told", N_("Sex not told"), lambda line: line.not_told, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
)

REFERRALS: Final[tuple[Column[ReferralCount], ...]] = (
    Column("kind", N_("Kind"), lambda line: line.kind, code("referral-kind"), width=24),
    Column("status", N_("State"), lambda line: line.status, code("referral-status"), width=24),
    Column("referrals", N_("Referrals"), lambda line: line.referrals, number, align="right"),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("oldest", N_("Oldest"), lambda line: line.oldest, short_day),
)

CLOSURES: Final[tuple[Column[ClosureLine], ...]] = (
    Column("reason", N_("Reason"), lambda line: line.reason, _or(NOT_TOLD, code("close-reason")), width=36),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("median_days", N_("Days open"), lambda line: line.median_days, number, align="right"),
)

LENGTHS: Final[tuple[Column[LengthLine], ...]] = (
    Column("length", N_("Open for"), lambda line: line.length, length, width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
)
