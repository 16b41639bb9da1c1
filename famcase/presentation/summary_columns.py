"""The columns of the summaries."""

from dataclasses import replace
from typing import Any, Final

from famcase.domain.levels import SENSITIVE
from famcase.presentation.columns import Column, Show, code, day, family_day, figure, number, short_day, text
from famcase.presentation.wording import Wording
from famcase.services.views import (
    AgeLine,
    AidLine,
    ApprovalLine,
    ArrivalLine,
    CameLine,
    ClosureLine,
    CodeLine,
    FlowLine,
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


_HASHTAGS: Final = {
    "families": "#affected+hh+idps",
    "people": "#affected+ind+idps",
    "female": "#affected+f+ind+idps",
    "male": "#affected+m+ind+idps",
    "women": "#affected+f+adults+ind+idps",
    "men": "#affected+m+adults+ind+idps",
    "girls": "#affected+f+children+ind+idps",
    "boys": "#affected+m+children+ind+idps",
    "count_families": "#affected+hh+reported",
    "capacity_families": "#capacity+num+hh",
}
"""Of figures, by the names that lines have for them."""


def _figure(name: str, title: str) -> Column[Any]:
    """Return the column of a number that lines have under `name`; `title` is a msgid."""
    return figure(name, title, _HASHTAGS.get(name, ""))


def _part(name: str, title: str) -> Column[Any]:
    """Return the column of a part of the people of a line, by its name in their split."""
    return replace(_figure(f"split.{name}", title), id=name, hxl=_HASHTAGS[name])


SPLIT: Final[tuple[Column[Any], ...]] = (
    _part("women", N_("Women")),
    _part("men", N_("Men")),
    _part("girls", N_("Girls")),
    _part("boys", N_("Boys")),
    Column(
        "sex_or_age_not_told",
        N_("Not told"),
        lambda line: line.people - line.split.told,
        number,
        align="right",
    ),
)
"""The people of a line by sex and age; they come last, as the first that a narrow screen has no room for."""


ARRIVALS: Final[tuple[Column[ArrivalLine], ...]] = (
    Column("week", N_("Week from"), lambda line: line.week, day),
    Column("origin", N_("From"), lambda line: line.origin, _or(UNKNOWN), width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    *SPLIT,
)

WHERE_NOW: Final[tuple[Column[WhereLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    Column("living", N_("Living"), lambda line: line.living, _or(NOT_TOLD, code("living")), width=24),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    _figure("count_families", N_("Counted there")),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day),
    _figure("confirmed_30_days", N_("Confirmed in 30 days")),
    *SPLIT,
)

FLOWS: Final[tuple[Column[FlowLine], ...]] = (
    Column("origin", N_("From"), lambda line: line.origin, _or(UNKNOWN), width=28),
    Column("where", N_("Where now"), lambda line: line.where, _or(UNKNOWN), width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    _figure("confirmed_30_days", N_("Confirmed in 30 days")),
    *SPLIT,
)

CAME: Final[tuple[Column[CameLine], ...]] = (
    Column("week", N_("Week from"), lambda line: line.week, day),
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    *SPLIT,
)

AID: Final[tuple[Column[AidLine], ...]] = (
    Column("month", N_("Month from"), lambda line: line.month, day),
    Column("item", N_("Item"), lambda line: line.item, code("item"), width=24),
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    _figure("times", N_("Times reached")),
    *SPLIT,
)

APPROVALS: Final[tuple[Column[ApprovalLine], ...]] = (
    Column("caseworker", N_("Caseworker"), lambda line: line.caseworker, _or(NOBODY), width=24),
    _figure("families", N_("Families")),
    family_day("oldest", N_("Oldest")),
)

SITES: Final[tuple[Column[SiteLine], ...]] = (
    Column("name", N_("Site"), lambda line: line.named, width=28),
    _figure("occupancy_percent", N_("Full, %")),
    _figure("count_families", N_("Counted families")),
    _figure("capacity_families", N_("Room for families")),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day),
    _figure("with_us_families", N_("With us")),
    _figure("in_the_open", N_("In the open")),
)

OUTSIDE: Final[tuple[Column[OutsideLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    _figure("up_to_3", N_("To 3 d")),
    _figure("up_to_7", N_("4–7 d")),
    _figure("up_to_14", N_("8–14 d")),
    _figure("up_to_30", N_("15–30 d")),
    _figure("longer", N_("Longer")),
    _figure("not_known", N_("Not known")),
    _figure("longest", N_("Longest, d")),
    *SPLIT,
)

OPEN_CASES: Final[tuple[Column[OpenCasesLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(UNKNOWN), width=28),
    _figure("families", N_("Open now")),
    _figure("registered", N_("New")),
    _figure("closed", N_("Closed")),
)

REGISTRATIONS: Final[tuple[Column[RegistrationLine], ...]] = (
    Column("week", N_("Week from"), lambda line: line.week, day),
    _figure("registered", N_("New")),
    _figure("people", N_("People")),
    _figure("closed", N_("Closed")),
    *SPLIT,
)

NEEDS: Final[tuple[Column[NeedLine], ...]] = (
    Column("category", N_("Need"), lambda line: line.category, code("need"), width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    family_day("oldest", N_("Oldest")),
    _figure("met", N_("Met")),
    _figure("median_days", N_("Days to meet")),
    *SPLIT,
)

OVERDUE: Final[tuple[Column[OverdueLine], ...]] = (
    Column("caseworker", N_("Caseworker"), lambda line: line.caseworker, _or(NOBODY), width=24),
    _figure("families", N_("Open families")),
    _figure("overdue", N_("Overdue")),
    _figure("worst_days", N_("Days late at most")),
    _figure("first_contact", N_("Not reached")),
    _figure("steps_overdue", N_("Plan overdue")),
    _figure("no_access", N_("No access")),
)

CASELOAD: Final[tuple[Column[LoadLine], ...]] = (
    Column("caseworker", N_("Caseworker"), lambda line: line.caseworker, _or(NOBODY), width=24),
    _figure("families", N_("Open families")),
    _figure("people", N_("People")),
    _figure("priority_1", N_("Priority 1")),
    _figure("priority_2", N_("Priority 2")),
    _figure("priority_3", N_("Priority 3")),
    _figure("priority_4", N_("Priority 4")),
    _figure("not_assessed", N_("Not assessed")),
    *SPLIT,
)

PRIORITIES: Final[tuple[Column[PriorityLine], ...]] = (
    Column("priority", N_("Priority"), lambda line: line.priority, priority, width=28),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    _figure("overdue", N_("Overdue")),
    *SPLIT,
)

STEPS: Final[tuple[Column[CodeLine], ...]] = (
    Column("step", N_("Step"), lambda line: line.code, _or(NOT_TOLD, code("step")), width=28),
    _figure("families", N_("Families")),
)

INTENTIONS: Final[tuple[Column[CodeLine], ...]] = (
    Column("intention", N_("Intention"), lambda line: line.code, _or(N_("(not asked)"), code("intention")), width=36),
    # how many mean to go back or abroad is as sensitive as who does
    replace(_figure("families", N_("Families")), choice=SENSITIVE),
)

AGES: Final[tuple[Column[AgeLine], ...]] = (
    Column("age", N_("Age"), lambda line: line.band, band, width=24),
    _figure("female", N_("Female")),
    _figure("male", N_("Male")),
    _figure("not_told", N_("Sex not told")),
    _figure("people", N_("People")),
)

VULNERABILITIES: Final[tuple[Column[VulnerabilityLine], ...]] = (
    Column("need", N_("Specific need"), lambda line: line.code, code("vulnerability"), width=36),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    *SPLIT,
)

REFERRALS: Final[tuple[Column[ReferralCount], ...]] = (
    Column("kind", N_("Kind"), lambda line: line.kind, code("referral-kind"), width=24),
    Column("status", N_("State"), lambda line: line.status, code("referral-status"), width=24),
    _figure("referrals", N_("Referrals")),
    _figure("families", N_("Families")),
    family_day("oldest", N_("Oldest")),
)

CLOSURES: Final[tuple[Column[ClosureLine], ...]] = (
    Column("reason", N_("Reason"), lambda line: line.reason, _or(NOT_TOLD, code("close-reason")), width=36),
    _figure("families", N_("Families")),
    _figure("people", N_("People")),
    _figure("median_days", N_("Days open")),
    *SPLIT,
)

LENGTHS: Final[tuple[Column[LengthLine], ...]] = (
    Column("length", N_("Open for"), lambda line: line.length, length, width=28),
    _figure("families", N_("Families")),
)
