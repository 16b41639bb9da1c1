"""How one goes through what a form asks: by Enter, Tab and arrows, with help for the field one is in."""

from typing import Any, ClassVar

from textual.actions import SkipAction
from textual.containers import VerticalScroll
from textual.events import DescendantFocus, Key
from textual.widget import Widget
from textual.widgets import TextArea

from famcase.tui.forms.entry import Entry
from famcase.tui.forms.rows import Row, Rows
from famcase.tui.screen import DeskScreen
from famcase.tui.typed_ahead import taken
from famcase.wording import N_

Part = Entry[Any] | Row | Rows


class FieldByField(DeskScreen[None], has_keys=False):
    """A screen that asks one thing after the other."""

    LAST_TEXT: ClassVar[str] = N_("ctrl+s saves this form.")
    """A msgid, said where Enter is pressed in the last field."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, Part] = {}

    def part(self, key: str) -> Any:
        """Return one of the parts by its key."""
        return self.parts[key]

    @property
    def focus_chain(self) -> list[Widget]:
        """The fields in the order in which they are read, which in Arabic is not that of the widgets."""
        chain = [control for part in self.parts.values() if part.display for control in part.controls()]
        return [control for control in chain if control.focusable and control.is_attached]

    # The app waits for these three before it hands on the next key, which thereby comes to the field gone to.

    async def action_next(self) -> None:
        if await self._catch_up():
            self.focus_next()

    async def action_previous(self) -> None:
        if await self._catch_up():
            self.focus_previous()

    async def action_enter(self) -> None:
        entry = self.entry_with_focus()
        if entry is None or isinstance(self.focused, TextArea):
            raise SkipAction
        if not await self._catch_up():
            return
        entry.entered()
        rows = [part for part in self.parts.values() if isinstance(part, Rows)]
        for part in rows:
            await part.grown()
        if not self.is_current:
            return
        chain = self.focus_chain
        last = next((part.last_control_of(entry) for part in rows if part.is_skipped_at(entry)), entry.control)
        # what was typed may have hidden the field it was typed in
        after = chain[chain.index(last) + 1 + self.skipped_after(entry) :] if last in chain else chain
        if after:
            self.set_focus(after[0])
        else:
            self.desk_app.say(self.words(self.LAST_TEXT))

    async def _catch_up(self) -> bool:
        """Wait until the field in focus has taken what was typed; return whether the form still stands (a lock?)."""
        if self.focused is not None:
            await taken(self.focused, self)
        return self.is_current

    def skipped_after(self, entry: Entry[Any]) -> int:  # noqa: ARG002 - for subclasses
        """Return how many fields Enter passes over after an entry because it answered them too."""
        return 0

    def on_key(self, event: Key) -> None:
        """Up and Down go to the field above and below, where a field has no use for them."""
        if event.key in ("up", "down") and not isinstance(self.focused, TextArea):
            self.focus_next() if event.key == "down" else self.focus_previous()
            event.stop()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self.query_one(".form", VerticalScroll).scroll_to_widget(event.widget, animate=False)

    def entry_with_focus(self) -> Entry[Any] | None:
        focused = self.focused
        return next((node for node in focused.ancestors if isinstance(node, Entry)), None) if focused else None

    def help_text(self) -> str:
        entry = self.entry_with_focus()
        told = [self.words(entry.label), self.words(entry.help_message)] if entry and entry.help_message else []
        return "\n".join([*told, super().help_text()])

    def _focus_first(self) -> None:
        chain = self.focus_chain
        if chain:
            self.set_focus(chain[0])
