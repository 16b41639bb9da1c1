"""The lines of Today: the overdue, latest first, then today and the days to come, grouped by where one has to go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from famcase.presentation import today_words
from famcase.presentation.cells import cells_wide
from famcase.services.views import DueLine, Today
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    shown: int
    count: int
    is_late: bool


class DayList(LineList):
    """A person's day; the cursor stands on families."""

    def __init__(self) -> None:
        super().__init__(id="day")
        self._lines: tuple[_Heading | DueLine, ...] = ()
        self._late_width = 0

    def show_day(self, day: Today) -> None:
        """Show a day; the cursor stays on the follow-up or its family, or goes on to what comes after what is done."""
        before = self.chosen
        words = app_of(self).words
        self._lines = tuple(_lines(day))
        due = [line for line in self._lines if isinstance(line, DueLine)]
        self._late_width = max((cells_wide(today_words.late(words, line)) for line in due), default=0)
        self.show_lines(len(self._lines), self.cursor if before is None else self._again(before))

    def _again(self, before: DueLine) -> int:
        """Return where what was chosen before stands now; where it is done or put off, the next line moved up there."""
        # the next visit of who was just visited is not what a round goes on with
        due = [(index, line) for index, line in enumerate(self._lines) if isinstance(line, DueLine)]
        due = [(index, line) for index, line in due if line.due <= before.due]
        same = [index for index, line in due if line.follow_up == before.follow_up]
        same += [index for index, line in due if line.family == before.family]
        return same[0] if same else self.cursor

    @property
    def due(self) -> tuple[DueLine, ...]:
        """All follow-ups of the day, in their order."""
        return tuple(line for line in self._lines if isinstance(line, DueLine))

    @property
    def chosen(self) -> DueLine | None:
        """The follow-up under the cursor."""
        line = self._lines[self.cursor] if self.cursor < len(self._lines) else None
        return line if isinstance(line, DueLine) else None

    def is_choosable(self, index: int) -> bool:
        return isinstance(self._lines[index], DueLine)

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        line = self._lines[index]
        if isinstance(line, _Heading):
            sign = "! " if line.is_late else ""
            count = words.number(line.count)
            if line.shown < line.count:
                count = words(N_("{found} of {count}"), found=line.shown, count=line.count)
            title = f"{sign}{words(line.title)} ({count})"
            return (LineCell(title, width, "warn" if line.is_late else "heading"),)
        late, name, where, what = widths(
            (Room(self._late_width), Room(14, 3, 32), Room(14, 4, 44), Room(8, 2, 40)), width
        )
        return (
            LineCell(today_words.late(words, line), late, "warn" if line.days_late > 0 else "", "right"),
            LineCell(today_words.whose(words, line), name, "strong"),
            LineCell(today_words.where(words, line), where),
            LineCell(line.what, what, "quiet"),
        )


def _lines(day: Today) -> Iterator[_Heading | DueLine]:
    groups = (
        (N_("OVERDUE"), day.overdue, True),
        (N_("TODAY"), day.today, False),
        (N_("NEXT 7 DAYS"), day.next_days, False),
    )
    for (title, lines, is_late), count in zip(groups, day.counts, strict=True):
        if lines:
            yield _Heading(title, len(lines), count, is_late)
            yield from lines  # they come in their order
