"""Tables of views as text, CSV, TSV, JSON or HTML."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from html import escape

from famcase.presentation.cells import cell, safe
from famcase.presentation.columns import Column, Json, View
from famcase.presentation.formulas import defused
from famcase.presentation.wording import Wording
from famcase.wording import N_

# Kept in files as JSON escapes or replaced: C0 but tab and line feed, DEL, C1, direction overrides, lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
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
    JSON = "json"
    HTML = "html"

    @property
    def encoding(self) -> str:
        """The encoding of a file of this form: Excel reads Arabic in a CSV only after a byte order mark."""
        return "utf-8-sig" if self in (TableFormat.CSV, TableFormat.TSV) else "utf-8"


def render(columns: Sequence[Column[View]], rows: Iterable[View], format: TableFormat, wording: Wording) -> str:  # noqa: A002
    """Return the table, ending in a line break.

    CSV, TSV and JSON are for machines: column ids, codes, ISO days, whole texts. In CSV and TSV lists are joined by
    "; ", and text that a spreadsheet would run has an apostrophe before it, which `formulas.given_back` takes away.
    The others are for people: titles and labels in the session's language; the text ones cut a cell at its column's
    width and, in a right-to-left language, set the columns from right to left: such lines are not to be turned again.
    """
    if format is TableFormat.JSON:
        return _json([_object(columns, row) for row in rows])
    if format in (TableFormat.CSV, TableFormat.TSV):
        return _separated(format, [column.id for column in columns], ([c.value(row) for c in columns] for row in rows))
    if format is TableFormat.HTML:
        head = "".join(f"<th{_html_class(c)}>{escape(wording(c.title))}</th>" for c in columns)
        body = "".join(f"<tr>{''.join(_html_cell(c, row, wording) for c in columns)}</tr>\n" for row in rows)
        return _document(f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>", wording)
    return _tabulated(
        [wording(column.title) for column in columns],
        [[cell(column.shown(wording, row), column.width) for column in columns] for row in rows],
        [column.align for column in columns],
        format,
        wording,
    )


def record(columns: Sequence[Column[View]], row: View, format: TableFormat, wording: Wording) -> str:  # noqa: A002
    """Return one record, a field a line in the forms for people; nothing is cut. JSON is one object."""
    if format is TableFormat.JSON:
        return _json(_object(columns, row))
    if format in (TableFormat.CSV, TableFormat.TSV):
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


def _json(value: Json) -> str:
    """Text keeps its letters; what a terminal would obey leaves as an escape, which reads back as what it was."""
    lines = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", lines) + "\n"


def _separated(format: TableFormat, ids: list[str], lines: Iterable[list[Json]]) -> str:  # noqa: A002
    written = io.StringIO(newline="")
    if format is TableFormat.CSV:
        # Text always in quotes: a spreadsheet that splits at ; would otherwise find its formula after one.
        writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    else:
        writer = csv.writer(written, dialect="excel-tab", lineterminator="\n")
    writer.writerow(ids)
    writer.writerows([_field(value) for value in line] for line in lines)
    return written.getvalue()


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
    return f'<td dir="auto"{_html_class(column)}>{escape(safe(column.shown(wording, row)))}</td>'


def _html_class(column: Column[View]) -> str:
    return ' class="right"' if column.align == "right" else ""


def _document(table: str, wording: Wording) -> str:
    direction = "rtl" if wording.right_to_left else "ltr"
    return (
        f'<!doctype html>\n<html lang="{wording.language}" dir="{direction}">\n<head><meta charset="utf-8">'
        f"<title>famcase</title><style>{_STYLE}</style></head>\n<body>\n<table>\n{table}\n</table>\n</body>\n</html>\n"
    )
