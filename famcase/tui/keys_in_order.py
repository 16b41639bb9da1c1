"""Answers keys one after the other, each when what the one before it does is done."""

from collections import deque
from collections.abc import Sequence

from textual.events import Event, Key

from famcase.tui.crash import QuietApp
from famcase.tui.typed_ahead import answered


class KeysInOrder(QuietApp):
    """An app in which a letter that opens a form is not followed, on the old screen, by what is typed into the form.

    Textual hands keys on at once; one that no field wants comes back up to the app, where it becomes an action, behind
    those that were typed after it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[Key] = deque()
        """Keys that are not answered yet, the first of them at work."""

    @property
    def is_answering(self) -> bool:
        """Whether a key is still at work."""
        return bool(self._keys)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            self._keys.append(event)
            if len(self._keys) == 1:
                await self._answer_key()
        else:
            await super().on_event(event)

    def replay(self, keys: Sequence[Key]) -> None:
        """Answer keys that a screen kept until it stood there, before any that were typed after them."""
        is_idle = not self._keys
        for place, key in enumerate(keys, start=0 if is_idle else 1):
            self._keys.insert(place, Key(key.key, key.character))
        if is_idle and keys:
            self.call_later(self._answer_key)

    async def _answer_key(self) -> None:
        hearing = (self.focused or self.screen) if self.screen_stack else None
        try:
            await super().on_event(self._keys[0])
            if hearing is not None:
                await answered(hearing)
        finally:
            self.call_later(self._next_key)  # behind the key itself, where it came back up

    async def _next_key(self) -> None:
        self._keys.popleft()
        if self._keys:
            await self._answer_key()
