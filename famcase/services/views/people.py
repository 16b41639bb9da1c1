"""Who works here, and one family with all that is known of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from famcase.domain.changes import RecordId, Ref, Version
from famcase.domain.names import NameParts
from famcase.services.views.named_family import NamedFamily
from famcase.services.views.work import PlanStepView, ReferralView
from famcase.wording import Named


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
    within: Named = field(default_factory=Named)
    """Sub-district and district, to tell villages of one name apart; empty for words."""
    area: Named = field(default_factory=Named)
    """The sub-district; what is larger is itself its area; empty for words."""

    @property
    def named(self) -> Named:
        return Named(self.name, self.name_ar, is_typed=not self.pcode)


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
    presence_since: date | None = None
    functioning: tuple[str, ...] = ()
    """Answers to the Washington Group's questions, each as "domain:level"."""

    @property
    def is_named(self) -> bool:
        """Whether any part of the name is known, in either script."""
        return not (self.name.is_blank and self.name_ar.is_blank)


@dataclass(frozen=True, slots=True)
class StayView:
    uid: RecordId
    made: int
    place: PlaceView | None
    site: Named
    """Empty when it is no site."""
    site_uid: RecordId | None
    living: str
    since: date | None
    """None where nobody told since when."""
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
    rent_until: date | None = None
    eviction_until: date | None = None
    tent_since: date | None = None
    onward_to: str = ""

    @property
    def where(self) -> Named:
        """The site's name, else the place's; empty for whereabouts unknown."""
        return self.site or (self.place.named if self.place else Named())


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
    by: str = ""


@dataclass(frozen=True, slots=True)
class AssistanceView:
    uid: RecordId
    on: date
    item: str
    quantity: int | None
    giver: str
    evidence: str
    amount: int | None = None
    """Money in hundredths of `currency`."""
    currency: str = ""
    member: RecordId | None = None
    need: RecordId | None = None
    """The need that it meets."""


@dataclass(frozen=True, slots=True)
class FollowUpView:
    uid: RecordId
    due: date
    what: str
    kind: str
    status: str
    assigned_to: str
    repeats: str = ""
    """A rule of domain.repeating; empty where it comes once."""
    put_off_from: date | None = None
    """The day it was due before nobody could go."""
    put_off_why: str = ""


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
    uid: RecordId | None
    """None for a purpose that nobody asked about."""
    purpose: str
    state: str
    basis: str
    on: date | None
    partner: str = ""
    """Whom they may be referred to; a referral is agreed to for each partner on its own."""
    given_by: str = ""
    how: str = ""
    withhold: str = ""
    """What is to be kept from whom, and why."""


@dataclass(frozen=True, slots=True)
class FlagView:
    uid: RecordId
    kind: str
    reason: str
    on: date | None
    resolved_on: date | None
    """None while it is to be looked at."""
    member: RecordId | None


@dataclass(frozen=True, slots=True)
class LinkView(NamedFamily):
    """A tie to another family."""

    uid: RecordId
    kind: str
    is_reverse: bool
    """Whether it was written for the other family: "split from" is said of that one then."""
    other: RecordId
    """The other family, whose names these are."""


@dataclass(frozen=True, slots=True)
class MergedView:
    """A family that was merged, or the one that it was merged into."""

    uid: RecordId
    number: str


@dataclass(frozen=True, slots=True)
class OtherNumberView:
    """What a document, a list or another system calls the family or one of its people."""

    uid: RecordId
    source: str
    value: str
    member: RecordId | None


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
    flags: tuple[FlagView, ...]
    """Those to be looked at first."""
    links: tuple[LinkView, ...]
    other_numbers: tuple[OtherNumberView, ...]
    referrals: tuple[ReferralView, ...]
    """Transfers too, the newest first; confidential ones are for the page alone."""
    plan: tuple[PlanStepView, ...]
    """Open steps first."""
    next_step: str
    """The step that the case could be moved on to; empty where it stands as far as it has come."""
    now: StayView | None
    next_due: date | None
    first_contact_by: date | None
    """The last day for reaching them a first time; None where somebody did, or no priority says so."""
    review_by: date | None
    """The day until which the case is to be looked through again."""
    erased: bool = False
    """Some of the journal of this family was erased."""
    merged_into: MergedView | None = None
    """The family that this one was found to be: all that is known stands there."""
    merged: tuple[MergedView, ...] = ()
    """Families that were found to be this one; their numbers find it."""


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
    details: tuple[Detail, ...]
    undone: bool
    is_confidential: bool = False
    """Whether it tells of a confidential referral, which stands in no output."""
