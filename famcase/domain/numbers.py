"""Numbers that people say and type in any script: digits, and case numbers with a check digit."""

import re

from famcase.errors import Usage
from famcase.wording import N_

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

WRITER_DIGITS = 5
"""Digits of the writer at the start of each case number."""

COUNTER_DIGITS = 3
"""Fewest digits of the writer's own counter, padded with zeros."""

# The totally anti-symmetric quasigroup of H. Michael Damm (doctoral thesis, Marburg 2004, page 111): it finds every
# single wrong digit and every two neighbours that traded places.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)

# Blanks, dashes of any length, dots, slashes, tatweel, and the invisible marks that the program's own cells end with.
_BETWEEN = re.compile(r"[\s\-_./\\‐‑‒–—―−ـ\u00ad\u200b-\u200f\u061c\u2060\u2066-\u2069\ufeff]+")
_MOST_DIGITS = 18
"""Of a case number: its counter would have to reach a thousand thousand millions for more."""

_STORED = re.compile(f"[0-9]{{9,{_MOST_DIGITS}}}")


class NotACaseNumber(Usage):
    """What was typed has not the form of a case number."""

    def __init__(self) -> None:
        super().__init__(
            N_("This is not a case number."),
            hint=N_("A case number has nine digits or more, as 20411-087-5; any spaces and dashes will do."),
        )


class WrongCheckDigit(Usage):
    """A case number with a digit mistyped, or two that traded places."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            N_("The case number {number} cannot be right: its last digit does not fit the others."),
            hint=N_("Compare it digit by digit with the paper: one is wrong, or two have traded places."),
            number=shown,
        )


def western(text: str) -> str:
    """Return `text` with Arabic-Indic (٠-٩) and Persian (۰-۹) digits as 0-9; all else stays."""
    return text.translate(_WESTERN)


def check_digit(digits: str) -> str:
    """Return the Damm check digit of a string of digits 0-9."""
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def case_number(writer_digits: int, counter: int) -> str:
    """Return the stored form of a writer's case number: five digits, the counter in three or more, a check digit.

    Raises ValueError when the writer is outside 0-99,999 or the counter is below 1: neither comes from a person.
    """
    if not 0 <= writer_digits < 10**WRITER_DIGITS or counter < 1:
        raise ValueError("a writer has five digits, a counter begins at 1")
    digits = f"{writer_digits:0{WRITER_DIGITS}}{counter:0{COUNTER_DIGITS}}"
    return digits + check_digit(digits)


def shown_case_number(stored: str) -> str:
    """Return a stored case number in groups, as people read it out: 20411-087-5."""
    return f"{stored[:WRITER_DIGITS]}-{stored[WRITER_DIGITS:-1]}-{stored[-1:]}"


def read_case_number(text: str) -> str | None:
    """Return the stored form of a typed case number; None when it is no case number or its check digit is wrong."""
    digits = _digits(text)
    return digits if digits is not None and check_digit(digits) == "0" else None


def explain_case_number(text: str) -> Usage | None:
    """Return why `text` cannot be read as a case number, to be raised or shown; None when it can."""
    digits = _digits(text)
    if digits is None:
        return NotACaseNumber()
    return None if check_digit(digits) == "0" else WrongCheckDigit(shown_case_number(digits))


def _digits(text: str) -> str | None:
    digits = _BETWEEN.sub("", western(text)).removeprefix("#")
    if not _STORED.fullmatch(digits):
        return None
    counter = digits[WRITER_DIGITS:-1]
    # 0087 would be a second way to write 087; a counter begins at 1.
    is_canonical = int(counter) > 0 and (len(counter) == COUNTER_DIGITS or not counter.startswith("0"))
    return digits if is_canonical else None
