"""One block of the page: its title with a count, and its records, one a line."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.cells import cell, cells_wide
from famcase.presentation.wording import Wording
from famcase.tui.family.blocks import Block, Part, Record
from famcase.tui.family.page import Page
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList, Look
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import is_loud


class BlockList(LineList):
    """The records of a block; a part that is not the first stands under its title."""

    POINTS_WITHOUT_FOCUS = False  # of seven lists side by side only one has the cursor

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block
        self._rooms: dict[str, list[Room]] = {}
        self._lines: list[tuple[Part, Record | None]] = []

    def show_page(self, page: Page) -> None:
        """Show the records of a family, the cursor on the same record, else where it stood."""
        # the top of a list where nobody is stays the top: the newest change, the next visit
        is_untouched = self.cursor == 0 and self.screen.focused is not self
        here = None if is_untouched else self.record
        self._lines = []
        for part in self.block.parts:
            records = list(part.records(page))
            if records and part is not self.block.parts[0]:
                self._lines.append((part, None))
            self._lines += [(part, record) for record in records]
            self._rooms[part.kind] = list(_needed(app_of(self).words, part, records))
        places = [index for index, (_, record) in enumerate(self._lines) if here and record and record.is_again(here)]
        self.show_lines(len(self._lines), places[0] if places else self.cursor)

    @property
    def record(self) -> Record | None:
        """The record under the cursor."""
        return self._lines[self.cursor][1] if self.cursor < len(self._lines) else None

    @property
    def part(self) -> Part | None:
        return self._lines[self.cursor][0] if self.cursor < len(self._lines) else None

    def count_of_records(self) -> int:
        return sum(record is not None for part, record in self._lines if part is self.block.parts[0])

    def is_choosable(self, index: int) -> bool:
        return self._lines[index][1] is not None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        part, record = self._lines[index]
        if record is None:
            return [LineCell(words(part.title), width, "heading")]
        shown = [
            (column, room) for (column, _), room in zip(part.shown, self._rooms[part.kind], strict=True) if room.most
        ]
        rooms = widths([room for _, room in shown], width)
        cells = []
        for (column, _), room in zip(shown, rooms, strict=True):
            text = column.shown(words, record.row)
            look: Look = "warn" if is_loud(text) else ""
            cells.append(LineCell(text, room, look, column.align))
        return cells


def _needed(words: Wording, part: Part, records: Sequence[Record]) -> Iterator[Room]:
    """Yield the room of each column, no more than its longest text takes; none for a column that says nothing."""
    for column, room in part.shown:
        longest = max((cells_wide(cell(column.shown(words, record.row))) for record in records), default=0)
        least = min(longest, room.least) if room.share else longest
        yield Room(least, room.share, longest)


class BlockPanel(Vertical):
    """A block with its title; what can be done stands there while it is empty."""

    def __init__(self, block: Block) -> None:
        super().__init__(id=f"block-{block.id}", classes="block")
        self.block = block
        self.list = BlockList(block)
        self._empty = Static("", markup=False, classes="block-empty")
        self._title = Static("", markup=False, classes="block-title")

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._empty
        yield self.list

    def show_page(self, page: Page) -> None:
        self.list.show_page(page)
        words = app_of(self).words
        self.show_title()
        self._empty.update(Content(directed(words, words(self.block.empty))))
        self._empty.display = self.list.count_of_records() == 0

    def show_title(self) -> None:
        """Show the title, in brackets while the keys go here."""
        title = f"[{self.title()}]" if self.has_class("open") else f" {self.title()} "
        self._title.update(Content(directed(app_of(self).words, title)))

    def title(self) -> str:
        """Return "People 3"."""
        title = app_of(self).words(self.block.title)
        count = self.list.count_of_records()
        return f"{title} {count}" if count else title
