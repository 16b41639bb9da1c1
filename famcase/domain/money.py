"""Amounts of money: read from what people type, in the digits of any script."""

import re

from famcase.domain.numbers import western
from famcase.errors import Refused, Usage
from famcase.wording import N_

MOST = 100_000_000_00
"""Hundredths: more than any family is given at once, in any currency."""

_AMOUNT = re.compile(r"(\d{1,12})(?:[.](\d{1,2}))?")


class NotAnAmount(Usage):
    def __init__(self, text: str) -> None:
        super().__init__(
            N_("“{text}” is no amount of money."), hint=N_("Type it in digits, such as 50 or 12.50."), text=text
        )


class CurrencyMissing(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("An amount of money needs its currency, and a currency its amount."),
            hint=N_("Such as 50 US dollar; famcase terms currency lists them."),
        )


def read_amount(text: str) -> int | None:
    """Return hundredths of "50", "1,200.5" or "٥٠"; None for nothing. Raises NotAnAmount."""
    typed = western(text).strip().replace("\u066b", ".").replace("\u066c", "").replace(",", "")
    if not typed:
        return None
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise NotAnAmount(text)
    hundredths = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    if not 0 < hundredths <= MOST:
        raise NotAnAmount(text)
    return hundredths


def shown_amount(hundredths: int) -> str:
    """Return "50" or "12.50"."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole:,}.{rest:02}" if rest else f"{whole:,}"


def check_amount(hundredths: int | None, currency: str) -> int | None:
    """Return an amount that goes with its currency; raise CurrencyMissing, or NotAnAmount for an impossible one."""
    if (hundredths is None) == bool(currency):
        raise CurrencyMissing
    if hundredths is not None and not 0 < hundredths <= MOST:
        raise NotAnAmount(str(hundredths))
    return hundredths
