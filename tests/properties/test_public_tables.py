"""Tables for outsiders against somebody who reckons: no small figure comes out of cells, totals or earlier weeks."""

import random

import pytest

from famcase.domain.public_figures import Hidden, PublicRule, Shown
from famcase.domain.public_tables import PublicShape, PublicTable, TrueLine, published
from tests.properties.attacker import Attack

PARTS = ("female", "male", "not_told")
NAMES = ("people", *PARTS)
THRESHOLDS = (5, 11)


def by_sex(chance: random.Random, most: int) -> dict[str, int]:
    counted = {part: chance.choice((0, chance.randint(0, most), chance.randint(0, 4))) for part in PARTS}
    return {**counted, "people": sum(counted.values())}


SHAPE = PublicShape("people", {"people": PARTS}, NAMES, gathers=False)


def one_table(chance: random.Random) -> list[TrueLine]:
    """Return one to eight lines, mostly of small figures."""
    most = chance.choice((4, 4, 10, 10, 30, 200))
    return [TrueLine((line,), by_sex(chance, most)) for line in range(chance.randint(1, 8))]


def who_came(chance: random.Random, lines: list[TrueLine]) -> list[TrueLine]:
    """Return a table of who came within a week: nobody, one or some in each line."""
    came = []
    for line in lines:
        more = {part: chance.choice((0, 0, 0, 1, 2, chance.randint(0, 20))) for part in PARTS}
        came.append(TrueLine(line.labels, {**more, "people": sum(more.values())}))
    return came


def together(lines: list[TrueLine], more: list[TrueLine]) -> list[TrueLine]:
    """Return the table of a week later."""
    return [
        TrueLine(line.labels, {name: line.figures[name] + other.figures[name] for name in line.figures})
        for line, other in zip(lines, more, strict=True)
    ]


def grouped_otherwise(chance: random.Random, lines: list[TrueLine]) -> list[TrueLine]:
    """Return the same people in other lines, each in one of them."""
    groups = [dict.fromkeys(PARTS, 0) for _ in range(chance.randint(1, 6))]
    for line in lines:
        for part in PARTS:
            for _ in range(line.figures[part]):
                chance.choice(groups)[part] += 1
    return [TrueLine((at,), {**group, "people": sum(group.values())}) for at, group in enumerate(groups)]


def learn(attack: Attack, rule: PublicRule, mark: str, table: PublicTable, most_of_few: int) -> None:
    """Tell an attacker a table at its word, and what adds up in it."""
    for at, line in enumerate(table.lines):
        for name in NAMES:
            know(attack, rule, f"{mark} {at} {name}", line.figures[name], most_of_few)
        attack.add_up(f"{mark} {at} people", [f"{mark} {at} {part}" for part in PARTS])
    for name in NAMES:
        know(attack, rule, f"{mark} all {name}", table.totals[name], most_of_few)
        attack.add_up(f"{mark} all {name}", [f"{mark} {at} {name}" for at in range(len(table.lines))])
    attack.add_up(f"{mark} all people", [f"{mark} all {part}" for part in PARTS])


def know(attack: Attack, rule: PublicRule, name: str, told: Shown, most_of_few: int) -> None:
    """Take a figure at its word: less than one base off, and where it is few, up to what somebody takes for few."""
    if isinstance(told, Hidden):
        attack.know(name, 0, most_of_few if told is Hidden.FEW else None)
    else:
        attack.know(name, max(0, told - rule.base + 1), told + rule.base - 1)


def truth(mark: str, lines: list[TrueLine]) -> dict[str, int]:
    figures = {f"{mark} {at} {name}": line.figures[name] for at, line in enumerate(lines) for name in line.figures}
    for name in NAMES:
        figures[f"{mark} all {name}"] = sum(line.figures[name] for line in lines)
    return figures


def recovered(chance: random.Random, threshold: int) -> list[str]:
    """Return the small figures of a random table that an attacker works out, from it alone or with three others."""
    rule = PublicRule(chance.randbytes(16), threshold)
    now = one_table(chance)
    came = who_came(chance, now)
    tables = {"now": now, "came": came, "later": together(now, came), "otherwise": grouped_otherwise(chance, now)}
    most_of_few = chance.choice((threshold, threshold // rule.base * rule.base + rule.base - 1))
    found: list[str] = []
    for marks in (("now",), ("now", "otherwise"), ("now", "came", "later"), tuple(tables)):
        attack, true = Attack(), dict[str, int]()
        for mark in marks:
            learn(attack, rule, mark, published(rule, tables[mark], SHAPE), most_of_few)
            true |= truth(mark, tables[mark])
        if "later" in marks:
            for at in range(len(now)):
                for name in NAMES:
                    attack.add_up(f"later {at} {name}", [f"now {at} {name}", f"came {at} {name}"])
        if "otherwise" in marks:
            for name in NAMES:
                attack.add_up(f"now all {name}", [f"otherwise all {name}"])
        found += [name for name, value in attack.exact().items() if true.get(name) == value and 0 < value < threshold]
    return found


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_no_small_figure_is_worked_out_from_tables_totals_and_the_week_before(threshold: int) -> None:
    chance = random.Random(threshold)  # noqa: S311
    assert [found for _ in range(75) for found in recovered(chance, threshold)] == []


@pytest.mark.slow
@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_no_small_figure_of_ten_thousand_tables_is_worked_out(threshold: int) -> None:
    chance = random.Random(f"many {threshold}")  # noqa: S311
    assert [found for _ in range(1_250) for found in recovered(chance, threshold)] == []


def test_the_attacker_works_out_what_is_only_rounded() -> None:
    """Five villages of four families, told as fewer than five, beside their total of twenty, rounded down to fives."""
    attack = Attack()
    for village in range(5):
        attack.know(f"village {village}", 0, 4)
    attack.know("all", 20, 24)
    attack.add_up("all", [f"village {village}" for village in range(5)])
    assert attack.exact() == {"all": 20, **{f"village {village}": 4 for village in range(5)}}


def test_the_attacker_tries_what_no_single_sum_says() -> None:
    attack = Attack()
    for name in ("a", "b", "c"):
        attack.know(name, 0, 1)
    attack.know("two", 1, 1)
    for pair in (("a", "b"), ("b", "c")):
        attack.add_up("two", pair)
    attack.know("three", 2, 3)
    attack.add_up("three", ("a", "b", "c"))
    assert attack.exact() == {"two": 1, "three": 2, "a": 1, "b": 0, "c": 1}
