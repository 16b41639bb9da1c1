"""One slip of the finger: a letter left out, added or another one, or two that changed places."""

from collections.abc import Iterator
from typing import Final

FEWEST_LETTERS: Final = 4
"""Of shorter words most are one slip from another name: Ali, Adi, Aya."""

MOST_LETTERS: Final = 24
"""Of longer texts, which nobody bears as one name, no slips are sought."""

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# As `names_folding` leaves them: one alif, one ya, one ha.
_ARABIC: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def slips(folded: str) -> set[str]:
    """Return every text that is one slip away from a folded one of FEWEST_LETTERS to MOST_LETTERS; else none.

    Letters are added and replaced in the text's own script, so that some hundred texts come back: few enough to look
    each of them up in an index, however long the list of names is.
    """
    if not FEWEST_LETTERS <= len(folded) <= MOST_LETTERS or folded.isdecimal():
        return set()
    return set(_slips(folded)) - {folded}


def is_slip(one: str, other: str) -> bool:
    """Whether two folded texts are one slip apart and long enough for it."""
    return FEWEST_LETTERS <= len(one) <= MOST_LETTERS and one != other and is_one_slip(one, other)


def is_one_slip(one: str, other: str) -> bool:
    """Whether two texts are the same but for one letter more, less or other, or two that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    after, following = one[at:], other[at:]
    exchanged = after[:2] == following[1::-1] and after[2:] == following[2:]
    return after[1:] == following[1:] or after[1:] == following or after == following[1:] or exchanged


def _slips(folded: str) -> Iterator[str]:
    letters = _LATIN if any(letter in _LATIN for letter in folded) else _ARABIC
    for at in range(len(folded) + 1):
        before, after = folded[:at], folded[at:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
