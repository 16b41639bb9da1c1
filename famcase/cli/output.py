"""The one place of the command line that prints: answers, remarks and errors, safe for any terminal."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from famcase.cli.in_order import InOrder
from famcase.cli.in_text import CONTROL, WrittenAnswer
from famcase.cli.on_paper import PrintedAnswer
from famcase.domain.levels import BY_CHOICE, ONLY_HERE, Level
from famcase.errors import StorageFault, Usage
from famcase.presentation.bidi import Bidi, without_signs
from famcase.presentation.cells import cells_wide, safe
from famcase.presentation.charts import as_text, in_cells
from famcase.presentation.columns import Column, View
from famcase.presentation.documents import Marks
from famcase.presentation.drawings import Drawing
from famcase.presentation.nested import lines_in
from famcase.presentation.redaction import Redaction
from famcase.presentation.tables import TableFormat, record, render
from famcase.presentation.wording import Wording
from famcase.wording import N_, Coded, Named

if TYPE_CHECKING:
    from famcase.presentation.figures_told import FiguresTold

_IN_LINES = frozenset({TableFormat.SIMPLE, TableFormat.PLAIN, TableFormat.GRID, TableFormat.GITHUB})

_CHART_WIDTH = 78


class NoAnswer(StorageFault):
    """What the answer goes to takes no more of it."""

    def __init__(self, fault: OSError) -> None:
        super().__init__(
            N_("The answer cannot be written: {reason}. What was saved before is kept."),
            hint=N_("Check that the disk is not full."),
            reason=fault.strerror or type(fault).__name__,
        )


class Output:
    """Prints answers to `out`, or into a file when the run has ended well; remarks and errors to `err`."""

    def __init__(self, out: IO[str], err: IO[str], wording: Wording, bidi: Bidi) -> None:
        """`bidi` is what was chosen for the terminal; a file always holds text in its stored order."""
        self.wording = wording
        self.format = TableFormat.SIMPLE
        self._out, self._err = out, err
        self._file: Path | None = None
        self.level = Level.FULL
        """What of people is in the answer: in a file only codes unless more is asked for."""
        self._also: Collection[str] = BY_CHOICE
        self._left_out = False
        self.is_whole = False
        """Whether a table went to the standard output, where nothing is left out of it."""
        self._written = WrittenAnswer()
        self._state = 0
        """Cells of the terminal's line that tell how far something is."""
        self.has_mark = True
        """Whether a file of a CSV begins with the mark by which Excel knows its letters."""
        self._lines = 0
        self.let_out: Callable[[Sequence[Any]], tuple[Sequence[Any], bool]] = _all
        """Returns the lines of a table that may be in a file, and whether they tell of single families."""
        self.let_out_inside: Callable[[Sequence[Any]], tuple[Sequence[Any], bool]] = _all
        """Returns the same of a table inside a record."""
        self._paper: PrintedAnswer | None = None
        self.marks: Callable[[], Marks] | None = None
        """Returns what stands on each page of an answer on paper."""
        self.figures_told: Callable[[], FiguresTold | None] = _nothing
        """Returns what a table of figures says of them; None for any other table."""
        self.send: Callable[[Path, bytes, int], None] = _write
        """Writes the answer's file, which holds so many lines of tables."""
        self._in_order = InOrder(bidi)

    def settle(self, format: TableFormat | None, file: Path | None, level: Level, also: Collection[str]) -> None:  # noqa: A002
        """Take what the arguments say of the answer: its form, the file it goes to, what is in that. Raises Usage.

        Where no form is said, the end of the file's name says it as it does for lists that are written: .pdf is
        printed; one that says none has the form of the terminal.
        """
        self.format = format or TableFormat.SIMPLE
        if file is not None:
            if format is None:
                self._take_form_of(file.name)
            from famcase.paths import refuse_to_replace

            refuse_to_replace(file)
        self._file = file
        if file is not None:
            self.level, self._also = level, also

    def _take_form_of(self, name: str) -> None:
        from famcase.presentation.files import FileForm, form_of

        form = form_of(name)
        if form is FileForm.XLSX:
            raise Usage(
                N_("No answer is written as a workbook."),
                hint=N_("Let the name of the file end in .csv, or write families with famcase export."),
            )
        if form is FileForm.PDF:
            self._paper = PrintedAnswer()
        elif form is not None:
            self.format = TableFormat(form.value)

    @property
    def form(self) -> str:
        """The form of the answer, as the journal keeps it."""
        return "pdf" if self._paper else self.format.value

    @property
    def for_people(self) -> bool:
        """Whether the answer is text in lines, to which sentences can be added."""
        return self.format in _IN_LINES

    def table(self, columns: Sequence[Column[View]], rows: Iterable[View]) -> int:
        """Print a table; return how many of its lines may be in the answer."""
        listed, allowed = self._let_out(columns, list(rows))
        self._lines += len(listed)
        if self._paper:
            self._paper.table(allowed, listed)
        else:
            self._put_table(allowed, listed)
        return len(listed)

    def _put_table(self, columns: Sequence[Column[View]], rows: Sequence[View]) -> None:
        """Put a table down; one of figures says in each form that can be handed on for whom they are."""
        told = self.figures_told()
        if told and self.format.is_for_programs:
            columns = (*columns, *told.columns())
        if self._file is not None:
            self._written.table(columns, rows, self.format, self.wording)
        else:
            below = (told.sentence(self.wording),) if told and self.format is TableFormat.HTML else ()
            self._put(render(columns, rows, self.format, self.wording, below))

    def holds(self, columns: Sequence[Column[Any]]) -> bool:
        """Return whether all of these columns may be in the answer, and with them what is drawn or added up of them."""
        if self._file is None:
            return True
        redaction = Redaction(self.level, self._also, of_families=False)
        return len(redaction.columns(columns, self.wording)) == len(columns)

    def filled(self, columns: Sequence[Column[View]], rows: Sequence[View]) -> list[Column[View]]:
        """Return the columns in which any of the rows says something."""
        return [column for column in columns if any(column.shown(self.wording, row) for row in rows)]

    def record(self, columns: Sequence[Column[View]], view: View) -> None:
        """Print one record, a field a line."""
        _, allowed = self._let_out(columns, [view])
        if self._paper:
            self._paper.record(allowed, view, self.wording)
        else:
            self._put(record(allowed, view, self.format, self.wording))

    def answer(self, values: Mapping[str, object]) -> None:
        """Print what a command did as one record, for forms that hold no sentences; keys are ids and titles."""
        self.record([_column(key, values[key]) for key in values], values)

    def line(self, text: str, *, is_private: bool = False) -> None:
        """Print a sentence of the answer; one that names somebody is private."""
        if is_private and self._file is not None:
            self._left_out = True
        elif self._paper:
            self._paper.line(text)
        else:
            self._put(f"{safe(text)}\n", sentence=True)

    def title(self, text: str) -> None:
        """Print the title of the table that follows."""
        if self._paper:
            self._paper.title(text)
        else:
            self._put(f"\n{safe(text)}\n", sentence=True)

    def chart(self, drawing: Drawing | None) -> None:
        """Draw a chart, reduced already."""
        if self._paper and drawing:
            self._paper.chart(drawing)
        else:
            for line in in_cells(self.wording, drawing, _CHART_WIDTH):
                self.line(as_text(line, right_to_left=self.wording.right_to_left))

    @property
    def is_on_paper(self) -> bool:
        """Whether the answer is printed, so that whatever belongs to it has to stand there."""
        return self._paper is not None

    def explain(self, text: str) -> None:
        """Say below an answer what it means: beside it, and in its file where that has room for a sentence."""
        if not self._paper:
            self.remark(text)
        self.explain_file(text)

    def explain_file(self, text: str) -> None:
        """Say in a file what it means that was said beside the answer already."""
        if self._paper:
            self._paper.remark(text)
        elif self._file is not None:
            self._written.explain(text, self.format)

    def help(self, text: str) -> None:
        """Print the help of a command: laid out from the left in both languages, and never into a file."""
        self._give("\n".join(self._shown(line, sentence=False) for line in text.split("\n")))

    def remark(self, text: str) -> None:
        """Print what is no part of the answer: read back, doubted or counted."""
        self._err.write("".join(f"{self._shown(line, sentence=True)}\n" for line in text.split("\n")))

    def remark_table(self, columns: Sequence[Column[View]], rows: Sequence[View]) -> None:
        """Print a table that is no part of the answer, such as what will be when somebody says yes."""
        text = render(self.filled(columns, rows), rows, TableFormat.SIMPLE, self.wording)
        self._err.write("".join(f"{self._shown(line, sentence=False)}\n" for line in text.rstrip("\n").split("\n")))

    def state(self, text: str) -> None:
        """Show on a line of the terminal how far something is, over what stood there; empty where it is over."""
        shown = self._shown(text, sentence=True)
        self._err.write("\r" + " " * self._state + "\r" + shown)
        self._err.flush()
        self._state = cells_wide(shown)

    def finish(self) -> None:
        """Have the file sent, when there is one; called once everything went well."""
        if self._left_out:
            self.remark(self.wording(N_("Names and people's words are not in the file; --level full puts them in.")))
        if not self._paper and (told := self.figures_told()):  # each page says it itself
            self.explain_file(told.sentence(self.wording))
        if self._file is not None:
            self.send(self._file, self._content(), self._lines)
        self._give("")

    def _let_out(
        self, columns: Sequence[Column[View]], rows: Sequence[View]
    ) -> tuple[Sequence[View], Sequence[Column[View]]]:
        """Return the lines and the columns that may be in the answer."""
        if self._file is None:
            self.is_whole = True
            return rows, columns
        listed, of_families = self.let_out(rows)
        inside = [self.let_out_inside(lines_in(each.of(row))) for each in columns if each.inner for row in listed]
        of_families = of_families or any(told for _, told in inside)
        redaction = Redaction(self.level, self._also, of_families, lambda lines: self.let_out_inside(lines)[0])
        allowed = redaction.columns(columns, self.wording)
        self._left_out |= len(allowed) < len(columns) and self.level is not Level.FULL
        return listed, allowed

    def _content(self) -> bytes:
        if self._paper and self.marks:
            return self._paper.content(self.wording, self.marks())
        return self._written.content().encode(self.format.encoding(has_mark=self.has_mark), "replace")

    def _put(self, text: str, *, sentence: bool = False) -> None:
        if self._file is not None:
            self._written.put(text)
        elif self.for_people:
            self._give("\n".join(self._shown(line, sentence=sentence) for line in text.split("\n")))
        else:
            self._give(CONTROL.sub("\ufffd", text))

    def _give(self, text: str) -> None:
        """Write a part of the answer, or flush it all where the part is empty."""
        try:
            self._out.write(text)
            if not text:
                self._out.flush()
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise NoAnswer(fault) from fault

    def _shown(self, line: str, *, sentence: bool) -> str:
        return self._in_order(line, sentence=sentence, right_to_left=self.wording.right_to_left)


def _nothing() -> None:
    """Say nothing of figures: there are none."""


def _all(rows: Sequence[Any]) -> tuple[Sequence[Any], bool]:
    return rows, False


def _write(file: Path, content: bytes, _lines: int) -> None:
    from famcase.paths import write_private

    write_private(file, content)


def _column(key: str, value: object) -> Column[Mapping[str, object]]:
    # a sentence, or whatever else is in words, may name somebody; numbers of cases are digits
    is_private = (isinstance(value, str) and not value.isdigit()) or isinstance(value, list | tuple | Named)
    choice = ONLY_HERE if is_private else ""
    return Column(key, key, lambda values: _plain(values[key]), is_private=is_private, choice=choice)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return without_signs(value)
    return value.code if isinstance(value, Coded) else value
