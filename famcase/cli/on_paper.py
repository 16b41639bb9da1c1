"""An answer on its way to paper: tables, fields and sentences, gathered until the run has ended."""

from collections.abc import Sequence

from famcase.presentation.columns import Column, View
from famcase.presentation.documents import Block, ChartBlock, Document, Fields, Heading, Marks, Paragraph, TableBlock
from famcase.presentation.drawings import Drawing
from famcase.presentation.wording import Wording


class PrintedAnswer:
    """The blocks of one answer."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def table(self, columns: Sequence[Column[View]], rows: Sequence[View]) -> None:
        """Take a table, reduced already."""
        self._blocks.append(TableBlock(columns, rows))

    def record(self, columns: Sequence[Column[View]], view: View, wording: Wording) -> None:
        """Take one record, reduced already; what is not known of it is left away."""
        shown = ((wording(column.title), column.shown(wording, view)) for column in columns)
        self._blocks.append(Fields(tuple((title, text) for title, text in shown if text)))

    def line(self, text: str) -> None:
        """Take a sentence of the answer."""
        self._blocks.append(Paragraph(text))

    def remark(self, text: str) -> None:
        """Take a sentence about the answer, such as how it was counted."""
        self._blocks.append(Paragraph(text, "quiet"))

    def title(self, text: str) -> None:
        """Take the title of what follows."""
        self._blocks.append(Heading(text))

    def chart(self, drawing: Drawing) -> None:
        """Take a chart."""
        self._blocks.append(ChartBlock(drawing))

    def content(self, wording: Wording, marks: Marks) -> bytes:
        """Return all of it as PDF."""
        from famcase.presentation.paper.printed import draw

        written = bytearray()
        draw(Document("", self._blocks, marks), wording, written.extend)
        return bytes(written)
