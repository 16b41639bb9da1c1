"""Measures how many families that were registered twice are found, and how many of the pairs found are one family.

    python -m tests.performance.doubles [PAIRS.csv] [--names FOLDER] [--families N] [--seed N] [--missed N] [--wrong N]

PAIRS has labelled spellings (columns label, a, b, key_a); without it those of tests/files are taken. FOLDER holds
given_names_levant.csv and family_names_syria.csv. Fails below the floors.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from famcase.domain import blocking
from famcase.domain.described_families import (
    PARTS,
    Described,
    Origin,
    Person,
    called_after,
    completed,
    named,
    told_size,
)
from famcase.domain.ear import Ear
from famcase.domain.names import NameParts, words
from famcase.domain.same_family import LIKELY, Crowd, FamilyLikeness, compare_families
from tests.made_families import DATA, TODAY, Written, WrittenPerson, make, read_names, rows
from tests.name_pairs import SAMPLE

FOUND, RIGHT = 0.95, 0.98
"""The least share of the doubles that are found, and of the pairs found that are one family."""


@dataclass(frozen=True, slots=True)
class Measured:
    written: list[Written]
    pairs: dict[tuple[int, int], FamilyLikeness]
    """Pairs that would stand in the queue, by their places in `written`, the later one first."""
    true: set[tuple[int, int]]
    met: set[tuple[int, int]]
    """True pairs that were compared."""
    low: dict[tuple[int, int], FamilyLikeness]
    """Those among them that scored too low."""

    @property
    def found(self) -> float:
        return len(self.true & self.pairs.keys()) / len(self.true)

    @property
    def right(self) -> float:
        return len(self.true & self.pairs.keys()) / max(1, len(self.pairs))


def measure(written: list[Written]) -> Measured:
    """Compare each family with those registered before it, as the queue of likely pairs does."""
    origins = _origins()
    described = [_described(one, origins) for one in written]
    bears: dict[object, list[int]] = defaultdict(list)
    heads: Counter[str] = Counter()
    villages = Counter(one.pcode for one in written)
    villages[""] = Crowd().village
    for family in described:
        if family.head:
            heads.update({word.sound for name in _names_of(family.head) for word in words(name)})
    ear, pairs, met, low = Ear(), {}, set(), {}
    places: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(written):
        places[one.of].append(at)
    true = {(max(some), min(some)) for some in places.values() if len(some) > 1}
    for at, family in enumerate(described):
        known: list[object] = [*sorted(blocking.keys(family)), *sorted(family.phones), *sorted(family.ids)]
        bearers = [bears[key] for key in known if 0 < len(bears[key]) <= blocking.MOST_BEARERS]
        crowd = Crowd(len(written), villages[written[at].pcode], _shares(family, heads, len(written)))
        for other in blocking.worth_comparing(bearers):
            if (at, other) in true:
                met.add((at, other))
            likeness = compare_families(family, described[other], crowd, ear)
            if likeness.score >= LIKELY:
                pairs[at, other] = likeness
            elif (at, other) in true:
                low[at, other] = likeness
        for key in known:
            bears[key].append(at)
    return Measured(written, pairs, true, met, low)


def _shares(family: Described, heads: Counter[str], families: int) -> dict[str, float]:
    shares: dict[str, float] = {}
    ear = Ear()
    for person in family.people:
        for name in _names_of(person) if person.relation == "head" else person.first:
            shares[ear.sound(name)] = (heads[words(name)[0].sound] + 1) / families if words(name) else 0.0
    return shares


def _names_of(person: Person) -> Iterable[str]:
    return (*person.first, *person.father, *person.surname, *map(called_after, person.called), *person.mother)


def _described(written: Written, origins: dict[str, Origin]) -> Described:
    return Described(
        people=completed(map(_person, written.people)),
        size=told_size(("here" for _ in written.people), written.size),
        origin=origins.get(written.pcode),
        left_on=written.left,
        phones=frozenset({written.phone} - {""}),
        ids=frozenset({("list", written.id)} if written.id else ()),
    )


def _person(written: WrittenPerson) -> Person:
    parts = [NameParts(**{part: written.names.get(part + script, "") for part in PARTS}) for script in ("", "_ar")]
    born = None if written.age is None else TODAY - timedelta(days=round(written.age * 365.25))
    return Person(**named(parts), sex=written.sex, born_on=born, born_precision="age", relation=written.relation)


def _origins() -> dict[str, Origin]:
    villages = [row for row in rows(DATA / "gazetteer" / "places.csv") if row["level"] == "4"]
    return {
        row["pcode"]: Origin(at, row["parent"], (float(row["lat"]), float(row["lon"])))
        for at, row in enumerate(villages)
        if row["lat"]
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--names", type=Path, metavar="FOLDER")
    parser.add_argument("--families", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", type=int, default=0, help="print so many of the doubles that are not found")
    parser.add_argument("--wrong", type=int, default=0, help="print so many of the pairs that are two families")
    options = parser.parse_args()
    written = make(options.families, options.families // 10, options.seed, read_names(options.pairs, options.names))
    begun = perf_counter()
    measured = measure(written)
    seconds = perf_counter() - begun
    _say(f"{len(written):,} families, seed {options.seed}, {seconds / len(written) * 1000:.1f} ms a family")
    compared = len(measured.met) / len(measured.true)
    _say(f"{measured.found:.2%} of {len(measured.true):,} doubles found, {compared:.2%} compared")
    _say(f"{measured.right:.2%} of {len(measured.pairs):,} pairs found are one family")
    _explain(measured, options.missed, options.wrong)
    return 0 if measured.found >= FOUND and measured.right >= RIGHT else 1


def _explain(measured: Measured, missed: int, wrong: int) -> None:
    lost: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for pair in measured.true:
        for name in max((measured.written[at].left_out for at in pair), key=len):
            asked[name] += 1
            lost[name] += pair not in measured.pairs
    if missed or wrong:
        shares = (f"{name} {count} of {asked[name]}" for name, count in lost.most_common())
        _say(f"missed, by what was left out: {', '.join(shares)}")
    for pair in sorted(measured.true - measured.pairs.keys())[:missed]:
        how = "" if pair in measured.met else ", never compared"
        _say(f"\nmissed{how}: {_told(measured, pair)}\n  {measured.low.get(pair)}")
    for pair in sorted(measured.pairs.keys() - measured.true)[:wrong]:
        reasons = [(reason.message, dict(reason.values)) for reason in measured.pairs[pair].reasons]
        _say(f"\nwrong, {measured.pairs[pair].score:.2f}: {_told(measured, pair)}\n  {reasons}")


def _told(measured: Measured, pair: tuple[int, int]) -> str:
    return "\n  ".join(str(measured.written[at]) for at in pair)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
