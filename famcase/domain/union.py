"""What two families become that were found to be one: the values proposed field by field, and who is whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from famcase.domain.changes import Json, RecordId
from famcase.domain.households import COUNTED
from famcase.domain.names import NameParts, SpokenName, compare, fold, speak
from famcase.domain.state import RecordState, SubjectState
from famcase.domain.ties import tied_to

Side = Literal["left", "right", "both"]
"""Left is the family that is kept, right the one that goes into it; both, where values add up."""

NAME_PARTS: Final = ("first", "father", "surname", "called", "mother")

_EMPTY: Final[tuple[object, ...]] = (None, "", [], False, 0)

OF_FAMILY: Final[Mapping[str, tuple[str, ...]]] = {
    "origin": ("origin_place", "origin_text"),
    "left_on": ("left_on",),
    "displacement": ("displacement",),
    "registered_on": ("registered_on",),
    "priority": ("priority",),
    "step": ("step",),
    "intention": ("intention",),
    "size": (
        *("declared_people", "men", "women", "boys", "girls"),
        *("under5", "over60", "pregnant", "disability"),
    ),
    "units": ("units",),
    "caseworker": ("assigned_to", "assigned_on"),
    "withheld": ("withhold_name", "withhold_from", "withhold_reason"),
}
"""What is chosen of a family, and the fields of its record that go together."""

OF_PERSON: Final[Mapping[str, tuple[str, ...]]] = {
    "name": NAME_PARTS,
    "name_ar": tuple(f"{part}_ar" for part in NAME_PARTS),
    "sex": ("sex",),
    "born": ("born_on", "born_precision", "estimated"),
    "relation": ("relation",),
    "presence": ("presence", "presence_since", "tracing_open"),
    "vulnerabilities": ("vulnerabilities",),
    "functioning": ("functioning",),
}
"""What is chosen of a person that both families list."""

CONSENT: Final = "consent"
"""Begins the name of a choice about an answer: "consent:services", "consent:referral:Partner"."""

STRICTER: Final = ("refused", "withdrawn", "given", "not-asked")
"""Answers of which, for one purpose, the earlier one here counts."""

_PRECISIONS: Final = ("day", "month", "year", "age")

_ONE_PERSON: Final = 0.62
"""From here on two people are proposed as one: tried on the families of the demo and of the tests."""

_FIRST_NAMES: Final = 0.6
"""Brothers share all of their name but the first: that alone tells them apart."""

_YEARS: Final = 5
"""More years between two births than people err by."""

_MOST_FOR_HEADS: Final = 0.3
"""What years say at most where both are heads: in one family who is called the same stands there once."""


@dataclass(frozen=True, slots=True)
class FieldPair:
    """What both sides say of one thing."""

    name: str
    fields: tuple[str, ...]
    """The record's fields that go together."""
    left: tuple[Json, ...]
    """A value for each of `fields`, as the journal has it."""
    right: tuple[Json, ...]
    proposed: Side

    @property
    def differs(self) -> bool:
        """Whether somebody may want to choose: both say something, and not the same; or one name is withheld."""
        both_say = _says(self.left) and _says(self.right)
        return self.left != self.right and (both_say or (self.name == "withheld" and self.left[0] != self.right[0]))


@dataclass(frozen=True, slots=True)
class PersonPair:
    """One person of the union: listed by both families, or by one of them."""

    left: RecordId | None
    right: RecordId | None
    score: float = 0.0
    """How alike the two are, from 0 to 1; 0 for who is listed by one family only."""
    fields: tuple[FieldPair, ...] = ()


@dataclass(frozen=True, slots=True)
class UnionPlan:
    """What is proposed before two families become one."""

    fields: tuple[FieldPair, ...]
    people: tuple[PersonPair, ...]
    """Those of the family that is kept first."""
    consents: tuple[FieldPair, ...]
    """One for each purpose and partner that both were asked about."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose otherwise than proposed; whatever is missing is as proposed."""

    fields: Mapping[str, Side] = field(default_factory=dict)
    """By the name of a pair of the family, or of a consent."""
    people: Mapping[RecordId, RecordId | None] = field(default_factory=dict)
    """By a person of the family that goes: who of the kept one it is; None for somebody else."""
    of_people: Mapping[tuple[RecordId, str], Side] = field(default_factory=dict)
    """By a person of the family that goes and the name of a pair."""


def plan(kept: SubjectState, gone: SubjectState, people: Mapping[RecordId, RecordId | None] | None = None) -> UnionPlan:
    """Return what is proposed; `people` says who is whom where somebody chose (see `Choices.people`)."""
    left, right = kept.records[kept.subject], gone.records[gone.subject]
    return UnionPlan(
        fields=tuple(_family_pair(name, fields, left, right) for name, fields in OF_FAMILY.items()),
        people=tuple(_people(kept.of("member"), gone.of("member"), people or {})),
        consents=tuple(_consents(kept.of("consent"), gone.of("consent"))),
    )


def pair_people(
    ours: Sequence[RecordState], theirs: Sequence[RecordState]
) -> list[tuple[RecordState, RecordState, float]]:
    """Return who of two lists are likely one person, the likest first; nobody is two people."""
    spoken = {state.record: _spoken(state) for state in (*ours, *theirs)}
    scored = [
        (score, -place, -other_place, one, other)
        for place, one in enumerate(ours)
        for other_place, other in enumerate(theirs)
        if (score := _likeness(one, other, spoken)) >= _ONE_PERSON
    ]
    found: list[tuple[RecordState, RecordState, float]] = []
    taken: set[RecordId] = set()
    for score, _, _, one, other in sorted(scored, key=lambda row: row[:3], reverse=True):
        if not {one.record, other.record} & taken:
            taken |= {one.record, other.record}
            found.append((one, other, score))
    return found


def consent_name(state: RecordState) -> str:
    """Return what a choice about this answer is called."""
    partner = str(state.value("partner") or "")
    return ":".join(filter(None, (CONSENT, str(state.value("purpose") or ""), partner)))


def taken(pair: FieldPair, chosen: Side | None) -> dict[str, Json]:
    """Return the values that the union has of a pair."""
    side = chosen or pair.proposed
    if pair.name == "presence" and (pair.left[0] == "left") != (pair.right[0] == "left"):
        side = pair.proposed  # who is listed as gone over to another family is nowhere, unless the other stands
    if side == "both":
        return {name: _added(one, other) for name, one, other in zip(pair.fields, pair.left, pair.right, strict=True)}
    return dict(zip(pair.fields, pair.left if side == "left" else pair.right, strict=True))


def _family_pair(name: str, fields: tuple[str, ...], left: RecordState, right: RecordState) -> FieldPair:
    ours, theirs = _values(left, fields), _values(right, fields)
    return FieldPair(name, fields, ours, theirs, _proposed(name, ours, theirs))


def _proposed(name: str, ours: tuple[Json, ...], theirs: tuple[Json, ...]) -> Side:
    """Return whose values are proposed: the kept family's, unless it has none or the other's are the safer ones."""
    if not _says(theirs):
        return "left"
    if name == "withheld":
        return "left" if ours[0] else "right"
    if not _says(ours):
        return "right"
    one, other = ours[0], theirs[0]
    if name == "registered_on":
        return "right" if str(other) < str(one) else "left"
    if name in ("priority", "units", "size") and isinstance(other, int):
        known = one if isinstance(one, int) else 0
        is_more = (not known or other < known) if name == "priority" else other > known
        return "right" if other and is_more else "left"
    return "left"


def _people(
    ours: Sequence[RecordState], theirs: Sequence[RecordState], chosen: Mapping[RecordId, RecordId | None]
) -> Iterable[PersonPair]:
    by_id = {state.record: state for state in ours}
    pairs = {
        by_id[one].record: (other, 1.0)
        for other in theirs
        if (one := chosen.get(other.record)) is not None and one in by_id
    }
    undecided = [state for state in theirs if state.record not in chosen]
    free = [state for state in ours if state.record not in pairs]
    pairs |= {one.record: (other, score) for one, other, score in pair_people(free, undecided)}
    for state in ours:
        if state.record in pairs:
            other, score = pairs[state.record]
            yield PersonPair(state.record, other.record, score, tuple(_person_fields(state, other)))
        else:
            yield PersonPair(state.record, None)
    paired = {other.record for other, _ in pairs.values()}
    for state in theirs:
        if state.record not in paired:
            yield PersonPair(None, state.record)


def _person_fields(left: RecordState, right: RecordState) -> Iterable[FieldPair]:
    for name, fields in OF_PERSON.items():
        ours, theirs = _values(left, fields), _values(right, fields)
        yield FieldPair(name, fields, ours, theirs, _proposed_of_person(name, ours, theirs))


def _proposed_of_person(name: str, ours: tuple[Json, ...], theirs: tuple[Json, ...]) -> Side:
    if name == "vulnerabilities":
        return "both"
    if name == "presence":
        return _newer_presence(ours, theirs)
    if not _says(theirs):
        return "left"
    if not _says(ours):
        return "right"
    if name == "born":
        return "right" if _vagueness(theirs) < _vagueness(ours) else "left"
    return "left"


def _newer_presence(ours: tuple[Json, ...], theirs: tuple[Json, ...]) -> Side:
    one, other = str(ours[0] or "here"), str(theirs[0] or "here")
    if "dead" in (one, other):
        return "left" if one == "dead" else "right"
    if "left" in (one, other):
        return "right" if one == "left" else "left"
    return "right" if str(theirs[1] or "") > str(ours[1] or "") else "left"


def _vagueness(born: tuple[Json, ...]) -> tuple[bool, int]:
    precision = str(born[1] or "")
    return bool(born[2]), _PRECISIONS.index(precision) if precision in _PRECISIONS else len(_PRECISIONS)


def _consents(ours: Iterable[RecordState], theirs: Iterable[RecordState]) -> Iterable[FieldPair]:
    known = {fold(consent_name(state)): state for state in ours}
    asked = {fold(consent_name(state)): state for state in theirs}
    for key, other in asked.items():
        if key in known:
            left, right = (_values(state, ("state", "on")) for state in (known[key], other))
            stricter = _strictness(right) < _strictness(left)
            yield FieldPair(consent_name(other), ("state", "on"), left, right, "right" if stricter else "left")


def _strictness(answer: tuple[Json, ...]) -> int:
    state = str(answer[0] or "not-asked")
    return STRICTER.index(state) if state in STRICTER else 0


def _values(state: RecordState, fields: Iterable[str]) -> tuple[Json, ...]:
    return tuple(state.value(name) for name in fields)


def _says(values: Iterable[Json]) -> bool:
    return any(value not in _EMPTY for value in values)


def _added(one: Json, other: Json) -> Json:
    if isinstance(one, list) or isinstance(other, list):
        ours, theirs = (value if isinstance(value, list) else [] for value in (one, other))
        return list(dict.fromkeys([*ours, *theirs]))
    return one if one not in _EMPTY else other


@dataclass(frozen=True, slots=True)
class _Spoken:
    """How a person is called, made ready to be compared."""

    first: tuple[SpokenName, ...]
    whole: tuple[SpokenName, ...]


def _spoken(state: RecordState) -> _Spoken:
    first: list[str] = []
    whole: list[str] = []
    for script in ("", "_ar"):
        parts = NameParts(*(str(state.value(part + script) or "") for part in NAME_PARTS))
        if parts.first:
            first.append(parts.first)
        if shown := " ".join(filter(None, (parts.first, parts.father, parts.surname))) or parts.called:
            whole.append(shown)
    return _Spoken(tuple(map(speak, first)), tuple(map(speak, whole)))


def _likeness(one: RecordState, other: RecordState, spoken: Mapping[RecordId, _Spoken]) -> float:
    if other.record in tied_to(one) or one.record in tied_to(other):
        return 1.0
    sexes = {str(state.value("sex")) for state in (one, other) if state.value("sex")}
    years = _years_between(one, other)
    are_heads = one.value("relation") == other.value("relation") == "head"
    if len(sexes) > 1 or (years is not None and years > _YEARS and not are_heads):
        return 0.0
    apart = min(_MOST_FOR_HEADS, 0.03 * years) if years is not None else 0.05
    ours, theirs = spoken[one.record], spoken[other.record]
    if ours.whole and theirs.whole:
        firsts = _best(ours.first, theirs.first)
        if firsts is not None and firsts < _FIRST_NAMES:
            return 0.0
        whole = _best(ours.whole, theirs.whole) or 0.0
        return (whole if firsts is None else 0.6 * firsts + 0.4 * whole) - apart
    relation = one.value("relation")
    if not relation or relation != other.value("relation"):
        return 0.0
    if relation == "head":
        return 0.75 - apart
    return 0.7 if sexes and years == 0 else 0.0


def _best(ours: Iterable[SpokenName], theirs: Iterable[SpokenName]) -> float | None:
    return max((compare(one, other).score for one in ours for other in theirs), default=None)


def _years_between(one: RecordState, other: RecordState) -> float | None:
    days: list[date | None] = [state.day("born_on") for state in (one, other)]
    if days[0] is None or days[1] is None:
        return None
    return round(abs((days[0] - days[1]).days) / 365.25)


def counts(presence: Json) -> bool:
    """Return whether somebody of this presence counts for a family's size."""
    return str(presence or "here") in COUNTED
