"""Telephone numbers as people write them, folded to one key so that the same number is found again."""

import re

from famcase.domain.numbers import western
from famcase.domain.text import NAME_LIMIT, TextRefused, check_name
from famcase.errors import Refused
from famcase.wording import N_

SYRIA = "963"
TURKEY = "90"

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BETWEEN = re.compile(r"[\s\-_./\\()\[\]‐‑‒–—―−ـ،,;:]+")
_TRUNK = re.compile(r"\(\s*0\s*\)")
_FEWEST, _MOST = 6, 15  # a local landline; ITU-T E.164 allows 15


class NotAPhoneNumber(Refused):
    """What was typed cannot be dialled."""

    def __init__(self) -> None:
        super().__init__(
            N_("This is not a telephone number."),
            hint=N_("Only digits, spaces and dashes, 6 to 15 digits, as 0933 123 456 or +963 933 123 456."),
        )


def fold_phone(text: str) -> str:
    """Return the digits of a number with its country in front (`963933123456`), the same for every way to write it.

    09… and Syrian area codes get 963, Turkish 05… gets 90; +, 00 and a country code without either are understood.
    A short local number stays as it is. Never raises: of anything else the digits are left, perhaps none.
    """
    plain = _TRUNK.sub("", _INVISIBLE.sub("", western(text))).strip()
    digits = re.sub(r"[^0-9]", "", plain)
    is_international = plain.lstrip("([ ").startswith("+")
    if not is_international and digits.startswith("00"):
        is_international, digits = True, digits[2:]
    if not is_international:
        digits = _with_country(digits)
    # "+963 0933 …": the zero is dialled inside the country only.
    for country in (SYRIA, TURKEY):
        if digits.startswith(country + "0") and len(digits) > 10:
            return country + digits[len(country) :].lstrip("0")
    return digits


def check_phone(text: str) -> str:
    """Return the number as typed, without blank ends and invisible marks; `fold_phone` of it is its key. May be empty.

    Raises NotAPhoneNumber when it holds letters or other signs, or fewer than 6 or more than 15 digits.
    """
    kept = _INVISIBLE.sub("", text)
    try:
        kept = check_name(kept, "") if len(kept) <= NAME_LIMIT else "?"
    except TextRefused:
        raise NotAPhoneNumber from None
    if not kept:
        return ""
    compact = _BETWEEN.sub("", western(kept)).removeprefix("+")
    if not re.fullmatch(r"[0-9]+", compact) or not _FEWEST <= len(compact.removeprefix("00")) <= _MOST:
        raise NotAPhoneNumber
    return kept


def _with_country(digits: str) -> str:
    national = digits.removeprefix("0")
    # Turkish mobiles: 5xx and seven digits; no Syrian area code with its number is as long.
    if national.startswith("5") and len(national) == 10:
        return TURKEY + national
    # 0963 933 …: a country code behind one zero.
    if digits.startswith("0") and re.match(f"{SYRIA}|{TURKEY}", national) and len(national) >= 11:
        return national
    # Spreadsheets eat the zero of 09…: nine digits from 9 are a Syrian mobile all the same.
    if (digits.startswith("0") and len(national) >= 7) or (national.startswith("9") and len(national) == 9):
        return SYRIA + national
    return digits
