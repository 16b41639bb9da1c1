"""The columns of the reference figures for sites."""

from typing import Final

from famcase.presentation.columns import Column, figure
from famcase.presentation.wording import Wording
from famcase.services.views import StandardLine
from famcase.wording import N_


def _asked(wording: Wording, value: object) -> str:
    """Show "at most 20 (at first 50) people a latrine"."""
    if not isinstance(value, StandardLine):
        return ""
    least = _plain(value.least)
    if value.floor is not None:
        message = (
            N_("at most {least} {unit} (at first {floor})")
            if value.is_most
            else N_("at least {least} {unit} (at first {floor})")
        )
        return wording(message, least=least, unit=value.unit, floor=_plain(value.floor))
    return wording(
        N_("at most {least} {unit}") if value.is_most else N_("at least {least} {unit}"), least=least, unit=value.unit
    )


def _plain(figure: float) -> float:
    return int(figure) if figure.is_integer() else figure


STANDARDS: Final[tuple[Column[StandardLine], ...]] = (
    Column("label", N_("Standard"), lambda line: line.label, width=28),
    figure("needed", N_("Needed here")),
    Column("asked", N_("What is asked"), lambda line: line, _asked, width=44),
    Column("least", N_("Figure"), lambda line: line.least),
    Column("floor", N_("At first"), lambda line: line.floor),
    Column("source", N_("Source"), lambda line: line.source, width=48),
)
"""All of them."""

STANDARD_LIST: Final = (STANDARDS[0], STANDARDS[1], STANDARDS[2], STANDARDS[5])
"""What fits a terminal."""
