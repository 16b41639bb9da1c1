"""The columns of origins: who left which place."""

from typing import Final

from famcase.domain.emptying import EMPTIED
from famcase.presentation.columns import Column, Json, code, family_day, figure, flag, number, short_day, text
from famcase.presentation.event_columns import event_words
from famcase.presentation.wording import Wording
from famcase.services.views import DepartureWeek, OriginLine
from famcase.wording import N_


def share(wording: Wording, value: object) -> str:
    """Show "61 %"; from nine in ten on in words too: "! 93 %, almost entirely emptied"."""
    if not isinstance(value, float):
        return ""
    if 0 < value < 0.01:
        return wording(N_("under {percent} %"), percent=1)
    percent = wording(N_("{percent} %"), percent=int(100 * value))
    return wording(N_("! {percent}, almost entirely emptied"), percent=percent) if value >= EMPTIED else percent


def _percent(line: OriginLine) -> int | None:
    return int(100 * line.share) if line.share is not None else None


ORIGINS: Final[tuple[Column[OriginLine], ...]] = (
    Column("name", N_("From"), lambda line: line.named, width=24),
    Column("name_ar", N_("Name in Arabic"), lambda line: line.name_ar, width=24),
    Column("pcode", N_("P-code"), lambda line: line.pcode),
    Column("within", N_("In"), lambda line: line.within, width=24),
    figure("families", N_("Families")),
    figure("people", N_("People")),
    figure("this_week", N_("This week")),
    family_day("first_left", N_("First left")),
    family_day("last_left", N_("Last left")),
    figure("population", N_("Population")),
    Column("population_on", N_("Population as of"), lambda line: line.population_on, short_day),
    Column("share_percent", N_("Gone, %"), _percent, number, align="right"),
    Column("emptied", N_("Almost entirely emptied"), lambda line: line.is_emptied or None, flag),
    Column("last_event", N_("Last event"), lambda line: line.last_event, code("event-kind"), width=20),
    Column("last_event_on", N_("Event on"), lambda line: line.last_event_on, short_day),
    figure("places", N_("Places")),
)
"""All of them, for files and machines."""

SHARE: Final[Column[OriginLine]] = Column("share", N_("Gone"), lambda line: line.share, share, width=32)
"""How much of the known population is gone, in words."""

_SHORT = ("name", "within", "families", "people", "this_week", "last_left", "last_event", "last_event_on")

ORIGIN_LIST: Final = (*(column for column in ORIGINS if column.id in _SHORT), SHARE)
"""What fits a terminal."""


def _events(wording: Wording, value: object) -> str:
    events = value if isinstance(value, tuple) else ()
    return text(wording, [event_words(wording, event) for event in events])


def _events_raw(value: object) -> Json:
    events = value if isinstance(value, tuple) else ()
    return [{"kind": event.kind, "on": event.on.isoformat()} for event in events]


DEPARTURES: Final[tuple[Column[DepartureWeek], ...]] = (
    Column("week", N_("Week from"), lambda week: week.week, short_day),
    figure("families", N_("Families")),
    figure("people", N_("People")),
    Column("events", N_("What happened"), lambda week: week.events, _events, width=48, raw=_events_raw),
)
"""Who left one place, week by week."""
