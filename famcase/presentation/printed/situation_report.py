"""The weekly situation report: figures, charts and tables over a period, with sources and how each is counted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from famcase.domain.levels import Level
from famcase.domain.periods import Period
from famcase.presentation.columns import number
from famcase.presentation.documents import Block, ChartBlock, Document, Fields, Heading, Paragraph, TableBlock
from famcase.presentation.drawings import BarChart
from famcase.presentation.page_marks import told_period
from famcase.presentation.printed.printable import Printable, Setup
from famcase.presentation.summary_tables import FAMILY_RULE, summary_table, without_words
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.printing import Week
from famcase.services.views import Figures
from famcase.wording import N_

TITLE: Final = N_("Situation report")
_PARTS: Final = ("cases", "arrivals", "where", "sites", "outside", "needs", "ages", "referrals")
"""The summaries of a report, in its order; the first one gives the figures at its head."""

_BY_PLACE: Final = frozenset({"cases", "where"})
"""Summaries with a bar for each place, of which there may be any number."""

_MOST: Final = 8
"""Lines of one table: a report has about four pages, and the summary itself has all."""


def report_print(period: Period) -> Printable:
    """Return what prints the report over a period."""
    gather = partial(_gathered, period=period)
    return Printable("report", TITLE, gather, report, (Level.FIGURES,), of_families=False, period=period)


def summary_print(name: str, period: Period) -> Printable:
    """Return what prints one summary, with its chart and how it is counted."""
    table = summary_table(name)
    return Printable(
        "summary",
        table.title,
        partial(_gathered, period=period, names=(name,)),
        summary_page,
        (Level.FIGURES,),
        of_families=False,
        period=period if table.has_period else None,
    )


def _gathered(desk: Desk, out: Leaving, _level: Level, period: Period, names: Sequence[str] = _PARTS) -> Week:
    return printing.of_week(desk, out, period, names)


def summary_page(week: Week, setup: Setup) -> Document:
    """Return one summary, all its lines."""
    (counted,) = week.figures
    heading, *blocks = _part(counted, setup, most=len(counted.lines))
    title = heading.text if isinstance(heading, Heading) else ""
    return Document(title, [*blocks, Paragraph("\n".join(_sources(setup)), "quiet")], setup.marks)


def report(week: Week, setup: Setup) -> Document:
    """Return the report."""
    words = setup.words
    blocks: list[Block] = [Paragraph(told_period(words, week.period), "strong"), _head(week, setup)]
    for counted in week.figures:
        blocks += _part(counted, setup)
    blocks += [Heading(words(N_("Sources and rules")), 2), Paragraph("\n".join(_sources(setup)), "quiet")]
    return Document(words(TITLE), blocks, setup.marks)


def _head(week: Week, setup: Setup) -> Fields:
    """Return the figures that stand first: whatever the first summaries add up to."""
    words, pairs = setup.words, []
    for counted in week.figures[:2]:
        table = summary_table(counted.name)
        totals = table.total(counted.lines)
        for column in table.columns:
            if column.id in totals:
                title = N_("{summary}, {figure}")
                told = words(title, summary=words(table.short), figure=words(column.title))
                pairs.append((told, number(words, totals[column.id])))
    return Fields(tuple(pairs), columns=2)


def _part(counted: Figures, setup: Setup, most: int = _MOST) -> list[Block]:
    words, table = setup.words, summary_table(counted.name)
    blocks: list[Block] = [Heading(words(table.title), 2)]
    counted = without_words(counted)
    drawing = table.chart(words, counted) if counted.lines else None
    if isinstance(drawing, BarChart) and counted.name in _BY_PLACE:
        drawing = replace(drawing, bars=drawing.bars[:most])
    if drawing is not None:
        blocks.append(ChartBlock(drawing))
    columns = setup.columns(table.columns, counted.lines)
    shown = counted.lines[:most]
    totals = _totals(table, counted, setup)
    blocks.append(TableBlock(columns, shown, totals=totals, nothing=words(table.nothing)))
    told = [*filter(None, [table.before(words, counted)]), words(table.how)]
    if table.note and (note := table.note(words, counted)):
        told.append(note)
    if len(shown) < len(counted.lines):
        told.append(words(N_("{count} of {all} lines; the total is of all."), count=len(shown), all=len(counted.lines)))
    blocks.append(Paragraph("\n".join(told), "quiet"))
    return blocks


def _totals(table: Any, counted: Figures, setup: Setup) -> dict[str, str]:
    words = setup.words
    totals = {name: number(words, total) for name, total in table.total(counted.lines).items()}
    first = table.columns[0].id
    return {first: words(N_("Total")), **totals} if totals and counted.lines else {}


def _sources(setup: Setup) -> tuple[str, ...]:
    words = setup.words
    return (
        words(FAMILY_RULE),
        words(N_("Our families: the caseload recorded at this desk, as of {day}."), day=setup.marks.on),
        words(N_("Counts of sites: as reported by whoever counted, on the day that stands beside each.")),
        words(N_("Our caseload and what others counted are never added.")),
    )
