"""Any table of a screen or a command on paper."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from famcase.domain.levels import Level
from famcase.presentation.columns import Column
from famcase.presentation.documents import Document, TableBlock
from famcase.presentation.printed.printable import Gather, Printable, Setup
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving, let_out
from famcase.wording import N_

FIGURES: Final = (Level.FIGURES, Level.FULL)
"""The levels of what tells of no single family; names of places in people's words only where they are asked for."""


def table_print(
    name: str,
    title: str,
    columns: Sequence[Column[Any]],
    gather: Gather,
    levels: tuple[Level, ...],
    *,
    of_families: bool,
) -> Printable:
    """Return what prints a table; `title` is a msgid."""
    build = partial(table_page, title=title, columns=columns)
    return Printable(name, title, gather, build, levels, of_families=of_families)


def at_once(rows: Callable[[Desk], Sequence[Any]]) -> Gather:
    """Return how the rows of a table are gathered that are all at hand."""
    return partial(_gathered, rows=rows)


def _gathered(desk: Desk, out: Leaving, _level: Level, rows: Callable[[Desk], Sequence[Any]]) -> Sequence[Any]:
    let = let_out(desk, out, rows(desk))
    out.lines += len(let)
    return let


def table_page(rows: Sequence[Any], setup: Setup, *, title: str, columns: Sequence[Column[Any]]) -> Document:
    """Return a table; columns that say nothing in any line are left out."""
    words = setup.words
    table = TableBlock(setup.columns(columns, rows), rows, nothing=words(N_("There is nothing on this list.")))
    return Document(words(title), [table], setup.marks)
