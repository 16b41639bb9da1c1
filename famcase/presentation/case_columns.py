"""The columns of the case list."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from famcase.errors import Usage
from famcase.presentation.columns import Column, case_number, code, day, due, figure, flag, number, short_day
from famcase.presentation.names_shown import name_column
from famcase.services.views import CaseLine
from famcase.wording import N_

_COMMUNITY = re.compile("C[0-9]{4}")
"""A P-code of a village or town."""
_SUB_DISTRICT = re.compile("SY[0-9]{6}")


def _code(id_: str, title: str, tag: str, shape: re.Pattern[str], of: Callable[[CaseLine], str]) -> Column[CaseLine]:
    """Return the column of the P-codes of one level."""
    return Column(
        id_, title, lambda line: value if shape.fullmatch(value := of(line)) else "", hxl=f"{tag}+code+v_pcodes"
    )


_AREA_CODE: Final = _code(
    "origin_adm3", N_("P-code of the sub-district"), "#adm3+origin", _SUB_DISTRICT, lambda line: line.origin_area_code
)
_ORIGIN_CODE: Final = _code(
    "origin_adm4", N_("P-code of the village"), "#adm4+origin", _COMMUNITY, lambda line: line.origin_code
)
_PLACE_CODE: Final = _code(
    "place_adm4", N_("P-code of where they are"), "#adm4+dest", _COMMUNITY, lambda line: line.place_code
)

NUMBER: Final[Column[CaseLine]] = Column(
    "number", N_("Case"), lambda line: line.number, case_number, hxl="#meta+id+case"
)
NAME: Final[Column[CaseLine]] = replace(name_column(), hxl="#respondee+hoh+name")
NAME_AR: Final[Column[CaseLine]] = Column(
    "name_ar",
    N_("Name in Arabic"),
    lambda line: None if line.withheld else line.name_ar,
    width=24,
    is_private=True,
    hxl="#respondee+hoh+name+i_ar",
)
WITHHELD: Final[Column[CaseLine]] = Column(
    "withheld", N_("Name withheld"), lambda line: line.withheld, flag, hxl="#meta+withheld"
)
PEOPLE: Final[Column[CaseLine]] = figure("people", N_("People"), hxl="#affected+ind+idps")
PRIORITY: Final[Column[CaseLine]] = Column(
    "priority", N_("Priority"), lambda line: line.priority or None, number, align="right", hxl="#severity+priority"
)
STATUS: Final[Column[CaseLine]] = Column(
    "status", N_("Status"), lambda line: line.status, code("status"), width=12, hxl="#status+case"
)
ORIGIN: Final[Column[CaseLine]] = Column(
    "origin",
    N_("From"),
    lambda line: line.origin,
    width=20,
    coded=Column(
        "origin",
        N_("From"),
        lambda line: line.origin_area,
        width=20,
        hxl="#adm3+origin+name",
        beside=(_AREA_CODE,),
    ),
    hxl="#loc+origin+name",
    beside=(_AREA_CODE, _ORIGIN_CODE),
)
LEFT_ON: Final[Column[CaseLine]] = Column(
    "left_on", N_("Left"), lambda line: line.left_on, short_day, width=11, hxl="#date+occurred+displacement"
)
PLACE: Final[Column[CaseLine]] = Column(
    "place", N_("Now"), lambda line: line.place, width=20, hxl="#loc+dest+name", beside=(_PLACE_CODE,)
)
LIVING: Final[Column[CaseLine]] = Column(
    "living", N_("Living"), lambda line: line.living, code("living"), width=16, hxl="#x_shelter+type"
)
SINCE: Final[Column[CaseLine]] = Column(
    "since", N_("Since"), lambda line: line.since, short_day, width=11, hxl="#date+arrived"
)
CONFIRMED_ON: Final[Column[CaseLine]] = Column(
    "confirmed_on", N_("Confirmed"), lambda line: line.confirmed_on, short_day, hxl="#date+confirmed"
)
NEXT_DUE: Final[Column[CaseLine]] = Column(
    "next_due", N_("Next visit"), lambda line: line.next_due, due, width=16, hxl="#date+followup+next+due"
)
NEXT_WHAT: Final[Column[CaseLine]] = Column(
    "next_what", N_("What for"), lambda line: line.next_what, width=20, is_private=True, hxl="#activity+followup+next"
)
ASSIGNED_TO: Final[Column[CaseLine]] = Column(
    "assigned_to", N_("Caseworker"), lambda line: line.assigned_to, width=14, hxl="#contact+caseworker+name"
)
REGISTERED_ON: Final[Column[CaseLine]] = Column(
    "registered_on", N_("Registered"), lambda line: line.registered_on, day, hxl="#date+registered"
)

CASES: Final = (
    NUMBER, NAME, NAME_AR, WITHHELD, PEOPLE, PRIORITY, STATUS, ORIGIN, LEFT_ON, PLACE, LIVING, SINCE, CONFIRMED_ON,
    NEXT_DUE, NEXT_WHAT, ASSIGNED_TO, REGISTERED_ON,
)  # fmt: skip
"""All of them, for files and machines."""

PAPER: Final = (NUMBER, NAME, PEOPLE, PRIORITY, ORIGIN, LEFT_ON, PLACE, LIVING, SINCE, NEXT_DUE, ASSIGNED_TO)
"""What fits a page, and says enough on it."""

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


def unread(columns: Iterable[Column[CaseLine]]) -> frozenset[str]:
    """Return the fields of lines that none of these columns reads, of those that take longest to look up."""
    ids = {column.id for column in columns}
    names = () if ids & {NAME.id, NAME_AR.id} else ("name", "name_ar")
    return frozenset((*names, *(() if NEXT_WHAT.id in ids else ("next_what",))))


def chosen(ids: Sequence[str]) -> tuple[Column[CaseLine], ...]:
    """Return columns by their ids, in the order given, each once; raises NoSuchColumn."""
    known = {column.id: column for column in CASES}
    if unknown := next((one for one in ids if one not in known), None):
        raise NoSuchColumn(unknown)
    return tuple(known[one] for one in dict.fromkeys(ids))
