"""Rush and upheaval: arrivals, moves of many, verification rounds, distributions, and what nobody can reach."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from famcase.domain.changes import RecordId

if TYPE_CHECKING:
    from collections.abc import Sequence


def open_rush(
    name: str,
    families: "Sequence[RecordId]" = (),
    *,
    site: RecordId | None = None,
    pcode: str = "",
    shown: str = "",
) -> Screen[Any]:
    """Return "arrivals", "move", "put-off", "round", "distributions" or "distribution".

    Of some families, or of those at a site or place, which `shown` names; without either the screen asks. Raises
    LookupError for another name.
    """
    if name == "arrivals":
        from famcase.tui.rush.arrivals import ArrivalSheet

        return ArrivalSheet()
    if name == "distributions":
        from famcase.tui.rush.distributions import DistributionsScreen

        return DistributionsScreen()
    if name == "distribution":
        from famcase.tui.rush.distribution_form import DistributionForm

        return DistributionForm(site=site, pcode=pcode, shown=shown)
    if name == "round":
        from famcase.tui.rush.round import RoundScreen

        return RoundScreen(tuple(families) or None, site=site, pcode=pcode, shown=shown)
    from famcase.tui.rush.everyone import BulkMoveForm, PutOffForm

    forms: dict[str, Any] = {"move": BulkMoveForm, "put-off": PutOffForm}
    form: Screen[Any] = forms[name](tuple(families) or None, site=site, pcode=pcode, shown=shown)
    return form
