"""The day's round on paper that may be read at a checkpoint: nothing on it says who sends, why, or to what site."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from famcase.domain.levels import Level
from famcase.presentation.columns import Column
from famcase.presentation.documents import Block, Document, Fields, Heading, PageForm, Slip, TableBlock
from famcase.presentation.printed.printable import Printable, Setup
from famcase.presentation.stop_columns import STOPS
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.queries.day_round import Stop
from famcase.wording import N_

TITLES: Final = {PageForm.A4: N_("The day's round, as a list"), PageForm.A6: N_("The day's round, on slips")}
"""For the journal alone: on the paper stands none."""


def round_print(form: PageForm, user: str = "") -> Printable:
    """Return what prints the round of today: a slip a page on A6, or one table on A4."""
    build = partial(slips, form=form)
    return Printable(
        "round", TITLES[form], partial(_gathered, user=user), build, (Level.FULL, Level.CODES), is_bare=True
    )


def _gathered(desk: Desk, out: Leaving, _level: Level, user: str) -> tuple[Stop, ...]:
    return printing.of_round(desk, out, user)


def slips(stops: Sequence[Stop], setup: Setup, *, form: PageForm) -> Document:
    """Return the slips, or on A4 one table: number, what people call them, how many, where exactly, what to bring."""
    columns = setup.redaction.columns(STOPS, setup.words)
    block: list[Block] = (
        [TableBlock(columns, stops)] if form is PageForm.A4 else [_slip(stop, columns, setup) for stop in stops]
    )
    return Document("", block, setup.marks, form)


def _slip(stop: Stop, columns: Sequence[Column[Stop]], setup: Setup) -> Slip:
    """Return a slip; what nobody told has a line to write on, but a name that stays out has none."""
    first, *told = [(column, column.shown(setup.words, stop)) for column in columns]
    pairs = tuple((setup.words(column.title), shown) for column, shown in told if shown or column.id != "called")
    return Slip((Heading(first[1], 2), Fields(pairs)))
