"""The columns of follow-ups that are due."""

from typing import Final

from famcase.presentation.columns import Column, case_number, code, due, figure, flag, number
from famcase.presentation.names_shown import name_column
from famcase.services.views import DueLine
from famcase.wording import N_

DUE: Final[tuple[Column[DueLine], ...]] = (
    Column("due", N_("Due"), lambda line: line.due, due, width=18),
    Column("number", N_("Case"), lambda line: line.number, case_number),
    name_column(),
    figure("people", N_("People")),
    Column("place", N_("Now"), lambda line: line.place, width=20),
    Column("living", N_("Living"), lambda line: line.living, code("living"), width=16),
    Column("what", N_("What for"), lambda line: line.what, width=24, is_private=True),
    Column("assigned_to", N_("Caseworker"), lambda line: line.assigned_to, width=14),
    Column("days_late", N_("Days late"), lambda line: line.days_late, number, align="right", is_private=True),
    Column("withheld", N_("Name withheld"), lambda line: line.withheld, flag),
)
"""All of them, for files and machines."""

DUE_LIST: Final = DUE[:8]
"""For people: the due day says how late it is."""
