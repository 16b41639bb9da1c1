"""Gazetteer places as views: each with the sub-district and district around it, to tell villages of one name apart."""

from collections.abc import Iterable
from typing import Any

from famcase.services.desk import Desk
from famcase.services.views import PlaceView
from famcase.storage.schema import Tables
from famcase.wording import Named

_COUNTRY = 0
_SUB_DISTRICT, _COMMUNITY = 3, 4


def place_view(desk: Desk, pcode: str) -> PlaceView | None:
    """Return the place of a P-code; None where the gazetteer has none."""
    place = desk.store.tables["place"]
    local = place.select(place.id).where(place.pcode == pcode).scalar()
    return PlaceViews(desk.store.tables, [local]).view(local)


class PlaceViews:
    """Some places and what they lie in, read in a few queries however many they are."""

    def __init__(self, tables: Tables, places: Iterable[int | None]) -> None:
        place = tables["place"]
        wanted = sorted({local for local in places if local})
        self._rows: dict[int, Any] = {row.id: row for row in place.select().where(place.id.in_(wanted))}
        self._parents = _ancestors(tables, {row.parent for row in self._rows.values()})

    def view(self, local: int | None, text: str = "") -> PlaceView | None:
        """Return a place by its local id, else the words used for one, else None."""
        row = self._rows.get(local or 0)
        if row is not None:
            area = self.around(row.id, _SUB_DISTRICT)
            around = Named(area.name, area.name_ar) if area is not None else Named()
            return PlaceView(row.pcode, row.name, row.name_ar, self._within(row), around)
        return PlaceView("", text, "") if text else None

    def row(self, local: int) -> Any:
        """Return the gazetteer's own row; None for no place."""
        return self._rows.get(local)

    def around(self, local: int, level: int) -> Any:
        """Return the row of the place of that level (2 district, 3 sub-district) around one; None where there is none.

        A place of that level, or of a higher one, is itself what is around it.
        """
        row = self._rows.get(local)
        while row is not None and level < row.level <= _COMMUNITY:
            row = self._parents.get(row.parent)
        return row

    def _within(self, row: Any) -> Named:
        around: list[Named] = []
        parent = self._parents.get(row.parent)
        while parent is not None and parent.level > _COUNTRY and len(around) < 2:
            around.append(Named(parent.name, parent.name_ar))
            parent = self._parents.get(parent.parent)
        latin = ", ".join(name.latin for name in around)
        return Named(latin, "، ".join(name.arabic for name in around) if all(name.arabic for name in around) else "")


def _ancestors(tables: Tables, pcodes: set[str]) -> dict[str, Any]:
    place = tables["place"]
    found: dict[str, Any] = {}
    wanted = pcodes - {""}
    for _ in range(2):  # what a place lies in, and what that lies in
        rows = list(place.select().where(place.pcode.in_(sorted(wanted)))) if wanted else []
        found.update({row.pcode: row for row in rows})
        wanted = {row.parent for row in rows} - set(found) - {""}
    return found
