"""Half-typed forms: kept while somebody types, offered when the form is opened again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from famcase.domain.changes import RecordId
from famcase.presentation.columns import case_number
from famcase.presentation.wording import Wording
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
            draft.form,
            draft.subject,
            draft.fields,
            title=draft.title,
            about=draft.about,
            at=draft.at,
            made_of=draft.made_of,
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


def draft_of(form: "Form", fields: Mapping[str, Any]) -> Draft:
    """Return a form as it stands, with what opens it again: its class, and the ids and words that it was made with.

    A form that was made with more than that is opened again where it was begun.
    """
    number = case_number(form.words, form.family.number) if form.family is not None else ""
    title, rest = form.title_text(), form.head_line()
    if "{" in title:
        title = ""  # what it is filled with is in the words of now
    rest = rest.removeprefix(form.words(title)).removeprefix(" · ") if title else rest
    about = " · ".join(filter(None, (rest, number)))
    given = [*form.made_args, *form.made_named.values()]
    made_of: dict[str, Any] = {}
    if all(each is None or isinstance(each, bytes | str) for each in given):
        made_of = {
            "module": type(form).__module__,
            "name": type(form).__qualname__,
            "args": [_packed(each) for each in form.made_args],
            "named": {key: _packed(each) for key, each in form.made_named.items()},
        }
    # now, not when the saving thread comes to it
    return Draft(form.NAME, form.subject(), fields, title, about, form.desk_app.clock.now(), made_of)


def called(words: Wording, draft: Draft) -> str:
    """Return what a draft is called, in the language of now."""
    return " · ".join(filter(None, (words(draft.title) if draft.title else "", draft.about))) or draft.form


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
