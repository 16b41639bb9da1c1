"""One family as one may show it to them across the table: their number, names, people, needs and next visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.numbers import shown_case_number
from famcase.presentation import dates, family_card
from famcase.presentation.cells import safe
from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class VisitBlock:
    """A title and the lines under it, both in words."""

    title: str
    lines: tuple[str, ...]


def visit_blocks(words: Wording, family: FamilyView, today: date) -> Iterator[VisitBlock]:
    """Yield what the family itself may see: no priority, no notes, no reasons, nobody else."""
    yield VisitBlock(words(N_("Your case number")), (shown_case_number(family.number),))
    yield VisitBlock(words(N_("Name")), family_card.names(words, family))
    people = words.plural("{count} person", "{count} people", family.people)
    listed = () if family.withheld else tuple(_people(words, family))
    yield VisitBlock(words(N_("People")), (people, *listed))
    needs = tuple(words.label("need", need.category) for need in family.needs if need.status in OPEN_NEEDS)
    yield VisitBlock(words(N_("Needs")), needs or (words(N_("none recorded")),))
    due = [view.due for view in family.follow_ups if view.status == "open"]
    planned = dates.day_echo(words, min(due), today) if due and min(due) >= today else words(N_("not planned yet"))
    yield VisitBlock(words(N_("Next visit")), (planned,))


def _people(words: Wording, family: FamilyView) -> Iterator[str]:
    for member in family.members:
        first, other = (member.name_ar, member.name) if words.right_to_left else (member.name, member.name_ar)
        name = first.shown() or other.shown()
        if name:
            yield safe(name)
