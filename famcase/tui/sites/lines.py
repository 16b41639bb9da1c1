"""The columns of the list of sites: the newest count beside our own caseload, and how full each is."""

from typing import Final

from famcase.presentation.columns import Column
from famcase.presentation.site_columns import FULLNESS, SITES, bar
from famcase.services.views import SiteLine
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.view_list import Placed, ViewList
from famcase.wording import N_

_BAR: Final = 8
_OF: Final = {column.id: column for column in SITES}

SITE_COLUMNS: Final[tuple[Placed[SiteLine], ...]] = (
    Placed(_OF["name"], Room(13, 3, 30), look="strong"),
    Placed(_OF["place"], Room(10, 2, 24), from_width=87),
    Placed(_OF["type"], Room(10, 1, 22), from_width=117),
    Placed(_OF["count_families"], Room(6), title=N_("Counted")),
    Placed(_OF["count_on"], Room(11), look="quiet", is_day=True),
    Placed(_OF["count_source"], Room(9, 1, 14), from_width=106, look="quiet"),
    Placed(_OF["with_us_families"], Room(5)),
    Placed(_OF["in_the_open"], Room(5), title=N_("In open")),
    Placed(Column("bar", " ", lambda line: bar(line.occupancy_percent, _BAR)), Room(_BAR), from_width=96),
    Placed(FULLNESS, Room(24, 2, 28)),
)


def site_list() -> ViewList[SiteLine]:
    """Return the list, empty."""
    return ViewList(SITE_COLUMNS, lambda line: line.uid, id="sites")
