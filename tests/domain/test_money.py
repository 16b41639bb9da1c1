"""Amounts of money as people type them."""

import pytest

from famcase.domain.money import CurrencyMissing, NotAnAmount, check_amount, read_amount, shown_amount


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("50", 5000), ("12.5", 1250), ("12.05", 1205), ("1,200", 120000), ("٥٠٫٥", 5050), (" 7 ", 700), ("", None)],
)
def test_an_amount_is_read_in_the_digits_of_any_script(typed: str, hundredths: int | None) -> None:
    assert read_amount(typed) == hundredths


@pytest.mark.parametrize("typed", ["0", "-5", "5.123", "five", "1e9", "9" * 13, "50 usd", "."])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAmount):
        read_amount(typed)


def test_an_amount_goes_with_its_currency() -> None:
    assert check_amount(None, "") is None
    assert check_amount(100, "usd") == 100
    for amount, currency in ((100, ""), (None, "usd")):
        with pytest.raises(CurrencyMissing):
            check_amount(amount, currency)


def test_an_amount_is_shown_without_idle_digits() -> None:
    assert [shown_amount(hundredths) for hundredths in (5000, 1250, 123456789)] == ["50", "12.50", "1,234,567.89"]
