"""The columns of sites: the newest reported count beside our own caseload, never added."""

from typing import Final

from famcase.domain.levels import CONTACTS
from famcase.presentation.columns import Column, code, day, figure, number, short_day, text
from famcase.presentation.count_columns import COUNTS
from famcase.presentation.nested import table_in
from famcase.presentation.wording import Wording
from famcase.services.views import SiteLine, SiteView
from famcase.wording import N_, Coded


def _room(wording: Wording, value: object) -> str:
    """Show "! 231 %" when over, "87 %" else; where no capacity is known what is said of the room."""
    if isinstance(value, int):
        percent = wording(N_("{percent} %"), percent=value)
        return wording(N_("! over, {percent}"), percent=percent) if value > 100 else percent
    return wording.label("room", str(value)) if value else ""


def fullness(wording: Wording, value: object) -> str:
    """Show how full a site is: "! over, 154 %", what is said of the room and when, or why neither is known.

    A capacity that nobody knows is never 0 %, and a site that is not open says so first.
    """
    if not isinstance(value, SiteLine):
        return ""
    if value.status not in ("", "open"):
        return wording(N_("! {status}"), status=Coded("site-status", value.status))
    if value.occupancy_percent is not None:
        return _room(wording, value.occupancy_percent)
    if value.room and value.room_on:
        on = short_day(wording, value.room_on)
        return wording(N_("{room} ({day})"), room=Coded("room", value.room), day=on)
    if value.room:
        return wording.label("room", value.room)
    return wording(N_("not counted")) if value.count_on is None else wording(N_("capacity unknown"))


def bar(percent: int | None, cells: int) -> str:
    """Return a bar of so many cells, full from 100 % on; blank where the share is not known."""
    if percent is None:
        return ""
    filled = min(cells, -(-percent * cells // 100))
    return "\u2588" * filled + "\u00b7" * (cells - filled)


COVERAGE_LABELS: Final = {
    "shelter": N_("Shelter"),
    "nfi": N_("Household items"),
    "water": N_("Water"),
    "sanitation": N_("Sanitation"),
    "waste": N_("Waste"),
    "food": N_("Food"),
}
"""What stands before how far a service reaches the people of a site, in the order of `domain.sites.COVERAGE`."""


SITES: Final[tuple[Column[SiteLine], ...]] = (
    Column("name", N_("Site"), lambda line: line.named, width=24, hxl="#loc+camp+name"),
    Column("name_ar", N_("Name in Arabic"), lambda line: line.name_ar, width=24, hxl="#loc+camp+name+i_ar"),
    Column("place", N_("At"), lambda line: line.place, width=18, hxl="#loc+name"),
    Column("type", N_("Type"), lambda line: line.type, code("site-type"), width=18, hxl="#loc+camp+type"),
    Column("status", N_("Status"), lambda line: line.status, code("site-status"), width=12, hxl="#status+camp"),
    figure("count_families", N_("Counted families"), "#affected+hh+reported"),
    figure("count_people", N_("Counted people"), "#affected+ind+reported"),
    Column("count_on", N_("Counted on"), lambda line: line.count_on, short_day, hxl="#date+reported"),
    Column("count_source", N_("Counted by"), lambda line: line.count_source, code("count-source"), width=14),
    figure("with_us_families", N_("With us"), "#affected+hh+idps"),
    figure("with_us_people", N_("People with us"), "#affected+ind+idps"),
    figure("in_the_open", N_("In the open")),
    figure("capacity_families", N_("Room for families"), "#capacity+num+hh"),
    figure("capacity_people", N_("Room for people"), "#capacity+num+ind"),
    Column("occupancy_percent", N_("Occupancy"), lambda line: line.occupancy_percent, _room, align="right"),
    Column("room", N_("Room"), lambda line: line.room, code("room"), width=14),
    Column("room_on", N_("Said on"), lambda line: line.room_on, short_day),
)
"""All of them, for files and machines."""

_SHORT = ("name", "place", "count_families", "count_on", "count_source", "with_us_families", "in_the_open")

FULLNESS: Final[Column[SiteLine]] = Column("occupancy", N_("How full"), lambda line: line, fullness, width=28)
"""How full a site is, in words."""

SITE_LIST: Final[tuple[Column[SiteLine], ...]] = (*(column for column in SITES if column.id in _SHORT), FULLNESS)
"""What fits a terminal."""


def room_left(wording: Wording, line: SiteLine) -> str:
    """Return the state first: "! over, 154 %, 231 families"; what is said of the room where no count is known."""
    shown = fullness(wording, line)
    count = line.count_families
    counted = wording.plural("{count} family", "{count} families", count) if count else ""
    return text(wording, [part for part in (shown, counted) if part])


def how_full(wording: Wording, line: SiteLine) -> str:
    """Return how full a site is, in words: "al-Midan camp: 231 of 150 families, ! over, 154 %"."""
    shown = fullness(wording, line)
    count = line.count_families
    counted = wording.plural("{count} family counted", "{count} families counted", count) if count else ""
    return text(wording, [part for part in (counted, shown) if part])


def _of_line(column: Column[SiteLine]) -> Column[SiteView]:
    return Column(column.id, column.title, lambda site: column.of(site.line), column.show)


def _covered(name: str) -> Column[SiteView]:
    return Column(name, COVERAGE_LABELS[name], lambda site: dict(site.coverage).get(name, ""), code("coverage"))


def _onward(wording: Wording, value: object) -> str:
    pairs = value if isinstance(value, tuple) else ()
    return text(wording, [f"{where} ({count})" for where, count in pairs])


SITE_RECORD: Final[tuple[Column[SiteView], ...]] = (
    *(_of_line(column) for column in SITES),
    Column("capacity_tents", N_("Tents"), lambda site: site.capacity_tents, number),
    Column("aliases", N_("Other names"), lambda site: site.aliases),
    Column("cluster", N_("Cluster"), lambda site: site.cluster),
    Column("sectors", N_("Sectors"), lambda site: site.sectors),
    Column("notice_until", N_("Land notice"), lambda site: site.notice_until, day),
    Column("manager", N_("Manager"), lambda site: site.manager, is_private=True),
    Column("manager_phone", N_("Phone"), lambda site: site.manager_phone, is_private=True, choice=CONTACTS),
    *(_covered(name) for name in COVERAGE_LABELS),
    Column("onward", N_("Going on to"), lambda site: site.onward, _onward, is_private=True),
    table_in("counts", N_("Counts"), COUNTS, lambda site: site.counts),
)
"""Everything of one site, a field a line."""
