"""A page of parts: side by side where the screen is large, else one at a time below a line of their names."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from textual.events import DescendantFocus, Resize

from famcase.tui.family.tabs import TabLine
from famcase.tui.screen import DeskScreen

PANELS_FROM: Final = (110, 34)
"""Columns and rows from which the parts stand side by side."""


T = TypeVar("T")


class PartedScreen(DeskScreen[None], has_keys=False):
    """A subclass makes its parts and the line of their names, and has the actions that go from part to part."""

    _parts: Sequence[Any]
    """Widgets with a `list`, and a `show_title` that shows whether they are open."""
    _tabs: TabLine

    def __init__(self) -> None:
        super().__init__()
        self._is_answered = False

    @property
    def holds_keys(self) -> bool:
        """Whether what is typed waits for the parts to be filled: a line that is not there yet cannot be gone to."""
        return not self._is_answered

    def ask_whole(self, query: Callable[..., T], *args: Any, then: Callable[[T], None]) -> None:
        """Ask for what all parts are filled with; keys are answered when `then` was called with it, or none came."""

        def show(answer: T) -> None:
            then(answer)
            self._let_keys()

        self.ask(query, *args, then=show, failed=self._let_keys)

    def _let_keys(self) -> None:
        self._is_answered = True
        self.desk_app.release_keys()

    def action_back(self) -> None:
        if not self._is_answered:
            self.desk_app.forget_keys()
        self.dismiss()

    def on_resize(self, event: Resize) -> None:
        columns, rows = PANELS_FROM
        self.set_class(event.size.width >= columns and event.size.height >= rows, "panels")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for index, part in enumerate(self._parts):
            part.set_class(part.list is event.widget, "open")
            part.show_title()
            if part.list is event.widget:
                self._tabs.open = index
        self._tabs.refresh()

    def action_block(self, step: int) -> None:
        part = self._parts[(self._tabs.open + step) % len(self._parts)]
        part.add_class("open")  # what is not shown cannot have the focus
        part.list.focus()

    def action_block_left(self) -> None:
        self.action_block(1 if self.words.right_to_left else -1)

    def action_block_right(self) -> None:
        self.action_block(-1 if self.words.right_to_left else 1)
