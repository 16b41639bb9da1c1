"""The same few questions asked again for each thing there are several of: stops on the way, people, items."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import AwaitMount, Widget
from textual.widgets import Static

from famcase.tui.forms.entry import Entry
from famcase.tui.session import app_of


class Row(Vertical):
    """The entries of one thing, side by side, and across below them what is wrong."""

    def __init__(self, title: str, entries: Sequence[Entry[Any]], *, key: str = "") -> None:
        """`title` is shown as it stands; the first entry is what the row is known by. `key` names it in drafts."""
        super().__init__(classes="row")
        self.key = key
        self._title = title
        self.entries = tuple(entries)
        self._under = Static("", markup=False, classes="row-under")

    def compose(self) -> ComposeResult:
        parts = (Static(Content(self._title), markup=False, classes="entry-label"), *self.entries)
        yield Horizontal(*(parts[::-1] if app_of(self).words.right_to_left else parts), classes="row-line")
        yield self._under

    def on_entry_complained(self) -> None:
        complaints = "\n".join(entry.complaint for entry in self.entries if entry.complaint)
        self._under.update(Content(complaints))
        self._under.set_class(bool(complaints), "said")

    @property
    def is_empty(self) -> bool:
        """Whether the entry that the row is known by is empty."""
        return self.entries[0].kept() is None

    def controls(self) -> Iterator[Widget]:
        for entry in self.entries:
            yield from entry.controls()

    def kept(self) -> Any:
        return {entry.key: entry.kept() for entry in self.entries if entry.kept() is not None} or None

    async def restore(self, kept: Any) -> None:
        for entry in self.entries:
            if entry.key in (kept or {}):
                await entry.restore(kept[entry.key])


class Rows(Vertical):
    """Rows with an empty one at the end: who fills it gets another, who leaves it empty goes on."""

    def __init__(self, key: str, label: str, entries: Callable[[], Sequence[Entry[Any]]]) -> None:
        """`label` is a msgid for the first row; `entries` makes the entries of one more."""
        super().__init__(classes="rows")
        self.key = key
        self._label = label
        self._entries = entries
        self.rows: list[Row] = []
        self._last_mount: AwaitMount | None = None

    def compose(self) -> ComposeResult:
        yield self._new()

    @property
    def filled(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.is_empty)

    def controls(self) -> Iterator[Widget]:
        for row in self.rows:
            yield from row.controls()

    def kept(self) -> Any:
        return [kept for row in self.rows if (kept := row.kept())] or None

    async def restore(self, kept: Any) -> None:
        for index, values in enumerate(kept or ()):
            if index == len(self.rows):
                await self.mount(self._new())
            await self.rows[index].restore(values)

    def on_entry_changed(self) -> None:
        self._grow()

    async def grown(self) -> None:
        """Wait until the empty row at the end stands there to be typed in."""
        self._grow()
        if self._last_mount is not None:
            await self._last_mount

    def _grow(self) -> None:
        if not self.rows[-1].is_empty:
            self._last_mount = self.mount(self._new())

    def is_skipped_at(self, entry: Entry[Any]) -> bool:
        """Return whether Enter in this entry passes over its row, which is empty."""
        return any(row.entries[0] is entry and row.is_empty for row in self.rows)

    def last_control_of(self, entry: Entry[Any]) -> Widget:
        """Return the last control of the row that an entry stands in."""
        row = next(row for row in self.rows if entry in row.entries)
        return list(row.controls())[-1]

    def _new(self) -> Row:
        title = app_of(self).words(self._label) if not self.rows else ""
        row = Row(title, self._entries())
        self.rows.append(row)
        return row
