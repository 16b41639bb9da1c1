"""The standard summaries, each declared once: title, columns, period or none, how it is counted, chart, families."""

from dataclasses import fields, replace
from typing import Any, Final

from famcase.presentation import summary_charts as charts
from famcase.presentation import summary_columns as columns
from famcase.presentation.summary_movement import of_movement
from famcase.presentation.summary_table import MEMBER_SPLIT_RULE, SPLIT, SummaryTable
from famcase.services.views import (
    Figures,
)
from famcase.wording import N_, Named

FAMILY_RULE: Final = N_("A family is those who eat together and receive aid together.")
"""Stands wherever families are counted."""

_PRIORITIES: Final = ("priority_1", "priority_2", "priority_3", "priority_4", "not_assessed")
_SEXES: Final = ("female", "male", "not_told")


def _in_order() -> tuple[SummaryTable, ...]:
    """Return the summaries in the order in which they are listed."""
    return (
        *of_movement(),
        SummaryTable(
            "cases",
            N_("Open, new and closed by place"),
            N_("New and closed"),
            N_("Open families by where they are today, with those registered and those closed there in the period."),
            columns.OPEN_CASES,
            charts.of_columns(columns.OPEN_CASES[0], columns.OPEN_CASES[1]),
            N_("No family here yet."),
            has_period=True,
            totals=("families", "registered", "closed"),
            compared=("registered", "closed"),
            counted=("families", "registered", "closed"),
            is_by_size=True,
        ),
        SummaryTable(
            "registrations",
            N_("Registrations by week"),
            N_("Registrations"),
            N_("Families by the week of their registration, and the cases closed in it; merged ones do not count."),
            columns.REGISTRATIONS,
            charts.registrations,
            N_("No family was registered in this time."),
            has_period=True,
            totals=("registered", "people", "closed", *SPLIT),
            counted=("registered", "people", "closed", *SPLIT),
            sums={"people": SPLIT},
        ),
        SummaryTable(
            "needs",
            N_("Needs open and met"),
            N_("Needs"),
            N_("A family counts once in each need. Met are the needs met in the period, half of them in so many days."),
            columns.NEEDS,
            charts.needs,
            N_("No need is open."),
            has_period=True,
            totals=("met",),
            counted=("families", "people", "met", *SPLIT),
            sums={"people": SPLIT},
            is_by_size=True,
            how_outside=N_("A family counts once in each need. Met are the needs met in the period."),
        ),
        SummaryTable(
            "assistance",
            N_("What we gave, by month"),
            N_("Given"),
            N_(
                "What we gave, by the place of the hand-out, else by where the family is now: families once a month, "
                "item and place, and how often they were reached. What absent families did not take does not count."
            ),
            columns.AID,
            charts.assistance,
            N_("Nothing was given in this time."),
            has_period=True,
            totals=("times",),
            counted=("families", "people", "times", *SPLIT),
            sums={"people": SPLIT},
        ),
        SummaryTable(
            "overdue",
            N_("Overdue by caseworker"),
            N_("Overdue"),
            N_(
                "Families with a visit past its day; not reached: by the day of the first contact for their priority. "
                "No access: a visit put off as nobody could go, and not due yet."
            ),
            columns.OVERDUE,
            charts.overdue,
            N_("No family here yet."),
            totals=("families", "overdue", "first_contact", "steps_overdue", "no_access"),
            counted=("families", "overdue", "first_contact", "steps_overdue", "no_access"),
            is_ours_alone=True,
        ),
        SummaryTable(
            "approvals",
            N_("Closures that wait for approval"),
            N_("Approvals"),
            N_("Open families whose case somebody asked to close, by whom they are assigned to."),
            columns.APPROVALS,
            charts.of_columns(columns.APPROVALS[0], columns.APPROVALS[1]),
            N_("No closure waits for approval."),
            totals=("families",),
            counted=("families",),
            is_ours_alone=True,
        ),
        SummaryTable(
            "caseload",
            N_("Caseload by caseworker and priority"),
            N_("Caseload"),
            N_("Open families and their people by whom they are assigned to."),
            columns.CASELOAD,
            charts.caseload,
            N_("No family here yet."),
            totals=("families", "people", *_PRIORITIES, *SPLIT),
            counted=("families", "people", *_PRIORITIES, *SPLIT),
            sums={"people": SPLIT},
            is_ours_alone=True,
        ),
        SummaryTable(
            "priority",
            N_("Families by priority"),
            N_("Priority"),
            N_("Open families by priority; overdue are those with a visit past its day."),
            columns.PRIORITIES,
            charts.of_columns(columns.PRIORITIES[0], columns.PRIORITIES[1]),
            N_("No family here yet."),
            totals=("families", "people", "overdue", *SPLIT),
            counted=("families", "people", "overdue", *SPLIT),
            sums={"people": SPLIT},
        ),
        SummaryTable(
            "steps",
            N_("Families by step of the case"),
            N_("Steps"),
            N_("Open families by the step that their case has come to."),
            columns.STEPS,
            charts.of_columns(columns.STEPS[0], columns.STEPS[1]),
            N_("No family here yet."),
            totals=("families",),
            counted=("families",),
        ),
        SummaryTable(
            "ages",
            N_("People by age and sex"),
            N_("Age and sex"),
            N_("People of open families who live with them; those counted but not listed by name have neither."),
            columns.AGES,
            charts.ages,
            N_("Nobody is listed yet."),
            totals=(*_SEXES, "people"),
            counted=("people", *_SEXES),
            sums={"people": _SEXES},
        ),
        SummaryTable(
            "vulnerabilities",
            N_("Specific needs of people"),
            N_("Specific needs"),
            N_("People of open families by specific need; whoever has two stands in both lines."),
            columns.VULNERABILITIES,
            charts.of_columns(columns.VULNERABILITIES[0], columns.VULNERABILITIES[2]),
            N_("No specific need is recorded."),
            counted=("families", "people", *SPLIT),
            sums={"people": SPLIT},
            split_rule=MEMBER_SPLIT_RULE,
        ),
        SummaryTable(
            "intentions",
            N_("What families intend"),
            N_("Intentions"),
            N_("Open families by what they intend to do. These figures leave only where “sensitive” is chosen."),
            columns.INTENTIONS,
            charts.of_columns(columns.INTENTIONS[0], columns.INTENTIONS[1]),
            N_("No family here yet."),
            totals=("families",),
            is_sensitive=True,
            counted=("families",),
            how_outside=N_("Open families by what they intend to do."),
        ),
        SummaryTable(
            "referrals",
            N_("Referrals and transfers"),
            N_("Referrals"),
            N_(
                "Referrals and transfers of open families by their state, none confidential; a family may have several."
            ),
            columns.REFERRALS,
            charts.of_columns(columns.REFERRALS[1], columns.REFERRALS[2]),
            N_("Nobody was referred yet."),
            totals=("referrals",),
            counted=("families", "referrals"),
        ),
        SummaryTable(
            "closures",
            N_("Cases closed, and why"),
            N_("Closures"),
            N_("Cases closed in the period by their reason; half of them were open for at most so many days."),
            columns.CLOSURES,
            charts.of_columns(columns.CLOSURES[0], columns.CLOSURES[1]),
            N_("No case was closed in this time."),
            has_period=True,
            totals=("families", "people", *SPLIT),
            counted=("families", "people", *SPLIT),
            sums={"people": SPLIT},
            is_by_size=True,
            how_outside=N_("Cases closed in the period by their reason."),
        ),
        SummaryTable(
            "lengths",
            N_("Days from opening to closing"),
            N_("Days open"),
            N_("Cases closed in the period by the days from registration to closing."),
            columns.LENGTHS,
            charts.of_columns(columns.LENGTHS[0], columns.LENGTHS[1]),
            N_("No case was closed in this time."),
            has_period=True,
            totals=("families",),
            counted=("families",),
        ),
    )


SUMMARIES: Final[tuple[SummaryTable, ...]] = _in_order()


def without_words(figures: Figures) -> Figures:
    """Return figures without the words that people used for places: what is drawn of them leaves as it is."""
    return replace(figures, lines=tuple(map(_plain, figures.lines)), marks=tuple(map(_plain, figures.marks)))


def _plain(line: Any) -> Any:
    values = ((each.name, getattr(line, each.name)) for each in fields(line))
    typed = {name: Named() for name, value in values if isinstance(value, Named) and value.is_typed}
    return replace(line, **typed) if typed else line


def summary_table(name: str) -> SummaryTable:
    """Return a summary by its name; raises LookupError for another name."""
    return next(table for table in SUMMARIES if table.name == name)
