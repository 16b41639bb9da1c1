"""A document as PDF, and a table that becomes one while its lines come."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic

from famcase.presentation.columns import Column, View
from famcase.presentation.documents import Document, Marks, Paragraph
from famcase.presentation.paper.blocks import Flow
from famcase.presentation.paper.pages import Pages
from famcase.presentation.paper.tables import PaperTable
from famcase.presentation.wording import Wording


def draw(document: Document, wording: Wording, sink: Callable[[bytes], object]) -> None:
    """Draw a document, in the direction of the language it is in; `sink` takes the bytes of the PDF."""
    pages = Pages(sink, wording, document.title, document.marks, document.form)
    flow = Flow(pages)
    for block in document.blocks:
        flow.draw(block)
    flow.end()
    pages.end()


class PrintedTable(Generic[View]):
    """A table alone on its pages, which are kept packed until its end."""

    def __init__(
        self,
        columns: Sequence[Column[View]],
        wording: Wording,
        sink: Callable[[bytes], object],
        *,
        title: str = "",
        below: Sequence[str] = (),
        marks: Marks | None = None,
    ) -> None:
        """`title` and the sentences `below` are in words already."""
        self._pages = Pages(sink, wording, title, marks)
        self._table = PaperTable(self._pages, columns)
        self._below = below

    def rows(self, rows: Iterable[View]) -> None:
        """Draw some more rows."""
        self._table.rows(rows)

    def end(self) -> None:
        """Draw what is said below, and write the file."""
        self._table.end()
        flow = Flow(self._pages)
        for sentence in self._below:
            flow.draw(Paragraph(sentence, "quiet"))
        self._pages.end()

    def drop(self) -> None:
        """Nothing of it is anywhere but where its bytes went."""
