"""A printed document as an HTML page, which a browser prints with its tables' heads and its number on every page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Final

from famcase.presentation.cells import safe
from famcase.presentation.charts import as_text, in_cells
from famcase.presentation.documents import (
    Block,
    ChartBlock,
    Document,
    Fields,
    Heading,
    Marks,
    PageForm,
    Paragraph,
    Slip,
    TableBlock,
)
from famcase.presentation.hypertext import NUMBERS, as_html
from famcase.presentation.page_forms import form_for
from famcase.presentation.page_marks import around
from famcase.presentation.wording import Wording
from famcase.wording import N_

_SIZES: Final = {PageForm.A4: "A4", PageForm.A4_WIDE: "A4 landscape", PageForm.A6: "A6"}
_CHART_WIDTH: Final = 90

_COUNTED: Final = ("page", "pages")
_COUNTER: Final = re.compile(r"\{(pages?)\}")
_A_PAGE_EACH: Final = ".slip{break-after:page}"

_STYLE: Final = (
    "body{font-family:sans-serif;margin:0;font-size:10pt}h1{font-size:14pt}h2{font-size:11.5pt}"
    "h1,h2{break-after:avoid}table{border-collapse:collapse;margin-bottom:1em}"
    "th,td{border:1px solid #777;padding:.15em .5em;text-align:start;vertical-align:top}"
    "thead{display:table-header-group}tr,figure,.slip,.kept{break-inside:avoid}.end{text-align:end}.total{font-weight:bold}"
    ".quiet{color:#444}.strong{font-weight:bold}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}"
    "dl.two{grid-template-columns:max-content 1fr max-content 1fr}dt{color:#444}dd{margin:0}"
    ".blank{border-bottom:1px solid #777;min-width:12em;height:1.3em}.line{min-width:9em}.box{text-align:center}"
    ".slip{border:1px dashed #777;padding:.6em;margin:0 0 .8em}"
    "figure{margin:0 0 1em}pre{font-size:8pt;line-height:1.2;margin:0;overflow:hidden}"
    "[dir=rtl] :is(td,dd,p){text-align:right}"
    ".marks{border-bottom:1px solid #777;padding-bottom:.3em}"
)


def as_page(document: Document, wording: Wording) -> str:
    """Return the document as a page whose own title says nothing of it, nor of famcase where anybody may read it."""
    # how the pages lie is said before the rows, which are read once
    blocks = [replace(each, rows=list(each.rows)) if isinstance(each, TableBlock) else each for each in document.blocks]
    form = document.form or form_for(blocks, wording)
    direction = "rtl" if wording.right_to_left else "ltr"
    body = "".join(_kept_together(blocks, wording))
    # browsers print it above every page
    own = "famcase" if document.marks.is_office else ""
    title = f"<h1>{as_html(document.title)}</h1>\n" if document.title else ""
    return (
        f'<!doctype html>\n<html lang="{wording.language}" dir="{direction}">\n<head><meta charset="utf-8">'
        f"<title>{own}</title><style>{_page_rules(document, form, wording)}{_STYLE}{NUMBERS}</style></head>\n<body>\n"
        f"{_marks(document.marks, wording)}{title}{body}</body>\n</html>\n"
    )


def _page_rules(document: Document, form: PageForm, wording: Wording) -> str:
    """Return the size of the pages and what stands on each, in the words of CSS."""
    # the places stay open where nothing is put into them
    parts = _COUNTER.split(wording(N_("page {page} of {pages}")))
    paged = " ".join(f"counter({part})" if part in _COUNTED else _quoted(part) for part in parts if part)
    marks = document.marks
    beside = [document.title, *around(marks, wording)] if marks.is_office else [marks.number]
    told = _quoted(" · ".join(filter(None, beside)))
    return (
        f"@page{{size:{_SIZES[form]};margin:14mm;"
        f"@bottom-left{{content:{told};font-size:7.5pt}}@bottom-right{{content:{paged};font-size:7.5pt}}}}"
        f"{_A_PAGE_EACH if form is PageForm.A6 else ''}"
    )


def _quoted(text: str) -> str:
    """Return a text as a string of CSS inside HTML: nothing of it ends either."""
    plain = "".join(each if each.isalnum() or each in " .,:·/-" else f"\\{ord(each):x} " for each in safe(text))
    return f'"{plain}"'


def _marks(marks: Marks, wording: Wording) -> str:
    """Return what stands above on paper, where somebody looks at the page on a screen."""
    told = list(around(marks, wording)) if marks.is_office else [marks.number]
    return f'<p class="marks quiet">{" · ".join(map(as_html, filter(None, told)))}</p>\n' if any(told) else ""


def _kept_together(blocks: Sequence[Block], wording: Wording) -> Iterator[str]:
    """Yield the blocks, a heading in one with the chart that follows it: browsers leave it behind otherwise."""
    following = iter(blocks)
    for block in following:
        if not isinstance(block, Heading) or (after := next(following, None)) is None:
            yield _html(block, wording)
        elif isinstance(after, ChartBlock):
            yield f'<div class="kept">{_html(block, wording)}{_html(after, wording)}</div>\n'
        else:
            yield _html(block, wording) + _html(after, wording)


def _html(block: Block, wording: Wording) -> str:
    match block:
        case Heading():
            rank = block.rank + 1 if block.rank < 2 else 3
            return f"<h{rank}>{as_html(block.text)}</h{rank}>\n"
        case Paragraph():
            told = "<br>".join(as_html(line) for line in block.text.split("\n"))
            return f'<p dir="auto" class="{block.look}">{told}</p>\n' if block.look else f'<p dir="auto">{told}</p>\n'
        case TableBlock():
            return _table(block, wording)
        case Fields():
            pairs = "".join(f"<dt>{as_html(title)}</dt>{_value(value)}" for title, value in block.pairs)
            return f'<dl class="{"two" if block.columns > 1 else "one"}">{pairs}</dl>\n'
        case ChartBlock():
            lines = in_cells(wording, block.drawing, _CHART_WIDTH)
            drawn = "\n".join(escape(as_text(line, right_to_left=wording.right_to_left)) for line in lines)
            return f'<figure><pre dir="ltr">{drawn}</pre></figure>\n'
        case Slip():
            return f'<div class="slip">{"".join(_html(each, wording) for each in block.blocks)}</div>\n'


def _value(value: str) -> str:
    return f'<dd dir="auto">{as_html(value)}</dd>' if value else '<dd class="blank"></dd>'


def _table(block: TableBlock, wording: Wording) -> str:
    titles = "".join(
        f'<th class="{"end" if column.align == "right" else "start"}">{as_html(wording(column.title))}</th>'
        for column in block.columns
    ) + "".join(f"<th>{as_html(room.title)}</th>" for room in block.rooms)
    rooms = "".join(f'<td class="{room.look}">{"☐" if room.look == "box" else ""}</td>' for room in block.rooms)
    rows = []
    for row in block.rows:
        shown = "".join(_cell(column.shown(wording, row), column.align) for column in block.columns)
        rows.append(f"<tr>{shown}{rooms}</tr>\n")
    if not rows and block.nothing:
        return f"<p>{as_html(block.nothing)}</p>\n"
    if block.totals:
        added = "".join(_cell(block.totals.get(column.id, ""), column.align) for column in block.columns)
        rows.append(f'<tr class="total">{added}{"<td></td>" * len(block.rooms)}</tr>\n')
    return f"<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"


def _cell(text: str, align: str) -> str:
    return (
        f'<td dir="auto" class="end">{as_html(text)}</td>'
        if align == "right"
        else f'<td dir="auto">{as_html(text)}</td>'
    )
