"""The names of what filters refer to by ids and P-codes, so that a person sees what was understood."""

from dataclasses import dataclass
from typing import Any

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.queries.case_filters import CaseFilters
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class FilterNames:
    """Each empty where its filter is not set, or is of nothing that is there any more."""

    site: Named
    at: Named
    place: Named
    origin: Named
    user: str


def filter_names(desk: Desk, filters: CaseFilters) -> FilterNames:
    """Return the names of the site, places and user that some filters are about."""
    tables = desk.store.tables
    return FilterNames(
        site=_site(tables["site"], filters.site),
        at=_place(tables["place"], filters.at),
        place=_place(tables["place"], filters.place),
        origin=_place(tables["place"], filters.origin),
        user=_user(tables["user"], filters.assigned_to),
    )


def _site(site: Any, uid: RecordId | None) -> Named:
    row = None if uid is None else site.select(site.name, site.name_ar).where(site.uid == uid).tuples().first()
    return Named(*row) if row else Named()


def _place(place: Any, pcode: str) -> Named:
    row = place.select(place.name, place.name_ar).where(place.pcode == pcode).tuples().first() if pcode else None
    return Named(*row) if row else Named()


def _user(user: Any, uid: RecordId | None) -> str:
    return "" if uid is None else str(user.select(user.name).where(user.uid == uid).scalar() or "")
