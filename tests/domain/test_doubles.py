"""Of invented families registered twice nearly all are found, and hardly any pair found is two families."""

import pytest

from tests.made_families import make, read_names
from tests.name_pairs import SAMPLE
from tests.performance.doubles import FOUND, RIGHT, measure


@pytest.mark.slow
def test_families_registered_twice_are_found_and_others_are_left_alone() -> None:
    measured = measure(make(4_000, 400, 11, read_names(SAMPLE)))

    assert measured.found >= FOUND
    assert measured.right >= RIGHT


def test_the_same_families_are_made_of_the_same_seed() -> None:
    names = read_names(SAMPLE)
    families = make(200, 20, 1, names)

    assert families == make(200, 20, 1, names)
    assert families != make(200, 20, 2, names)
    twice = [one for one in families if one.left_out]
    assert len(twice) == len({one.of for one in twice}) == 20
    assert all(len(one.left_out) == 2 for one in twice)
