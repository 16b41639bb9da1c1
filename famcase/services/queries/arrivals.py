"""What an arrival sheet shows besides its lines: the names of places."""

from collections.abc import Sequence

from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.gazetteer import place_view
from famcase.services.queries.sites import site_line
from famcase.wording import Named


def names_of(desk: Desk, places: Sequence[Where]) -> tuple[Named, ...]:
    """Return the names of places as they are shown; empty for nowhere."""
    return tuple(_name(desk, place) for place in places)


def _name(desk: Desk, where: Where) -> Named:
    if where.site is not None:
        return site_line(desk, where.site).named
    view = place_view(desk, where.pcode) if where.pcode else None
    return view.named if view else Named(where.text, is_typed=True)
