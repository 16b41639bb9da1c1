"""Rows of lists: the case list, somebody's day, sites and origins."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import RecordId
from famcase.domain.emptying import EMPTIED
from famcase.services.views.named_family import NamedFamily
from famcase.services.views.supervising import Waits
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class CaseLine(NamedFamily):
    """One row of the case list, as screen, table and export show it."""

    uid: RecordId
    people: int
    priority: int
    """1 to 4; 0 is not assessed."""
    status: str
    origin: Named
    origin_area: Named
    """The sub-district that it is in, where the place is known."""
    origin_code: str
    """Its P-code, as of the area and of where they are; empty where the place is only words."""
    origin_area_code: str
    left_on: date | None
    place: Named
    """The site's name, else the place's, else the words used for it."""
    place_code: str
    living: str
    since: date | None
    confirmed_on: date | None
    next_due: date | None
    """The earliest open follow-up; None when nothing is planned."""
    next_what: str
    assigned_to: str
    registered_on: date | None


@dataclass(frozen=True, slots=True)
class Match:
    """What of a family fits a word of a search, and how."""

    what: str
    """head, member or mother for a name, number, phone, id, site, now or origin (places)."""
    how: str
    """exact, beginning, ending (of a number), sound, slip, or turkish (as it is written there)."""
    text: str | Named
    """As it is written down."""
    merged: bool = False
    """Whether it was that of a family that was merged into this one."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some rows of the case list in their order, and where to go on."""

    lines: tuple[CaseLine, ...]
    next: tuple[str | int, int] | None
    """The key to ask the next page with; None when this is the last."""
    total: int | None
    """How many there are in all; None where counting would cost a scan (ask `count_cases`)."""


@dataclass(frozen=True, slots=True)
class DueLine(NamedFamily):
    """One follow-up of somebody's day."""

    family: RecordId
    follow_up: RecordId
    people: int
    due: date
    days_late: int
    """Positive when overdue, 0 today, negative when still to come."""
    what: str
    place: Named
    living: str
    assigned_to: str


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site: the newest reported count beside our own caseload; the two are never added."""

    uid: RecordId
    name: str
    name_ar: str
    place: Named
    type: str
    status: str
    with_us_families: int
    with_us_people: int
    in_the_open: int
    """Families of our caseload there whose living is `open`."""
    count_families: int | None
    count_people: int | None
    count_on: date | None
    count_source: str
    capacity_families: int | None
    capacity_people: int | None
    room: str
    room_on: date | None
    occupancy_percent: int | None
    """The newest count against the capacity in families, else in people; None where either is unknown."""

    @property
    def named(self) -> Named:
        return Named(self.name, self.name_ar)

    @property
    def is_over(self) -> bool:
        return self.occupancy_percent is not None and self.occupancy_percent > 100


@dataclass(frozen=True, slots=True)
class OriginLine:
    """Families of our caseload gone from one place, by any week."""

    pcode: str
    name: str
    name_ar: str
    within: Named
    families: int
    people: int
    first_left: date | None
    last_left: date | None
    this_week: int
    """Families that left since Monday of the week asked."""
    population: int | None
    """The newest known figure that is older than the first departure, else the newest known at all."""
    population_on: date | None
    """The day it is of; the last day of the year where only that is known."""
    share: float | None
    """How much of the known population is gone, 0 to 1; only of a figure that is older than the first departure."""
    last_event: str
    """Code of event-kind; empty when none is known."""
    last_event_on: date | None
    places: int = 1
    """How many places this sums up; more than one in a total by sub-district or district."""

    @property
    def named(self) -> Named:
        return Named(self.name, self.name_ar, is_typed=not self.pcode)

    @property
    def is_emptied(self) -> bool:
        """Whether the place is almost entirely emptied."""
        return self.share is not None and self.share >= EMPTIED


@dataclass(frozen=True, slots=True)
class Today:
    """A person's day."""

    day: date
    overdue: tuple[DueLine, ...]
    today: tuple[DueLine, ...]
    next_days: tuple[DueLine, ...]
    """The next seven days."""
    sites_over: tuple[SiteLine, ...]
    in_the_open: int
    """My families in the open for more than three days."""
    families: int
    """Open families that are mine; every open family for a supervisor."""
    waits: Waits
    """What waits for whoever looks; nothing on the day of somebody else."""
    counts: tuple[int, int, int] = (0, 0, 0)
    """How many are overdue, due today and in the next days, those that are left out above among them."""
