"""Labelled pairs of names: which were there to develop on, and how well a score tells the labels apart."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

SAMPLE = Path(__file__).parent / "files" / "name_pairs_sample.csv"

FLOORS = {
    ("latin-latin", "latin-latin-hard"): 0.98,
    ("arabic-latin", "arabic-latin-hard"): 0.985,
    ("arabic-arabic-orthography", "arabic-latin-hard"): 0.999,
}
"""Kinds of spellings of one name, the pairs of other names they are told from, and the least area under the curve."""


@dataclass(frozen=True, slots=True)
class NamePair:
    a: str
    b: str
    names: frozenset[str]
    """The Arabic names, folded: one for spellings of one name, else two."""

    kind: str

    @property
    def is_held_out(self) -> bool:
        """Whether no rule was developed on either name; pairs of a name of each side are on neither."""
        return all(map(_is_held_out, self.names))

    @property
    def is_for_development(self) -> bool:
        return not any(map(_is_held_out, self.names))


def read_pairs(path: Path) -> list[NamePair]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            NamePair(row["a"], row["b"], frozenset((row["key_a"], row["key_b"])), row["type"])
            for row in csv.DictReader(lines)
        ]


def area_under_curve(alike: Sequence[float], others: Sequence[float]) -> float:
    """Return how often a pair of `alike` scores higher than one of `others`; a draw counts half."""
    scores = sorted([(score, True) for score in alike] + [(score, False) for score in others])
    below, won = 0, 0.0
    for _, drawn in groupby(scores, key=lambda scored: scored[0]):
        labels = [is_alike for _, is_alike in drawn]
        wins = sum(labels)
        losses = len(labels) - wins
        won += wins * (below + losses / 2)
        below += losses
    return won / (len(alike) * len(others))


def of_kind(pairs: Iterable[NamePair], kind: str) -> list[NamePair]:
    return [pair for pair in pairs if pair.kind == kind]


def _is_held_out(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1
