"""What a screen says of its table and its documents, so that they can be printed or written into a file."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.message_pump import MessagePump
from textual.screen import Screen

from famcase.domain.public_figures import PublicRule
from famcase.presentation.columns import Column
from famcase.presentation.printed.printable import Printable
from famcase.presentation.wording import Wording
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
    tells_figures: bool = False
    """Whether its lines are what was counted of our families."""
    below: tuple[str, ...] = ()
    """Sentences in words already, for files that people read."""
    for_outsiders: "Callable[[PublicRule], Tabular] | None" = None
    """Returns the table as a rule of public figures lets it out, where it may be for outsiders."""


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

    def printables(self) -> Sequence[Printable]:
        """Return the documents that can be printed of what this screen shows."""
        return ()

    def action_export(self) -> None:
        """Ask which of them is to leave, where there are several, and open the form that lets it out."""
        app, table = app_of(self), self.tabular()
        subjects: list[Printable | Tabular] = [*self.printables(), *([table] if table else [])]
        if not subjects:
            app.say(app.words(N_("There is nothing here to write into a file.")))
        elif len(subjects) == 1:
            app.push_screen(_way_out(subjects[0]))
        else:
            from famcase.tui.dialogs.choosing import Choosing

            choices = [(str(index), _called(app.words, subject)) for index, subject in enumerate(subjects)]

            def chosen(index: str | None) -> None:
                if index:
                    app.push_screen(_way_out(subjects[int(index)]))

            app.push_screen(Choosing(app.words(N_("What is to be printed or written?")), choices), chosen)


def _called(words: Wording, subject: Printable | Tabular) -> str:
    title = words(subject.title)
    return words(N_("{title}: the table alone"), title=title) if isinstance(subject, Tabular) else title


def _way_out(subject: Printable | Tabular) -> Screen[Any]:
    """Return the form over something that leaves."""
    if isinstance(subject, Tabular):
        from famcase.tui.exchange.leaving import LeavingForm

        return LeavingForm(subject)
    from famcase.tui.exchange.print_form import PrintForm

    return PrintForm(subject)
