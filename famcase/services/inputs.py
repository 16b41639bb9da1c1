"""What a person gives to a command: plain values, not yet checked."""

from dataclasses import dataclass
from datetime import date

from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
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


@dataclass(frozen=True, slots=True)
class NewAssistance:
    item: str
    on: date | None = None
    quantity: int | None = None
    giver: str = "us"
    evidence: str = ""
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
    next: NewFollowUp | None = None
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
    withhold_name: bool = False
    withhold_reason: str = ""
    intention: str = ""
    follow_up: NewFollowUp | None = None
    note: str = ""
    registered_on: date | None = None
    """None: today."""
    foreign: tuple[str, str] | None = None
    """(source, what the source calls this family), where it comes from elsewhere."""


@dataclass(frozen=True, slots=True)
class NewSite:
    name: str
    type: str
    at: Where
    name_ar: str = ""
    aliases: tuple[str, ...] = ()
    capacity_families: int | None = None
    capacity_people: int | None = None
    room: str = ""


@dataclass(frozen=True, slots=True)
class NewCount:
    """What somebody reports; exactly one of `site` and `pcode` says of what."""

    source: str
    families: int | None = None
    people: int | None = None
    in_the_open: int | None = None
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
