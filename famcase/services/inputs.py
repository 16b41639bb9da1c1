"""What a person gives to a command: plain values, not yet checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.domain.repeating import Repeat
from famcase.services.views import Composition


@dataclass(frozen=True, slots=True)
class Where:
    """A site, a gazetteer place or just words; all empty means whereabouts unknown."""

    site: RecordId | None = None
    pcode: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.site or self.pcode or self.text)


@dataclass(frozen=True, slots=True)
class NewMember:
    name: NameParts = NameParts()
    name_ar: NameParts = NameParts()
    relation: str = ""
    sex: str = ""
    born: BirthDay | None = None
    presence: str = "here"
    vulnerabilities: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    foreign_id: str = ""
    """What the source of an import calls this person."""
    presence_since: date | None = None
    tracing_open: bool | None = None
    """None: open for who is separated or missing, else not."""


@dataclass(frozen=True, slots=True)
class HouseholdChange:
    """What changed among the people of a family: of one who is listed, or of one who is not."""

    kind: str
    """A code of family-change."""
    on: date | None = None
    """None: today."""
    member: RecordId | None = None
    person: NewMember | None = None
    """Who is not listed yet; every part of it may be missing."""
    new_head: RecordId | None = None
    """Where the head died or left."""
    people: int | None = None
    """How many they are now, where that is not one more or one less."""


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """What is said of people who leave their family and are one of their own from then on."""

    head: RecordId | None = None
    """One of those who leave; None: the head where that one leaves, else the first who is known to be grown."""
    on: date | None = None
    """None: today."""
    new_head: RecordId | None = None
    """Who heads those who stay, where the head leaves."""
    to: "NewStay | None" = None
    """Where they are now, where that is another place than the others'."""
    reason: str = ""
    """Why, in a few words for the histories of both."""


@dataclass(frozen=True, slots=True)
class NewStay:
    to: Where
    since: date | None
    """None where nobody told since when."""
    living: str
    reason: str = ""
    members: tuple[RecordId, ...] = ()
    """Who moved; empty means all."""
    sureness: str = "told-by-family"
    tenure: str = ""
    sector: str = ""
    tent: str = ""
    directions: str = ""
    left_before: date | None = None
    """The day they left the place before, where that was told; else this stay's beginning ended that one."""
    rent_until: date | None = None
    eviction_until: date | None = None
    tent_since: date | None = None
    onward_to: str = ""
    """Where they mean to go on to from a reception centre."""
    confirmed_on: date | None = None
    """When somebody last confirmed it; None: today, unless it is only told by others or assumed."""


@dataclass(frozen=True, slots=True)
class NewNeed:
    category: str
    what: str = ""
    urgency: str = ""
    since: date | None = None
    member: RecordId | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    number: str
    kind: str = "phone"
    whose: str = ""
    whatsapp: bool = False
    safe: str = "unknown"
    when: str = ""
    do_not_say_who: bool = False


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    due: date
    what: str = ""
    kind: str = "visit"
    assigned_to: str = ""
    """The name of a user; empty: whoever has the case."""
    repeat: Repeat | str | None = None
    """In plain words, or as an RFC 5545 rule; None where it comes once."""


@dataclass(frozen=True, slots=True)
class ByTimetable:
    """A next visit whose day nobody named: it is on the day that the timetable proposes for the family's priority.

    Where it proposes none there is a visit only if it is for something, and that is today.
    """

    what: str = ""


NextVisit = NewFollowUp | ByTimetable | None
"""When a family is seen again; None where somebody said that it is not."""


@dataclass(frozen=True, slots=True)
class NewAssistance:
    item: str
    on: date | None = None
    quantity: int | None = None
    giver: str = "us"
    evidence: str = ""
    need: RecordId | None = None
    amount: int | None = None
    """Money in hundredths of `currency`."""
    currency: str = ""
    member: RecordId | None = None


@dataclass(frozen=True, slots=True)
class NewReferral:
    """What is asked of a partner or a colleague for a family or one of its members."""

    to: str = ""
    """The partner's name, or the focal point's code of a confidential referral."""
    to_user: str = ""
    """The name of a user, where it goes to one."""
    kind: str = "referral"
    service: str = ""
    reason: str = ""
    member: RecordId | None = None
    needs: tuple[RecordId, ...] = ()
    """Open needs that are referred with it."""
    basis: str = ""
    """On what it rests where the family did not agree to this partner before; a code of consent-basis."""


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step of the case plan."""

    what: str
    who: str = ""
    """Who does it: the family, we, a partner."""
    due: date | None = None
    need: RecordId | None = None


@dataclass(frozen=True, slots=True)
class NewVisit:
    outcome: str
    on: date | None = None
    """None: today."""
    follow_up: RecordId | None = None
    """The planned follow-up that this answers; None: the earliest that is due."""
    gave: tuple[NewAssistance, ...] = ()
    needs_met: tuple[RecordId, ...] = ()
    new_needs: tuple[NewNeed, ...] = ()
    next: NextVisit = ByTimetable()
    """A visit that answers one of a series plans the next of it; the timetable then adds none."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewFamily:
    """A family to register; whatever is missing is a gap to fill later, not an obstacle."""

    head: NewMember | None = None
    composition: Composition = Composition()
    displacement: str = "displaced"
    origin: Where = Where()
    left_on: date | None = None
    stays: tuple[NewStay, ...] = ()
    """The journey in its order; the last is where they are now."""
    members: tuple[NewMember, ...] = ()
    """Members besides the head."""
    priority: int = 0
    needs: tuple[NewNeed, ...] = ()
    contacts: tuple[NewContact, ...] = ()
    consent: str = "not-asked"
    """For the purpose "services"."""
    consent_basis: str = ""
    """On what basis this is kept; empty: consent, where it was asked for."""
    withhold_name: bool = False
    withhold_reason: str = ""
    intention: str = ""
    follow_up: NextVisit = ByTimetable()
    """By the timetable only where it is registered today: who brings a list from elsewhere plans its visits."""
    note: str = ""
    registered_on: date | None = None
    """None: today."""
    foreign: tuple[str, str] | None = None
    """(source, what the source calls this family), where it comes from elsewhere."""
    apart: tuple[RecordId, ...] = ()
    """Families that seemed to be this one, and are not, as somebody said who looked at them."""


@dataclass(frozen=True, slots=True)
class NewSite:
    name: str
    type: str
    at: Where
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    capacity_families: int | None = None
    capacity_people: int | None = None
    capacity_tents: int | None = None
    room: str = ""
    room_on: date | None = None
    """The day of which `room` is said; None: today."""
    cluster: str = ""
    sectors: tuple[str, ...] = ()
    notice_until: date | None = None
    """The landowner's notice."""
    manager: str = ""
    manager_phone: str = ""
    coverage: Mapping[str, str] = field(default_factory=dict)
    """Codes of coverage by field: shelter, nfi, water, sanitation, waste, food."""


@dataclass(frozen=True, slots=True)
class NewCount:
    """What somebody reports; exactly one of `site` and `pcode` says of what."""

    source: str
    families: int | None = None
    people: int | None = None
    in_the_open: int | None = None
    arrived: int | None = None
    """Families that came since the count before; so the two below."""
    left: int | None = None
    remaining: int | None = None
    on: date | None = None
    """None: today."""
    site: RecordId | None = None
    pcode: str = ""
    sureness: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    kind: str
    at: Where
    on: date
    source: str = ""
    sureness: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewDistribution:
    """Items handed out on one day, to the families that are somewhere."""

    item: str
    at: Where
    on: date | None = None
    """None: today."""
    rule: str = "per-family"
    per: int = 1
    """How many people one ration is for, by the rule `per-people`."""
    quantity: int = 1
    """Pieces in one ration."""
    words: str = ""
    """Words of a filter that narrows the families down, such as "open tent"."""
    life_saving: bool = False
    """Families that were not asked for consent are listed too, on vital interest; a supervisor's decision."""


@dataclass(frozen=True, slots=True)
class NewSavedList:
    """A list of families to be kept: which families, which columns, in what order."""

    name: str
    words: str = ""
    """What stands in the search line."""
    columns: tuple[str, ...] = ()
    """Ids of columns; none for those of the program."""
    sort: str = ""
    backwards: bool = False
