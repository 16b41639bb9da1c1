"""Numbers by which other lists know a family or a person, folded to one key whatever stands between their signs."""

from famcase.domain.names_folding import fold

MARK = "#"
"""Begins the key of an id in the dictionary of words: no word of a name holds it."""


def id_key(value: str) -> str:
    """Return the key of an id, of its letters and digits ("SY-123/45" and "sy 123 45" are one); may be empty."""
    folded = fold(value).replace(" ", "")
    return MARK + folded if folded else ""
