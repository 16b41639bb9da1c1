"""Compares a desk of 100,000 families with one of 1,000, in one run: nothing a person does waits for the table's size.

    python -m tests.performance.benchmark [--families N] [--rounds N] [--keep FOLDER [--write-only]]

Prints medians and their ratio, and fails where a ratio is over two; what is one scan of the list, and arrives when it
arrives, is printed apart and fails nothing. Both files are encrypted and read warm, as at a
desk that has been open for a minute; the two are measured in turn, so that a slow moment of the machine meets both.
Desks that are kept are used again by the next run: writing 100,000 families takes minutes.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tabulate import tabulate

from famcase.clock import SystemClock
from famcase.domain.names import NameParts
from famcase.domain.periods import Period
from famcase.paths import Home
from famcase.services import demo, opening
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewMember, Where
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.exchange import imports
from famcase.services.queries.families import get_family
from famcase.services.queries.filter_words import read_filters
from famcase.services.queries.origins import list_origins
from famcase.services.queries.places import find_places
from famcase.services.queries.same_family import candidates, candidates_of, likely_pairs
from famcase.services.queries.sites import list_sites
from famcase.services.queries.summaries import QUERIES, figures
from famcase.services.queries.supervising import waits
from famcase.services.queries.today import today
from famcase.storage.keys import CHEAP_FOR_TESTS

SMALL = 1_000
MOST = 2.0
"""A ratio over this fails."""
HITS = 50
PASSPHRASE = "a passphrase"
SEARCHES = (
    *("mu", "moh", "ahmad", "al-k", "khaled ad", "عدن", "محمد ا", "hadad abu", "zz", "kafr", "xyzzy", "مح", "khlaed"),
)
"""What somebody may have typed so far: one and two words, frequent and rare, in both scripts, a slip, nobody's name."""
SAME_FAMILY = "families that one being registered may be"
OF_A_KEYSTROKE = 3.0
"""Looking for them may take so many times what a keystroke in search takes on the same desk."""
REGISTERED = tuple(
    NewFamily(head=NewMember(NameParts(*parts), sex="male"), origin=Where(pcode="C4176"))
    for parts in (
        ("Muhammad", "Ahmad", "Hassan"),
        ("Khaled", "Omar", "Haddad"),
        ("Mahmoud", "", "Hussein"),
        ("علي", "حسن", "إبراهيم"),
    )
)
TYPED = ("kafr", "al-midan camp", "open overdue at atma", "food registered since last friday")
"""Words of which it is asked with each key which of them are filters."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Median seconds of one thing on both desks."""

    what: str
    small: float
    large: float

    @property
    def ratio(self) -> float:
        return self.large / self.small


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--write-only", action="store_true", help="write the desks that --keep keeps, and end")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="famcase-benchmark-") as temporary:
        folder = options.keep or Path(temporary)
        small, large = (_filled(folder / str(families), families) for families in (SMALL, options.families))
        if options.write_only:
            small.close()
            large.close()
            return 0
        measured = [_compare(what, act, small, large, options.rounds) for what, act in _acts(small, large).items()]
        scans = [_compare(what, act, small, large, options.rounds) for what, act in _scans(small, large).items()]
        size = (folder / str(options.families) / "famcase.db").stat().st_size / options.families
        small.close()
        large.close()
    for title, listed in (("walks an index", measured), ("scans the list", scans)):
        rows = [(one.what, one.small * 1000, one.large * 1000, one.ratio) for one in listed]
        heads = (title, f"{SMALL:,} families, ms", f"{options.families:,} families, ms", "ratio")
        sys.stdout.write(tabulate(rows, heads, floatfmt=("", ".2f", ".2f", ".2f")) + "\n\n")
    sys.stdout.write(f"{size:,.0f} bytes a family\n")
    keystrokes = [one.large for one in measured if "hits of" in one.what]
    looked_for = next(one.large for one in scans if one.what == SAME_FAMILY) / statistics.median(keystrokes)
    sys.stdout.write(f"{SAME_FAMILY}: {looked_for:.1f} keystrokes\n")
    return int(any(one.ratio > MOST for one in measured) or looked_for > OF_A_KEYSTROKE)


def _acts(small: Desk, large: Desk) -> dict[str, Callable[[Desk, random.Random], object]]:
    pages = {id(desk): case_page(desk) for desk in (small, large)}
    acts: dict[str, Callable[[Desk, random.Random], object]] = {
        "first page of Families": lambda desk, _: case_page(desk),
        "opening a family": lambda desk, drawing: get_family(desk, drawing.choice(pages[id(desk)].lines).uid),
    }
    for text in SEARCHES:
        acts[f"first {HITS} hits of “{text}”"] = _searching(text)
    acts |= {
        "places and sites for “al-m”": lambda desk, _: find_places(desk, "al-m"),
        "all sites": lambda desk, _: list_sites(desk),
        "what came in and went out": lambda desk, _: imports(desk),
        "families registered within a week": lambda desk, _: case_page(desk, CaseFilters(registered=_week(desk))),
    }
    for typed in TYPED:
        acts[f"reading “{typed}”"] = _reading(typed)
    return acts


def _scans(small: Desk, large: Desk) -> dict[str, Callable[[Desk, random.Random], object]]:
    pages = {id(desk): case_page(desk) for desk in (small, large)}
    acts: dict[str, Callable[[Desk, random.Random], object]] = {
        SAME_FAMILY: lambda desk, drawing: candidates(desk, drawing.choice(REGISTERED)),
        "families that a registered one may be": lambda desk, drawing: candidates_of(
            desk, drawing.choice(pages[id(desk)].lines).uid
        ),
        "a page of pairs that may be one family": lambda desk, _: likely_pairs(desk),
        "today": lambda desk, _: today(desk),
        "what waits": lambda desk, _: waits(desk),
        "places left": lambda desk, _: list_origins(desk),
        "families whose names are withheld": lambda desk, _: case_page(desk, CaseFilters(withheld=True)),
        "families by their size": lambda desk, _: case_page(desk, sort="people"),
    }
    return acts | {f"summary {name}": _counting(name) for name in QUERIES}


def _reading(typed: str) -> Callable[[Desk, random.Random], object]:
    return lambda desk, _: read_filters(desk, typed.split())


def _counting(name: str) -> Callable[[Desk, random.Random], object]:
    return lambda desk, _: figures(desk, name)


def _week(desk: Desk) -> Period:
    last = desk.clock.today()
    return Period(last - timedelta(days=7), last)


def _searching(text: str) -> Callable[[Desk, random.Random], object]:
    return lambda desk, _: case_page(desk, CaseFilters(text=text), limit=HITS)


def _filled(folder: Path, families: int) -> Desk:
    home = Home(folder)
    if opening.exists(home):
        kept = opening.unlock(home, PASSPHRASE, clock=SystemClock())
        if count_cases(kept, CaseFilters(status="")) != families:
            raise SystemExit(f"{folder} was not written to its end: remove it.")
        return kept
    begun = time.perf_counter()
    made = opening.create(home, "Rana", "supervisor", PASSPHRASE, clock=SystemClock(), cost=CHEAP_FOR_TESTS).desk
    demo.fill(made, families=families)
    sys.stdout.write(f"{families:,} families written in {time.perf_counter() - begun:.0f} s\n")
    sys.stdout.flush()
    return made


def _compare(
    what: str, act: Callable[[Desk, random.Random], object], small: Desk, large: Desk, rounds: int
) -> Measured:
    taken: dict[int, list[float]] = {0: [], 1: []}
    for turn in range(rounds + 2):
        for which, desk in enumerate((small, large)):
            drawing = random.Random(turn)  # noqa: S311 - the same draws on both desks
            begun = time.perf_counter()
            act(desk, drawing)
            if turn >= 2:  # the first turns warm the page cache
                taken[which].append(time.perf_counter() - begun)
    return Measured(what, statistics.median(taken[0]), statistics.median(taken[1]))


if __name__ == "__main__":
    sys.exit(main())
