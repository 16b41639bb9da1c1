"""An answer on its way into a file of text: tables and sentences, gathered until the run has ended."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from famcase.presentation.cells import safe
from famcase.presentation.columns import Column, View
from famcase.presentation.tables import TableFormat, render
from famcase.presentation.wording import Wording

# The last door: what no file and no terminal may get, whatever wrote it.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class WrittenAnswer:
    """What one answer puts into its file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._page: Callable[[Sequence[str]], str] | None = None
        """Makes the page of a table, which is not begun before all that stands below it is known."""
        self._below: list[str] = []
        self._is_below_table = False

    def table(self, columns: Sequence[Column[View]], rows: Sequence[View], form: TableFormat, wording: Wording) -> None:
        """Take a table, reduced already."""
        if form is TableFormat.HTML:
            self._end_page()
            self._page = partial(render, columns, rows, form, wording)
        else:
            self.put(render(columns, rows, form, wording))
            self._is_below_table = True

    def put(self, text: str) -> None:
        """Take some more text as it stands."""
        self._parts.append(text)

    def explain(self, sentence: str, form: TableFormat) -> None:
        """Take a sentence about the answer, in a form that has room for one."""
        if form is TableFormat.HTML:
            self._below.append(sentence)
        elif not form.is_for_programs:
            self.put("\n" * self._is_below_table + f"{safe(sentence)}\n")
            self._is_below_table = False

    def content(self) -> str:
        """Return all of it."""
        self._end_page()
        return CONTROL.sub("\ufffd", "".join(self._parts))

    def _end_page(self) -> None:
        if self._page is not None:
            self.put(self._page(self._below))
            self._page, self._below = None, []
