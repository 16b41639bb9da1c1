"""Half-typed forms: kept while somebody types, offered when the form is opened again."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from famcase.domain.changes import RecordId
from famcase.services.desk import Desk
from famcase.services.drafts import Draft

if TYPE_CHECKING:
    from famcase.tui.forms.form import Form

PAUSE = 1.0
"""Seconds after the first key for which typing is gathered, before it is kept: what a power cut may cost."""


def keep(desk: Desk, draft: Draft) -> None:
    """Keep a form as it stands; called on the saving thread. A form with nothing in it is dropped."""
    if desk.drafts is None:
        return
    if draft.fields:
        desk.drafts.keep(
            draft.form, draft.subject, draft.fields, title=draft.title, at=desk.clock.now(), made_of=draft.made_of
        )
    else:
        desk.drafts.drop(draft.form, draft.subject)


def take(desk: Desk, form: str, subject: str) -> Mapping[str, Any]:
    """Return what was kept of a form, empty when nothing was; called on the saving thread."""
    draft = desk.drafts.take(form, subject) if desk.drafts is not None else None
    return draft.fields if draft is not None else {}


def all_kept(desk: Desk) -> tuple[Draft, ...]:
    """Return every form that was begun and not saved, the latest first; called on the saving thread."""
    return desk.drafts.all() if desk.drafts is not None else ()


def throw_away(desk: Desk, draft: Draft) -> None:
    """Forget a form that was begun; called on the saving thread."""
    if desk.drafts is not None:
        desk.drafts.drop(draft.form, draft.subject)


def made_of(form: object, args: Sequence[object], named: Mapping[str, object]) -> dict[str, Any]:
    """Return, as JSON, what opens a form again: its class, and the ids and words that it was made with.

    Empty for a form that was made with more than that.
    """
    given = [*args, *named.values()]
    if not all(each is None or isinstance(each, bytes | str) for each in given):
        return {}
    kind = type(form)
    return {
        "module": kind.__module__,
        "name": kind.__qualname__,
        "args": [_packed(each) for each in args],
        "named": {key: _packed(each) for key, each in named.items()},
    }


def opened_again(draft: Draft) -> "Form | None":
    """Return the form of a draft, to be shown; None where this famcase has no such form."""
    from importlib import import_module

    from famcase.tui.forms.form import Form

    said = draft.made_of
    if not str(said.get("module", "")).startswith("famcase.tui."):
        return None
    try:
        kind = getattr(import_module(said["module"]), said["name"])
    except (ImportError, AttributeError):
        return None
    if not (isinstance(kind, type) and issubclass(kind, Form)):
        return None
    form = kind(*map(_unpacked, said["args"]), **{key: _unpacked(each) for key, each in said["named"].items()})
    form.comes_back()
    return form


def _packed(value: object) -> Any:
    return {"id": value.hex()} if isinstance(value, bytes) else value


def _unpacked(value: Any) -> Any:
    return RecordId(bytes.fromhex(value["id"])) if isinstance(value, dict) else value
