"""Digits of any script, and case numbers with their check digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.numbers import (
    NotACaseNumber,
    WrongCheckDigit,
    case_number,
    check_digit,
    explain_case_number,
    read_case_number,
    shown_case_number,
    western,
)

WRITERS = st.integers(0, 99_999)
COUNTERS = st.integers(1, 2_000_000)


def test_the_check_digit_is_that_of_damm_s_own_example() -> None:
    assert check_digit("572") == "4"
    assert check_digit("5724") == "0"


@pytest.mark.parametrize(
    ("typed", "read"), [("١٢٣٤٥٦٧٨٩٠", "1234567890"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"), ("خيمة ٧", "خيمة 7")]
)
def test_digits_of_any_script_become_western(typed: str, read: str) -> None:
    assert western(typed) == read


def test_a_case_number_is_the_writer_the_counter_and_a_check_digit() -> None:
    assert case_number(20411, 87) == "204110875"
    assert shown_case_number("204110875") == "20411-087-5"
    assert shown_case_number(case_number(7, 12_345)).startswith("00007-12345-")


@pytest.mark.parametrize(
    "typed",
    [
        "20411-087-5",
        "204110875",
        " 20411 087 5 ",
        "20411.087/5",
        "20411–087—5",
        "٢٠٤١١-٠٨٧-٥",
        "۲۰۴۱۱ ۰۸۷ ۵",
        "20411-087-5\u200e",
        "\u206620411-087-5\u2069",
        "#20411-087-5",
    ],
)
def test_a_case_number_is_read_in_any_script_and_grouping(typed: str) -> None:
    assert read_case_number(typed) == "204110875"
    assert explain_case_number(typed) is None


@pytest.mark.parametrize(
    "typed", ["", "al-Adnan", "2041", "20411-87-5", "20411-000-0", "20411-0087-5", "x20411-087-5", "²0411-087-5"]
)
def test_what_has_not_the_form_is_none(typed: str) -> None:
    assert read_case_number(typed) is None
    assert isinstance(explain_case_number(typed), NotACaseNumber)


@pytest.mark.parametrize("digit", ["9", "٩"])
def test_a_page_of_digits_has_not_the_form_either(digit: str) -> None:
    assert read_case_number(digit * 5_000) is None
    assert isinstance(explain_case_number(digit * 5_000), NotACaseNumber)


def test_a_wrong_check_digit_is_said_with_the_number_in_groups() -> None:
    assert read_case_number("20411-087-3") is None
    wrong = explain_case_number("204110873")
    assert isinstance(wrong, WrongCheckDigit)
    assert wrong.values == {"number": "20411-087-3"}


@given(WRITERS, COUNTERS)
def test_every_case_number_is_read_back(writer: int, counter: int) -> None:
    stored = case_number(writer, counter)
    assert read_case_number(stored) == stored
    assert read_case_number(shown_case_number(stored)) == stored


@given(WRITERS, COUNTERS, st.data())
def test_one_wrong_digit_or_two_swapped_neighbours_are_always_found(
    writer: int, counter: int, data: st.DataObject
) -> None:
    stored = case_number(writer, counter)
    at = data.draw(st.integers(0, len(stored) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    mistyped = stored[:at] + digit + stored[at + 1 :]
    assert (read_case_number(mistyped) == stored) == (digit == stored[at])
    assert mistyped == stored or read_case_number(mistyped) is None
    swapped = stored[:at] + stored[at + 1 : at + 2] + stored[at] + stored[at + 2 :]
    assert swapped == stored or read_case_number(swapped) is None


@pytest.mark.parametrize(("writer", "counter"), [(-1, 1), (100_000, 1), (1, 0)])
def test_a_number_that_no_writer_can_give_is_a_fault_of_the_program(writer: int, counter: int) -> None:
    with pytest.raises(ValueError, match="five digits"):
        case_number(writer, counter)


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    assert (read_case_number(text) is None) == (explain_case_number(text) is not None)
