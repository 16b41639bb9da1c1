"""The list of sites: the newest count beside our own caseload, and how full each is."""

from collections.abc import Sequence
from typing import Final

from famcase.presentation.columns import Column
from famcase.presentation.site_columns import SITE_LIST
from famcase.services.views import SiteLine
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList, Look
from famcase.tui.widgets.rooms import Room, widths

_ROOMS: Final = {
    "name": Room(14, 3, 30),
    "place": Room(10, 2, 24),
    "count_families": Room(16),
    "count_on": Room(10),
    "count_source": Room(10, 1, 14),
    "with_us_families": Room(7),
    "in_the_open": Room(11),
    "occupancy": Room(13, 1, 20),
}
_WIDE_ALONE = ("place", "count_source")
_WIDE = 100
"""Cells from which on the columns that a narrow list leaves out stand too."""


class SiteList(LineList):
    """Lists sites, each on a line."""

    def __init__(self) -> None:
        super().__init__(id="sites")
        self._sites: tuple[SiteLine, ...] = ()

    def show_sites(self, sites: tuple[SiteLine, ...]) -> None:
        """Show the sites, the cursor on the one where it was."""
        before = self.site_here
        self._sites = sites
        again = [index for index, site in enumerate(sites) if before and site.uid == before.uid]
        self.show_lines(len(sites), again[0] if again else 0)

    @property
    def site_here(self) -> SiteLine | None:
        """The site under the cursor."""
        return self._sites[self.cursor] if self.cursor < len(self._sites) else None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        site = self._sites[index]
        cells = []
        for column, room in columns(width):
            is_loud = column.id == "occupancy" and site.is_over
            look: Look = "warn" if is_loud else "strong" if column.id == "name" else ""
            cells.append(LineCell(column.shown(words, site), room, look, column.align))
        return cells


class SiteHead(LineList):
    """The titles above the list of sites."""

    can_focus = False

    def on_mount(self) -> None:
        self.show_lines(1)

    def is_choosable(self, index: int) -> bool:  # noqa: ARG002 - nothing here can be chosen
        return False

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:  # noqa: ARG002 - there is one line
        words = app_of(self).words
        return [LineCell(words(column.title), room, "quiet", column.align) for column, room in columns(width)]


def columns(width: int) -> list[tuple[Column[SiteLine], int]]:
    """Return the columns of the list, each with its width in cells."""
    shown = [column for column in SITE_LIST if width >= _WIDE or column.id not in _WIDE_ALONE]
    return list(zip(shown, widths([_ROOMS[column.id] for column in shown], width), strict=True))
