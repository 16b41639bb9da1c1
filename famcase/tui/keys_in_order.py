"""Answers keys one after the other, each when what the one before it does is done."""

import re
from collections import deque
from typing import Final

from textual.events import Event, Key

from famcase.tui.crash import QuietApp
from famcase.tui.typed_ahead import answered

_GOES_AHEAD: Final = re.compile(r"escape|f\d+|ctrl\+[^s]")
"""Keys that do not wait for a form that is opening: who wants to leave it can, however slow it is."""


class KeysInOrder(QuietApp):
    """An app in which a letter that opens a form is not followed, on the old screen, by what is typed into the form.

    Textual hands keys on at once; one that no field wants comes back up to the app, where it becomes an action, behind
    those that were typed after it. Here a key waits for the one before it, and while the screen says `holds_keys`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting_keys: deque[Key] = deque()
        self._has_key_at_work = False

    @property
    def is_answering(self) -> bool:
        """Whether a key is still at work, or waits."""
        return self._has_key_at_work or bool(self._waiting_keys)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            self._waiting_keys.append(event)
            await self._answer_key()
        else:
            await super().on_event(event)

    def release_keys(self) -> None:
        """Answer the keys that waited for a screen, which is there now."""
        self.call_later(self._answer_key)

    def set_keys_aside(self) -> tuple[Key, ...]:
        """Return the keys that wait for a screen, which must not answer a question that comes before it."""
        aside = tuple(self._waiting_keys)
        self._waiting_keys.clear()
        return aside

    def put_keys_back(self, aside: tuple[Key, ...]) -> None:
        """Let keys wait again, before those that were typed since."""
        self._waiting_keys.extendleft(reversed(aside))

    def forget_keys(self) -> None:
        """Drop the keys that waited for a screen that did not come."""
        self._waiting_keys.clear()

    async def _answer_key(self) -> None:
        key = None if self._has_key_at_work else self._next_key()
        if key is None:
            return
        self._waiting_keys.remove(key)
        self._has_key_at_work = True
        hearing = (self.focused or self.screen) if self.screen_stack else None
        try:
            await super().on_event(key)
            if hearing is not None:
                await answered(hearing)
        finally:
            self.call_later(self._key_is_done)  # behind the key itself, where it came back up

    async def _key_is_done(self) -> None:
        self._has_key_at_work = False
        await self._answer_key()

    def _next_key(self) -> Key | None:
        is_held = bool(self.screen_stack) and getattr(self.screen, "holds_keys", False)
        return next((key for key in self._waiting_keys if not is_held or _GOES_AHEAD.fullmatch(key.key)), None)
