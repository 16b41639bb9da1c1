"""Figures for outsiders: near the truth, always the same, and never certain."""

from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famcase.domain.public_figures import Hidden, PublicRule, Shown
from famcase.domain.public_tables import OTHERS, PublicShape, TrueLine, published

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
    assert [each.labels for each in told.lines] == [("Atma", "tent"), ("Armanaz", OTHERS), (OTHERS, OTHERS)]
    assert told.lines[-1].figures == {"families": Hidden.FEW, "people": Hidden.UNTOLD}
    assert abs(told.totals["families"] - 342) <= 20  # type: ignore[operator]


def test_a_list_that_everybody_knows_keeps_all_its_lines() -> None:
    shape = PublicShape("families", {}, ("families", "people"), gathers=False)
    told = published(CLUSTER, [line("0-4", families=0, people=0), line("60+", families=90, people=90)], shape)
    assert [each.labels for each in told.lines] == [("0-4",), ("60+",)]
    assert told.lines[0].figures["people"] is Hidden.UNTOLD


def test_a_table_of_nothing_is_one_of_nothing() -> None:
    told = published(CLUSTER, [], SHAPE)
    assert told.lines == ()
    assert told.totals == {"families": Hidden.FEW, "people": Hidden.UNTOLD}
