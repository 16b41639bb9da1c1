"""What a file of figures says of them: for whom they are, and up to which figure is told as few."""

from dataclasses import dataclass
from typing import Any, Final

from famcase.presentation.columns import Column, number
from famcase.presentation.page_marks import AS_COUNTED, FOR_OUTSIDERS
from famcase.presentation.wording import Wording
from famcase.services.outsiders import Audience
from famcase.wording import N_

_OFFICE: Final = "office"


@dataclass(frozen=True, slots=True)
class FiguresTold:
    """Figures in a file: as they were counted, or for an audience outside."""

    audience: Audience | None = None
    few: int = 0
    """The largest figure that an audience is not told."""

    def sentence(self, wording: Wording) -> str:
        """Return what stands in a file that people read."""
        if self.audience is None:
            return wording(AS_COUNTED)
        figures = wording(FOR_OUTSIDERS[self.audience])
        return wording(N_("{figures}, few: up to {few}"), figures=figures, few=self.few)

    def columns(self) -> tuple[Column[Any], ...]:
        """Return what says the same on each line of a file for programs, which has room for nothing else.

        So it stays with a line that is copied out, and lines of two files cannot be taken for each other.
        """
        whom = self.audience.value if self.audience else _OFFICE
        figures_for: Column[Any] = Column("figures_for", N_("Figures for"), lambda _line: whom, hxl="#meta+audience")
        if self.audience is None:
            return (figures_for,)
        few: Column[Any] = Column("few_up_to", N_("Few: up to"), lambda _line: self.few, number, hxl="#meta+few")
        return figures_for, few
