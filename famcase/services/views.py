"""What queries answer with: frozen, knowing no widget, no format and no database.

Codes are those of the vocabularies; days are dates; texts from people are kept as they were written and go through
`presentation.cells` wherever they are shown.
"""

from dataclasses import dataclass
from datetime import date, datetime

from famcase.domain.changes import RecordId, Ref, Version
from famcase.domain.names import NameParts


@dataclass(frozen=True, slots=True)
class UserView:
    """A person who works here."""

    uid: RecordId
    name: str
    role: str
    active: bool = True

    @property
    def is_supervisor(self) -> bool:
        return self.role == "supervisor"


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A gazetteer place, or the words somebody used for one."""

    pcode: str
    """Empty where the place is only words."""
    name: str
    name_ar: str
    within: str = ""
    """Sub-district and district, to tell villages of one name apart; empty for words."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row of the case list, as screen, table and export show it."""

    uid: RecordId
    number: str
    """Digits only; `domain.numbers.shown_case_number` groups them."""
    name: str
    """The head's name in Latin letters where there is one; empty when withheld or not known."""
    name_ar: str
    withheld: bool
    people: int
    priority: int
    """1 to 4; 0 is not assessed."""
    status: str
    origin: str
    left_on: date | None
    place: str
    """The site's name, else the place's, else the words used for it."""
    living: str
    since: date | None
    confirmed_on: date | None
    next_due: date | None
    """The earliest open follow-up; None when nothing is planned."""
    next_what: str
    assigned_to: str
    registered_on: date | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some rows of the case list in their order, and where to go on."""

    lines: tuple[CaseLine, ...]
    next: tuple[str | int, int] | None
    """The key to ask the next page with; None when this is the last."""
    total: int | None
    """How many there are in all; None where counting would cost a scan (ask `count_cases`)."""


@dataclass(frozen=True, slots=True)
class MemberView:
    uid: RecordId
    name: NameParts
    name_ar: NameParts
    spellings: tuple[str, ...]
    relation: str
    sex: str
    born_on: date | None
    born_precision: str
    estimated: bool
    age: int | None
    """Whole years on the day asked."""
    presence: str
    tracing_open: bool
    vulnerabilities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StayView:
    uid: RecordId
    made: int
    place: PlaceView | None
    site: str
    """The site's name, empty when it is no site."""
    site_uid: RecordId | None
    living: str
    since: date
    left_on: date | None
    reason: str
    members: tuple[RecordId, ...]
    """Who moved; empty means all."""
    sureness: str
    confirmed_on: date | None
    confirmed_how: str
    sector: str
    tent: str
    directions: str
    tenure: str

    @property
    def where(self) -> str:
        """The site's name, else the place's; empty for whereabouts unknown."""
        return self.site or (self.place.name if self.place else "")


@dataclass(frozen=True, slots=True)
class NeedView:
    uid: RecordId
    category: str
    what: str
    urgency: str
    since: date | None
    status: str
    met_on: date | None
    member: RecordId | None


@dataclass(frozen=True, slots=True)
class AssistanceView:
    uid: RecordId
    on: date
    item: str
    quantity: int | None
    giver: str
    evidence: str


@dataclass(frozen=True, slots=True)
class FollowUpView:
    uid: RecordId
    due: date
    what: str
    kind: str
    status: str
    assigned_to: str


@dataclass(frozen=True, slots=True)
class VisitView:
    uid: RecordId
    on: date
    outcome: str
    by: str


@dataclass(frozen=True, slots=True)
class NoteView:
    uid: RecordId
    on: date
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ContactView:
    uid: RecordId
    kind: str
    number: str
    whose: str
    whatsapp: bool
    safe: str
    when: str
    do_not_say_who: bool


@dataclass(frozen=True, slots=True)
class ConsentView:
    uid: RecordId
    purpose: str
    state: str
    basis: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Composition:
    """The declared size and its parts, before members are listed; None where nobody said."""

    people: int | None = None
    men: int | None = None
    women: int | None = None
    boys: int | None = None
    girls: int | None = None
    under5: int | None = None
    over60: int | None = None
    pregnant: int | None = None
    disability: int | None = None


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Everything about one family, and the version that this shows."""

    uid: RecordId
    version: Version
    number: str
    name: NameParts
    """The head's; blank when not known. The screen asks `withheld` before it shows it."""
    name_ar: NameParts
    withheld: bool
    withhold_from: str
    withhold_reason: str
    status: str
    step: str
    priority: int
    displacement: str
    registered_on: date | None
    origin: PlaceView | None
    left_on: date | None
    people: int
    listed: int
    units: int
    composition: Composition
    assigned_to: str
    close_reason: str
    close_requested_by: str
    close_comment: str
    closed_on: date | None
    intention: str
    members: tuple[MemberView, ...]
    stays: tuple[StayView, ...]
    """In the order of the journey; `now` is where they are."""
    needs: tuple[NeedView, ...]
    assistance: tuple[AssistanceView, ...]
    follow_ups: tuple[FollowUpView, ...]
    visits: tuple[VisitView, ...]
    notes: tuple[NoteView, ...]
    contacts: tuple[ContactView, ...]
    consents: tuple[ConsentView, ...]
    now: StayView | None
    next_due: date | None
    erased: bool = False
    """Some of the journal of this family was erased."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change in a family's journal."""

    ref: Ref
    batch: Ref
    at: datetime
    """UTC."""
    verb: str
    """A verb of the journal, which `presentation.history` puts into words."""
    by: str
    reason: str
    details: tuple["Detail", ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """What a change said of one field of one record."""

    table: str
    field: str
    """The record's field; "gone" when the record was taken back."""
    before: str | int | bool | list[object] | dict[str, object] | None
    after: str | int | bool | list[object] | dict[str, object] | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class DueLine:
    """One follow-up of somebody's day."""

    family: RecordId
    follow_up: RecordId
    number: str
    name: str
    name_ar: str
    withheld: bool
    people: int
    due: date
    days_late: int
    """Positive when overdue, 0 today, negative when still to come."""
    what: str
    place: str
    living: str
    assigned_to: str


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site: the newest reported count beside our own caseload; the two are never added."""

    uid: RecordId
    name: str
    name_ar: str
    place: str
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
    def is_over(self) -> bool:
        return self.occupancy_percent is not None and self.occupancy_percent > 100


@dataclass(frozen=True, slots=True)
class OriginLine:
    """Families of our caseload gone from one place, by any week."""

    pcode: str
    name: str
    name_ar: str
    within: str
    families: int
    people: int
    first_left: date | None
    last_left: date | None
    this_week: int
    """Families that left since Monday of the week asked."""
    population: int | None
    population_year: int | None
    last_event: str
    """Code of event-kind; empty when none is known."""
    last_event_on: date | None


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


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """Families and people by the week (its Monday) they came to where they are now, and the origin."""

    week: date
    origin: str
    families: int
    people: int


@dataclass(frozen=True, slots=True)
class WhereLine:
    """Our caseload by site (or place) and living, beside the newest count reported of the site."""

    where: str
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
    batch: Ref | None
