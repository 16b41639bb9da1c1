"""What the case list can be sorted by: for each of its columns an expression that is never NULL.

What is not known stands last in both directions. A withheld name orders nobody.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from peewee import Case, fn

from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables

_AFTER_ALL: Final = "\U0010ffff"
"""Follows every text."""

SHORT: Final[Mapping[str, str]] = {"due": "next_due", "registered": "registered_on", "left": "left_on"}
"""Short words for some columns."""

_LATEST_FIRST: Final = frozenset({"registered_on", "since", "left_on"})
"""Days whose latest stands first where nobody asks for the other direction: what is new is looked for."""

_DAYS: Final = frozenset({"next_due", "confirmed_on", *_LATEST_FIRST})


def number_key(tables: Tables, sort: str, *, backwards: bool) -> Any:
    """Return the expression of a day or number, to be sorted upwards in either direction; None for a text."""
    case = tables["case_list"]
    field: Any = getattr(case, sort, None)
    if sort in _DAYS:
        is_up = backwards == (sort in _LATEST_FIRST)
        # 1 is after every negative number
        return field if is_up else Case(None, [(field == NO_DAY, 1)], 0 - field)
    if sort == "people":
        return field if backwards else 0 - field
    if sort == "withheld":
        return Case(None, [(case.withheld == backwards, 1)], 0)
    if sort == "priority":
        return Case(None, [(case.priority == 0, 9)], 0 - case.priority if backwards else case.priority)
    return None


def text_key(tables: Tables, sort: str, *, backwards: bool) -> Any:
    """Return the expression of a text, to be sorted downwards where `backwards`; what is empty stands last."""
    case = tables["case_list"]
    if sort == "name":
        return case.name_key  # families without a name are put last by the order itself
    texts = _texts(tables)[sort]()
    return fn.COALESCE(*texts, "" if backwards else _AFTER_ALL)


def _texts(tables: Tables) -> Mapping[str, Callable[[], list[Any]]]:
    """Return for each column of texts where it is looked up, the first that is not empty counting."""
    case, family, user = tables["case_list"], tables["family"], tables["user"]
    site, place = tables["site"], tables["place"]
    return {
        "number": lambda: [_of(family, family.number, case.family)],
        "name_ar": lambda: [_arabic_name(tables)],
        "status": lambda: [_filled(case.status)],
        "living": lambda: [_filled(case.living)],
        "assigned_to": lambda: [_of(user, user.name, case.assigned_to)],
        "origin": lambda: [*_names(place, case.origin), _of(family, family.origin_text, case.family)],
        "place": lambda: [*_names(site, case.site), *_names(place, case.place)],
        "next_what": lambda: [_next_what(tables)],
    }


SORTS: Final = (
    "name", "due", "registered", "priority", "people", "since", "number", "name_ar", "withheld", "status", "origin",
    "left", "place", "living", "confirmed_on", "next_what", "assigned_to",
)  # fmt: skip


def _names(model: Any, local: Any) -> list[Any]:
    return [_of(model, model.name, local), _of(model, model.name_ar, local)]


def _of(model: Any, field: Any, local: Any) -> Any:
    return _filled(model.select(fn.LOWER(field)).where(model.id == local))


def _filled(text: Any) -> Any:
    return fn.NULLIF(text, "")


def _arabic_name(tables: Tables) -> Any:
    case, member = tables["case_list"], tables["member"]
    whole = member.first_ar.concat(" ").concat(member.father_ar).concat(" ").concat(member.surname_ar)
    heads = member.select(fn.TRIM(whole)).where((member.family == case.family) & (member.relation == "head"))
    return _filled(Case(None, [(case.withheld == 0, heads.order_by(member.made, member.id).limit(1))], ""))


def _next_what(tables: Tables) -> Any:
    case, follow_up = tables["case_list"], tables["follow_up"]
    is_next = (follow_up.family == case.family) & (follow_up.due == case.next_due) & (follow_up.status == "open")
    return _filled(
        follow_up.select(fn.LOWER(follow_up.what)).where(is_next).order_by(follow_up.made, follow_up.id).limit(1)
    )
