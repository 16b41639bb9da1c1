"""Distances of places as the crow flies."""

import pytest

from famcase.domain.distances import kilometres

IDLIB, ALEPPO, DAMASCUS = (35.931, 36.634), (36.202, 37.134), (33.513, 36.292)


def test_distances_are_those_of_a_map() -> None:
    assert kilometres(IDLIB, ALEPPO) == pytest.approx(54, abs=1)
    assert kilometres(ALEPPO, DAMASCUS) == kilometres(DAMASCUS, ALEPPO) == pytest.approx(309, abs=2)
    assert kilometres(IDLIB, IDLIB) == 0
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)
