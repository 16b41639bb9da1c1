"""What somebody chose otherwise than proposed, of two families side by side."""

from dataclasses import dataclass, field, replace
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.union import OF_FAMILY, Choices, Side
from famcase.services.views import ChoiceView, PersonChoice, UnionView

_OTHER: Final[dict[Side, Side]] = {"left": "right", "right": "left", "both": "both"}


@dataclass(frozen=True, slots=True)
class Decided:
    """Choices so far; each change of them is another one."""

    fields: dict[str, Side] = field(default_factory=dict)
    of_people: dict[tuple[RecordId, str], Side] = field(default_factory=dict)
    people: dict[RecordId, RecordId | None] = field(default_factory=dict)

    def choices(self) -> Choices:
        """Return what the desk is told."""
        return Choices(self.fields, self.people, self.of_people)

    def side(self, person: PersonChoice | None, choice: ChoiceView) -> Side:
        """Return which side is taken, of the family or of a person that both list."""
        if person is None or person.right is None:
            return self.fields.get(choice.name, choice.proposed)
        return self.of_people.get((person.right.uid, choice.name), choice.proposed)

    def take(self, person: PersonChoice | None, choice: ChoiceView, side: Side) -> "Decided":
        """Choose a side."""
        if person is None or person.right is None:
            return replace(self, fields={**self.fields, choice.name: side})
        return replace(self, of_people={**self.of_people, (person.right.uid, choice.name): side})

    def turn(self, person: PersonChoice | None, choice: ChoiceView) -> "Decided":
        """Take the other side; where both can be taken together, that comes after the right one."""
        sides: tuple[Side, ...] = ("left", "right", "both") if choice.proposed == "both" else ("left", "right")
        now = sides.index(self.side(person, choice))
        return self.take(person, choice, sides[(now + 1) % len(sides)])

    def pair(self, plan: UnionView, right: RecordId, left: RecordId | None) -> "Decided":
        """Say whom a person of the family that goes is in the kept one, None for nobody; all others stay as they are.

        Who was proposed is written down too: a person let go of would else be given to the next likely one.
        """
        return replace(self, people={**_people(plan), right: left})

    def without_words(self) -> "Decided":
        """Return the choices that nothing of the desk can be read from: the name of a consent has its partner's."""
        return replace(self, fields={name: side for name, side in self.fields.items() if name in OF_FAMILY})

    def exchanged(self, plan: UnionView) -> "Decided":
        """Return the same choices where the other family is kept."""
        left_of = _people(plan)
        people: dict[RecordId, RecordId | None] = {}
        if self.people:
            right_of = {left: right for right, left in left_of.items() if left is not None}
            people = {member.uid: right_of.get(member.uid) for member in plan.left.members}
        of_people = {
            (left, name): _OTHER[side]
            for (right, name), side in self.of_people.items()
            if (left := left_of.get(right)) is not None
        }
        return Decided({name: _OTHER[side] for name, side in self.fields.items()}, of_people, people)


def _people(plan: UnionView) -> dict[RecordId, RecordId | None]:
    """Return who of the kept family each person of the other one is taken for."""
    return {pair.right.uid: pair.left.uid if pair.left else None for pair in plan.people if pair.right is not None}
