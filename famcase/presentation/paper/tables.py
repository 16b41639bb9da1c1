"""A table on paper: as many lines as there are, its head again on every page, nothing of a cell cut."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from famcase.presentation.cells import safe
from famcase.presentation.columns import Column, View
from famcase.presentation.documents import PageForm, Room
from famcase.presentation.paper.pages import BLACK, PALE, QUIET, Pages, Type
from famcase.presentation.paper.typesetting import Line
from famcase.presentation.paper.widths import PADDING, Columns, Need, Way, fitted
from famcase.wording import N_

_LOOKED_AT: Final = 1_000
"""Lines that say how wide columns are; what comes later is wrapped to that."""

_SIZES: Final = {PageForm.A4: (9.0, 8.0, 7.0), PageForm.A4_WIDE: (9.0, 8.0, 7.0), PageForm.A6: (8.0, 7.0)}
_TO_TICK: Final = 3.0
"""How wide a column with boxes is at least, in type of size 1."""

_TO_WRITE: Final = 9.0
"""The same of one to write in."""

_GAP: Final = 2.4
"""Points of a line of the table above and below its text."""

Cells = list[tuple[Line, ...]]
"""A line of the table: of each column its lines of text."""


@dataclass(frozen=True, slots=True)
class _Set:
    """How the table is set: its columns, its type, what stands in its head."""

    columns: Columns
    type: Type
    heads: Cells


class PaperTable(Generic[View]):
    """A table that is drawn while its lines come."""

    def __init__(
        self,
        pages: Pages,
        columns: Sequence[Column[View]],
        *,
        totals: Mapping[str, str] | None = None,
        rooms: Sequence[Room] = (),
        above: Callable[[float], None] | None = None,
    ) -> None:
        """`above` draws what stands above it, once it is known how the page lies."""
        self._pages = pages
        self._above = above or pages.need
        self._columns = columns
        self._totals = totals or {}
        self._rooms = rooms
        words = pages.wording
        self._titles = [safe(words(column.title)) for column in columns] + [safe(room.title) for room in rooms]
        self._waiting: list[list[str]] = []
        """Lines that came before the columns were settled."""
        self._settled: _Set | None = None
        self._page: list[tuple[Cells, float, bool]] = []
        """The lines of this page, how high each is, and whether it has boxes."""
        self._left = 0.0
        """What is left of the page below them."""
        self.count = 0

    def rows(self, rows: Iterable[View]) -> None:
        """Draw some more lines."""
        words = self._pages.wording
        for row in rows:
            self.count += 1
            texts = [column.shown(words, row) for column in self._columns]
            if self._settled is None:
                self._waiting.append(texts)
                if len(self._waiting) >= _LOOKED_AT:
                    self._settle()
            else:
                self._add(self._settled, texts)

    def end(self) -> None:
        """Draw what is left of it, and what its columns add up to."""
        settled = self._settled or self._settle()
        if self._totals and self.count:
            totals = [self._totals.get(column.id, "") for column in self._columns]
            if not totals[0]:
                totals[0] = self._pages.wording(N_("In all"))
            self._add(settled, totals, bold=True)
        self._draw(settled)

    def _settle(self) -> _Set:
        """Settle the columns by the lines that came, and draw these."""
        pages = self._pages
        columns = fitted(self._needs(), self._ways())
        pages.lie(columns.form)
        kind = pages.type(columns.size)
        heads = [
            pages.setter.lines(title, self._inner(columns, at), bold=True) for at, title in enumerate(self._titles)
        ]
        settled = self._settled = _Set(columns, kind, heads)
        self._above(self._head_height(settled) + 3 * kind.leading + 2 * _GAP)
        self._left = pages.room - self._head_height(settled)
        waiting, self._waiting = self._waiting, []
        for texts in waiting:
            self._add(settled, texts)
        return settled

    def _needs(self) -> list[Need]:
        measured = self._pages.setter.measured
        needs = []
        for at, title in enumerate(self._titles):
            whole, word = measured(title, bold=True)
            if at < len(self._columns):
                # the title of a column of short words may be wrapped
                whole = word
                for text in {line[at] for line in self._waiting} | {self._totals.get(self._columns[at].id, "")}:
                    text_whole, text_word = measured(text)
                    whole, word = max(whole, text_whole), max(word, text_word)
            else:
                least = _TO_TICK if self._rooms[at - len(self._columns)].look == "box" else _TO_WRITE
                whole = word = max(least, word)
            needs.append(Need(whole, word))
        return needs

    def _ways(self) -> list[Way]:
        """Return in which ways it may be set, the better ones first."""
        pages = self._pages
        form = pages.fixed_form
        if form is not None:
            return [Way(form, pages.full_room(form)[0], size) for size in _SIZES[form]]
        upright, lying = pages.full_room(PageForm.A4)[0], pages.full_room(PageForm.A4_WIDE)[0]
        lies = [Way(PageForm.A4_WIDE, lying, size) for size in _SIZES[PageForm.A4_WIDE]]
        return [Way(PageForm.A4, upright, _SIZES[PageForm.A4][0]), *lies]

    def _inner(self, columns: Columns, at: int) -> float:
        """Return how wide the text of a column may be, in type of size 1."""
        return round(columns.widths[at] / columns.size - PADDING, 3)

    def _add(self, settled: _Set, texts: Sequence[str], *, bold: bool = False) -> None:
        lines = self._pages.setter.lines
        columns = settled.columns
        cells: Cells = [
            lines(text, self._inner(columns, at), bold=bold) if text else () for at, text in enumerate(texts)
        ]
        cells += [()] * len(self._rooms)
        height = self._height(settled, cells)
        if height > self._left and self._page:
            self._draw(settled)
            self._pages.turn()
            self._left = self._pages.room - self._head_height(settled)
        while height > self._left:  # higher than a page: what has no room goes on on the next one
            fits = max(1, int((self._left - 2 * _GAP) / settled.type.leading))
            begun: Cells = [each[:fits] for each in cells]
            cells = [each[fits:] for each in cells]
            self._page.append((begun, self._height(settled, begun), False))
            self._draw(settled)
            self._pages.turn()
            self._left = self._pages.room - self._head_height(settled)
            height = self._height(settled, cells)
        self._page.append((cells, height, not bold))
        self._left -= height

    def _height(self, settled: _Set, cells: Cells) -> float:
        deepest = max(map(len, cells), default=1) or 1
        to_write = 1.5 * settled.type.leading if self._rooms else 0
        return max(deepest * settled.type.leading, to_write) + 2 * _GAP

    def _head_height(self, settled: _Set) -> float:
        return max(map(len, settled.heads), default=1) * settled.type.leading + 2 * _GAP

    def _draw(self, settled: _Set) -> None:
        """Draw the lines that were gathered for this page, each group of columns on a page of its own."""
        pages = self._pages
        for number, group in enumerate(settled.columns.groups):
            if number:
                pages.turn()
            self._draw_group(settled, group)
        self._page = []

    def _draw_group(self, settled: _Set, group: Sequence[int]) -> None:
        pages = self._pages
        wide = sum(settled.columns.widths[at] for at in group)
        left = pages.right - wide if pages.from_right else pages.left
        head = self._head_height(settled)
        pages.area(left, pages.y, wide, head, PALE)
        placed: list[tuple[float, float, Line]] = []
        below_head = (left, pages.y + head, left + wide, pages.y + head)
        rules = []
        self._place(settled, group, settled.heads, pages.y, placed)
        y = pages.y + head
        for cells, height, is_to_fill in self._page:
            self._place(settled, group, cells, y, placed)
            for at in group:
                if at >= len(self._columns) and is_to_fill:
                    self._draw_room(settled, group, at, y, height)
            y += height
            rules.append((left, y, left + wide, y))
        pages.texts(placed, settled.type.size)
        pages.rules([below_head], 0.8, BLACK)
        if rules:
            pages.rules(rules)
        pages.y = y

    def _place(
        self, settled: _Set, group: Sequence[int], cells: Cells, y: float, placed: list[tuple[float, float, Line]]
    ) -> None:
        """Say where the lines of cells stand."""
        pages, size = self._pages, settled.type.size
        pad = PADDING * size / 2
        # digits stand in the middle of a line's height
        baseline = y + _GAP + (settled.type.leading + size * 0.66) / 2
        for left, right, at in self._edges(settled, group):
            is_number = at < len(self._columns) and self._columns[at].align == "right"
            put = pages.at_end if is_number and not pages.from_right else pages.at_start
            for number, line in enumerate(cells[at]):
                x = put(line, size, left + pad, right - pad)
                placed.append((x, baseline + number * settled.type.leading, line))

    def _edges(self, settled: _Set, group: Sequence[int]) -> list[tuple[float, float, int]]:
        """Return where columns begin and end, from the left."""
        edges = []
        x = self._pages.right if self._pages.from_right else self._pages.left
        for at in group:
            wide = settled.columns.widths[at]
            edges.append((x - wide, x, at) if self._pages.from_right else (x, x + wide, at))
            x += -wide if self._pages.from_right else wide
        return edges

    def _draw_room(self, settled: _Set, group: Sequence[int], at: int, y: float, height: float) -> None:
        pages, size = self._pages, settled.type.size
        left, right = next((left, right) for left, right, column in self._edges(settled, group) if column == at)
        if self._rooms[at - len(self._columns)].look == "box":
            side = 1.2 * size
            pages.frame((left + right - side) / 2, y + (height - side) / 2, side, side)
        else:
            pages.rules([(left + 2, y + height - 3, right - 2, y + height - 3)], 0.6, QUIET)
