"""The columns of a verification round."""

from typing import Final

from famcase.presentation.columns import Column, case_number, code, figure, flag, short_day
from famcase.presentation.names_shown import name_column
from famcase.services.queries.rounds import RoundLine
from famcase.wording import N_

FINDINGS: Final = {
    "here": N_("here"),
    "elsewhere": N_("elsewhere"),
    "not-found": N_("not found"),
    "part": N_("part of them"),
    "size": N_("size changed"),
}
"""What a round finds, as msgids."""

ROUND: Final[tuple[Column[RoundLine], ...]] = (
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(),
    figure("people", N_("People")),
    Column("place", N_("Now"), lambda line: line.place, width=20),
    Column("sector", N_("Sector"), lambda line: line.sector, width=10, is_private=True),
    Column("tent", N_("Tent"), lambda line: line.tent, width=10, is_private=True),
    Column("living", N_("Living"), lambda line: line.living, code("living"), width=16),
    Column("confirmed_on", N_("Confirmed"), lambda line: line.confirmed_on, short_day),
    Column("assumed", N_("Assumed"), lambda line: line.is_assumed, flag),
)
