"""How many people a family is: the members listed, or the declared size where that is larger."""

from collections.abc import Iterable

COUNTED = frozenset({"here", "away", "found"})
"""Presences that count: those who eat together and receive aid together, a short absence included."""


def listed(presences: Iterable[str]) -> int:
    """Return how many listed members count."""
    return sum(1 for presence in presences if presence in COUNTED)


def size(presences: Iterable[str], declared: int | None) -> int:
    """Return the number of people that every list, summary and distribution counts for a family."""
    return max(listed(presences), declared or 0)
