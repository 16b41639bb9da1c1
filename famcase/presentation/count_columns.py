"""The columns of counts, as somebody reported them."""

from typing import Final

from famcase.presentation.columns import Column, code, figure, number, short_day
from famcase.presentation.wording import Wording
from famcase.services.views import CountView
from famcase.wording import N_

COUNTS: Final[tuple[Column[CountView], ...]] = (
    Column("on", N_("Day"), lambda count: count.on, short_day),
    figure("families", N_("Families")),
    figure("people", N_("People")),
    figure("in_the_open", N_("In the open")),
    figure("arrived", N_("Arrived")),
    figure("left", N_("Have left")),
    figure("remaining", N_("Remaining")),
    Column("source", N_("Who says so"), lambda count: count.source, code("count-source"), width=14),
    Column("sureness", N_("How sure"), lambda count: count.sureness, code("sureness"), width=18),
)
"""All of them."""

NUMBERED_COUNTS: Final[tuple[Column[CountView], ...]] = (
    Column("no", N_("No."), lambda count: count.number, number, align="right"),
    *COUNTS,
)
"""With what the command line calls each by."""


def count_words(wording: Wording, count: CountView) -> str:
    """Return a count in a few words: "231 families, 1,290 people, manager"."""
    parts = []
    if count.families is not None:
        parts.append(wording.plural("{count} family", "{count} families", count.families))
    if count.people is not None:
        parts.append(wording.plural("{count} person", "{count} people", count.people))
    parts.append(wording.label("count-source", count.source) if count.source else "")
    return wording(N_(", ")).join(part for part in parts if part)
