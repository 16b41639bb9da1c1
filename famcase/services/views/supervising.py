"""What waits for a supervisor, and what a case is handed over with."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import RecordId
from famcase.services.views.named_family import NamedFamily
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class UnassignedLine(NamedFamily):
    """An open case that is nobody's yet."""

    family: RecordId
    people: int
    priority: int
    place: Named
    registered_on: date | None
    is_late: bool
    """Whether more than one working day went by since it was registered."""


@dataclass(frozen=True, slots=True)
class ClosureLine(NamedFamily):
    """A request to close a case."""

    family: RecordId
    people: int
    reason: str
    """A code of close-reason."""
    asked_by: str
    asked_on: date | None
    """None for requests of a time when the day was not kept."""


@dataclass(frozen=True, slots=True)
class SentBackLine(NamedFamily):
    """A request to close that a supervisor sent back."""

    family: RecordId
    people: int
    comment: str
    """What is still to be done, in the supervisor's words."""


@dataclass(frozen=True, slots=True)
class CaseworkerLoad:
    """What somebody carries."""

    user: RecordId
    name: str
    active: bool
    """Whether they work here; who was removed stands here for as long as cases are theirs."""
    families: int
    people: int
    urgent: int
    """Families of priority 1."""
    overdue: int
    worst_days: int
    """Of the one that waits longest, 0 where nothing is overdue."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How much waits for somebody: for a supervisor everything here, for a caseworker what is theirs."""

    unassigned: int = 0
    """Open cases that are nobody's; counted for supervisors alone, as the two that follow."""
    late: int = 0
    closures: int = 0
    transfers: int = 0
    referrals: int = 0
    """That a colleague has to answer."""
    stale: int = 0
    """Referrals and transfers that wait too long."""
    sent_back: int = 0
    """My requests to close that were sent back; nobody's for a supervisor."""


@dataclass(frozen=True, slots=True)
class HandoverLine(NamedFamily):
    """What somebody has to know who takes over a case."""

    family: RecordId
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
    call_when: str
    """When it is good to call there, in people's words."""
    do_not_say_who: bool
    """Whether whoever calls must not say on whose behalf."""
