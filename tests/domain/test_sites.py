"""What the reference figures for sites come to."""

import pytest

from famcase.domain.sites import needed


@pytest.mark.parametrize(
    ("counted", "least", "people", "families", "expected"),
    [
        ("for-each-person", 15, 1_200, None, 18_000),
        ("for-each-person", 3.5, 3, None, 11),
        ("people-to-one", 20, 1_201, 200, 61),
        ("people-to-one", 5.5, 11, None, 2),
        ("families-to-one", 10, None, 231, 24),
        ("families-to-one", 10, 1_200, None, None),
        ("people-to-one", 20, None, 231, None),
        ("people-to-one", 20, 0, 0, 0),
        ("", 500, 1_200, 231, None),
    ],
)
def test_a_standard_is_worked_out_for_the_people_counted_and_rounded_up(
    counted: str, least: float, people: int | None, families: int | None, expected: int | None
) -> None:
    assert needed(counted, least, people, families) == expected
