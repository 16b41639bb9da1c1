"""Tables for outsiders against somebody who reckons: no small figure comes out of cells, totals or other tables."""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Final

import pytest

from famcase.domain.public_figures import Hidden, PublicRule, Shown
from famcase.domain.public_tables import OTHERS, PublicShape, TrueLine, published
from tests.properties.attacker import Attack

PARTS: Final = ("female", "male", "not_told")
NAMES: Final = ("people", *PARTS)
THRESHOLDS: Final = (5, 11)
SHAPE: Final = PublicShape("people", {"people": PARTS}, NAMES)

_FURTHEST: Final = 48
"""The most that the chance moves a figure by."""


def counted(label: int, by_sex: dict[str, int]) -> TrueLine:
    return TrueLine((label,), {**by_sex, "people": sum(by_sex.values())})


def one_table(chance: random.Random) -> list[TrueLine]:
    """Return one to eight lines, mostly of small figures."""
    most = chance.choice((4, 4, 10, 10, 30, 200))
    lines = range(chance.randint(1, 8))
    return [
        counted(line, {part: chance.choice((0, chance.randint(0, most), chance.randint(0, 4))) for part in PARTS})
        for line in lines
    ]


def a_part_of(chance: random.Random, lines: Sequence[TrueLine]) -> list[TrueLine]:
    """Return those of a table whom words of the case list find: nobody, all or some in each cell."""
    return [
        counted(
            line.labels[0],
            {part: chance.choice((0, line.figures[part], chance.randint(0, line.figures[part]))) for part in PARTS},
        )
        for line in lines
    ]


def who_came(chance: random.Random, lines: Sequence[TrueLine]) -> list[TrueLine]:
    """Return a table of who came within a week: nobody, one or some in each cell."""
    return [
        counted(line.labels[0], {part: chance.choice((0, 0, 0, 1, 2, chance.randint(0, 20))) for part in PARTS})
        for line in lines
    ]


def somebody(chance: random.Random, lines: Sequence[TrueLine]) -> list[TrueLine]:
    """Return a table of one person."""
    at, sex = chance.randrange(len(lines)), chance.choice(PARTS)
    return [
        counted(line.labels[0], {part: int((place, part) == (at, sex)) for part in PARTS})
        for place, line in enumerate(lines)
    ]


def together(lines: Sequence[TrueLine], more: Sequence[TrueLine], sign: int = 1) -> list[TrueLine]:
    """Return a table with those of another one added, or taken away."""
    return [
        TrueLine(line.labels, {name: line.figures[name] + sign * other.figures[name] for name in NAMES})
        for line, other in zip(lines, more, strict=True)
    ]


def grouped_otherwise(chance: random.Random, lines: Sequence[TrueLine]) -> list[TrueLine]:
    """Return the same people in other lines, each in one of them, as another summary has them."""
    groups = [dict.fromkeys(PARTS, 0) for _ in range(chance.randint(1, 6))]
    for line in lines:
        for part in PARTS:
            for _ in range(line.figures[part]):
                chance.choice(groups)[part] += 1
    return [counted(at, group) for at, group in enumerate(groups)]


class Reader:
    """Somebody who puts published tables beside each other, and knows how they hang together."""

    def __init__(self, key: bytes, *, is_trusting: bool, rules: type[PublicRule] = PublicRule) -> None:
        """One who trusts takes each figure for less than a base off; another one knows how far chance moves it."""
        self.true: dict[str, int] = {}
        self._known: list[tuple[str, int, int | None]] = []
        self._sums: list[tuple[str, tuple[str, ...]]] = []
        self._key = key
        self._rules = rules
        self._is_trusting = is_trusting

    def reads(self, mark: str, lines: Sequence[TrueLine], threshold: int) -> None:
        """Take note of a table as it is published."""
        rule = self._rules(self._key, threshold)
        table = published(rule, lines, SHAPE)
        told = {line.labels[0]: line.figures for line in table.lines}
        hidden = [line.labels[0] for line in lines if line.labels[0] not in told]
        few = dict.fromkeys(NAMES, Hidden.UNTOLD) | {"people": Hidden.FEW}
        for label in (*(line.labels[0] for line in lines), OTHERS):
            self._note(f"{mark} {label}", told.get(label, few), rule)
        self._note(f"{mark} all", table.totals or few, rule)
        self._add_up(mark, [line.labels[0] for line in lines], hidden)
        self._true(mark, lines)

    def knows(self, mark: str, lines: Sequence[TrueLine]) -> None:
        """Take note of a table that they counted themselves."""
        for line in lines:
            for name in NAMES:
                self._known.append((f"{mark} {line.labels[0]} {name}", line.figures[name], line.figures[name]))
        self._add_up(mark, [line.labels[0] for line in lines], ())

    def reckons(self, whole: str, *parts: str, lines: Sequence[TrueLine]) -> None:
        """Take note that a table is others added up."""
        for label in (*(line.labels[0] for line in lines), "all"):
            self.reckons_line(f"{whole} {label}", *(f"{part} {label}" for part in parts))

    def reckons_line(self, whole: str, *parts: str) -> None:
        """Take note that a line is others added up."""
        self._sums += [(f"{whole} {name}", tuple(f"{part} {name}" for part in parts)) for name in NAMES]

    def works_out(self, threshold: int) -> list[str]:
        """Return the small figures that they are right about and sure of."""
        return sorted(name for name, value in self.is_sure_of(threshold) if value == self.true[name])

    def is_sure_of(self, threshold: int) -> set[tuple[str, int]]:
        """Return the small figures that they are sure of, right or wrong.

        They reckon with all that they know, then with a column or a line alone: what they trust in contradicts itself
        before long.
        """
        labels = {name.split()[1] for name, _ in self._sums}
        found: set[tuple[str, int]] = set()
        for word in ("", *NAMES, *labels):
            exact = self._attack(word).exact().items()
            found |= {(name, value) for name, value in exact if name in self.true and 0 < value < threshold}
        return found

    def _attack(self, word: str) -> Attack:
        """Return what is known of figures in whose names a word stands."""
        attack = Attack()
        for name, least, most in self._known:
            if not word or word in name.split():
                attack.know(name, least, most)
        for whole, parts in self._sums:
            if not word or all(word in name.split() for name in (whole, *parts)):
                attack.add_up(whole, parts)
        return attack

    def _note(self, line: str, told: Mapping[str, Shown], rule: PublicRule) -> None:
        more = 0 if self._is_trusting else _FURTHEST
        for name in NAMES:
            least, most = rule.at_its_word(told[name])
            self._known.append((f"{line} {name}", max(0, least - more), None if most is None else most + more))

    def _add_up(self, mark: str, labels: Sequence[int], hidden: Sequence[int]) -> None:
        for label in (*labels, OTHERS, "all"):
            self._sums.append((f"{mark} {label} people", tuple(f"{mark} {label} {part}" for part in PARTS)))
        self.reckons_line(f"{mark} all", *(f"{mark} {label}" for label in labels))
        self.reckons_line(f"{mark} {OTHERS}", *(f"{mark} {label}" for label in hidden))

    def _true(self, mark: str, lines: Sequence[TrueLine]) -> None:
        for name in NAMES:
            for line in lines:
                self.true[f"{mark} {line.labels[0]} {name}"] = line.figures[name]
            self.true[f"{mark} all {name}"] = sum(line.figures[name] for line in lines)


Scene = Callable[[Reader, random.Random, int], None]


def alone(reader: Reader, chance: random.Random, threshold: int) -> None:
    reader.reads("now", one_table(chance), threshold)


def for_partners_and_then_for_anybody(reader: Reader, chance: random.Random, _threshold: int) -> None:
    now = one_table(chance)
    for threshold in THRESHOLDS:
        reader.reads("now", now, threshold)


def a_week_later_with_who_came(reader: Reader, chance: random.Random, threshold: int) -> None:
    now = one_table(chance)
    came = who_came(chance, now)
    for mark, lines in (("now", now), ("came", came), ("later", together(now, came))):
        reader.reads(mark, lines, threshold)
    reader.reckons("later", "now", "came", lines=now)


def again_with_one_more_whom_they_know(reader: Reader, chance: random.Random, threshold: int) -> None:
    now = one_table(chance)
    one = somebody(chance, now)
    reader.reads("now", now, threshold)
    reader.reads("later", together(now, one), threshold)
    reader.knows("one", one)
    reader.reckons("later", "now", "one", lines=now)


def and_only_those_whom_words_find(reader: Reader, chance: random.Random, threshold: int) -> None:
    now = one_table(chance)
    found = a_part_of(chance, now)
    reader.reads("now", now, threshold)
    reader.reads("found", found, threshold)
    reader.reckons("now", "found", "rest", lines=now)


def and_both_parts_of_it(reader: Reader, chance: random.Random, threshold: int) -> None:
    now = one_table(chance)
    found = a_part_of(chance, now)
    for mark, lines in (("now", now), ("found", found), ("rest", together(now, found, -1))):
        reader.reads(mark, lines, threshold)
    reader.reckons("now", "found", "rest", lines=now)


def and_another_summary_of_the_same_people(reader: Reader, chance: random.Random, threshold: int) -> None:
    now = one_table(chance)
    reader.reads("now", now, threshold)
    reader.reads("otherwise", grouped_otherwise(chance, now), threshold)
    reader.reckons_line("now all", "otherwise all")


def weeks_and_their_month(reader: Reader, chance: random.Random, threshold: int) -> None:
    first = one_table(chance)
    weeks = [first, *(who_came(chance, first) for _ in range(chance.randint(1, 3)))]
    month = reduce(together, weeks)
    for at, lines in enumerate(weeks):
        reader.reads(f"week{at}", lines, threshold)
    reader.reads("month", month, threshold)
    reader.reckons("month", *(f"week{at}" for at in range(len(weeks))), lines=month)


def an_older_table_and_this_one_with_who_came_each_by_words(
    reader: Reader, chance: random.Random, threshold: int
) -> None:
    """Nine tables: an older one, who came since, and this one; each of all, of whom words find, and of the rest."""
    older = one_table(chance)
    came = who_came(chance, older)
    found = {"older": a_part_of(chance, older), "came": a_part_of(chance, came)}
    for mark, lines in (("older", older), ("came", came)):
        reader.reads(mark, lines, threshold)
        reader.reads(f"{mark}-found", found[mark], threshold)
        reader.reads(f"{mark}-rest", together(lines, found[mark], -1), threshold)
    now, now_found = together(older, came), together(found["older"], found["came"])
    reader.reads("now", now, threshold)
    reader.reads("now-found", now_found, threshold)
    reader.reads("now-rest", together(now, now_found, -1), threshold)
    for part in ("", "-found", "-rest"):
        reader.reckons(f"now{part}", f"older{part}", f"came{part}", lines=older)
    for mark in ("older", "came", "now"):
        reader.reckons(mark, f"{mark}-found", f"{mark}-rest", lines=older)


SCENES: Final[tuple[Scene, ...]] = (
    alone,
    for_partners_and_then_for_anybody,
    a_week_later_with_who_came,
    again_with_one_more_whom_they_know,
    and_only_those_whom_words_find,
    and_both_parts_of_it,
    and_another_summary_of_the_same_people,
    weeks_and_their_month,
)


def worked_out(scene: Scene, threshold: int, tables: int) -> list[list[str]]:
    """Return the small figures that each reader of so many random scenes works out, of scenes where there are any."""
    chance = random.Random(f"{scene.__name__} {threshold}")  # noqa: S311
    found = []
    for _ in range(tables):
        key, seed = chance.randbytes(16), chance.random()
        for is_trusting in (True, False):
            reader = Reader(key, is_trusting=is_trusting)
            scene(reader, random.Random(seed), threshold)  # noqa: S311
            found.append(reader.works_out(threshold))
    return [each for each in found if each]


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("scene", SCENES)
def test_no_small_figure_is_worked_out(scene: Scene, threshold: int) -> None:
    assert worked_out(scene, threshold, 40) == []


@pytest.mark.slow
@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("scene", SCENES)
def test_no_small_figure_of_ten_thousand_tables_is_worked_out(scene: Scene, threshold: int) -> None:
    assert worked_out(scene, threshold, 10_000 // len(SCENES) // len(THRESHOLDS)) == []


@pytest.mark.slow
@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_who_reckons_with_nine_tables_learns_nothing_and_who_trusts_them_is_sure_of_what_is_wrong(
    threshold: int,
) -> None:
    chance = random.Random(f"nine {threshold}")  # noqa: S311
    sure: dict[bool, list[bool]] = {True: [], False: []}
    for _ in range(1_000):
        key, seed = chance.randbytes(16), chance.random()
        for is_trusting, claims in sure.items():
            reader = Reader(key, is_trusting=is_trusting)
            an_older_table_and_this_one_with_who_came_each_by_words(reader, random.Random(seed), threshold)  # noqa: S311
            claims += [value == reader.true[name] for name, value in reader.is_sure_of(threshold)]
    assert sure[False] == []
    assert 2 * sum(sure[True]) <= len(sure[True]) < 30, "no better than a guess, and seldom"


class OnlyHidden(PublicRule):
    """Hides small figures beside exact ones, totals too: what is often published."""

    def figure(self, counted: int) -> int:
        return counted

    def total(self, counted: int, *_sums: Sequence[Shown]) -> Shown:
        return self.shown(counted)

    def at_its_word(self, told: Shown) -> tuple[int, int | None]:
        if isinstance(told, Hidden):
            return 0, None if told is Hidden.UNTOLD else self.threshold
        return told, told


@pytest.mark.parametrize("scene", SCENES)
def test_the_same_readers_work_out_much_of_what_is_only_hidden(scene: Scene) -> None:
    chance = random.Random(scene.__name__)  # noqa: S311
    readers = [Reader(b"", is_trusting=True, rules=OnlyHidden) for _ in range(40)]
    for reader in readers:
        scene(reader, chance, 5)
    assert sum(bool(reader.works_out(5)) for reader in readers) > 10


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
