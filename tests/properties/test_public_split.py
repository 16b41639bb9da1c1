"""Families and their people by sex and age as outsiders get them, against somebody who reckons."""

import random

import pytest

from famcase.domain.public_figures import Hidden, PublicRule
from famcase.domain.public_tables import OTHERS, PublicShape, TrueLine, published
from famcase.presentation.summary_table import SPLIT
from famcase.presentation.summary_tables import SUMMARIES
from tests.properties.attacker import Attack

NAMES = ("families", "people", *SPLIT)
SHAPE = PublicShape("families", {"people": SPLIT}, NAMES)

Family = dict[str, int]
"""How many of its people are in each part."""
Group = list[Family]
"""The families of one line."""


def drawn(chance: random.Random, most: int) -> Group:
    many = chance.choice((0, chance.randint(0, 3), chance.randint(0, most)))
    return [{part: chance.choice((0, 0, 1, 1, 2)) for part in SPLIT} | {"women": 1} for _ in range(many)]


def figures(group: Group) -> dict[str, int]:
    split = {part: sum(family[part] for family in group) for part in SPLIT}
    return {"families": len(group), "people": sum(split.values()), **split}


def table(groups: list[Group]) -> list[TrueLine]:
    return [TrueLine((at,), figures(group)) for at, group in enumerate(groups)]


def learn(attack: Attack, rule: PublicRule, mark: str, lines: list[TrueLine]) -> None:
    """Tell an attacker a published table at its word, what adds up in it, and that nobody is a family of nobody."""
    table = published(rule, lines, SHAPE)
    few = dict.fromkeys(NAMES, Hidden.UNTOLD) | {"families": Hidden.FEW}
    told = {line.labels[0]: line.figures for line in table.lines} | {"all": table.totals or few}
    labels = [line.labels[0] for line in lines]
    for label in (*labels, OTHERS, "all"):
        for name in NAMES:
            attack.know(f"{mark} {label} {name}", *rule.at_its_word(told.get(label, few)[name]))
        attack.add_up(f"{mark} {label} people", [f"{mark} {label} {part}" for part in SPLIT])
        attack.know(f"{mark} {label} more", 0, None)
        attack.add_up(f"{mark} {label} people", [f"{mark} {label} families", f"{mark} {label} more"])
    for name in NAMES:
        attack.add_up(f"{mark} all {name}", [f"{mark} {label} {name}" for label in labels])
        hidden = [f"{mark} {label} {name}" for label in labels if label not in told]
        attack.add_up(f"{mark} {OTHERS} {name}", hidden)


def recovered(chance: random.Random, threshold: int) -> list[str]:
    """Return the small figures that an attacker works out of a table, another grouping of it and the week after."""
    rule = PublicRule(chance.randbytes(16), threshold)
    most = chance.choice((3, 10, 40))
    now = [drawn(chance, most) for _ in range(chance.randint(1, 6))]
    came = [drawn(chance, 2) for _ in now]
    others: list[Group] = [[] for _ in range(chance.randint(1, 4))]
    for family in (family for group in now for family in group):
        chance.choice(others).append(family)
    later = [before + more for before, more in zip(now, came, strict=True)]
    tables = {"now": now, "came": came, "later": later, "otherwise": others}
    attack = Attack()
    true: dict[str, int] = {}
    for mark, groups in tables.items():
        learn(attack, rule, mark, table(groups))
        everybody = [family for group in groups for family in group]
        for at, group in (*enumerate(groups), ("all", everybody)):
            true |= {f"{mark} {at} {name}": figure for name, figure in figures(group).items()}
    for name in NAMES:
        attack.add_up(f"now all {name}", [f"otherwise all {name}"])
        for at in range(len(now)):
            attack.add_up(f"later {at} {name}", [f"now {at} {name}", f"came {at} {name}"])
    return [name for name, value in attack.exact().items() if true.get(name) == value and 0 < value < threshold]


@pytest.mark.parametrize("threshold", [5, 11])
def test_nobody_few_is_worked_out_of_a_split(threshold: int) -> None:
    chance = random.Random(threshold)  # noqa: S311
    assert [found for _ in range(40) for found in recovered(chance, threshold)] == []


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [5, 11])
def test_nobody_few_is_worked_out_of_thousands_of_splits(threshold: int) -> None:
    chance = random.Random(f"many {threshold}")  # noqa: S311
    assert [found for _ in range(600) for found in recovered(chance, threshold)] == []


def test_every_summary_tells_outsiders_of_people_as_the_sum_of_their_split() -> None:
    split = [each for each in SUMMARIES if each.splits_people]
    assert len(split) == 13
    for each in split:
        assert each.shape.sums["people"] == SPLIT
        assert set(SPLIT) <= set(each.counted)
        assert set(SPLIT) <= set(each.totals) or "people" not in each.totals
