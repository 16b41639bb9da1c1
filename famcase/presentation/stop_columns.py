"""The columns of the stops of a day's round, which is all that stands on paper for the way."""

from typing import Final

from famcase.presentation.cells import safe
from famcase.presentation.columns import Column, case_number, codes, figure
from famcase.presentation.wording import Wording
from famcase.services.queries.day_round import Stop
from famcase.wording import N_


def _called(wording: Wording, value: object) -> str:
    """Show what people call somebody, in the reader's script where it is known in it."""
    latin, arabic = value if isinstance(value, tuple) else ("", "")
    return safe((arabic or latin) if wording.right_to_left else (latin or arabic))


def _where(wording: Wording, value: object) -> str:
    sector, tent, directions = value if isinstance(value, tuple) else ("", "", "")
    told = (
        wording(N_("sector {sector}"), sector=sector) if sector else "",
        wording(N_("tent {tent}"), tent=tent) if tent else "",
        safe(directions),
    )
    return wording(N_(", ")).join(filter(None, told))


CALLED: Final[Column[Stop]] = Column(
    "called", N_("Called"), lambda stop: (stop.called, stop.called_ar), _called, width=24, is_private=True
)

STOPS: Final[tuple[Column[Stop], ...]] = (
    Column("number", N_("Case"), lambda stop: stop.number, case_number),
    CALLED,
    figure("people", N_("People")),
    Column(
        "where", N_("Where exactly"), lambda stop: (stop.sector, stop.tent, stop.directions), _where, is_private=True
    ),
    Column("bring", N_("Bring"), lambda stop: list(stop.bring), codes("item"), width=28),
)
"""All that may stand on it."""
