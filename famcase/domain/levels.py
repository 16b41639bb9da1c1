"""How much of a person may be in what leaves the desk."""

from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """What of a person may be in a file; a withheld name never is, at any level."""

    FULL = "full"
    """Names and people's words too, but names that are withheld."""

    INITIALS = "initials"
    """The first letters of names; no words of people."""

    CODES = "codes"
    """Case numbers and codes; of days the Monday of their week, of where they come from the sub-district."""

    FIGURES = "figures"
    """No line about one family."""


NOTES: Final = "notes"
CONTACTS: Final = "contacts"
SENSITIVE: Final = "sensitive"
"""Codes that can harm whoever is known by them: an arrest, where somebody means to go."""

ONLY_HERE: Final = "only-here"
"""What is in nothing that leaves, whatever is named: families that others are tied to did not agree to that."""

BY_CHOICE: Final = (NOTES, CONTACTS, SENSITIVE)
"""What is in nothing that leaves unless it is named."""
