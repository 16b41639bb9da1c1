"""The blocks of a document that are no tables, drawn one below the other."""

from collections.abc import Sequence
from typing import Final

from famcase.presentation.cells import safe
from famcase.presentation.documents import (
    Block,
    ChartBlock,
    Fields,
    Heading,
    PageForm,
    Paragraph,
    Slip,
    TableBlock,
)
from famcase.presentation.paper.charts import draw_chart
from famcase.presentation.paper.pages import BLACK, FAINT, QUIET, Pages
from famcase.presentation.paper.tables import PaperTable
from famcase.presentation.paper.typesetting import Line

_TEXT: Final = {PageForm.A4: 10.0, PageForm.A4_WIDE: 10.0, PageForm.A6: 8.5}
_HEADINGS: Final = {1: 1.3, 2: 1.1}
"""How large a heading is, as a multiple of the text."""

_TITLES: Final = 0.34
"""How much of the width the titles of fields take, unless what belongs to them is short."""

_WRITTEN: Final = 20.0
"""Points from one line to write on to the next."""

_GAP: Final = 6.0


class Flow:
    """Draws blocks below each other on the pages of a document."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._waiting: list[Heading | Paragraph] = []
        """Headings, and the sentence below one, wait for what they stand above, which may begin on a fresh page."""
        self._inset = 0.0

    def draw(self, block: Block) -> None:
        """Draw a block; a heading waits for the next one."""
        match block:
            case Heading():
                self._waiting.append(block)
            case Paragraph() if self._waiting and self._is_short(block):
                self._waiting.append(block)
            case TableBlock():
                self._table(block)
            case Slip():
                self._slip(block)
            case ChartBlock():
                draw_chart(self._pages, block.drawing, self._head)
            case _:
                self._head(self._height(block, limit=3))
                self._written(block)

    def end(self) -> None:
        """Draw the headings below which nothing came."""
        self._head(0)

    @property
    def _size(self) -> float:
        return _TEXT[self._pages.form]

    @property
    def _edges(self) -> tuple[float, float]:
        return self._pages.left + self._inset, self._pages.right - self._inset

    @property
    def _width(self) -> float:
        left, right = self._edges
        return right - left

    def _is_short(self, block: Paragraph) -> bool:
        """Say whether it is a line below a heading, rather than what the heading stands above."""
        return isinstance(self._waiting[-1], Heading) and len(self._lines(block.text, self._size)) == 1

    def _head(self, height: float) -> None:
        """Draw the headings that wait, on a page that has room for them and for so much below them."""
        pages = self._pages
        waiting, self._waiting = self._waiting, []
        pages.need(sum(map(self._height, waiting)) + height)
        for each in waiting:
            self._written(each)

    def _table(self, block: TableBlock) -> None:
        pages = self._pages
        rows = iter(block.rows)
        first = next(rows, None)
        if first is None:
            self.draw(Paragraph(block.nothing, "quiet"))
            return
        table = PaperTable(pages, block.columns, totals=block.totals, rooms=block.rooms, above=self._head)
        table.rows([first])
        table.rows(rows)
        table.end()
        pages.y += _GAP

    def _slip(self, slip: Slip) -> None:
        pages = self._pages
        pad = 2.5 * _GAP
        self._head(0)
        self._inset = pad
        height = sum(self._height(block) for block in slip.blocks) + 2 * pad
        if pages.form is PageForm.A6:
            pages.turn()
        pages.need(height)
        top = pages.y
        pages.y += pad
        for block in slip.blocks:
            self._written(block)
        self._inset = 0.0
        if pages.y > top:  # else it was longer than a page, and has no frame
            pages.frame(pages.left, top, pages.width, pages.y + pad - top, 0.6, FAINT)
        pages.y += pad + _GAP

    def _height(self, block: Block, limit: int | None = None) -> float:
        """Return how high a block is, or so many lines of its beginning."""
        leading = self._pages.type(self._size).leading
        match block:
            case Heading():
                kind = self._pages.type(self._size * _HEADINGS[block.rank])
                return len(self._lines(block.text, kind.size, bold=True)) * kind.leading + 1.5 * _GAP
            case Paragraph():
                return len(self._lines(block.text, self._size)[:limit]) * leading + _GAP
            case Fields():
                rows = self._field_rows(block)
                return sum(deep for _, deep in rows[:limit]) + _GAP
        return 0.0

    def _written(self, block: Block) -> None:
        match block:
            case Heading():
                self._pages.y += _GAP
                self._text(block.text, self._size * _HEADINGS[block.rank], bold=True)
                self._pages.y += _GAP / 2
            case Paragraph():
                self._text(
                    block.text, self._size, bold=block.look == "strong", grey=QUIET if block.look == "quiet" else BLACK
                )
                self._pages.y += _GAP
            case Fields():
                self._fields(block)

    def _lines(self, text: str, size: float, *, bold: bool = False, width: float = 0) -> tuple[Line, ...]:
        parts = [safe(part) for part in text.split("\n")]
        wide = (width or self._width) / size
        return tuple(line for part in parts for line in self._pages.setter.lines(part, wide, bold=bold, sentence=True))

    def _text(self, text: str, size: float, *, bold: bool = False, grey: float = BLACK) -> None:
        """Draw lines from the edge where reading begins, over as many pages as they take."""
        pages, leading = self._pages, self._pages.type(size).leading
        for line in self._lines(text, size, bold=bold):
            pages.need(leading)
            pages.text(
                pages.at_start(line, size, *self._edges), pages.y + (leading + 0.66 * size) / 2, line, size, grey
            )
            pages.y += leading

    def _columns(self, count: int) -> list[tuple[float, float]]:
        """Return the edges of so many columns, in the order of reading."""
        left, right = self._edges
        wide = (right - left + 2 * _GAP) / count
        edges = [(left + at * wide, left + (at + 1) * wide - 2 * _GAP) for at in range(count)]
        return edges[::-1] if self._pages.from_right else edges

    def _field_rows(self, block: Fields) -> list[tuple[list[tuple[tuple[Line, ...], tuple[Line, ...]]], float]]:
        """Return the fields that stand beside each other, in lines, and how high they are together."""
        size, leading = self._size, self._pages.type(self._size).leading
        width = self._columns(block.columns)[0][1] - self._columns(block.columns)[0][0]
        titles = self._title_width(block, width)
        rows = []
        for at in range(0, len(block.pairs), block.columns):
            beside = [
                (
                    self._lines(title, size, width=titles),
                    self._lines(value, size, bold=True, width=width - titles - _GAP) if value else (),
                )
                for title, value in block.pairs[at : at + block.columns]
            ]
            deep = max(max(len(title), len(value)) * leading if value else _WRITTEN for title, value in beside)
            rows.append((beside, deep + 2))
        return rows

    def _title_width(self, block: Fields, width: float) -> float:
        measured = self._pages.setter.measured
        widest = max((measured(safe(title))[0] for title, _ in block.pairs), default=0) * self._size + 1
        values = max((measured(safe(value), bold=True)[0] for _, value in block.pairs), default=0) * self._size + 1
        is_to_write = any(not value for _, value in block.pairs)
        left = 0.0 if is_to_write else width - values - _GAP
        return min(widest, max(_TITLES * width, left))

    def _fields(self, block: Fields) -> None:
        pages = self._pages
        columns = self._columns(block.columns)
        titles = self._title_width(block, columns[0][1] - columns[0][0])
        for beside, deep in self._field_rows(block):
            if deep > pages.bottom - pages.top:  # divided by the end of the page
                for title, value in beside:
                    self._flowing(title, QUIET)
                    self._flowing(value, BLACK)
                continue
            pages.need(deep)
            for (left, right), (title, value) in zip(columns, beside, strict=False):
                begin, finish = (left, right - titles - _GAP) if pages.from_right else (left + titles + _GAP, right)
                self._stacked(title, left, right, QUIET)
                if value:
                    self._stacked(value, begin, finish, BLACK)
                else:
                    pages.rules([(begin, pages.y + deep - 4, finish, pages.y + deep - 4)], 0.5, QUIET)
            pages.y += deep
        pages.y += _GAP

    def _flowing(self, lines: Sequence[Line], grey: float) -> None:
        """Draw lines over as many pages as they take."""
        pages, leading = self._pages, self._pages.type(self._size).leading
        for line in lines:
            pages.need(leading)
            self._stacked([line], *self._edges, grey)
            pages.y += leading

    def _stacked(self, lines: Sequence[Line], left: float, right: float, grey: float) -> None:
        pages, size = self._pages, self._size
        leading = pages.type(size).leading
        for number, line in enumerate(lines):
            y = pages.y + number * leading + (leading + 0.66 * size) / 2
            pages.text(pages.at_start(line, size, left, right), y, line, size, grey)
