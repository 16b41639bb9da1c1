"""Figures of summaries, and what an import did."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import Ref
from famcase.services.household_drafts import Doubt
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """Families and people by the week (its Monday) they came to where they are now, and the origin."""

    week: date
    origin: Named
    families: int
    people: int


@dataclass(frozen=True, slots=True)
class WhereLine:
    """Our caseload by site (or place) and living, beside the newest count reported of the site."""

    where: Named
    living: str
    families: int
    people: int
    count_families: int | None
    count_on: date | None
    confirmed_30_days: int
    """How many of the families were confirmed there within 30 days."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    category: str
    families: int
    people: int
    oldest: date | None


@dataclass(frozen=True, slots=True)
class OverdueLine:
    caseworker: str
    families: int
    """Open families assigned to this person."""
    overdue: int
    worst_days: int


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
