"""How far a place has emptied: the share of its known population that is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

EMPTIED: Final = 0.9
"""From this share on a place is "almost entirely emptied". Situation reports say so without a figure; nine in ten
leaves room for those who stay behind, and for people whom nobody registered."""


@dataclass(frozen=True, slots=True)
class Population:
    """How many people lived in a place, as of a day."""

    people: int
    on: date
    source: str = ""
    """Code of count-source; empty for the gazetteer's own figure."""


def of_year(people: int, year: int) -> Population:
    """Return a figure of which the year alone is known: as of its last day, so that it is never taken for older."""
    return Population(people, date(year, 12, 31))


def figure_before(known: Iterable[Population], first_left: date | None) -> Population | None:
    """Return the newest figure that is older than the first departure; None where there is none, or no such day.

    A younger figure has lost those who left already: a share of it would say too much.
    """
    older = [figure for figure in known if first_left is not None and figure.on < first_left and figure.people > 0]
    return max(older, key=lambda figure: figure.on, default=None)


def share_gone(people: int, figure: Population | None) -> float | None:
    """Return the share (0 to 1) of a place's people that is gone.

    None without a figure, and where more are gone than the figure knows of: it is then no figure to take a share of.
    """
    return people / figure.people if figure is not None and people <= figure.people else None
