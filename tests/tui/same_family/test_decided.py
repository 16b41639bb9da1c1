"""What somebody chose of two families side by side, and what becomes of it."""

from dataclasses import replace

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.union import Choices
from famcase.services.queries.unions import side_by_side
from famcase.services.views import ChoiceView, UnionView
from famcase.tui.same_family.decided import Decided
from tests.tui.same_family.conftest import Twice

PRIORITY = ChoiceView("priority", (), (), "left", True)
VULNERABILITIES = ChoiceView("vulnerabilities", (), (), "both", True)


@pytest.fixture
def plan(twice: Twice) -> UnionView:
    return side_by_side(twice.desk, twice.kept, twice.gone)


def pairs(plan: UnionView) -> list[tuple[RecordId, RecordId]]:
    """Return who of the kept family is whom of the other one."""
    return [(one.left.uid, one.right.uid) for one in plan.people if one.left is not None and one.right is not None]


def test_what_is_proposed_is_taken_until_somebody_chooses() -> None:
    decided = Decided()
    assert decided.side(None, PRIORITY) == "left"
    assert decided.choices() == Choices()

    chosen = decided.turn(None, PRIORITY)
    assert chosen.side(None, PRIORITY) == "right"
    assert chosen.turn(None, PRIORITY).side(None, PRIORITY) == "left"
    assert decided.side(None, PRIORITY) == "left"


def test_a_choice_that_names_a_partner_is_not_kept_while_the_desk_is_locked() -> None:
    decided = Decided(fields={"priority": "right", "consent:referral:Bright clinic": "left"})
    assert decided.without_words().fields == {"priority": "right"}


def test_both_are_taken_together_only_where_that_was_proposed(plan: UnionView) -> None:
    person, decided, sides = plan.people[0], Decided(), []
    for _ in range(4):
        sides.append(decided.side(person, VULNERABILITIES))
        decided = decided.turn(person, VULNERABILITIES)
    assert sides == ["both", "left", "right", "both"]


def test_who_is_let_go_changes_nothing_for_the_others(plan: UnionView) -> None:
    (ours, theirs), (_, let_go), (our_son, their_son) = pairs(plan)
    (daughter,) = [one.right.uid for one in plan.people if one.left is None and one.right is not None]

    assert Decided().pair(plan, let_go, None).people == {theirs: ours, let_go: None, their_son: our_son, daughter: None}


def test_where_the_other_case_is_kept_each_choice_is_of_the_other_side(twice: Twice, plan: UnionView) -> None:
    (ours, theirs), (our_wife, their_wife), _ = pairs(plan)
    decided = Decided().take(None, PRIORITY, "right").take(plan.people[0], replace(PRIORITY, name="born"), "left")
    decided = decided.pair(plan, their_wife, None)
    plan = side_by_side(twice.desk, twice.kept, twice.gone, decided.people)

    exchanged = decided.exchanged(plan)

    assert exchanged.fields == {"priority": "left"}
    assert exchanged.of_people == {(ours, "born"): "right"}
    assert (exchanged.people[ours], exchanged.people[our_wife]) == (theirs, None)
    other_way = side_by_side(twice.desk, twice.gone, twice.kept, exchanged.people)
    assert exchanged.exchanged(other_way) == decided
