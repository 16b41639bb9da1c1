"""The standard summaries of where families came from, when they moved, and where they are, each declared once."""

from collections.abc import Sequence
from typing import Final

from famcase.presentation import summary_charts as charts
from famcase.presentation import summary_columns as columns
from famcase.presentation.summary_table import SPLIT, SummaryTable
from famcase.presentation.wording import Wording
from famcase.services.views import Figures, FlowLine, WhereLine
from famcase.wording import N_

_LASTING: Final = ("up_to_3", "up_to_7", "up_to_14", "up_to_30", "longer", "not_known")


def of_movement() -> tuple[SummaryTable, ...]:
    """Return them in the order in which they are listed."""
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
            totals=("families", "people", *SPLIT),
            counted=("families", "people", *SPLIT),
            sums={"people": SPLIT},
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
            totals=("families", "people", *SPLIT),
            counted=("families", "people", *SPLIT),
            sums={"people": SPLIT},
        ),
        SummaryTable(
            "came",
            N_("Arrivals by week and place"),
            N_("Came to"),
            N_("Open families by the week of their last move and where it brought them; those at home do not count."),
            columns.CAME,
            charts.arrivals,
            nobody_came,
            has_period=True,
            totals=("families", "people", *SPLIT),
            counted=("families", "people", *SPLIT),
            sums={"people": SPLIT},
        ),
        SummaryTable(
            "where",
            N_("Where families are, and how they live"),
            N_("Where they are"),
            N_("Our open families by site or place and how they live; what others counted there stands beside it."),
            columns.WHERE_NOW,
            charts.where_now,
            N_("Of no family it is known where they are."),
            totals=("families", "people", "confirmed_30_days", *SPLIT),
            note=_confirmed,
            counted=("families", "people", "confirmed_30_days", *SPLIT),
            sums={"people": SPLIT},
            is_by_size=True,
            how_outside=N_("Our open families by site or place and how they live."),
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
            totals=("families", "people", "confirmed_30_days", *SPLIT),
            note=_confirmed,
            counted=("families", "people", "confirmed_30_days", *SPLIT),
            sums={"people": SPLIT},
            is_by_size=True,
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
            title_outside=N_("Families at sites"),
            how_outside=N_("Our open families at each site, and how many of them are in the open there."),
        ),
        SummaryTable(
            "outside",
            N_("Families in the open, and for how long"),
            N_("In the open"),
            N_("Our open families on open ground, by the days since they came there."),
            columns.OUTSIDE,
            charts.outside,
            N_("No family of ours is in the open."),
            totals=("families", "people", *_LASTING, *SPLIT),
            counted=("families", "people", *_LASTING, *SPLIT),
            sums={"people": SPLIT, "families": _LASTING},
            is_by_size=True,
        ),
    )


def _confirmed(wording: Wording, figures: Figures) -> str:
    lines: Sequence[WhereLine | FlowLine] = figures.lines
    families = sum(line.families for line in lines)
    if not families:
        return ""
    share = round(100 * sum(line.confirmed_30_days for line in lines) / families)
    return wording(N_("{percent} % of the families were confirmed there within 30 days."), percent=share)
