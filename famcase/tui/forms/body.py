"""What of a form scrolls, the sign that it goes on out of sight, and the keys that go through it."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from famcase.tui.actions import Action
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

ENTER = Action(
    "enter",
    ("enter",),
    N_("Go on"),
    N_("Go on to what is asked next, past an empty row and past what was answered already."),
    in_foot=False,
    is_first=True,
)
NEXT = Action("next", ("tab",), N_("Next"), N_("Go to the next field, whichever it is."), in_foot=False, is_first=True)
PREVIOUS = Action(
    "previous", ("shift+tab",), N_("Field before"), N_("Go back to the field before."), in_foot=False, is_first=True
)


class Body(VerticalScroll):
    """What stands between title and foot."""

    class Scrolled(Message):
        """Something came into sight or went out of it."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def watch_virtual_size(self) -> None:
        self.post_message(self.Scrolled())

    def on_resize(self) -> None:
        self.post_message(self.Scrolled())


class More(Static):
    """Says that a form goes on above or below what is in sight; nothing where all of it is."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="form-more")

    def show(self, body: Body) -> None:
        words = app_of(self).words
        parts = []
        # A form that fits but for this row fits: else it would depend on what stood here before whether the row stays.
        if body.virtual_size.height > body.region.height + self.region.height:
            parts += [words(N_("↑ more above"))] if body.scroll_y > 0 else []
            parts += [words(N_("↓ more below"))] if body.scroll_y < body.max_scroll_y else []
        self.display = bool(parts)
        self.update(Content(directed(words, " · ".join(parts)) if parts else ""))
