"""The columns of sites: the newest reported count beside our own caseload, never added."""

from typing import Final

from famcase.presentation.columns import Column, code, number, short_day, text
from famcase.presentation.wording import Wording
from famcase.services.views import SiteLine
from famcase.wording import N_


def _room(wording: Wording, value: object) -> str:
    """Show "! 231 %" when over, "87 %" else; where no capacity is known what is said of the room."""
    if isinstance(value, int):
        percent = wording(N_("{percent} %"), percent=value)
        return wording(N_("! over, {percent}"), percent=percent) if value > 100 else percent
    return wording.label("room", str(value)) if value else ""


SITES: Final[tuple[Column[SiteLine], ...]] = (
    Column("name", N_("Site"), lambda line: line.named, width=24),
    Column("name_ar", N_("Name in Arabic"), lambda line: line.name_ar, width=24),
    Column("place", N_("At"), lambda line: line.place, width=18),
    Column("type", N_("Type"), lambda line: line.type, code("site-type"), width=18),
    Column("status", N_("Status"), lambda line: line.status, code("site-status"), width=12),
    Column("count_families", N_("Counted families"), lambda line: line.count_families, number, align="right"),
    Column("count_people", N_("Counted people"), lambda line: line.count_people, number, align="right"),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day),
    Column("count_source", N_("Counted by"), lambda line: line.count_source, code("count-source"), width=14),
    Column("with_us_families", N_("With us"), lambda line: line.with_us_families, number, align="right"),
    Column("with_us_people", N_("People with us"), lambda line: line.with_us_people, number, align="right"),
    Column("in_the_open", N_("In the open"), lambda line: line.in_the_open, number, align="right"),
    Column("capacity_families", N_("Room for families"), lambda line: line.capacity_families, number, align="right"),
    Column("capacity_people", N_("Room for people"), lambda line: line.capacity_people, number, align="right"),
    Column("occupancy_percent", N_("Occupancy"), lambda line: line.occupancy_percent, _room, align="right"),
    Column("room", N_("Room"), lambda line: line.room, code("room"), width=14),
    Column("room_on", N_("Said on"), lambda line: line.room_on, short_day),
)
"""All of them, for files and machines."""

_SHORT = ("name", "place", "count_families", "count_on", "count_source", "with_us_families", "in_the_open")

SITE_LIST: Final[tuple[Column[SiteLine], ...]] = (
    *(column for column in SITES if column.id in _SHORT),
    Column(
        "occupancy",
        N_("How full"),
        lambda line: line.room if line.occupancy_percent is None else line.occupancy_percent,
        _room,
        width=16,
    ),
)
"""What fits a terminal."""


def room_left(wording: Wording, line: SiteLine) -> str:
    """Return the state first: "! over, 154 %, 231 families"; what is said of the room where no count is known."""
    shown = SITE_LIST[-1].shown(wording, line)
    count = line.count_families
    counted = wording.plural("{count} family", "{count} families", count) if count else ""
    return text(wording, [part for part in (shown, counted) if part])


def how_full(wording: Wording, line: SiteLine) -> str:
    """Return how full a site is, in words: "al-Midan camp: 231 of 150 families, ! over, 154 %"."""
    shown = SITE_LIST[-1].shown(wording, line)
    count = line.count_families
    counted = wording.plural("{count} family counted", "{count} families counted", count) if count else ""
    return text(wording, [part for part in (counted, shown) if part])
