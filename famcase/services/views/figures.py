"""Figures of summaries, and what an import did."""

from dataclasses import dataclass, field
from datetime import date

from famcase.domain.changes import RecordId, Ref
from famcase.domain.family_evidence import Reason
from famcase.domain.households import Split
from famcase.services.household_drafts import Doubt
from famcase.services.views.alike import Alike
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """Families and people by the week (its Monday) they came to where they are now, and the origin."""

    week: date
    origin: Named
    families: int
    people: int
    split: Split
    origin_id: int = field(default=0, compare=False)
    """The local id of the place; 0 where the origin is known by words alone."""


@dataclass(frozen=True, slots=True)
class WhereLine:
    """Our caseload by site (or place) and living, beside the newest count reported of the site."""

    where: Named
    living: str
    families: int
    people: int
    split: Split
    count_families: int | None
    count_on: date | None
    confirmed_30_days: int
    """How many of the families were confirmed there within 30 days."""
    at: int = field(default=0, compare=False)
    """As `Whereabouts.at` numbers it."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A kind of need: who lacks it today, and what was met in the period."""

    category: str
    families: int
    people: int
    split: Split
    oldest: date | None
    met: int = 0
    """Needs met in the period, also of families whose case was closed since."""
    median_days: int | None = None
    """From being raised to being met, of those; None where of none both days are known."""


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """What is late at a caseworker, and what is late by nobody's fault."""

    caseworker: str
    families: int
    """Open families assigned to this person."""
    overdue: int
    worst_days: int
    no_access: int = 0
    """Families with nothing overdue whose visit was put off because nobody could go, until a day to come."""
    steps_overdue: int = 0
    """Families with a step of their plan past its day."""
    first_contact: int = 0
    """Families that nobody reached by the day of the timetable for their priority."""
    user: int = field(default=0, compare=False)
    """The local id of the caseworker; 0 for nobody."""


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """A new family of a file that may be one of the desk already."""

    sheet: str
    row: int
    alike: Alike
    family: RecordId
    """What the row becomes; in a rehearsal nothing has this id yet."""


@dataclass(frozen=True, slots=True)
class TwiceListed:
    """A new family of a file that may stand in an earlier row too."""

    sheet: str
    row: int
    name: str
    other_sheet: str
    other_row: int
    score: float
    """From 0 to 1: how likely they are one."""
    reasons: tuple[Reason, ...]
    family: RecordId
    """What the row becomes, and the earlier one; in a rehearsal nothing has these ids yet."""
    other: RecordId


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    families: int
    people: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    """Rows in none of the above: those the reader left out, and those in `refused`."""
    batch: Ref | None
    refused: tuple[Doubt, ...] = ()
    """Rows that cannot be kept, each with its reason; only a rehearsal has any, since nothing is saved beside them."""
    doubles: tuple[LikelyDouble, ...] = ()
    """New families that may be registered already, each with the likest; this keeps none from being taken in."""
    twice: tuple[TwiceListed, ...] = ()
    """New families that the file may list twice; neither does this."""
