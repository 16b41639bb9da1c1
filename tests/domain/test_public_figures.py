"""Figures for outsiders: near the truth, always the same, and never certain."""

from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famcase.domain.public_figures import Hidden, PublicRule, Shown
from famcase.domain.public_tables import OTHERS, PublicShape, PublicTable, TrueLine, published

KEYS = [b"%d" % number for number in range(600)]
CLUSTER, PUBLIC = PublicRule(b"a secret", 5), PublicRule(b"a secret", 11)


@pytest.mark.parametrize("counted", [1, 4, 7, 23, 1000])
def test_over_many_keys_a_figure_is_on_average_what_it_was(counted: int) -> None:
    drawn = [PublicRule(key, 5).figure(counted) for key in KEYS]
    assert abs(mean(drawn) - counted) < 0.7
    assert {number % 5 for number in drawn} == {0}


@pytest.mark.parametrize("rule", [CLUSTER, PUBLIC])
def test_a_figure_is_published_as_the_same_number_each_time(rule: PublicRule) -> None:
    again = PublicRule(b"a secret", rule.threshold)
    assert [rule.figure(counted) for counted in range(300)] == [again.figure(counted) for counted in range(300)]
    assert rule.base == (5 if rule is CLUSTER else 10)


@pytest.mark.parametrize("threshold", [5, 11])
def test_no_number_tells_a_small_figure_from_the_next_one(threshold: int) -> None:
    for counted in range(threshold):
        one = {PublicRule(key, threshold).figure(counted) for key in KEYS}
        other = {PublicRule(key, threshold).figure(counted + 1) for key in KEYS}
        assert len(one & other) > 1


def test_nothing_up_to_the_threshold_is_told() -> None:
    for rule in (CLUSTER, PUBLIC):
        told = {rule.shown(rule.figure(counted)) for counted in range(60)}
        assert Hidden.FEW in told
        assert min(number for number in told if isinstance(number, int)) > rule.threshold


@given(
    parts=st.lists(st.one_of(st.just(Hidden.FEW), st.integers(2, 30).map(lambda steps: 5 * steps)), min_size=1),
    counted=st.integers(0, 400),
)
@settings(max_examples=60, derandomize=True)
def test_a_total_narrows_no_line_that_is_taken_at_its_word(parts: list[Shown], counted: int) -> None:
    total = CLUSTER.total(counted, parts)
    least, most = CLUSTER.at_its_word(total)
    words = [CLUSTER.at_its_word(part) for part in parts]
    for at, (low, high) in enumerate(words):
        others = words[:at] + words[at + 1 :]
        assert high is not None
        assert least <= low + sum(other or 0 for _, other in others)
        assert most is None or most >= high + sum(other for other, _ in others)


def line(*labels: str, families: int, people: int) -> TrueLine:
    return TrueLine(labels, {"families": families, "people": people})


SHAPE = PublicShape("families", {}, ("families", "people"))


def test_lines_about_few_families_are_gathered_by_place_and_then_in_one() -> None:
    told = published(
        PublicRule(b"3", 5),
        [
            line("Atma", "tent", families=300, people=1500),
            line("Atma", "house", families=1, people=400),
            *(line("Armanaz", living, families=4, people=20) for living in "abcdefghij"),
            line("Sarmada", "house", families=1, people=12),
        ],
        SHAPE,
    )
    assert [each.labels for each in told.lines] == [("Atma", "tent"), ("Armanaz", OTHERS)]
    assert told.lines[0].figures["families"] != Hidden.FEW
    assert abs(told.totals["families"] - 342) <= 20  # type: ignore[operator]


def test_lines_of_three_labels_are_gathered_under_the_first_of_them() -> None:
    items = [line("August", f"item {at}", "Atma", families=4, people=20) for at in range(10)]
    told = published(PublicRule(b"3", 5), items, SHAPE)
    assert [each.labels for each in told.lines] == [("August", OTHERS, OTHERS)]


def test_a_table_of_nobody_and_one_of_few_are_the_same() -> None:
    few = [line("Atma", families=2, people=9), line("Armanaz", families=1, people=80)]
    zero = [line("Atma", families=0, people=0)]
    assert published(CLUSTER, [], SHAPE) == published(CLUSTER, few, SHAPE) == published(CLUSTER, zero, SHAPE)
    assert published(CLUSTER, few, SHAPE) == PublicTable((), {})


@pytest.mark.parametrize("key", KEYS[:40])
def test_a_line_of_few_families_leaves_no_more_behind_than_one_of_nobody(key: bytes) -> None:
    rule = PublicRule(key, 5)
    large = [line("Atma", families=60, people=300), line("Sarmada", families=40, people=200)]
    without = published(rule, large, SHAPE)
    for families in range(3):
        told = published(rule, [*large, line("Armanaz", families=families, people=10)], SHAPE)
        assert told.lines == without.lines


def test_lines_stand_in_an_order_that_the_told_figures_give() -> None:
    """Of two lines that are told alike the first one had more families, were they sorted as they were counted."""
    shape = PublicShape("families", {}, ("families", "people"), by_size=True)
    alike = [counted for counted in range(30, 60) if CLUSTER.figure(counted) == CLUSTER.figure(30)]
    assert len(alike) > 1
    for atma, sarmada in ((30, alike[-1]), (alike[-1], 30)):
        lines = [line("Sarmada", families=sarmada, people=900), line("Atma", families=atma, people=900)]
        lines += [line("Armanaz", families=400, people=900)]
        told = published(CLUSTER, sorted(lines, key=lambda each: -each.figures["families"]), shape)
        assert [each.labels for each in told.lines] == [("Armanaz",), ("Atma",), ("Sarmada",)]
