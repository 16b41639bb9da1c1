"""Half-typed forms: kept while somebody types, offered when the form is opened again."""

from collections.abc import Mapping
from typing import Any

from famcase.services.desk import Desk

PAUSE = 0.5
"""Seconds without a key after which what is typed is kept."""


def keep(desk: Desk, form: str, subject: str, fields: Mapping[str, Any]) -> None:
    """Keep a form as it stands; called on the saving thread. A form with nothing in it is dropped."""
    if desk.drafts is None:
        return
    if fields:
        desk.drafts.keep(form, subject, fields)
    else:
        desk.drafts.drop(form, subject)


def take(desk: Desk, form: str, subject: str) -> Mapping[str, Any]:
    """Return what was kept of a form, empty when nothing was; called on the saving thread."""
    draft = desk.drafts.take(form, subject) if desk.drafts is not None else None
    return draft.fields if draft is not None else {}
