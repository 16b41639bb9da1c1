"""Lines of the standard summaries; the codes, places and days in them are shown by `presentation.summary_columns`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from famcase.domain.households import Split
from famcase.domain.periods import Period
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class OpenCasesLine:
    """Open families at one place, and how many came to us and left us in the period."""

    where: Named
    families: int
    registered: int
    closed: int
    at: int = field(default=0, compare=False)
    """As `Whereabouts.at` numbers it."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """Open families of ours that left one place and are at another now."""

    origin: Named
    where: Named
    families: int
    people: int
    split: Split
    confirmed_30_days: int
    origin_id: int = field(default=0, compare=False)
    """The local id of the place they left; 0 where it is known by words alone."""
    at: int = field(default=0, compare=False)
    """As `Whereabouts.at` numbers where they are."""


@dataclass(frozen=True, slots=True)
class OutsideLine:
    """Families of ours in the open at one place, by the days they have been there."""

    where: Named
    families: int
    people: int
    split: Split
    up_to_3: int
    up_to_7: int
    up_to_14: int
    up_to_30: int
    longer: int
    not_known: int
    longest: int | None
    """Days of the family that has been there longest; None where of none it is known."""
    at: int = field(default=0, compare=False)
    """As `Whereabouts.at` numbers it."""


@dataclass(frozen=True, slots=True)
class CameLine:
    """Families and people by the week (its first day) of their last move, and where it brought them."""

    week: date
    where: Named
    families: int
    people: int
    split: Split
    at: int = field(default=0, compare=False)
    """As `Whereabouts.at` numbers it."""


@dataclass(frozen=True, slots=True)
class AidLine:
    """What we gave of one item in one month at one place."""

    month: date
    """Its first day."""
    item: str
    where: Named
    families: int
    """Each once, however often it got it."""
    people: int
    """Of those families, as many as they are today."""
    split: Split
    times: int
    at: int = field(default=0, compare=False)
    """As `Whereabouts.at` numbers it."""


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """Closures that wait for a supervisor, by whose families they are."""

    caseworker: str
    """Empty for families that are nobody's."""
    families: int
    oldest: date | None
    """The day of the first of those requests."""
    user: int = field(default=0, compare=False)
    """The local id of the caseworker; 0 for nobody."""


@dataclass(frozen=True, slots=True)
class RegistrationLine:
    """What became of cases in one week, by its Monday."""

    week: date
    registered: int
    people: int
    """Of the families registered, as many as they are today."""
    split: Split
    closed: int
    days: Period
    """Those of the week that are counted: the period may begin or end within it."""


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What a caseworker carries, by priority."""

    caseworker: str
    """Empty for families that are nobody's."""
    families: int
    people: int
    split: Split
    priority_1: int
    priority_2: int
    priority_3: int
    priority_4: int
    not_assessed: int
    user: int = field(default=0, compare=False)
    """The local id of the caseworker; 0 for nobody."""


@dataclass(frozen=True, slots=True)
class PriorityLine:
    priority: int
    """1 to 4; 0 is not assessed."""
    families: int
    people: int
    split: Split
    overdue: int


@dataclass(frozen=True, slots=True)
class CodeLine:
    """Open families that have one code of a list in common; an empty code where nothing was said."""

    code: str
    families: int


@dataclass(frozen=True, slots=True)
class AgeLine:
    """People of open families in one band of age."""

    band: str
    """A band of `domain.days.age_band`; "unknown", or "not-listed" for those who are only counted."""
    female: int
    male: int
    not_told: int

    @property
    def people(self) -> int:
        return self.female + self.male + self.not_told


@dataclass(frozen=True, slots=True)
class VulnerabilityLine:
    """Open families with somebody of one specific need, and those people."""

    code: str
    families: int
    people: int
    split: Split


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """Families whose case was closed in the period for one reason."""

    reason: str
    families: int
    people: int
    split: Split
    median_days: int | None
    """From registration to closing; None where of none both days are known."""


@dataclass(frozen=True, slots=True)
class LengthLine:
    """Families closed in the period by how long their case was open."""

    length: str
    """A code of `LENGTHS` of the query: "30" is up to 30 days, "more", or "unknown"."""
    families: int


@dataclass(frozen=True, slots=True)
class ReferralCount:
    """Referrals and transfers of open families in one state."""

    kind: str
    status: str
    referrals: int
    families: int
    oldest: date | None
    """Of those, the first that was requested."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event beside the figures of its week."""

    on: date
    kind: str
    place: Named


@dataclass(frozen=True, slots=True)
class Figures:
    """What a summary answers with."""

    name: str
    as_of: datetime
    """UTC."""
    period: Period
    lines: tuple[Any, ...]
    """Views of the summary's own kind."""
    before: tuple[Any, ...] = ()
    """Views of as many days before the period; none where it has no beginning, or the summary no period."""
    marks: Sequence[EventMark] = ()
    """Events of the period, for a chart by week."""
