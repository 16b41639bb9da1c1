"""The case list: pages of families that are asked for when they come in sight, and forgotten when far from it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from famcase.domain.changes import RecordId
from famcase.domain.numbers import shown_case_number
from famcase.services.queries.order import Key
from famcase.services.views import CaseLine, CasePage
from famcase.tui.families.columns import NUMBER_WIDTH, arranged, line_cell
from famcase.tui.families.looks import Looks
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList

PAGE = 200
_MOST_PAGES = 20
_AHEAD = 60
_MARK = "*"
_MARK_CELL = 1
"""The cell that the sign of a mark stands in."""


class CaseList(LineList):
    """Holds some pages of the list; asks its screen for others."""

    @dataclass
    class Wanted(Message):
        """A page that is, or soon will be, in sight."""

        of: CasePage
        """The first page of the list that it belongs to."""
        page: int
        after: Key | None

    @dataclass
    class MarkClicked(Message):
        """The cell of a line's mark was clicked."""

        family: RecordId

    def __init__(self) -> None:
        super().__init__(id="cases")
        self.marks: Collection[RecordId] = ()
        """The marked families, whoever of them is in sight."""
        self._looks = Looks()
        self.number_width = NUMBER_WIDTH
        """Cells of the longest case number of the first page."""
        self._first: CasePage | None = None
        self._pages: dict[int, tuple[CaseLine, ...]] = {}
        self._keys: list[Key | None] = [None]
        """The key that each known page begins behind."""
        self._wanted: set[int] = set()

    def begin(
        self, first: CasePage, looks: Looks | None = None, *, is_new: bool = False, at: RecordId | None = None
    ) -> None:
        """Show a list from its first page; the cursor stays on the family where it was, unless the list is new.

        `at` is the family that the cursor is to stand on.
        """
        before = at or (None if is_new else self.family_here)
        self._looks = looks or Looks()
        self.number_width = max((len(shown_case_number(line.number)) for line in first.lines), default=NUMBER_WIDTH)
        self._first, self._pages, self._keys, self._wanted = first, {}, [None], set()
        self._keep(0, first)
        cursor = next((index for index, line in enumerate(first.lines) if line.uid == before), 0)
        self.show_lines(len(first.lines), cursor)
        self._want_what_shows()

    def add(self, wanted: Wanted, answer: CasePage) -> None:
        """Take a page that was wanted; one of a list that is no longer shown is dropped."""
        if wanted.of is not self._first:
            return
        self._wanted.discard(wanted.page)
        self._keep(wanted.page, answer)
        self.show_lines(max(self.count, wanted.page * PAGE + len(answer.lines)), self.cursor)
        self._want_what_shows()

    @property
    def family_here(self) -> RecordId | None:
        """The family under the cursor; None while its page is on its way."""
        line = self._line(self.cursor)
        return line.uid if line else None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        line = self._line(index)
        if line is None:
            return (LineCell("…", width, "quiet"),)
        words = app_of(self).words
        is_late = line.next_due is not None and line.next_due < app_of(self).clock.today()
        cells = []
        columns = arranged(width, self._looks, self.number_width, right_to_left=words.right_to_left)
        for placed, room in columns:
            look = "warn" if is_late and placed.column.id == "next_due" else placed.look
            cells.append(line_cell(placed, placed.column.shown(words, line), room, look))
        return cells

    def sign_of(self, index: int) -> str:
        line = self._line(index)
        return _MARK if line is not None and line.uid in self.marks else " "

    def on_click(self, event: Click) -> None:
        x = self.scrollable_content_region.width - 1 - event.x if app_of(self).words.right_to_left else event.x
        line = self._line(event.y + self.scroll_offset.y)
        if x == _MARK_CELL and line is not None:
            event.prevent_default()
            self.post_message(self.MarkClicked(line.uid))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._want_what_shows()

    def _line(self, index: int) -> CaseLine | None:
        page = self._pages.get(index // PAGE, ())
        return page[index % PAGE] if 0 <= index % PAGE < len(page) else None

    def _keep(self, page: int, answer: CasePage) -> None:
        self._pages.pop(page, None)
        self._pages[page] = answer.lines  # the latest last
        while len(self._pages) > _MOST_PAGES:
            del self._pages[next(iter(self._pages))]
        if answer.next is not None and page == len(self._keys) - 1:
            self._keys.append(answer.next)

    def _want_what_shows(self) -> None:
        top = self.scroll_offset.y
        end = min(top + self.size.height + _AHEAD, self.count)
        for page in {top // PAGE, end // PAGE}:
            if (
                self._first is not None
                and page < len(self._keys)
                and page not in self._pages
                and page not in self._wanted
            ):
                self._wanted.add(page)
                self.post_message(self.Wanted(self._first, page, self._keys[page]))
