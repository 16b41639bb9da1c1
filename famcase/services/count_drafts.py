"""What a file says of how many people live at places, and what an import of it did."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import Ref
from famcase.services.household_drafts import Doubt


@dataclass(frozen=True, slots=True)
class CountDraft:
    """How many people a file says live at one place."""

    pcode: str
    people: int
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class CountReading:
    """All counts of one file, of one source and day; a row is in a draft or among the rejected, never lost."""

    source: str
    """Of the mapping: what the batch says of where the figures come from."""
    on: date
    """The day that the figures are of."""
    count_source: str
    sureness: str
    counts: tuple[CountDraft, ...]
    doubts: tuple[Doubt, ...]
    rejected: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class CountsReport:
    """What an import of populations did, or would do."""

    places: int
    people: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    batch: Ref | None
    refused: tuple[Doubt, ...] = ()
    """Rows that cannot be kept, each with its reason; only a rehearsal has any, since nothing is saved beside them."""
