"""Make the draft of a stay from the fields that a row gave."""

import re
from dataclasses import fields as dataclass_fields
from typing import Any

from famcase.services.household_drafts import FieldValue, StayDraft

_PCODE = re.compile(r"SY(\d\d){0,3}|C\d{4}")
"""The shapes of OCHA's P-codes for Syria: country to sub-district, and communities."""

_OWN = frozenset(entry.name for entry in dataclass_fields(StayDraft)) - {"fields", "place_text", "pcode", "site_name"}


def stay_of(fields: dict[str, FieldValue]) -> StayDraft | None:
    """Return the stay that the fields describe; None when they name neither a place, a site nor a kind of shelter."""
    place, site = str(fields.pop("place", "")), str(fields.pop("site", ""))
    pcode = str(fields.pop("pcode", "")) or place
    if not (place or site or pcode or "living" in fields):
        return None
    own: dict[str, Any] = {name: fields.pop(name) for name in _OWN & fields.keys()}
    return StayDraft(
        place_text=place,
        pcode=pcode.upper() if _PCODE.fullmatch(pcode.upper()) else None,
        site_name=site,
        fields=fields,
        **own,
    )
