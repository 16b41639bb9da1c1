"""The columns of places and sites found by a spelling."""

from typing import Final

from famcase.presentation.columns import Column, figure, said
from famcase.presentation.wording import Wording
from famcase.services.queries.places import PlaceHit
from famcase.wording import N_

_KINDS: Final = {
    "site": N_("site"),
    "community": N_("village or town"),
    "region": N_("region"),
    "sub-district": N_("sub-district"),
    "district": N_("district"),
    "governorate": N_("governorate"),
    "country": N_("country"),
}


def kind_words(words: Wording, hit: PlaceHit) -> str:
    """Return what kind of place it is."""
    return words(_KINDS[hit.kind])


DISTANCE: Final[Column[PlaceHit]] = figure("km", N_("Distance, km"))

PLACES: Final[tuple[Column[PlaceHit], ...]] = (
    Column("name", N_("Name"), lambda hit: hit.named, width=28),
    Column("name_ar", N_("Name in Arabic"), lambda hit: hit.name_ar, width=28),
    Column("kind", N_("What it is"), lambda hit: hit.kind, lambda wording, kind: said(wording, _KINDS[str(kind)])),
    Column("pcode", N_("P-code"), lambda hit: hit.where.pcode or None),
    Column("within", N_("In"), lambda hit: hit.within, width=36),
    DISTANCE,
    Column("occupancy_percent", N_("Occupancy, %"), lambda hit: hit.note and hit.note.occupancy_percent, align="right"),
)
