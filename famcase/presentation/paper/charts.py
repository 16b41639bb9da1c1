"""Charts on paper, in areas and shades of grey; a number stands beside every one of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from famcase.presentation.cells import safe
from famcase.presentation.drawings import AgePyramid, BarChart, Drawing, ShadedTable
from famcase.presentation.paper.pages import BLACK, QUIET, Pages
from famcase.presentation.paper.typesetting import Line

_SIZE: Final = 8.5
_STEP: Final = 15.0
"""Points from one bar to the next."""

_LEADING: Final = 11.5
_THICK: Final = 10.0
_GAP: Final = 6.0

_PARTS: Final = (0.15, 0.5, 0.72, 0.88, 1.0)
"""Greys of the parts of a bar; each part has an edge, and the legend has their order."""

_MOST_BARS: Final = 60
"""A year by weeks; of a thousand sites nobody compares the last ones, and the table has them."""

_DEEPEST: Final = 6
"""Lines of a name; the table beside the chart has it whole."""

_PALEST: Final = 0.95
_LIGHT_ON_DARK: Final = 0.45

Above = Callable[[float], None]
"""Draws what stands above, on a page with room for so much below it."""


def draw_chart(pages: Pages, drawing: Drawing, above: Above) -> None:
    """Draw a chart below what stands above it; one higher than a page goes on on the next."""
    match drawing:
        case BarChart():
            _Bars(pages, drawing).draw(above)
        case AgePyramid():
            _Pyramid(pages, drawing).draw(above)
        case ShadedTable():
            _Shades(pages, drawing).draw(above)
    pages.y += _GAP


class _Chart:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def _line(self, text: str, width: float = 10_000.0, *, bold: bool = False) -> tuple[Line, ...]:
        return self._pages.setter.lines(safe(text), width / _SIZE, bold=bold)

    def _put(self, text: str, left: float, right: float, *, at_end: bool = False, bold: bool = False) -> None:
        """Write at the height of a bar, on further lines below where it is too long for its place."""
        pages = self._pages
        put = pages.at_end if at_end else pages.at_start
        for number, line in enumerate(self._line(text, right - left, bold=bold)[:_DEEPEST]):
            y = pages.y + (_STEP + 0.66 * _SIZE) / 2 + number * _LEADING
            pages.text(put(line, _SIZE, left, right), y, line, _SIZE)

    def _high(self, text: str, width: float) -> float:
        """Return how high the line of a bar is for its text."""
        return _STEP + (min(_DEEPEST, len(self._line(text, width))) - 1) * _LEADING

    def _widest(self, texts: list[str], *, bold: bool = False) -> float:
        return max((self._line(text, bold=bold)[0].width for text in texts), default=0.0) * _SIZE

    def _place(self, offset: float, width: float) -> tuple[float, float]:
        """Return the edges of a part of the line so far from where reading begins."""
        pages = self._pages
        if pages.from_right:
            return pages.right - offset - width, pages.right - offset
        return pages.left + offset, pages.left + offset + width

    def _below(self, texts: tuple[str, ...]) -> None:
        pages = self._pages
        for text in texts:
            for line in pages.setter.lines(safe(text), pages.width / _SIZE, sentence=True):
                pages.need(_STEP)
                x = pages.at_start(line, _SIZE, pages.left, pages.right)
                pages.text(x, pages.y + _SIZE + 2, line, _SIZE, QUIET)
                pages.y += _STEP


class _Bars(_Chart):
    def __init__(self, pages: Pages, chart: BarChart) -> None:
        super().__init__(pages)
        more = len(chart.bars) - _MOST_BARS
        if more > 0:
            told = pages.wording.plural("and {count} more in the table", "and {count} more in the table", more)
            chart = replace(chart, bars=chart.bars[:_MOST_BARS], below=(told, *chart.below))
        self._chart = chart

    def draw(self, above: Above) -> None:
        chart, pages = self._chart, self._pages
        if not chart.bars:
            return
        labels = min(self._widest([bar.label for bar in chart.bars]), 0.35 * pages.width)
        numbers = self._widest([pages.wording.number(bar.value) for bar in chart.bars], bold=True)
        notes = min(self._widest([bar.note for bar in chart.bars]), 0.3 * pages.width)
        room = pages.width - labels - numbers - notes - 3 * _GAP
        most = max(chart.at_least, *(bar.value for bar in chart.bars), 1)
        steps = [max(self._high(bar.label, labels), self._high(bar.note, notes)) for bar in chart.bars]
        rest = (bool(chart.legend) + len(chart.below)) * _STEP
        above(min(sum(steps) + rest, pages.bottom - pages.top))
        full = labels + _GAP + room * chart.at_least / most if chart.at_least and most > chart.at_least else 0.0
        for bar, step in zip(chart.bars, steps, strict=True):
            pages.need(step)
            self._put(bar.label, *self._place(0, labels))
            offset = labels + _GAP
            for number, part in enumerate(bar.parts or (bar.value,)):
                wide = room * part / most
                if part > 0:
                    grey = _PARTS[number % len(_PARTS)] if bar.parts else _PARTS[1]
                    x = self._place(offset, wide)[0]
                    top = pages.y + (_STEP - _THICK) / 2
                    pages.area(x, top, wide, _THICK, grey)
                    pages.frame(x, top, wide, _THICK, 0.4)
                offset += wide
            if full:  # where a site has no room left
                x = self._place(full, 0)[0]
                pages.rules([(x, pages.y, x, pages.y + step)], 1.2, BLACK)
            end = labels + 2 * _GAP + room * sum(bar.parts or (bar.value,)) / most
            shown = pages.wording.number(bar.value)
            if full:
                pages.area(self._place(end, numbers)[0], pages.y + 1, numbers, _STEP - 2, 1.0)
            self._put(shown, *self._place(end, numbers), bold=True)
            if bar.note:
                self._put(bar.note, *self._place(pages.width - notes, notes))
            pages.y += step
        self._legend()
        self._below(chart.below)

    def _legend(self) -> None:
        pages, offset = self._pages, 0.0
        for grey, name in zip(_PARTS, self._chart.legend, strict=False):
            wide = self._line(name)[0].width * _SIZE
            if offset and offset + _THICK + _GAP + wide > pages.width:
                pages.y += _STEP
                offset = 0.0
            if not offset:
                pages.need(_STEP)
            x = self._place(offset, _THICK)[0]
            pages.area(x, pages.y + 3, _THICK, _THICK - 2, grey)
            pages.frame(x, pages.y + 3, _THICK, _THICK - 2, 0.4)
            room = pages.width - offset - _THICK - _GAP
            self._put(name, *self._place(offset + _THICK + _GAP, min(wide + 1, room)))
            pages.y += self._high(name, min(wide + 1, room)) - _STEP
            offset += _THICK + wide + 3 * _GAP
        pages.y += _STEP if offset else 0


class _Pyramid(_Chart):
    def __init__(self, pages: Pages, chart: AgePyramid) -> None:
        super().__init__(pages)
        self._chart = chart

    def draw(self, above: Above) -> None:
        chart, pages, number = self._chart, self._pages, self._pages.wording.number
        if not chart.bands:
            return
        above((len(chart.bands) + 1) * _STEP)
        labels = self._widest([label for label, *_ in chart.bands]) + 2 * _GAP
        digits = self._widest([number(each) for _, one, other in chart.bands for each in (one, other)])
        side = (pages.width - labels) / 2
        room = side - digits - _GAP
        most = max(1, *(each for _, one, other in chart.bands for each in (one, other)))
        first, second = self._place(0, side), self._place(side + labels, side)
        self._put(chart.titles[0], *first, at_end=True, bold=True)
        self._put(chart.titles[1], *second, bold=True)
        pages.y += _STEP
        for label, one, other in reversed(chart.bands):
            top = pages.y + (_STEP - _THICK) / 2
            middle = self._line(label)[0]
            left, right = self._place(side, labels)
            pages.text((left + right - middle.width * _SIZE) / 2, pages.y + (_STEP + 0.66 * _SIZE) / 2, middle, _SIZE)
            for value, grey, towards in ((one, _PARTS[1], True), (other, _PARTS[3], False)):
                wide = room * value / most
                offset = side - wide if towards else side + labels
                if value > 0:
                    x = self._place(offset, wide)[0]
                    pages.area(x, top, wide, _THICK, grey)
                    pages.frame(x, top, wide, _THICK, 0.4)
                beside = offset - _GAP - digits if towards else offset + wide + _GAP
                self._put(number(value), *self._place(beside, digits), at_end=towards)
            pages.y += _STEP


class _Shades(_Chart):
    def __init__(self, pages: Pages, table: ShadedTable) -> None:
        super().__init__(pages)
        self._table = table

    def draw(self, above: Above) -> None:
        table, pages = self._table, self._pages
        if not table.rows or not table.columns:
            return
        labels = min(self._widest([table.corner, *table.rows]) + _GAP, 0.3 * pages.width)
        least = max(28.0, self._widest([pages.wording.number(n) for line in table.counts for n in line]) + _GAP)
        fit = max(1, int((pages.width - labels) / least))
        for begin in range(0, len(table.columns), fit):
            self._part(range(begin, min(len(table.columns), begin + fit)), labels, above)
            pages.y += _GAP

    def _part(self, shown: range, labels: float, above: Above) -> None:
        """Draw as many columns as stand beside each other, below their names."""
        table, pages = self._table, self._pages
        wide = min(80.0, (pages.width - labels) / len(shown))
        most = max(1, *(max(line) for line in table.counts))
        heads = [self._line(table.columns[at], wide - 3)[:_DEEPEST] for at in shown]
        deep = max(map(len, heads))
        steps = [self._high(label, labels - _GAP) for label in table.rows]
        above(min(sum(steps) + _STEP + deep * _LEADING, pages.bottom - pages.top))
        for number, lines in enumerate(heads):
            left, right = self._place(labels + number * wide, wide)
            for at, line in enumerate(lines):
                y = pages.y + (deep - len(lines) + at + 1) * _LEADING
                pages.text((left + right - line.width * _SIZE) / 2, y, line, _SIZE)
        pages.y += deep * _LEADING - _STEP + 3
        self._put(table.corner, *self._place(0, labels - _GAP))
        pages.y += self._high(table.corner, labels - _GAP)
        for label, counts, step in zip(table.rows, table.counts, steps, strict=True):
            pages.need(step)
            self._put(label, *self._place(0, labels - _GAP))
            for number, at in enumerate(shown):
                left, right = self._place(labels + number * wide, wide)
                grey = _PALEST - (_PALEST - 0.2) * counts[at] / most if counts[at] else 1.0
                pages.area(left, pages.y, right - left, step, grey)
                pages.frame(left, pages.y, right - left, step, 0.3, QUIET)
                line = self._line(pages.wording.number(counts[at]) if counts[at] else "·")[0]
                pages.text(
                    (left + right - line.width * _SIZE) / 2,
                    pages.y + (_STEP + 0.66 * _SIZE) / 2,
                    line,
                    _SIZE,
                    1.0 if grey < _LIGHT_ON_DARK else BLACK,
                )
            pages.y += step
