"""Families of a list that was brought in and may have been here already, or stand in the list twice: to be decided."""

from typing import Any, ClassVar

from textual import on

from famcase.services.queries.pairs import Pair, undecided
from famcase.services.views import ImportReport, LikelyDouble, TwiceListed
from famcase.tui.exchange.found import FoundScreen, of_families
from famcase.tui.widgets.line_list import LineList
from famcase.wording import N_


class BroughtScreen(FoundScreen[None]):
    """Each with the family that it may be, side by side by Enter; what was decided goes."""

    HELP_TEXT: ClassVar[str] = N_(
        "The list is brought in. These of its families may have been registered before, or stand in it twice. Enter "
        "shows two side by side, where they are merged or told apart; Esc leaves the rest to the list of families that "
        "may be registered twice, which is with what waits."
    )

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self._report = report
        self._undecided: frozenset[Pair] = frozenset(_pair(one) for one in _all(report))

    def listed(self) -> dict[str, Any]:
        found = of_families(self._report.doubles, self._report.twice)
        return {name: [one for one in views if _pair(one) in self._undecided] for name, views in found.items()}

    def head_lines(self) -> list[str]:
        words, report = self.words, self._report
        brought = words(N_("Brought in: {new} new, {changed} changed."), new=report.new, changed=report.changed)
        return [
            brought,
            words(N_("Enter shows two side by side; what you leave waits with all that may be registered twice.")),
        ]

    def reload(self) -> None:
        """Leave out what was decided meanwhile."""
        pairs = frozenset(_pair(one) for one in _all(self._report))
        self.ask(undecided, pairs, then=self._leave_out)

    def _leave_out(self, standing: frozenset[Pair]) -> None:
        self._undecided = standing
        self.show()

    @on(LineList.Chosen)
    def action_open(self) -> None:
        here = self.here
        if isinstance(here, LikelyDouble | TwiceListed):
            other, one = _pair(here)
            # the older number is the one that papers and colleagues have
            self.desk_app.open_side_by_side(other, one)

    def action_back(self) -> None:
        self.dismiss()


def _all(report: ImportReport) -> tuple[LikelyDouble | TwiceListed, ...]:
    return (*report.doubles, *report.twice)


def _pair(one: LikelyDouble | TwiceListed) -> Pair:
    """Return the family that was there first, and that of the row."""
    return (one.alike.uid if isinstance(one, LikelyDouble) else one.other, one.family)
