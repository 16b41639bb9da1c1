"""How many pieces a family gets, and which numbers of a list are meant."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.rations import ImpossibleRation, NoNumbers, check, pieces, read_numbers, shown_numbers
from famcase.errors import FamcaseError


@pytest.mark.parametrize(
    ("rule", "per", "people", "expected"),
    [
        ("per-family", 1, 14, 2),
        ("per-tent", 1, 14, 2),
        ("per-people", 5, 14, 6),
        ("per-people", 5, 15, 6),
        ("per-people", 5, 16, 8),
        ("per-people", 5, 0, 2),
    ],
)
def test_a_ration_by_its_rule(rule: str, per: int, people: int, expected: int) -> None:
    assert pieces(rule, per, 2, people) == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12", (12,)),
        ("1-3", (1, 2, 3)),
        ("٣ ٨، ١١-١٢", (3, 8, 11, 12)),
        ("2,1,2", (1, 2)),
        (" 7 – 9 ", (7, 8, 9)),
        ("1..2", (1, 2)),
    ],
)
def test_numbers_as_they_are_called_out(text: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(text) == numbers


@pytest.mark.parametrize("text", ["", "0", "x", "3-1", "1-", "-3", "1 x", "1-200000", "9" * 400, "²", "[/b]", "1a2"])
def test_what_is_no_number_of_a_list(text: str) -> None:
    with pytest.raises(NoNumbers):
        read_numbers(text)


def test_a_page_of_ranges_is_no_number_of_a_list() -> None:
    with pytest.raises(NoNumbers):
        read_numbers("1-99999," * 1_000)


@given(st.sets(st.integers(1, 500), min_size=1))
def test_numbers_shown_are_read_back(numbers: set[int]) -> None:
    assert set(read_numbers(shown_numbers(numbers))) == numbers


@given(st.text(max_size=40))
def test_whatever_is_typed_is_numbers_or_refused(text: str) -> None:
    with suppress(FamcaseError):
        assert read_numbers(text)


@pytest.mark.parametrize(
    ("rule", "per", "quantity"), [("per-family", 1, 0), ("per-people", 0, 1), ("per-people", 501, 1)]
)
def test_a_ration_of_nothing_is_refused(rule: str, per: int, quantity: int) -> None:
    with pytest.raises(ImpossibleRation):
        check(rule, per, quantity)
