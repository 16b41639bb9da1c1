"""A bit for each member of a set, whatever shape the set is kept in."""

import random

import pytest
from pyroaring import BitMap

from famcase.storage.bits import bits

SETS = {
    "none": [],
    "the first": [0],
    "a few": [3, 8, 70_000, 700_000],
    "an array as long as there is": list(range(0, 8_192, 2)),
    "one more than an array has": list(range(0, 8_194, 2)),
    "many": random.Random(3).sample(range(600_000), 300_000),  # noqa: S311
    "nearly all": sorted(set(range(400_000)) - {0, 7, 65_535, 65_536, 399_998}),
    "one part of ten": range(65_536 * 9, 65_536 * 9 + 5),
    "runs, arrays and bits": [
        *range(9_000),
        *range(70_000, 70_010),
        *range(140_000, 190_000, 2),
        *range(300_000, 390_000),
    ],
}


@pytest.mark.parametrize("members", SETS.values(), ids=SETS)
@pytest.mark.parametrize("as_runs", [False, True], ids=["as they come", "as runs"])
def test_a_bit_is_one_where_a_member_is(members: list[int], as_runs: bool) -> None:
    kept = BitMap(members)
    if as_runs:
        kept.run_optimize()

    found = bits(kept)

    assert [number for number in range(8 * len(found)) if found[number >> 3] >> (number & 7) & 1] == sorted(members)
