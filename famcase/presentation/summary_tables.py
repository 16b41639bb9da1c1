"""The standard summaries, each declared once: title, columns, period or none, how it is counted, chart, families."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from famcase.presentation import summary_charts as charts
from famcase.presentation import summary_columns as columns
from famcase.presentation.summary_table import SummaryTable
from famcase.presentation.wording import Wording
from famcase.services.views import (
    Figures,
    FlowLine,
    WhereLine,
)
from famcase.wording import N_, Named

FAMILY_RULE: Final = N_("A family is those who eat together and receive aid together.")
"""Stands wherever families are counted."""

_LASTING: Final = ("up_to_3", "up_to_7", "up_to_14", "up_to_30", "longer", "not_known")
_PRIORITIES: Final = ("priority_1", "priority_2", "priority_3", "priority_4", "not_assessed")
_SEXES: Final = ("female", "male", "not_told")


def _confirmed(wording: Wording, figures: Figures) -> str:
    lines: Sequence[WhereLine | FlowLine] = figures.lines
    families = sum(line.families for line in lines)
    if not families:
        return ""
    share = round(100 * sum(line.confirmed_30_days for line in lines) / families)
    return wording(N_("{percent} % of the families were confirmed there within 30 days."), percent=share)


def _in_order() -> tuple[SummaryTable, ...]:
    """Return the summaries in the order in which they are listed."""
    nobody_came = N_("No family moved in this time.")
    return (
        SummaryTable(
            "arrivals",
            N_("Arrivals by week and origin"),
            N_("Arrivals"),
            N_("Open families by the week of their last move, if that is in the period; those at home do not count."),
            columns.ARRIVALS,
            charts.arrivals,
            nobody_came,
            has_period=True,
            totals=("families", "people"),
            counted=("families", "people"),
        ),
        SummaryTable(
            "departures",
            N_("Departures by week and origin"),
            N_("Departures"),
            N_("Open families by the week in which they left their home; those at home do not count."),
            columns.ARRIVALS,
            charts.arrivals,
            nobody_came,
            has_period=True,
            totals=("families", "people"),
            counted=("families", "people"),
        ),
        SummaryTable(
            "where",
            N_("Where families are, and how they live"),
            N_("Where they are"),
            N_("Our open families by site or place and how they live; what others counted there stands beside it."),
            columns.WHERE_NOW,
            charts.where_now,
            N_("Of no family it is known where they are."),
            totals=("families", "people", "confirmed_30_days"),
            note=_confirmed,
            counted=("families", "people", "confirmed_30_days"),
        ),
        SummaryTable(
            "flows",
            N_("From where to where"),
            N_("From, to"),
            N_(
                "Open families that left their homes, by where from and where they are now; those at home do not count."
            ),
            columns.FLOWS,
            charts.flows,
            N_("No family of ours has left its home."),
            totals=("families", "people", "confirmed_30_days"),
            note=_confirmed,
        ),
        SummaryTable(
            "sites",
            N_("How full the sites are"),
            N_("Sites"),
            N_("The newest count of each site against its room; families with us are our caseload, never added to it."),
            columns.SITES,
            charts.sites,
            N_("No site here yet."),
            totals=("with_us_families", "in_the_open"),
            counted=("with_us_families", "in_the_open"),
        ),
        SummaryTable(
            "outside",
            N_("Families in the open, and for how long"),
            N_("In the open"),
            N_("Our open families on open ground, by the days since they came there."),
            columns.OUTSIDE,
            charts.outside,
            N_("No family of ours is in the open."),
            totals=("families", "people", *_LASTING),
            counted=("families", "people", *_LASTING),
            sums={"families": _LASTING},
        ),
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
            counted=("families", "registered", "closed"),
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
            totals=("registered", "people", "closed"),
            counted=("registered", "people", "closed"),
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
            counted=("families", "people", "met"),
            is_open=False,
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
            "caseload",
            N_("Caseload by caseworker and priority"),
            N_("Caseload"),
            N_("Open families and their people by whom they are assigned to."),
            columns.CASELOAD,
            charts.caseload,
            N_("No family here yet."),
            totals=("families", "people", *_PRIORITIES),
            counted=("families", "people", *_PRIORITIES),
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
            totals=("families", "people", "overdue"),
            counted=("families", "people", "overdue"),
            is_open=False,
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
            is_open=False,
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
            is_open=False,
        ),
        SummaryTable(
            "vulnerabilities",
            N_("Specific needs of people"),
            N_("Specific needs"),
            N_("People of open families by specific need; whoever has two stands in both lines."),
            columns.VULNERABILITIES,
            charts.of_columns(columns.VULNERABILITIES[0], columns.VULNERABILITIES[5]),
            N_("No specific need is recorded."),
            counted=("families", "people", *_SEXES),
            sums={"people": _SEXES},
            is_open=False,
        ),
        SummaryTable(
            "intentions",
            N_("What families intend"),
            N_("Intentions"),
            N_("Open families by what they told of their intention; sensitive, in a file only when it is named."),
            columns.INTENTIONS,
            charts.of_columns(columns.INTENTIONS[0], columns.INTENTIONS[1]),
            N_("No family here yet."),
            totals=("families",),
            is_sensitive=True,
            counted=("families",),
            is_open=False,
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
            is_open=False,
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
            totals=("families", "people"),
            counted=("families", "people"),
            is_open=False,
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
            is_open=False,
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
