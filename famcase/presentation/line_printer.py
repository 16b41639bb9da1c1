"""A printed document as text for a line printer: 80 or 132 columns, pages with form feeds, nothing cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from famcase.presentation.cells import cell, cells_wide, has_right_to_left
from famcase.presentation.charts import as_text, in_cells
from famcase.presentation.documents import (
    Block,
    ChartBlock,
    Document,
    Fields,
    Heading,
    Paragraph,
    Room,
    Slip,
    TableBlock,
)
from famcase.presentation.page_marks import around
from famcase.presentation.text_columns import padded, set_table, wrapped
from famcase.presentation.wording import Wording
from famcase.wording import N_

WIDTHS: Final = (80, 132)
"""Columns of the paper of line printers, narrow and wide."""

ARABIC_IN_TEXT: Final = N_(
    "There is Arabic in this text: line printers scramble it, above all beside digits. PDF keeps it right."
)

_LINES: Final = 60
"""Lines of a page: an A4 or 11-inch page has 66 at six to the inch, less the margins that printers keep."""

_FORM_FEED: Final = "\f"
_BOX: Final = "[ ]"
_BLANK: Final = "_"
_MARGIN: Final = "| "
_SIGNED: Final = 16
"""Cells of a column that somebody writes in."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines that stay on one page where a page has room for them."""

    lines: tuple[str, ...]
    head: tuple[str, ...] = ()
    """What stands above them again at the top of a page."""
    leads: int = 0
    """How many lines of what follows are to stand on the same page."""


def as_pages(document: Document, wording: Wording, width: int = WIDTHS[0]) -> str:
    """Return the document as text; every page but the last ends in a form feed, every line in a line break."""
    pages = list(_pages(_parts(document.blocks, wording, width), _LINES - len(_above(document, wording, width, 1, 1))))
    return _FORM_FEED.join(
        "".join(f"{line}\n" for line in (*_above(document, wording, width, number, len(pages)), *page))
        for number, page in enumerate(pages, start=1)
    )


def holds_arabic(text: str) -> bool:
    """Return whether printers of lines would scramble some of it."""
    return has_right_to_left(text)


def _above(document: Document, wording: Wording, width: int, page: int, pages: int) -> tuple[str, ...]:
    """Return what stands at the top of a page: around what anybody may read, its number and the page's alone."""
    marks = document.marks
    paged = wording(N_("page {page} of {pages}"), page=page, pages=pages)
    if not marks.is_office:
        return (*_ends(marks.number, paged, width, wording), "")
    told = wrapped(" · ".join(around(marks, wording)), width)
    return (*_ends(document.title, paged, width, wording), *(_from_start(line, width, wording) for line in told), "")


def _ends(start: str, end: str, width: int, wording: Wording) -> tuple[str, ...]:
    """Return a line with something at either end; what is too long for that takes lines of its own before."""
    *before, last = wrapped(start, width - cells_wide(end) - 2)
    room = width - cells_wide(end) - 2
    line = (
        f"{padded(end, width - room, 'left')}{padded(last, room, 'right')}"
        if wording.right_to_left
        else f"{padded(last, room, 'left')}{padded(end, width - room, 'right')}"
    )
    return (*(_from_start(each, width, wording) for each in before), line)


def _from_start(text: str, width: int, wording: Wording) -> str:
    return padded(text, width, "right") if wording.right_to_left else cell(text)


def _pages(parts: Iterator[_Part], height: int) -> Iterator[list[str]]:
    page: list[str] = []
    for part in parts:
        # a head as high as the page would leave no room for what it stands above
        head = part.head if len(part.head) < height else ()
        if page and len(page) + len(part.lines) + part.leads > height:
            yield page
            page = []
        lines = [*head, *part.lines] if not page else list(part.lines)
        while len(page) + len(lines) > height:  # longer than any page
            room = height - len(page)
            yield [*page, *lines[:room]]
            page, lines = [], [*head, *lines[room:]]
        page += lines
    yield page


def _parts(blocks: Sequence[Block], wording: Wording, width: int) -> Iterator[_Part]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from _table(block, wording, width)
        elif isinstance(block, Slip):
            inner = [line for part in block.blocks for line in _lines(part, wording, width - len(_MARGIN))]
            rule = "-" * width
            yield _Part((rule, *(f"{_MARGIN}{line}".rstrip() for line in inner), rule, ""))
        elif isinstance(block, Heading):
            yield _Part(tuple(_lines(block, wording, width)), leads=4)
        else:
            yield _Part((*_lines(block, wording, width), ""))


def _lines(block: Heading | Paragraph | Fields | ChartBlock, wording: Wording, width: int) -> list[str]:
    if isinstance(block, Heading):
        told = wrapped(block.text, width)
        under = ("=" if block.rank == 1 else "-") * max(map(cells_wide, told))
        return [_from_start(line, width, wording) for line in (*told, under)]
    if isinstance(block, Paragraph):
        return [_from_start(line, width, wording) for text in block.text.split("\n") for line in wrapped(text, width)]
    if isinstance(block, Fields):
        return [line for title, value in block.pairs for line in _field(title, value, width, wording)]
    drawn = in_cells(wording, block.drawing, width)
    return [as_text(line, right_to_left=wording.right_to_left) for line in drawn]


def _field(title: str, value: str, width: int, wording: Wording) -> Iterator[str]:
    said = f"{title}: {value}" if value else f"{title}: {_BLANK * max(8, width // 2)}"
    first, *more = wrapped(said, width - 2)
    yield _from_start(first, width, wording)
    for line in more:
        yield _from_start(f"  {line}", width, wording)


def _table(block: TableBlock, wording: Wording, width: int) -> Iterator[_Part]:
    titles = [wording(column.title) for column in block.columns] + [room.title for room in block.rooms]
    empty = [_room(room) for room in block.rooms]
    rows = [[*(column.shown(wording, row) for column in block.columns), *empty] for row in block.rows]
    if not rows and block.nothing:
        yield _Part((*(_from_start(line, width, wording) for line in wrapped(block.nothing, width)), ""))
        return
    if block.totals:
        rows.append([*(block.totals.get(column.id, "") for column in block.columns), *("" for _ in block.rooms)])
    aligns: list[Literal["left", "right"]] = [column.align for column in block.columns]
    aligns += ["left"] * len(block.rooms)
    table = set_table(titles, rows, aligns, width, right_to_left=wording.right_to_left)
    if table.head:
        yield _Part(table.head, leads=1 if table.rows else 0)
    for row in table.rows:
        yield _Part(row, head=table.head)
    yield _Part(("",))


def _room(room: Room) -> str:
    return _BOX if room.look == "box" else "." * _SIGNED
