"""Two registered families: how likely they are one, and whether anybody has decided."""

from collections.abc import Callable

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.services.commands.families import register, withhold_name
from famcase.services.commands.links import link_families
from famcase.services.commands.telling_apart import tell_apart
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewMember, Where
from famcase.services.queries.pairs import Pair, likeness_of, undecided
from famcase.services.queries.same_family import likely_pairs
from tests.services.builders import KHALED, KHALED_AR


def family(desk: Desk, name: NameParts, name_ar: NameParts = NameParts()) -> RecordId:
    return register(desk, NewFamily(head=NewMember(name, name_ar, sex="male"), origin=Where(pcode="C4176"))).uid


@pytest.fixture
def pair(desk: Desk) -> Pair:
    return family(desk, KHALED), family(desk, NameParts(), KHALED_AR)


def test_how_likely_two_are_one_is_what_the_queue_says_of_them(desk: Desk, pair: Pair) -> None:
    (listed,) = likely_pairs(desk).pairs
    likeness = likeness_of(desk, pair[1], pair[0])

    assert likeness is not None
    assert (likeness.score, likeness.reasons) == (listed.score, listed.reasons)


def test_two_that_are_nothing_alike_are_told_so(desk: Desk, pair: Pair) -> None:
    likeness = likeness_of(desk, pair[0], family(desk, NameParts("Samer", "Nabil", "Haddad")))

    assert likeness is not None
    assert likeness.score < 0.1
    assert any(not reason.speaks_for for reason in likeness.reasons)


def test_of_a_withheld_family_nothing_is_said(desk: Desk, pair: Pair) -> None:
    withhold_name(desk, pair[0], True)

    assert likeness_of(desk, *pair) is None
    assert not undecided(desk, [pair])


def test_of_one_that_is_not_there_nothing_is_said(desk: Desk, pair: Pair) -> None:
    assert likeness_of(desk, pair[0], RecordId(bytes(16))) is None
    assert not undecided(desk, [(pair[0], RecordId(bytes(16)))])


def link(desk: Desk, one: RecordId, other: RecordId) -> object:
    return link_families(desk, one, other, "lives-together")


@pytest.mark.parametrize("decide", [unite, tell_apart, link])
def test_a_pair_is_undecided_until_somebody_decides_and_again_when_that_is_taken_back(
    desk: Desk, pair: Pair, decide: Callable[[Desk, RecordId, RecordId], object]
) -> None:
    other = (pair[0], family(desk, NameParts("Samer")))
    assert undecided(desk, [pair, other]) == {pair, other}

    decide(desk, *pair)
    assert undecided(desk, [pair, other]) == {other}

    undo(desk)
    assert undecided(desk, [pair, pair[::-1]]) == {pair, pair[::-1]}


def test_no_pairs_are_asked_about(desk: Desk) -> None:
    assert undecided(desk, []) == frozenset()
