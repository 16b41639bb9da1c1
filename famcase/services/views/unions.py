"""What becomes of two families that are merged, before anybody says yes."""

from dataclasses import dataclass

from famcase.domain.union import Side
from famcase.services.views.people import Detail, FamilyView, MemberView


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What both families say of one thing, and what is proposed."""

    name: str
    """What `Choices` call it: "origin", "consent:services"; `presentation.union_words` has it in words."""
    left: tuple[Detail, ...]
    """What the family that is kept says, only what is not empty."""
    right: tuple[Detail, ...]
    proposed: Side
    differs: bool
    """Whether both say something, and not the same: the rest need not be shown."""


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """A person of the union: listed by both families, or by one of them."""

    left: MemberView | None
    right: MemberView | None
    score: float
    """How alike the two are, from 0 to 1; 0 for who is listed by one family only."""
    fields: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class UnionView:
    """Two families side by side, what there is to choose, and what they would be as one."""

    left: FamilyView
    """The family that is kept."""
    right: FamilyView
    """The one that goes into it; its version and that of `left` are what `unite` is told as seen."""
    after: FamilyView
    """What the kept family would be, with the choices made so far."""
    fields: tuple[ChoiceView, ...]
    people: tuple[PersonChoice, ...]
    """Those of the kept family first."""
    consents: tuple[ChoiceView, ...]
