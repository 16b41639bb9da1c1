"""How the columns of one kind of file become the fields of our record: a mapping, as data."""

from collections.abc import Mapping as Values
from dataclasses import dataclass
from typing import Literal

Kind = Literal["name", "text", "count", "date", "code"]
"""What a field takes: one line of text, a longer text, a whole number from 0, a day, or a code of a vocabulary."""

NAME_FIELDS: Values[str, Kind] = {
    name: "name" for part in ("first", "father", "surname", "called", "mother") for name in (part, part + "_ar")
}

FAMILY_FIELDS: Values[str, Kind] = {
    **dict.fromkeys(
        ("declared_people", "units", "men", "women", "boys", "girls", "under5", "over60", "pregnant", "disability"),
        "count",
    ),
    **dict.fromkeys(("registered_on", "left_on"), "date"),
    **dict.fromkeys(("priority", "displacement", "intention"), "code"),
    "number": "name",
    "origin_place": "name",
    "origin_text": "name",
    **NAME_FIELDS,
}

MEMBER_FIELDS: Values[str, Kind] = {
    **NAME_FIELDS,
    **dict.fromkeys(("sex", "relation", "presence", "born_precision"), "code"),
    **dict.fromkeys(("age", "months"), "count"),
    **dict.fromkeys(("born_on", "presence_since"), "date"),
}

STAY_FIELDS: Values[str, Kind] = {
    **dict.fromkeys(("place", "pcode", "site", "sector", "tent", "directions", "onward_to"), "name"),
    **dict.fromkeys(("living", "reason", "tenure", "sureness", "confirmed_how"), "code"),
    **dict.fromkeys(("since", "confirmed_on", "rent_until", "eviction_until", "tent_since"), "date"),
}

VOCABULARIES: Values[str, str] = {"born_precision": "birth-precision", "confirmed_how": "confirmed-how"}
"""The vocabulary of a code field, where it is not called as the field."""


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A field read from one column, its values translated where `values` has them."""

    field: str
    kind: Kind
    column: str
    line: int
    """Of the mapping's text, for sentences."""
    values: Values[str, str] | None = None
    """Our code by the file's value, folded (`folded`); None takes the value as it stands."""
    blank: frozenset[str] = frozenset()
    """Folded values that say nothing, such as "prefer not to answer"."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A field with the same value in every row."""

    field: str
    kind: Kind
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a decision: when these columns hold one of these values, it is this code."""

    when: Values[str, frozenset[str]]
    """Folded values by column; all columns must agree."""
    code: str
    line: int
    unsure: str = ""
    """Why a person should look at it, in the mapping's words; empty when the file is clear."""
    what: str = ""
    """Of a need: what exactly."""
    any_column: bool = False
    """One agreeing column is enough."""
    from_age: int = 0
    """Full years below which it does not count."""
    to_age: int = 999


@dataclass(frozen=True, slots=True)
class Decision:
    """A code field decided by several columns; the first case that fits counts, none leaves it empty."""

    field: str
    cases: tuple[Case, ...]
    line: int


Rule = FromColumn | Constant | Decision


@dataclass(frozen=True, slots=True)
class NeedChoice:
    """What one chosen answer means: a category of need, and the answer in words."""

    category: str
    what: str


@dataclass(frozen=True, slots=True)
class NeedsColumn:
    """A question whose chosen answers are needs; answers of one category become one need."""

    column: str
    separator: str
    choices: Values[str, NeedChoice]
    """By folded answer."""
    blank: frozenset[str]
    in_words: Values[str, str]
    """The column that says it in words, by folded answer, for answers such as "other"."""
    line: int


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows of the households' sheet that are no families for us: deleted, or without consent."""

    column: str
    values: frozenset[str]
    because: str
    line: int


@dataclass(frozen=True, slots=True)
class HeadRule:
    """How the file says who heads the household."""

    first_when: Values[str, frozenset[str]]
    """When these columns hold one of these values, the person listed first is the head."""
    first_sex: str
    """Column with the sex of that person; empty when there is none. So for the three below."""
    first_age: str
    sex: str
    """Else the head is the one person of this sex and age."""
    age: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the rows of one kind are."""

    name: str
    """Empty for the only sheet of the file."""
    line: int
    foreign_id: str
    key: str = ""
    """Of households: the column to which the people's `parent` points."""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class MoreAboutPeople:
    """A further sheet with one row a person, whose columns are read as if they stood in the people's sheet."""

    name: str
    person: str
    """The column that holds the person's foreign id."""
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """A column of free text: a note, or a telephone number."""

    column: str
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping, checked against the vocabularies but not yet against a file."""

    source: str
    title: str
    date_formats: tuple[str, ...]
    households: Sheet
    family: tuple[Rule, ...]
    leave_out: tuple[LeaveOut, ...] = ()
    people: Sheet | None = None
    more_about_people: tuple[MoreAboutPeople, ...] = ()
    member: tuple[Rule, ...] = ()
    vulnerabilities: tuple[Case, ...] = ()
    person_needs: tuple[Case, ...] = ()
    head: HeadRule | None = None
    oldest_age: int = 100
    """Full years beyond which an age is doubtful."""
    stays: tuple[tuple[Rule, ...], ...] = ()
    needs: tuple[NeedsColumn, ...] = ()
    consents: tuple[Rule, ...] = ()
    """Field is the purpose, value the state."""
    contacts: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()


def folded(value: object) -> str:
    """Return how values of a file are compared: as text without capitals and doubled blanks; 1.0 is 1."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).casefold().split())
