"""Telephone numbers: one key for every way to write one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.phones import NotAPhoneNumber, check_phone, fold_phone


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        # a Syrian mobile
        ("0933 123 456", "963933123456"),
        ("0933-123-456", "963933123456"),
        ("٠٩٣٣ ١٢٣ ٤٥٦", "963933123456"),
        ("+963 933 123 456", "963933123456"),
        ("\u202a+963 933 123 456\u202c", "963933123456"),
        ("00963933123456", "963933123456"),
        ("0963933123456", "963933123456"),
        ("963933123456", "963933123456"),
        ("+963 (0) 933 123456", "963933123456"),
        ("+963 0933 123456", "963933123456"),
        ("(+963) 933123456", "963933123456"),
        ("933123456", "963933123456"),
        # landlines of Idlib and Damascus; a local number alone
        ("023 223 344", "96323223344"),
        ("011-2233445", "963112233445"),
        ("223344", "223344"),
        # Turkish mobiles
        ("0532 123 45 67", "905321234567"),
        ("532 123 45 67", "905321234567"),
        ("+90 532 123 45 67", "905321234567"),
        ("+90 0532 123 45 67", "905321234567"),
        ("0090 532 123 45 67", "905321234567"),
        # elsewhere
        ("+961 3 123 456", "9613123456"),
        ("00962 7 9123 4567", "962791234567"),
        ("+49 1512 3456789", "4915123456789"),
    ],
)
def test_a_number_has_one_key_however_it_is_written(typed: str, key: str) -> None:
    assert fold_phone(typed) == key
    assert fold_phone(key) == key
    assert fold_phone(check_phone(typed.strip("\u202a\u202c"))) == key


@pytest.mark.parametrize(
    "typed",
    [
        "12345",
        "call his brother",
        "0933 123 456 Ali",
        "0933+123456",
        "1" * 16,
        "+",
        "٠٩٣٣\x1b",
        "0933\ud800123",
        "9" * 9000,
    ],
)
def test_what_cannot_be_dialled_is_refused(typed: str) -> None:
    with pytest.raises(NotAPhoneNumber) as refusal:
        check_phone(typed)
    assert not refusal.value.values


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 0933 123 456 ", "0933 123 456"),
        ("\u200e0933123456", "0933123456"),
        ("", ""),
        ("٠٩٣٣ ١٢٣ ٤٥٦", "٠٩٣٣ ١٢٣ ٤٥٦"),
    ],
)
def test_a_number_is_kept_as_it_was_typed(typed: str, kept: str) -> None:
    assert check_phone(typed) == kept


@given(st.text(st.sampled_from("+0123456789 -()٠٩٣abخ\u200e\ud800"), max_size=25))
def test_whatever_passes_has_a_key_of_digits_and_passes_again(text: str) -> None:
    assert fold_phone(text).isascii()
    try:
        kept = check_phone(text)
    except NotAPhoneNumber:
        return
    assert check_phone(kept) == kept
    assert fold_phone(kept) == fold_phone(text)
    assert not kept or fold_phone(kept).isdigit()


def test_a_short_local_number_that_begins_as_a_country_does_stays_as_it_is() -> None:
    assert fold_phone("9630123") == "9630123"
    assert fold_phone("+963 0933 123 456") == "963933123456"
