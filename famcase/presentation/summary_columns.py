"""The columns of the summaries."""

from typing import Final

from famcase.presentation.columns import Column, Show, code, day, number, short_day, text
from famcase.presentation.wording import Wording
from famcase.services.views import ArrivalLine, NeedLine, OverdueLine, WhereLine
from famcase.wording import N_


def _or(nothing: str) -> Show:
    """Return a `show` for people's text that says `nothing`, a msgid, where there is none."""

    def show(wording: Wording, value: object) -> str:
        return text(wording, value) or wording(nothing)

    return show


def _living(wording: Wording, value: object) -> str:
    """Show how people live at a place; in a summary an empty cell would look like a fault."""
    return code("living")(wording, value) or wording(N_("(not told)"))


ARRIVALS: Final[tuple[Column[ArrivalLine], ...]] = (
    Column("week", N_("Week from"), lambda line: line.week, day),
    Column("origin", N_("From"), lambda line: line.origin, _or(N_("(unknown)")), width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
)

WHERE_NOW: Final[tuple[Column[WhereLine], ...]] = (
    Column("where", N_("Where"), lambda line: line.where, _or(N_("(unknown)")), width=28),
    Column("living", N_("Living"), lambda line: line.living, _living, width=24),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("confirmed_30_days", N_("Confirmed in 30 days"), lambda line: line.confirmed_30_days, number, align="right"),
    Column("count_families", N_("Counted there"), lambda line: line.count_families, number, align="right"),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day),
)

OPEN_NEEDS: Final[tuple[Column[NeedLine], ...]] = (
    Column("category", N_("Need"), lambda line: line.category, code("need"), width=28),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("oldest", N_("Oldest"), lambda line: line.oldest, day),
)

OVERDUE: Final[tuple[Column[OverdueLine], ...]] = (
    Column("caseworker", N_("Caseworker"), lambda line: line.caseworker, _or(N_("(nobody)")), width=24),
    Column("families", N_("Open families"), lambda line: line.families, number, align="right"),
    Column("overdue", N_("Overdue"), lambda line: line.overdue, number, align="right"),
    Column("worst_days", N_("Days late at most"), lambda line: line.worst_days, number, align="right"),
)
