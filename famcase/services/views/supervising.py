"""What waits for a supervisor, and what a case is handed over with."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import RecordId
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class UnassignedLine:
    """An open case that is nobody's yet."""

    family: RecordId
    number: str
    name: str
    """Empty where withheld or not known."""
    name_ar: str
    withheld: bool
    people: int
    priority: int
    place: Named
    registered_on: date | None
    is_late: bool
    """Whether more than one working day went by since it was registered."""


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """A request to close a case."""

    family: RecordId
    number: str
    name: str
    name_ar: str
    withheld: bool
    people: int
    reason: str
    """A code of close-reason."""
    asked_by: str
    asked_on: date | None
    """None for requests of a time when the day was not kept."""


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """What somebody has to know who takes over a case."""

    family: RecordId
    number: str
    name: str
    name_ar: str
    withheld: bool
    people: int
    priority: int
    place: Named
    directions: str
    last_seen: date | None
    """The last visit or call that reached them."""
    next_due: date | None
    promised: tuple[str, ...]
    """What is planned for them: open follow-ups and steps of the plan, in the words that were written."""
    needs: tuple[str, ...]
    """Codes of the needs that are not met."""
    safe_contact: str
    """A number that is safe to call, as it is kept; empty where there is none."""
    do_not_say_who: bool
    """Whether whoever calls must not say on whose behalf."""
