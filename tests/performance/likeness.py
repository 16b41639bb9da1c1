"""Measures how well spellings of one name are told from other names, and how often a typed place is the first found.

    python -m tests.performance.likeness name_pairs_dev.csv [--places FOLDER] [--typed N]

The pairs have columns label, a, b, key_a, key_b and type; FOLDER holds the gazetteer's syr_gazetteer.csv and
syr_aliases.csv. Names are split into those rules were developed on and those held out. Fails below a floor.
"""

import argparse
import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from tabulate import tabulate

from famcase.domain import names_folding, spoken_names
from famcase.domain.names import compare, fold, joined_sound, similarity, speak
from famcase.domain.place_likeness import NEARNESS, KnownPlace, likely_places, plain, without_level
from famcase.domain.slips import is_one_slip
from tests.name_pairs import FLOORS, NamePair, area_under_curve, of_kind, read_pairs

FIRST, AMONG_FIVE = 0.85, 0.95
"""The least share of typed places whose place is found first, and among five."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--places", type=Path, metavar="FOLDER")
    parser.add_argument("--typed", type=int, default=1_000)
    options = parser.parse_args()
    fine = _names(read_pairs(options.pairs))
    if options.places:
        fine = _places(options.places, options.typed) and fine
    return 0 if fine else 1


def _names(pairs: list[NamePair]) -> bool:
    held_out = [pair for pair in pairs if pair.is_held_out]
    parts = {"developed on": [pair for pair in pairs if pair.is_for_development], "held out": held_out, "all": pairs}
    rows: list[tuple[str, str, int, int, float, float, float]] = []
    for part, chosen in parts.items():
        with_lists = _areas(chosen)
        with patch.object(names_folding, "_NOT_ARTICLE", frozenset()), patch.object(spoken_names, "_IRREGULAR", {}):
            without = _areas(chosen)
        for kinds, floor in FLOORS.items():
            alike, others = (len(of_kind(chosen, kind)) for kind in kinds)
            rows.append((part, kinds[0], alike, others, with_lists[kinds], without[kinds], floor))
    heads = ("names", "kind", "alike", "others", "with lists of names", "without", "floor")
    print(tabulate(rows, heads, floatfmt=".4f"))  # noqa: T201
    ready = [(speak(pair.a), speak(pair.b)) for pair in pairs]
    whole = _microseconds(lambda: [similarity(pair.a, pair.b) for pair in pairs])
    compared = _microseconds(lambda: [compare(a, b) for a, b in ready])
    print(f"{whole / len(pairs):.0f} µs a pair, {compared / len(pairs):.0f} µs between names made ready")  # noqa: T201
    return all(min(with_list, without) >= floor for *_, with_list, without, floor in rows)


def _areas(pairs: list[NamePair]) -> dict[tuple[str, str], float]:
    scores = {kind: [similarity(pair.a, pair.b) for pair in of_kind(pairs, kind)] for kinds in FLOORS for kind in kinds}
    return {kinds: area_under_curve(scores[kinds[0]], scores[kinds[1]]) for kinds in FLOORS}


def _microseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000_000


class Index:
    """The gazetteer's spellings as the place index keeps them: by folded name and by sound."""

    def __init__(self, folder: Path) -> None:
        with (folder / "syr_gazetteer.csv").open(encoding="utf-8", newline="") as lines:
            self.places = {row["pcode"]: row for row in csv.DictReader(lines)}
        with (folder / "syr_aliases.csv").open(encoding="utf-8", newline="") as lines:
            self.typed = [(row["pcode"], row["alias"]) for row in csv.DictReader(lines)]
        numbers = {pcode: number for number, pcode in enumerate(self.places)}
        spelled = {(pcode, row[name]) for pcode, row in self.places.items() for name in ("name_en", "name_ar")}
        self.known: dict[tuple[str, str], KnownPlace] = {
            (pcode, shown): KnownPlace(
                numbers[pcode],
                int(self.places[pcode]["level"]),
                shown,
                int(float(self.places[pcode]["population"] or 0)),
            )
            for pcode, shown in sorted(spelled | set(self.typed))
            if shown
        }
        self.pcodes = list(self.places)
        self.by_sound: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.by_fold: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key in self.known:
            self.by_sound[joined_sound(plain(key[1]))].append(key)
            self.by_fold[fold(plain(key[1]))].append(key)
        self.names: dict[str, set[str]] = defaultdict(set)
        for pcode, shown in self.known:
            self.names[pcode].add(fold(plain(shown)))

    def found(self, text: str, without: tuple[str, str]) -> list[str]:
        """Return the P-codes of the likest places, one spelling taken out of the index."""
        asked, _ = without_level(text)
        sound, folded = joined_sound(plain(asked)), fold(plain(asked))
        keys = {key for known, some in self.by_sound.items() if is_one_slip(sound, known) for key in some}
        keys |= {key for known, some in self.by_fold.items() if known.startswith(folded) for key in some}
        likely = likely_places(text, [self.known[key] for key in sorted(keys - {without})])
        return [self.pcodes[found.place] for found in likely]

    def sounding(self, text: str, without: tuple[str, str]) -> list[str]:
        """Return the P-codes of places that sound the same, villages first: what is found without a likeness."""
        keys = [key for key in self.by_sound.get(joined_sound(text), []) if key != without]
        keys.sort(key=lambda key: (NEARNESS[self.known[key].level], key[1]))
        return list(dict.fromkeys(pcode for pcode, _ in keys))

    def bear_one_name(self, pcode: str, other: str) -> bool:
        return bool(self.names[pcode] & self.names[other])


def _places(folder: Path, typed: int) -> bool:
    index = Index(folder)
    shares: dict[str, list[tuple[bool, ...]]] = defaultdict(list)
    for pcode, alias in random.Random(7).sample(index.typed, typed):  # noqa: S311
        found = _hits(index, pcode, index.found(alias, (pcode, alias)))
        shares["all"].append(found)
        if len({bearer for bearer, _ in index.by_fold[fold(plain(alias))]}) == 1:
            shares["borne by one place only"].append(found)
        shares["all, by sound alone"].append(_hits(index, pcode, index.sounding(alias, (pcode, alias))))
    rows = [
        (what, len(hits), *(sum(hit) / len(hits) for hit in zip(*hits, strict=True))) for what, hits in shares.items()
    ]
    heads = ("typed spellings", "number", "first", "among five", "first, or of its name", "among five, or of its name")
    print(tabulate(rows, heads, floatfmt=".3f"))  # noqa: T201
    first, five = (sum(hit[column] for hit in shares["all"]) / typed for column in (2, 3))
    return first >= FIRST and five >= AMONG_FIVE


def _hits(index: Index, pcode: str, found: list[str]) -> tuple[bool, ...]:
    """Return whether the place is first and among five, and whether one of its name is."""
    namesakes = [index.bear_one_name(pcode, other) for other in found[:5]]
    return found[:1] == [pcode], pcode in found[:5], any(namesakes[:1]), any(namesakes)


if __name__ == "__main__":
    sys.exit(main())
