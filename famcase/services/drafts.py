"""Half-typed forms, kept in an encrypted file of each user's own, apart from the database that imports may hold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from famcase.storage.drafts_file import open_drafts


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left."""

    form: str
    subject: str
    """What the form is about (a record id in hex), empty for a new family."""
    fields: Mapping[str, Any]
    title: str = ""
    """What the form is called, a msgid; empty where `about` says it all."""
    about: str = ""
    """What stood behind the title, in the words of then: a case number, a place; without a name of a person."""
    at: datetime | None = None
    """When it was typed."""
    made_of: Mapping[str, Any] = field(default_factory=dict)
    """What opens the form again; the screen knows how."""


class Drafts:
    """The drafts of one user. Its methods are called on the desk's saving thread or on one thread alone."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._file: Any = None

    def keep(
        self,
        form: str,
        subject: str,
        fields: Mapping[str, Any],
        *,
        title: str = "",
        about: str = "",
        at: datetime | None = None,
        made_of: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Keep a form as it stands, in place of what was kept of it; all of it JSON."""
        day = at.isoformat() if at else ""
        kept = {"fields": dict(fields), "title": title, "about": about, "at": day, "made_of": dict(made_of)}
        self._drafts().put(form, subject, json.dumps(kept))

    def take(self, form: str, subject: str) -> Draft | None:
        """Return what was kept of a form; it stays until `drop`."""
        body = self._drafts().get(form, subject)
        return None if body is None else _draft(form, subject, body)

    def drop(self, form: str, subject: str) -> None:
        """Forget a form that was saved or thrown away."""
        self._drafts().drop(form, subject)

    def forget(self, subject: str) -> None:
        """Forget every form about a subject that was erased, and close the file: this thread may not come again."""
        for draft in self.all():
            if draft.subject == subject:
                self.drop(draft.form, draft.subject)
        self.close()

    def all(self) -> tuple[Draft, ...]:
        """Return every kept form, the latest first."""
        return tuple(_draft(*row) for row in self._drafts().all())

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _drafts(self) -> Any:
        if self._file is None:
            self._file = open_drafts(self._path, self._key)
        return self._file


def _draft(form: str, subject: str, body: str) -> Draft:
    kept = json.loads(body)
    at = datetime.fromisoformat(kept["at"]) if kept["at"] else None
    return Draft(form, subject, kept["fields"], kept["title"], kept.get("about", ""), at, kept["made_of"])
