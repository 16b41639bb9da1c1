"""What two families say side by side before they are merged, and who is taken for whom."""

from collections.abc import Iterator, Mapping
from typing import Final

from famcase.domain.union import CONSENT, OF_FAMILY, Side
from famcase.presentation.columns import Column, Json, number, said, text
from famcase.presentation.history_columns import detail_value, json_of
from famcase.presentation.history_words import FIELDS
from famcase.presentation.names_shown import ShownName, name, named
from famcase.presentation.wording import Wording
from famcase.services.views import ChoiceView, Detail, FamilyView, MemberView, PersonChoice, UnionView
from famcase.wording import N_

CHOICES: Final[Mapping[str, str]] = {
    "origin": N_("From"),
    "left_on": N_("Left"),
    "displacement": N_("Displacement"),
    "registered_on": N_("Registered"),
    "priority": N_("Priority"),
    "step": N_("Step"),
    "intention": N_("Intention"),
    "size": N_("People"),
    "units": N_("Cook for themselves"),
    "caseworker": N_("Caseworker"),
    "withheld": N_("Name withheld"),
    "name": N_("Name"),
    "name_ar": N_("Name in Arabic"),
    "sex": N_("Sex"),
    "born": N_("Born"),
    "relation": N_("Relation"),
    "presence": N_("Where this person is"),
    "vulnerabilities": N_("Vulnerabilities"),
    "functioning": N_("What is hard"),
}
"""What is chosen when two families are merged, by the names that `domain.union` has for it."""

SIDES: Final[Mapping[str, str]] = {
    "left": N_("kept case"),
    "right": N_("other case"),
    "both": N_("both"),
}

_NAMES: Final = frozenset({"name", "name_ar"})

_OF_SOME: Final = frozenset(OF_FAMILY["size"][1:])
"""Numbers of some people of a family."""

ChoiceLine = tuple[str, str, ChoiceView, Side, bool]
"""What it is typed as, of whom it is (empty: the family), what is said, what is taken, whether names are withheld."""


def differing(plan: UnionView) -> Iterator[tuple[PersonChoice | None, ChoiceView]]:
    """Yield what both say differently, of the family and then of each person that both list; no withheld name."""
    for choice in (*plan.fields, *plan.consents):
        if choice.differs:
            yield None, choice
    for person in plan.people:
        if person.left is not None and person.right is not None:
            for choice in person.fields:
                if choice.differs and not (is_withheld(plan) and choice.name in _NAMES):
                    yield person, choice


def is_withheld(plan: UnionView) -> bool:
    """Return whether the name of either family is withheld, and with it those of both."""
    return plan.left.withheld or plan.right.withheld


def choice_lines(plan: UnionView, taken: Mapping[str, Side]) -> Iterator[ChoiceLine]:
    """Yield what both families say differently; `taken` are the sides chosen so far, by what they are typed as.

    What is said of a person is typed as that person's number in the list of the family that goes: "2.born".
    """
    withheld = is_withheld(plan)
    numbers = {member.uid: place for place, member in enumerate(plan.right.members, start=1)}
    for person, choice in differing(plan):
        typed, whose = choice.name, ""
        if person is not None and person.left is not None and person.right is not None:
            typed = f"{numbers[person.right.uid]}.{choice.name}"
            whose = "" if withheld else person.left.name.shown() or person.left.name_ar.shown()
        yield typed, whose, choice, taken.get(typed, choice.proposed), withheld


def choice_name(wording: Wording, value: object) -> str:
    """Show what a choice is about."""
    told = str(value)
    kind, _, rest = told.partition(":")
    if kind == CONSENT:
        purpose, _, partner = rest.partition(":")
        label = wording.label("consent-purpose", purpose)
        return text(wording, [wording(N_("Consent")), label, partner] if partner else [wording(N_("Consent")), label])
    return said(wording, CHOICES.get(told, told))


def choice_said(wording: Wording, value: object) -> str:
    """Show what one family says."""
    details = value if isinstance(value, tuple) else ()
    shown = [_said(wording, one) for one in details if isinstance(one, Detail) and one.after is not True]
    if not shown and details:
        return wording(N_("yes"))
    return wording(N_(", ")).join(shown)


def _said(wording: Wording, one: Detail) -> str:
    """Show a value; of whom a number counts is said where it is not the whole family."""
    shown = detail_value(wording, one)
    if one.field not in _OF_SOME:
        return shown
    return wording(N_("{field} {after}"), field=wording(FIELDS[one.field]), after=shown)


def _said_raw(value: object) -> Json:
    details = value if isinstance(value, tuple) else ()
    return {one.field: json_of(one.after) for one in details if isinstance(one, Detail)}


def _side(wording: Wording, value: object) -> str:
    return said(wording, SIDES.get(str(value), str(value)))


CHOICE: Final[tuple[Column[ChoiceLine], ...]] = (
    Column("field", N_("Typed as"), lambda row: row[0]),
    Column("whose", N_("Of whom"), lambda row: row[1], width=24, is_private=True),
    Column("what", N_("What"), lambda row: row[2].name, choice_name, width=20),
    Column("left", N_("Kept case"), lambda row: row[2].left, choice_said, width=28, raw=_said_raw, is_private=True),
    Column("right", N_("Other case"), lambda row: row[2].right, choice_said, width=28, raw=_said_raw, is_private=True),
    Column("taken", N_("Taken from"), lambda row: row[3], _side),
)

PersonLine = tuple[UnionView, PersonChoice]


def person_lines(plan: UnionView) -> list[PersonLine]:
    """Return who will be listed, and whom each is taken for."""
    return [(plan, person) for person in plan.people]


def _name(family: FamilyView, member: MemberView | None) -> ShownName | None:
    return None if member is None else ShownName(member.name.shown(), member.name_ar.shown(), family.withheld)


def _shown(wording: Wording, value: object) -> str:
    return "–" if value is None else name(wording, value)


def _place(family: FamilyView, member: MemberView | None) -> int | None:
    uids = [one.uid for one in family.members]
    return None if member is None else uids.index(member.uid) + 1


UNITED: Final[tuple[Column[PersonLine], ...]] = (
    Column("left_number", N_("No."), lambda row: _place(row[0].left, row[1].left), number, align="right"),
    named("left", N_("Kept case"), lambda row: _name(row[0].left, row[1].left), 30, _shown),
    Column("right_number", N_("No."), lambda row: _place(row[0].right, row[1].right), number, align="right"),
    named("right", N_("Other case"), lambda row: _name(row[0].right, row[1].right), 30, _shown),
)
