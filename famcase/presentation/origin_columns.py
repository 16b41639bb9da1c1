"""The columns of origins: who left which place."""

from typing import Final

from famcase.presentation.columns import Column, code, number, short_day
from famcase.services.views import OriginLine
from famcase.wording import N_


def _share(line: OriginLine) -> int | None:
    """Return the share of the known population that is with us, in whole percent."""
    return round(100 * line.people / line.population) if line.population else None


ORIGINS: Final[tuple[Column[OriginLine], ...]] = (
    Column("name", N_("From"), lambda line: line.named, width=24),
    Column("name_ar", N_("Name in Arabic"), lambda line: line.name_ar, width=24),
    Column("pcode", N_("P-code"), lambda line: line.pcode),
    Column("within", N_("In"), lambda line: line.within, width=24),
    Column("families", N_("Families"), lambda line: line.families, number, align="right"),
    Column("people", N_("People"), lambda line: line.people, number, align="right"),
    Column("this_week", N_("This week"), lambda line: line.this_week, number, align="right"),
    Column("first_left", N_("First left"), lambda line: line.first_left, short_day),
    Column("last_left", N_("Last left"), lambda line: line.last_left, short_day),
    Column("population", N_("Population"), lambda line: line.population, number, align="right"),
    Column("population_year", N_("Population in"), lambda line: line.population_year, align="right"),
    Column("share_percent", N_("With us, %"), _share, number, align="right"),
    Column("last_event", N_("Last event"), lambda line: line.last_event, code("event-kind"), width=20),
    Column("last_event_on", N_("Event on"), lambda line: line.last_event_on, short_day),
)
"""All of them, for files and machines."""

_SHORT = ("name", "within", "families", "people", "this_week", "last_left", "last_event", "last_event_on")

ORIGIN_LIST: Final = tuple(column for column in ORIGINS if column.id in _SHORT)
"""What fits a terminal."""
