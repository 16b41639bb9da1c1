"""The lines of Exchange: what was brought in, the backups, and what left, each under its heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from famcase.domain.consents import WHY_KEPT_BACK
from famcase.presentation import dates
from famcase.presentation.cells import cells_wide
from famcase.presentation.left_columns import form, what_it_was, what_was_in_it
from famcase.presentation.left_out import left_out
from famcase.presentation.wording import Wording
from famcase.services.leaving import Left
from famcase.services.queries.exchange import BackupFile, Exchanged, Imported
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList, Look
from famcase.tui.widgets.rooms import Room, widths
from famcase.wording import N_

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one kind, and what is said where there is none of it: msgids."""

    title: str
    nothing: str
    count: int


class ExchangeList(LineList):
    """Lists what came and went; the cursor stands on imports, backups and files."""

    def __init__(self) -> None:
        super().__init__(id="exchanged")
        self._lines: tuple[Any, ...] = ()
        self._moment_width = 0
        """Cells of the longest day and time listed."""

    def show(self, exchanged: Exchanged) -> None:
        """Show what there is."""
        self._lines = tuple(_lines(exchanged))
        words = app_of(self).words
        moments = (_moment(words, line) for line in self._lines if isinstance(line, Imported | BackupFile | Left))
        self._moment_width = max(map(cells_wide, moments), default=0)
        self.show_lines(len(self._lines), self.cursor)

    @property
    def left(self) -> tuple[Left, ...]:
        """What left the desk, as far as it is listed."""
        return tuple(line for line in self._lines if isinstance(line, Left))

    @property
    def import_here(self) -> Imported | None:
        """The import under the cursor."""
        line = self._line_here
        return line if isinstance(line, Imported) else None

    @property
    def told_here(self) -> str:
        """All that the line under the cursor says, however much of it the list has room for."""
        line, words = self._line_here, app_of(self).words
        if not isinstance(line, Imported | BackupFile | Left):
            return ""
        told, _, by = _told(words, line)
        return " · ".join(filter(None, (_moment(words, line), told, by)))

    @property
    def _line_here(self) -> Any:
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    def is_choosable(self, index: int) -> bool:
        return isinstance(self._lines[index], Imported | BackupFile | Left)

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words = app_of(self).words
        line = self._lines[index]
        if isinstance(line, Heading):
            return (LineCell(f"{words(line.title)} ({line.count})", width, "heading"),)
        if isinstance(line, str):
            return (LineCell(words(line) if line else "", width, "quiet"),)
        when, what, who = widths((Room(self._moment_width), Room(24, 4, 60), Room(8, 2, 24)), width)
        shown, look, by = _told(words, line)
        return (LineCell(_moment(words, line), when, "quiet"), LineCell(shown, what, look), LineCell(by, who))


def _lines(exchanged: Exchanged) -> Iterator[Any]:
    kinds: tuple[tuple[str, str, Sequence[Any]], ...] = (
        (N_("BROUGHT IN"), N_("Nothing yet. F4 brings a household list in."), exchanged.imports),
        (N_("BACKUPS"), N_("None here yet. k makes one, encrypted and read back."), exchanged.backups),
        (N_("WHAT LEFT"), N_("Nothing yet. ctrl+e on any table writes it into a file."), exchanged.left),
    )
    for title, nothing, found in kinds:
        yield Heading(title, nothing, len(found))
        yield from found or (nothing,)
        yield ""


def _told(words: Wording, line: Imported | BackupFile | Left) -> tuple[str, Look, str]:
    """Return what a line says, how it looks, and whose doing it was."""
    if isinstance(line, Imported):
        counted = words.plural("{count} family", "{count} families", line.families)
        if line.is_undone:
            return words(N_("{families}, taken back"), families=counted), "quiet", line.by
        return words(N_("{families}, new or changed"), families=counted), "strong", line.by
    if isinstance(line, BackupFile):
        size = words(N_("{megabytes} MB"), megabytes=round(line.size / _MEGABYTE, 1))
        return words(N_("{file}, {size}, read back"), file=line.path.name, size=size), "strong", ""
    lines = words.plural("{count} line", "{count} lines", line.lines)
    told = words(
        N_("{what}, {lines}, {form}. {level}."),
        what=what_it_was(words, line.what),
        lines=lines,
        form=form(words, line.form),
        level=what_was_in_it(words, line),
    )
    numbered = words(N_("Print {number}."), number=str(line.number)) if line.number else ""
    whom = words(N_("For {recipient}."), recipient=line.recipient) if line.recipient else ""
    out = left_out(words, line.left_out, WHY_KEPT_BACK)
    return " ".join(filter(None, (numbered, told, whom, out))), "strong", line.by


def _moment(words: Wording, line: Imported | BackupFile | Left) -> str:
    if isinstance(line, Left):
        return dates.short_day(words, line.on, words.today())
    return moment(words, line.at)


def moment(words: Wording, at: datetime) -> str:
    """Return "15 Aug, 14:32" in the time of this computer."""
    here = at.astimezone()
    return words(N_("{day}, {time}"), day=dates.short_day(words, here.date(), words.today()), time=f"{here:%H:%M}")
