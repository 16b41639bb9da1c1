"""One site with what is known of it, counts as they were reported, and what happened at places."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import RecordId, Version
from famcase.services.views.lists import OriginLine, SiteLine
from famcase.services.views.people import PlaceView
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class CountView:
    """What somebody reported of a site or a place; a number nobody gave is None."""

    uid: RecordId
    subject: RecordId
    """The site that it is of; a count of a place is a subject of its own."""
    number: int
    """What the command line calls it by: it stays while other counts come and go."""
    on: date
    families: int | None
    people: int | None
    in_the_open: int | None
    """Families without a roof."""
    arrived: int | None
    """Families that came since the count before; so the two below."""
    left: int | None
    remaining: int | None
    source: str
    sureness: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything about one site, and the version that this shows. The manager's name and phone stand on no list."""

    uid: RecordId
    version: Version
    line: SiteLine
    place: PlaceView | None
    aliases: tuple[str, ...]
    """Other and former names."""
    capacity_tents: int | None
    cluster: str
    sectors: tuple[str, ...]
    notice_until: date | None
    manager: str
    manager_phone: str
    coverage: tuple[tuple[str, str], ...]
    """Field of the site ("shelter", "water", …) and code of coverage, in a fixed order; empty where nobody said."""
    counts: tuple[CountView, ...]
    """The newest first."""
    onward: tuple[tuple[str, int], ...]
    """Where our families there go on to, and how many; most first."""


@dataclass(frozen=True, slots=True)
class StandardLine:
    """One reference figure for sites, and what it means for so many people."""

    code: str
    label: Named
    unit: Named
    least: float
    """What the standard asks for; the most where `is_most`."""
    floor: float | None
    """What is accepted in the first weeks; None where that is the same."""
    is_most: bool
    source: str
    needed: int | None
    """How much or how many of it the counted people need; None where that cannot be worked out."""


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened at a place; there is no field for who did it."""

    uid: RecordId
    version: Version
    number: int
    """What the command line calls it by: it stays while other events come and go."""
    kind: str
    place: PlaceView | None
    on: date
    source: str
    sureness: str
    text: str


@dataclass(frozen=True, slots=True)
class DepartureWeek:
    """Who left one place in one week, and what happened there."""

    week: date | None
    """Its first day; None for departures on a day that nobody told."""
    families: int
    people: int
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """One place that families left: by week, with its events, newest first."""

    line: OriginLine
    place: PlaceView | None
    weeks: tuple[DepartureWeek, ...]
    events: tuple[EventView, ...]
    populations: tuple[CountView, ...]
    """Counts of the place itself, newest first."""
