"""What a screen of a list says of its table, so that it can be written into a file."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.message_pump import MessagePump

from famcase.presentation.columns import Column
from famcase.tui.asking import Asking
from famcase.tui.session import app_of
from famcase.wording import N_

Pages = Callable[[Asking], AsyncIterator[Sequence[Any]]]
"""Yields the rows, some at a time, asking the desk for more as it goes on."""


@dataclass(frozen=True, slots=True)
class Tabular:
    """The table that a screen shows."""

    name: str
    """What the name of a file begins with: no word of it is about a person."""
    title: str
    """A msgid."""
    columns: tuple[Column[Any], ...]
    """All of them; those that are private leave only where names are asked for."""
    pages: Pages
    count: int = 0
    """How many rows there are, 0 where nobody counted."""
    of_families: bool = False
    """Whether its lines are families, which must have agreed that they leave."""
    below: tuple[str, ...] = ()
    """Sentences in words already, for files that people read."""


def at_once(rows: Sequence[Any]) -> Pages:
    """Return the pages of rows that are all at hand."""

    async def pages(_ask: Asking) -> AsyncIterator[Sequence[Any]]:
        yield rows

    return pages


class HasTable(MessagePump):
    """Mixed into a screen that shows a table; the screen has `EXPORT` among its actions."""

    def tabular(self) -> Tabular | None:
        """Return the table; None while there is none to be written."""
        raise NotImplementedError

    def action_export(self) -> None:
        table, app = self.tabular(), app_of(self)
        if table is None:
            app.say(app.words(N_("There is nothing here to write into a file.")))
            return
        from famcase.tui.exchange.leaving import LeavingForm

        app.push_screen(LeavingForm(table))
