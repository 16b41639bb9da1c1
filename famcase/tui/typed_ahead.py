"""Waits until a field has taken the keys that were typed before the one that is answered now."""

import asyncio
from contextlib import suppress

from textual.widget import Widget
from textual.widgets import Input, TextArea

_LONGEST = 2.0
"""Seconds; a field that takes longer is hung, and the screen must not hang with it."""


async def answered(widget: Widget) -> None:
    """Wait until `widget` has answered a key or left it to what it stands in; a field of text is not waited for."""
    if not isinstance(widget, Input | TextArea):
        await taken(widget, None)


async def taken(field: Widget, within: Widget | None) -> None:
    """Wait until `field` and what it stands in, up to and without `within`, have answered all that came to them.

    The app hands keys to the field in focus and goes on at once: who types fast is a few keys ahead of the field.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(_LONGEST):
            for node in field.ancestors_with_self:
                if node is within or not isinstance(node, Widget):
                    return
                # a first round answers the keys, a second what a widget told itself on that account
                for _ in range(2):
                    answered = asyncio.Event()
                    if node.call_later(answered.set):
                        await answered.wait()
