"""How pages lie for tables that somebody else sets: guessed from how wide their texts are in cells."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from famcase.presentation.cells import cells_wide
from famcase.presentation.documents import Block, PageForm, TableBlock
from famcase.presentation.paper.widths import Need, Way, fitted
from famcase.presentation.wording import Wording

_POINTS: Final = 72 / 25.4
_WAYS: Final = (
    Way(PageForm.A4, (210 - 2 * 14) * _POINTS, 9),
    *(Way(PageForm.A4_WIDE, (297 - 2 * 14) * _POINTS, size) for size in (9, 8, 7)),
)
"""Between margins of 14 millimetres, in the sizes of type that paper has; browsers wrap and shrink of themselves."""

_CELL: Final = 0.49
"""How wide a letter is on average, in type of size 1."""

_TO_TICK: Final = 3.0
_TO_WRITE: Final = 9.0
"""How wide a column is that somebody ticks or writes in."""

_LOOKED_AT: Final = 1_000
"""Rows that say how wide columns are."""


def form_for(blocks: Iterable[Block], wording: Wording) -> PageForm:
    """Return A4 upright, or lying where a table of these blocks needs it; its rows are looked at beforehand."""
    tables = (block for block in blocks if isinstance(block, TableBlock))
    lies = any(fitted(list(_needs(table, wording)), _WAYS).form is PageForm.A4_WIDE for table in tables)
    return PageForm.A4_WIDE if lies else PageForm.A4


def _needs(table: TableBlock, wording: Wording) -> Iterator[Need]:
    rows = list(islice(table.rows, _LOOKED_AT))
    for column in table.columns:
        word = _word(wording(column.title))
        texts = {column.shown(wording, row) for row in rows} | {table.totals.get(column.id, "")}
        # the title of a column of short words may be wrapped
        whole = max(word, *(cells_wide(text) * _CELL for text in texts))
        yield Need(whole, max(word, *map(_word, texts)))
    for room in table.rooms:
        least = max(_TO_TICK if room.look == "box" else _TO_WRITE, _word(room.title))
        yield Need(least, least)


def _word(text: str) -> float:
    return max((cells_wide(word) * _CELL for word in text.split()), default=0.0)
