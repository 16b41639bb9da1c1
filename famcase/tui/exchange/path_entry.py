"""A file's path: typed, completed from what is in the folder, or picked from it."""

import asyncio
import os
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from famcase.errors import FamcaseError
from famcase.paths import expanded
from famcase.tui.forms.picking import Match, PickEntry
from famcase.tui.forms.sending import Missing
from famcase.tui.session import app_of
from famcase.wording import N_

_MOST = 200
"""Files and folders of one folder that are offered."""

FOLDER_END = "/"


class PathEntry(PickEntry[Path | None, str]):
    """A file; a folder that is taken opens."""

    blank = None

    def __init__(self, key: str, label: str, *, endings: Collection[str], value: str = "", **named: Any) -> None:
        """`endings` are those of the files offered, as ".csv"; of no ending only folders are."""
        super().__init__(key, label, value=value, **named)
        self._endings = tuple(endings)
        self._looked_up = ""

    def read(self) -> Path:
        typed = self.text.strip()
        if not typed:
            raise Missing(self.label)
        return expanded(typed)

    def suggested(self, value: str) -> None:
        """Put another path here in place of one that nobody changed."""
        with self.control.prevent(type(self.control).Changed):
            self.control.value = value

    def look_up(self, typed: str) -> None:
        looking: Any = partial(self._look, typed)
        self.run_worker(looking, group="folder", exclusive=True, exit_on_error=False)

    async def _look(self, typed: str) -> None:
        found = await asyncio.to_thread(offers, typed or f"~{FOLDER_END}", self._endings)
        if self.text != typed:
            return
        self._looked_up = typed
        words = app_of(self).words
        beside = {True: words(N_("folder")), False: ""}
        matches = [Match(path, path, beside[path.endswith(FOLDER_END)]) for path in found]
        self.offer([*self.more_offers(typed), *matches], None)

    def more_offers(self, typed: str) -> Sequence[Match[str]]:  # noqa: ARG002 - for subclasses
        """Return what else fits."""
        return ()

    def is_up_to_date(self) -> bool:
        return self._looked_up == self.text

    def pick(self, match: Match[str]) -> None:
        super().pick(match)
        if match.value.endswith(FOLDER_END):
            self.picked = None
            self.echo("")
            self.look_up(match.value)


def offers(typed: str, endings: Collection[str]) -> list[str]:
    """Return the folders, and the files of these endings, that what was typed may go on to, folders first.

    Folders end in "/". Hidden ones are offered to whoever typed the dot; names that no line can show are not.
    """
    text = typed.replace(os.sep, FOLDER_END)
    at = text.rfind(FOLDER_END) + 1
    before, begun = text[:at], text[at:].casefold()
    try:
        folder = expanded(before or ".")
        with os.scandir(folder) as entries:
            found = [(not entry.is_dir(), entry.name) for entry in entries if _is_offered(entry.name, begun)]
    except (OSError, ValueError, FamcaseError):
        return []
    kept = [
        (is_file, name) for is_file, name in found if not is_file or name.casefold().endswith(tuple(endings) or ("\n",))
    ]
    return [f"{before}{name}{'' if is_file else FOLDER_END}" for is_file, name in sorted(kept)[:_MOST]]


def _is_offered(name: str, begun: str) -> bool:
    return name.isprintable() and name.casefold().startswith(begun) and (begun.startswith(".") or name[0] != ".")
