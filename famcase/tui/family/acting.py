"""What the actions of a family's page need of the page that they are mixed into."""

from collections.abc import Callable
from typing import Any

from textual.message_pump import MessagePump

from famcase.domain.changes import RecordId
from famcase.tui.family.blocks import Record
from famcase.tui.family.page import Page


class PageActions(MessagePump):
    """Mixed into the page of a family, in parts."""

    _page: Page | None
    _uid: RecordId

    def record_here(self) -> Record | None:
        """Return the record under the cursor."""
        raise NotImplementedError

    def action_form(self, name: str, record: RecordId | None = None) -> None:
        """Open a form about the family, of one record where it is given."""
        raise NotImplementedError

    def _decide(self, sentence: str, command: Callable[..., Any], *args: Any) -> None:
        """Ask a question, and run the command where the answer is yes."""
        raise NotImplementedError
