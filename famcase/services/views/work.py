"""What is asked of others for a family, what is planned for it, and what waits for an answer."""

from dataclasses import dataclass
from datetime import date, datetime

from famcase.domain.changes import RecordId, Ref
from famcase.services.views.named_family import NamedFamily
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A referral of a family or a person, or a transfer of the case."""

    uid: RecordId
    kind: str
    to: str
    """The partner, or the focal point's code of a confidential one."""
    to_user: str
    """The colleague, where it goes to one."""
    service: str
    """A code of the needs; empty where nothing was said."""
    status: str
    reason: str
    requested_on: date | None
    requested_by: str
    answered_on: date | None
    answer: str
    member: RecordId | None
    is_stale: bool
    """Whether it waits longer than it may, on the day asked."""

    @property
    def is_confidential(self) -> bool:
        """Whether it stands in no output."""
        return self.kind == "confidential"


@dataclass(frozen=True, slots=True)
class PlanStepView:
    """A step of the case plan."""

    uid: RecordId
    what: str
    who: str
    due: date | None
    status: str
    ended_on: date | None
    need: RecordId | None


@dataclass(frozen=True, slots=True)
class ReferralLine(NamedFamily):
    """A referral or transfer on a list of those that wait."""

    family: RecordId
    referral: RecordId
    kind: str
    to: str
    to_user: str
    service: str
    status: str
    reason: str
    requested_on: date | None
    requested_by: str
    days: int
    """Since it was asked for or, once accepted, answered."""
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody's answer, the longest first; nothing confidential is in it."""

    transfers: tuple[ReferralLine, ...]
    referrals: tuple[ReferralLine, ...]
    """To a colleague."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking back a batch would undo."""

    verb: str
    by: str
    families: int
    """How many families, sites … it is about."""


@dataclass(frozen=True, slots=True)
class About:
    """What a batch is about."""

    families: int = 0
    named: tuple[NamedFamily, ...] = ()
    """The families; none where they are too many to be named."""
    places: tuple[Named, ...] = ()
    """The sites and places, where it is about no family."""


@dataclass(frozen=True, slots=True)
class LastDone:
    """What undo takes back next."""

    batch: Ref
    verb: str
    at: datetime
    """UTC, when it was done."""
    hlc: int
    """Where it stands among all changes."""
    about: About
    is_registering: bool
    """Whether families are gone when it is taken back."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    verb: str
    subjects: int
    at: datetime
    """UTC, when it had been done."""
    actor: str
    """Hex id of the user who had done it."""
    about: About
    is_registering: bool
    """Whether families are gone that had been registered."""
