"""What a file says about families, before anything is written: the contract between the readers and the services."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FieldValue = str | int | float | bool | date
"""What a field of a draft may hold; a field that the file leaves empty is absent, never None."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell or row that a person should look at; `message` is a msgid, filled with `values` after translation.

    `row` is the number a spreadsheet shows beside the row: the header is row 1. `column` is the header of the column,
    empty when the whole row is meant. `person` is the foreign id of the member it is about, empty for the family.
    """

    sheet: str
    row: int
    column: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    kind: str = "needs-a-look"
    """A code of the vocabulary flag-kind."""
    person: str = ""
    on_purpose: bool = False
    """Whether the mapping says to leave this row out, which keeps the others from nothing."""


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """One person of a family; whatever the file does not say is None or empty."""

    foreign_id: str
    sheet: str
    row: int
    names: Mapping[str, str]
    """By the field names of the record: first, father, surname, called, mother, each also with `_ar`."""
    sex: str | None = None
    age: int | None = None
    """Full years on `age_on`; kept also when it is doubtful (a Doubt says so)."""
    months: int | None = None
    """Full months on `age_on`, for a child whose age in years is 0."""
    age_on: date | None = None
    """The day on which the age was told; None when the file does not say."""
    born_on: date | None = None
    precision: str | None = None
    """How exact `born_on` is: a code of birth-precision."""
    relation: str | None = None
    presence: str | None = None
    vulnerabilities: tuple[str, ...] = ()
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    """Other fields of the member's record, by their names."""


@dataclass(frozen=True, slots=True)
class StayDraft:
    """Where a family lived or lives; the last of a family's stays is where they are now."""

    place_text: str = ""
    """The place as it was written; free text until somebody matches it."""
    pcode: str | None = None
    """The P-code, when what was written has the shape of one; it may still be unknown to the gazetteer."""
    site_name: str = ""
    living: str | None = None
    since: date | None = None
    """The day they arrived; None when the file does not say, and then `confirmed_on` is the first day known."""
    confirmed_on: date | None = None
    """The day on which somebody last confirmed that they were there."""
    reason: str | None = None
    tenure: str | None = None
    sureness: str | None = None
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    """Other fields of the stay's record, by their names: confirmed_how, tent, rent_until …"""


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """One need of a family, or of one of its people."""

    category: str
    what: str = ""
    since: date | None = None
    urgency: str | None = None
    status: str = "open"
    person: str = ""
    """The foreign id of the member who needs it; empty when it is the family's."""


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What a family said about one purpose."""

    purpose: str
    state: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """One telephone number, as it was written."""

    number: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """Free text about a family."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class HouseholdDraft:
    """One family as one file tells it; (`source`, `foreign_id`) finds it again when the file is read a second time."""

    source: str
    foreign_id: str
    sheet: str
    row: int
    names: Mapping[str, str]
    """The head's, where the file lists no people; by field names as in MemberDraft, and empty where it bears none."""
    fields: Mapping[str, FieldValue]
    """Family fields of the record, by their names."""
    members: tuple[MemberDraft, ...] = ()
    stays: tuple[StayDraft, ...] = ()
    needs: tuple[NeedDraft, ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    contacts: tuple[ContactDraft, ...] = ()
    notes: tuple[NoteDraft, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What is doubtful in this family's rows, its people's included; the rows are kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file says: families to write, rows to look at, rows that could not become anything."""

    households: tuple[HouseholdDraft, ...]
    doubts: tuple[Doubt, ...]
    """Every doubt of every family, in the order of the file."""
    rejected: tuple[Doubt, ...]
    """Rows that are in no draft, each with its reason."""

    @property
    def people(self) -> int:
        """How many people the families list."""
        return sum(len(household.members) for household in self.households)
