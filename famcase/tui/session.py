"""Leads from any widget to the app, which holds the desk, the clock and the words."""

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from famcase.tui.app import FamcaseApp


def app_of(node: MessagePump) -> "FamcaseApp":
    """Return the app of a screen or widget, as what it is."""
    return cast("FamcaseApp", node.app)
