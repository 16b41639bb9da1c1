"""The columns of the case list."""

from collections.abc import Sequence
from typing import Final

from famcase.errors import Usage
from famcase.presentation.columns import Column, case_number, code, day, due, flag, number, short_day
from famcase.presentation.names_shown import name_column
from famcase.services.views import CaseLine
from famcase.wording import N_

NUMBER: Final[Column[CaseLine]] = Column("number", N_("Case"), lambda line: line.number, case_number)
NAME: Final[Column[CaseLine]] = name_column()
NAME_AR: Final[Column[CaseLine]] = Column(
    "name_ar", N_("Name in Arabic"), lambda line: None if line.withheld else line.name_ar, width=24, is_private=True
)
WITHHELD: Final[Column[CaseLine]] = Column("withheld", N_("Name withheld"), lambda line: line.withheld, flag)
PEOPLE: Final[Column[CaseLine]] = Column("people", N_("People"), lambda line: line.people, number, align="right")
PRIORITY: Final[Column[CaseLine]] = Column(
    "priority", N_("Priority"), lambda line: line.priority or None, number, align="right"
)
STATUS: Final[Column[CaseLine]] = Column("status", N_("Status"), lambda line: line.status, code("status"), width=12)
ORIGIN: Final[Column[CaseLine]] = Column(
    "origin",
    N_("From"),
    lambda line: line.origin,
    width=20,
    coded=Column("origin", N_("From"), lambda line: line.origin_area, width=20),
)
LEFT_ON: Final[Column[CaseLine]] = Column("left_on", N_("Left"), lambda line: line.left_on, short_day, width=11)
PLACE: Final[Column[CaseLine]] = Column("place", N_("Now"), lambda line: line.place, width=20)
LIVING: Final[Column[CaseLine]] = Column("living", N_("Living"), lambda line: line.living, code("living"), width=16)
SINCE: Final[Column[CaseLine]] = Column("since", N_("Since"), lambda line: line.since, short_day, width=11)
CONFIRMED_ON: Final[Column[CaseLine]] = Column(
    "confirmed_on", N_("Confirmed"), lambda line: line.confirmed_on, short_day
)
NEXT_DUE: Final[Column[CaseLine]] = Column("next_due", N_("Next visit"), lambda line: line.next_due, due, width=16)
NEXT_WHAT: Final[Column[CaseLine]] = Column(
    "next_what", N_("What for"), lambda line: line.next_what, width=20, is_private=True
)
ASSIGNED_TO: Final[Column[CaseLine]] = Column("assigned_to", N_("Caseworker"), lambda line: line.assigned_to, width=14)
REGISTERED_ON: Final[Column[CaseLine]] = Column("registered_on", N_("Registered"), lambda line: line.registered_on, day)

CASES: Final = (
    NUMBER, NAME, NAME_AR, WITHHELD, PEOPLE, PRIORITY, STATUS, ORIGIN, LEFT_ON, PLACE, LIVING, SINCE, CONFIRMED_ON,
    NEXT_DUE, NEXT_WHAT, ASSIGNED_TO, REGISTERED_ON,
)  # fmt: skip
"""All of them, for files and machines."""

CASE_LIST: Final = (NUMBER, NAME, PEOPLE, PLACE, LIVING, NEXT_DUE)
"""What fits a narrow terminal."""


class NoSuchColumn(Usage):
    def __init__(self, column: str) -> None:
        super().__init__(
            N_("The case list has no column “{column}”."),
            hint=N_("Its columns are: {columns}."),
            column=column,
            columns=", ".join(known.id for known in CASES),
        )


def chosen(ids: Sequence[str]) -> tuple[Column[CaseLine], ...]:
    """Return columns by their ids, in the order given, each once; raises NoSuchColumn."""
    known = {column.id: column for column in CASES}
    if unknown := next((one for one in ids if one not in known), None):
        raise NoSuchColumn(unknown)
    return tuple(known[one] for one in dict.fromkeys(ids))
