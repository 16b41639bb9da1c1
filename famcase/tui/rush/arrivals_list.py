"""The lines that an arrival sheet has saved, and their titles."""

from collections.abc import Sequence
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.presentation import case_columns
from famcase.services.views import CaseLine
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList, Look
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.title_line import TitleLine
from famcase.wording import N_

_COLUMNS: Final[tuple[tuple[Any, Room, Look], ...]] = (
    (case_columns.NUMBER, Room(11), "quiet"),
    (case_columns.NAME, Room(16, 3, 40), "strong"),
    (case_columns.PEOPLE, Room(8), ""),
    (case_columns.PLACE, Room(14, 2, 40), ""),
)


class SavedLines(LineList):
    """The families of a sheet, each with its place on it."""

    POINTS_WITHOUT_FOCUS = False

    def __init__(self) -> None:
        super().__init__(id="saved-lines")
        self.lines: tuple[CaseLine, ...] = ()

    def show_saved(self, lines: Sequence[CaseLine]) -> None:
        """Show the families, the last one in sight; while the cursor is used it stays on its family."""
        before = self.here
        self.lines = tuple(lines)
        again = [index for index, line in enumerate(self.lines) if before and line.uid == before.uid]
        self.show_lines(len(lines), again[0] if again and self.has_focus else len(lines) - 1)

    @property
    def here(self) -> CaseLine | None:
        """The family under the cursor."""
        return self.lines[self.cursor] if 0 <= self.cursor < len(self.lines) else None

    @property
    def families(self) -> tuple[RecordId, ...]:
        return tuple(line.uid for line in self.lines)

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words, line = app_of(self).words, self.lines[index]
        place, *rooms = widths((Room(3), *(room for _, room, _ in _COLUMNS)), width)
        cells = [LineCell(words.number(index + 1), place, "quiet", "right")]
        for (column, _, look), room in zip(_COLUMNS, rooms, strict=True):
            cells.append(LineCell(column.shown(words, line), room, look, column.align))
        return cells


class SavedHead(TitleLine):
    """The titles above the saved lines."""

    def titles(self, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        place, *rooms = widths((Room(3), *(room for _, room, _ in _COLUMNS)), width)
        cells = [LineCell(words(N_("no.")), place, "quiet", "right")]
        for (column, _, _), room in zip(_COLUMNS, rooms, strict=True):
            cells.append(LineCell(words(column.title), room, "quiet", column.align))
        return cells
