"""What is told of sites, and what the reference figures for them come to."""

import math
from typing import Final

COVERAGE: Final = ("shelter", "nfi", "water", "sanitation", "waste", "food")
"""Fields of a site that say how far a service reaches its people."""


def needed(counted: str, least: float, people: int | None, families: int | None) -> int | None:
    """Return how much or how many of something the counted people need; None where they are not counted.

    `counted` says how `least` is meant: "for-each-person" an amount, "people-to-one" and "families-to-one" how many
    share one; anything else (a distance) needs no number. Rounded up: what is short of a standard does not meet it.
    """
    if counted == "for-each-person" and people is not None:
        return math.ceil(round(people * least, 6))
    if counted == "people-to-one" and people is not None:
        return math.ceil(people / least)
    if counted == "families-to-one" and families is not None:
        return math.ceil(families / least)
    return None
