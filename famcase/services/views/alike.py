"""Families that may be one: what is shown of each and why it is thought so."""

from dataclasses import dataclass, field

from famcase.domain.changes import RecordId
from famcase.domain.family_evidence import Reason
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class Alike:
    """A family that another one may be; never one whose name is withheld."""

    uid: RecordId
    number: str
    name: str
    name_ar: str
    score: float
    """From 0 to 1: how likely they are one; above a half more likely than not."""
    reasons: tuple[Reason, ...]
    """What speaks for it, then what speaks against it, each the weightiest first."""
    place: Named = field(default_factory=Named)
    """Where they are now, as far as that is known."""


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two families that may be one; the one registered later is `one`."""

    one: Alike
    other: Alike

    @property
    def score(self) -> float:
        return self.other.score

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.other.reasons
