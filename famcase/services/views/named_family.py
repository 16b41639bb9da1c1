"""How a line or a sentence names a family."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedFamily:
    """Its number and its head's names; these are empty where withheld or not known."""

    number: str
    """Digits only; `domain.numbers.shown_case_number` groups them."""
    name: str
    """In Latin letters where there is one."""
    name_ar: str
    withheld: bool
