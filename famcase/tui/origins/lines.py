"""The columns of origins, of departures by week and of events."""

from dataclasses import dataclass
from typing import Final

from famcase.presentation.columns import Column, number, short_day
from famcase.presentation.count_columns import COUNTS
from famcase.presentation.event_columns import EVENTS
from famcase.presentation.origin_columns import ORIGINS, SHARE
from famcase.presentation.site_columns import bar
from famcase.presentation.wording import Wording
from famcase.services.views import CountView, DepartureWeek, EventView, OriginLine
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.view_list import Placed
from famcase.wording import N_

_BAR: Final = 10
_OF: Final = {column.id: column for column in ORIGINS}
_EVENT: Final = {column.id: column for column in EVENTS}
_COUNT: Final = {column.id: column for column in COUNTS}

ORIGIN_COLUMNS: Final[tuple[Placed[OriginLine], ...]] = (
    Placed(_OF["name"], Room(14, 3, 28), look="strong"),
    Placed(_OF["within"], Room(12, 2, 30), from_width=128, look="quiet"),
    Placed(_OF["families"], Room(6)),
    Placed(_OF["people"], Room(6)),
    Placed(_OF["this_week"], Room(9), from_width=88),
    Placed(_OF["last_left"], Room(11), is_day=True),
    Placed(SHARE, Room(14, 12, 33)),
    Placed(_OF["last_event"], Room(16, 1, 20)),
    Placed(_OF["last_event_on"], Room(8), from_width=96, look="quiet", is_day=True),
)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of departures and how long its bar is beside the highest."""

    of: DepartureWeek
    percent: int


def _week_day(wording: Wording, value: object) -> str:
    return short_day(wording, value) if value else wording(N_("day not told"))


def _marks(wording: Wording, value: object) -> str:
    """Show "✱ Bombardment, Threat" where something happened in that week."""
    events = value if isinstance(value, tuple) else ()
    kinds = dict.fromkeys(wording.label("event-kind", event.kind) for event in events)
    return f"✱ {wording(N_(', ')).join(kinds)}" if kinds else ""


WEEK_COLUMNS: Final[tuple[Placed[Week], ...]] = (
    Placed(Column("week", N_("Week from"), lambda week: week.of.week, _week_day), Room(12), look="quiet", is_day=True),
    Placed(Column("bar", " ", lambda week: bar(week.percent, _BAR).rstrip("·")), Room(_BAR)),
    Placed(Column("families", N_("Families"), lambda week: week.of.families, number, align="right"), Room(6)),
    Placed(Column("people", N_("People"), lambda week: week.of.people, number, align="right"), Room(6)),
    Placed(Column("events", N_("What happened"), lambda week: week.of.events, _marks), Room(14, 3, 40)),
)

EVENT_COLUMNS: Final[tuple[Placed[EventView], ...]] = (
    Placed(_EVENT["on"], Room(11), look="quiet", is_day=True),
    Placed(_EVENT["kind"], Room(16, 2, 22), look="strong"),
    Placed(_EVENT["place"], Room(12, 2, 24)),
    Placed(_EVENT["text"], Room(10, 3, 40)),
    Placed(_EVENT["source"], Room(8, 2, 24), from_width=76),
    Placed(_EVENT["sureness"], Room(14), from_width=96),
)

EVENT_HERE_COLUMNS: Final = tuple(each for each in EVENT_COLUMNS if each.column.id != "place")
"""On the page of the place where it was."""

POPULATION_COLUMNS: Final[tuple[Placed[CountView], ...]] = (
    Placed(_COUNT["on"], Room(12), look="quiet", is_day=True),
    Placed(_COUNT["people"], Room(9)),
    Placed(_COUNT["families"], Room(9)),
    Placed(_COUNT["source"], Room(10, 1, 20)),
)


def weeks_with_bars(weeks: tuple[DepartureWeek, ...]) -> list[Week]:
    """Return the weeks, each with its bar as a share of the one in which most people left."""
    most = max((week.people for week in weeks), default=0)
    return [Week(week, 100 * week.people // most if most else 0) for week in weeks]
