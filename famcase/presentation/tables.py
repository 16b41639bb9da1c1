"""Tables of views as text, CSV, TSV, HXL, JSON or HTML."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from html import escape
from textwrap import indent
from typing import Generic

from famcase.domain.formulas import defused
from famcase.presentation.cells import cell
from famcase.presentation.columns import Column, Json, View
from famcase.presentation.hypertext import NUMBERS, as_html
from famcase.presentation.made_cells import made_cells
from famcase.presentation.wording import Wording
from famcase.wording import N_

# Kept in files as JSON escapes or replaced: C0 but tab and line feed, DEL, C1, direction overrides, lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NEEDS_QUOTES = re.compile('[\t"\r\n]')
# Those who read HXL add up what stands below it: "few" would be a fault.
_COUNTED = "#affected"
_LIST_SEPARATOR = "; "
_STYLE = (
    "body{font-family:sans-serif;margin:1.5em}table{border-collapse:collapse}"
    "th,td{border:1px solid #777;padding:.2em .5em;text-align:start;vertical-align:top}"
    ".right{text-align:right}thead{display:table-header-group}tr{break-inside:avoid}"
)


class TableFormat(StrEnum):
    """The forms in which a table can be had."""

    SIMPLE = "simple"
    PLAIN = "plain"
    GRID = "grid"
    GITHUB = "github"
    CSV = "csv"
    TSV = "tsv"
    HXL = "hxl"
    """CSV with the hashtags of its columns below their names."""
    JSON = "json"
    JSON_LINES = "jsonl"
    HTML = "html"

    @property
    def is_for_programs(self) -> bool:
        """Whether it has column ids and codes, and no room for a sentence."""
        return self in (*_SEPARATED, TableFormat.JSON, TableFormat.JSON_LINES)

    def encoding(self, *, has_mark: bool) -> str:
        """Return the encoding of a file of this form: Excel reads Arabic in a CSV only after a byte order mark."""
        return "utf-8-sig" if has_mark and self in (TableFormat.CSV, TableFormat.TSV) else "utf-8"


_SEPARATED = (TableFormat.CSV, TableFormat.TSV, TableFormat.HXL)


def render(
    columns: Sequence[Column[View]],
    rows: Iterable[View],
    format: TableFormat,  # noqa: A002
    wording: Wording,
    below: Sequence[str] = (),
) -> str:
    """Return the table, ending in a line break, with the sentences `below` in forms for people.

    CSV, TSV, HXL, JSON and JSON lines are for machines: column ids, codes, ISO days, whole texts. In the first three
    lists are joined by "; ", and text that a spreadsheet would run has an apostrophe before it, which
    `formulas.given_back` takes away. The others are for people: titles and labels in the session's language; the text
    ones cut a cell at its column's width and, in a right-to-left language, set the columns from right to left: such
    lines are not to be turned again.
    """
    written = Written(columns, format, wording, below=below)
    return written.head() + written.rows(rows) + written.end()


class Written(Generic[View]):
    """A table written part by part: its head, some rows as often as there are any, and its end."""

    def __init__(
        self,
        columns: Sequence[Column[View]],
        format: TableFormat,  # noqa: A002
        wording: Wording,
        *,
        title: str = "",
        below: Sequence[str] = (),
    ) -> None:
        """`title` and the sentences `below` are in words already; files for machines have neither."""
        is_tagged = format is TableFormat.HXL
        self._columns = [each for column in columns for each in (column, *(column.beside if is_tagged else ()))]
        self._format = format
        self._wording = wording
        self._title = title
        self._below = below
        self._count = 0
        self._cells: list[list[str]] = []
        """Of the forms whose columns are only as wide as what all rows hold."""
        self._made: list[Callable[[View], str]] = []
        """What gives the cells of a row, of forms that separate them by a sign."""
        is_tabbed = format is TableFormat.TSV
        self._separator = "\t" if is_tabbed else ","
        self._quote = _quoted_where_needed if is_tabbed and len(self._columns) > 1 else _quoted

    def head(self) -> str:
        """Return how the table begins."""
        if self._format is TableFormat.JSON:
            return "["
        if self._format is TableFormat.JSON_LINES:
            return ""
        if self._format in _SEPARATED:
            tags = [[column.hxl for column in self._columns]] if self._format is TableFormat.HXL else []
            return "".join(map(self._line, [[column.id for column in self._columns], *tags]))
        if self._format is TableFormat.HTML:
            words = self._wording
            titles = "".join(f"<th{_html_class(c)}>{escape(words(c.title))}</th>" for c in self._columns)
            caption = f"<caption>{as_html(self._title)}</caption>\n" if self._title else ""
            return f"{_document_head(words)}<table>\n{caption}<thead><tr>{titles}</tr></thead>\n<tbody>\n"
        return f"{cell(self._title)}\n\n" if self._title else ""

    def rows(self, rows: Iterable[View]) -> str:
        """Return some more rows; a form of text keeps them for its end."""
        if self._format is TableFormat.JSON:
            return "".join(map(self._object, rows))
        if self._format is TableFormat.JSON_LINES:
            return "".join(_json(_object(self._columns, row), indent=None) for row in rows)
        if self._format in _SEPARATED:
            if not self._made:
                self._made = [
                    made_cells(column, partial(self._separated_cell, self._raw(column))) for column in self._columns
                ]
            separator, made = self._separator, self._made
            return "".join([separator.join([cell(row) for cell in made]) + "\n" for row in rows])
        if self._format is TableFormat.HTML:
            cells = ("".join(_html_cell(c, row, self._wording) for c in self._columns) for row in rows)
            return "".join(f"<tr>{each}</tr>\n" for each in cells)
        self._cells += [[cell(c.shown(self._wording, row), c.width) for c in self._columns] for row in rows]
        return ""

    def end(self) -> str:
        """Return how the table ends."""
        if self._format is TableFormat.JSON:
            return "\n]\n" if self._count else "]\n"
        if self._format in (*_SEPARATED, TableFormat.JSON_LINES):
            return ""
        if self._format is TableFormat.HTML:
            below = "".join(f'<p dir="auto">{as_html(sentence)}</p>\n' for sentence in self._below)
            return f"</tbody>\n</table>\n{below}</body>\n</html>\n"
        titles = [self._wording(column.title) for column in self._columns]
        aligns: list[str] = [column.align for column in self._columns]
        table = _tabulated(titles, self._cells, aligns, self._format, self._wording)
        return table + "".join(f"\n{cell(sentence)}\n" for sentence in self._below)

    def _line(self, fields: Sequence[str]) -> str:
        return self._separator.join(map(self._quote, fields)) + "\n"

    def _raw(self, column: Column[View]) -> Callable[[object], Json]:
        """Return what makes a column's values plain: below a hashtag of counts stand numbers alone."""
        is_counted = self._format is TableFormat.HXL and column.hxl.startswith(_COUNTED)
        return partial(_number_or_nothing, column.raw) if is_counted else column.raw

    def _separated_cell(self, raw: Callable[[object], Json], value: object) -> str:
        field = _field(raw(value))
        return self._quote(field) if isinstance(field, str) else str(field)

    def _object(self, row: View) -> str:
        """Return a row as an element of the list that JSON is, behind the one before."""
        before = "\n" if not self._count else ",\n"
        self._count += 1
        return before + indent(_json(_object(self._columns, row)).rstrip("\n"), "  ")


def record(columns: Sequence[Column[View]], row: View, format: TableFormat, wording: Wording) -> str:  # noqa: A002
    """Return one record, a field a line in the forms for people; nothing is cut. JSON is one object."""
    if format in (TableFormat.JSON, TableFormat.JSON_LINES):
        return _json(_object(columns, row), indent=2 if format is TableFormat.JSON else None)
    if format in _SEPARATED:
        return render(columns, [row], format, wording)
    if format is TableFormat.HTML:
        lines = "".join(f"<tr><th>{escape(wording(c.title))}</th>{_html_cell(c, row, wording)}</tr>\n" for c in columns)
        return _document(f"<tbody>\n{lines}</tbody>", wording)
    fields = [[wording(column.title), cell(column.shown(wording, row))] for column in columns]
    if format in (TableFormat.SIMPLE, TableFormat.PLAIN):
        return _tabulated([], fields, ["left", "left"], TableFormat.PLAIN, wording)
    return _tabulated([wording(N_("Field")), wording(N_("Value"))], fields, ["left", "left"], format, wording)


def _tabulated(
    titles: list[str],
    cells: list[list[str]],
    aligns: list[str],
    format: TableFormat,  # noqa: A002
    wording: Wording,
) -> str:
    from tabulate import tabulate  # 100 ms to load; it counts cells right because wcwidth is installed

    titles = [cell(title) for title in titles]
    if format is TableFormat.GITHUB:
        titles, *cells = [[_markdown(text) for text in line] for line in [titles, *cells]]
    if wording.right_to_left:
        # Units stand under units: digits are read from the left in Arabic too.
        titles, aligns = titles[::-1], ["right"] * len(titles)
        cells = [line[::-1] for line in cells]
    # Without rows tabulate 0.9 knows no columns and fails on their alignment.
    table = tabulate(
        cells, headers=titles, tablefmt=format.value, disable_numparse=True, colalign=aligns if cells else None
    )
    return f"{table}\n"


def _markdown(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _object(columns: Sequence[Column[View]], row: View) -> dict[str, Json]:
    return {column.id: column.value(row) for column in columns}


def _json(value: Json, indent: int | None = 2) -> str:
    """Text keeps its letters; what a terminal would obey leaves as an escape, which reads back as what it was."""
    lines = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", lines) + "\n"


def _number_or_nothing(raw: Callable[[object], Json], value: object) -> Json:
    plain = raw(value)
    return plain if isinstance(plain, int | float) else None


def _quoted(text: str) -> str:
    # always: a spreadsheet that splits at ; would otherwise find its formula after one
    return '"' + text.replace('"', '""') + '"'


def _quoted_where_needed(text: str) -> str:
    return _quoted(text) if _NEEDS_QUOTES.search(text) else text


def _field(value: Json) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        value = _LIST_SEPARATOR.join(str(_plain(part)) for part in value)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    return defused(_UNPRINTABLE.sub("\ufffd", value))


def _plain(part: Json) -> str:
    return part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)


def _html_cell(column: Column[View], row: View, wording: Wording) -> str:
    return f'<td dir="auto"{_html_class(column)}>{as_html(column.shown(wording, row))}</td>'


def _html_class(column: Column[View]) -> str:
    return ' class="right"' if column.align == "right" else ""


def _document(table: str, wording: Wording) -> str:
    return f"{_document_head(wording)}<table>\n{table}\n</table>\n</body>\n</html>\n"


def _document_head(wording: Wording) -> str:
    direction = "rtl" if wording.right_to_left else "ltr"
    return (
        f'<!doctype html>\n<html lang="{wording.language}" dir="{direction}">\n<head><meta charset="utf-8">'
        f"<title>famcase</title><style>{_STYLE}{NUMBERS}</style></head>\n<body>\n"
    )
