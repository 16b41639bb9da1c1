"""The weekly situation report: figures, charts and tables over a period, with sources and how each is counted."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from famcase.domain.levels import Level
from famcase.domain.periods import Period
from famcase.presentation.documents import (
    Block,
    ChartBlock,
    Document,
    Fields,
    Heading,
    PageForm,
    Paragraph,
    TableBlock,
)
from famcase.presentation.page_forms import form_for
from famcase.presentation.page_marks import told_period
from famcase.presentation.printed.printable import Printable, Setup
from famcase.presentation.printed.told_summary import ToldSummary, told_summary
from famcase.presentation.public_summaries import how_figures_are_told
from famcase.presentation.summary_tables import FAMILY_RULE, summary_table
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.outsiders import Audience
from famcase.services.printing import Week
from famcase.wording import N_

TITLE: Final = N_("Situation report")
_PARTS: Final = ("cases", "arrivals", "where", "sites", "outside", "needs", "ages", "referrals")
"""The summaries of a report, in its order; the first ones give the figures at its head."""

_AT_ITS_HEAD: Final = 2
"""Summaries whose totals stand first."""

_MOST: Final = 8
"""Lines of one table: a report has about four pages, and the summary itself has all."""


def report_print(period: Period, audience: Audience | None = None) -> Printable:
    """Return what prints the report over a period, for the office or for an audience outside."""
    return Printable(
        "report",
        TITLE,
        partial(_gathered, period=period, names=_PARTS, audience=audience),
        report,
        (Level.FIGURES,),
        of_families=False,
        period=period,
        audience=audience,
        for_outsiders=partial(report_print, period),
    )


def summary_print(name: str, period: Period, audience: Audience | None = None) -> Printable:
    """Return what prints one summary, with its chart and how it is counted."""
    table = summary_table(name)
    if audience:
        table = table.for_outsiders()
    return Printable(
        "summary",
        table.title,
        partial(_gathered, period=period, names=(name,), audience=audience),
        summary_page,
        (Level.FIGURES,),
        of_families=False,
        also=tuple(dict.fromkeys(column.choice for column in table.columns if column.choice)),
        period=period if table.has_period else None,
        audience=audience,
        for_outsiders=None if table.is_ours_alone else partial(summary_print, name, period),
    )


def _gathered(
    desk: Desk, out: Leaving, _level: Level, *, period: Period, names: Sequence[str], audience: Audience | None
) -> Week:
    return printing.of_week(desk, out, period, names, audience)


def summary_page(week: Week, setup: Setup) -> Document:
    """Return one summary, all its lines. Raises NotForOutsiders."""
    (counted,) = week.figures
    told = told_summary(counted, setup, week.rule, most=len(counted.lines))
    blocks = [*_body(told, setup, most=len(told.lines)), _sources(week, setup)]
    # the chart lies as its table does
    return Document(setup.words(told.table.title), blocks, setup.marks, form_for(blocks, setup.words))


def report(week: Week, setup: Setup) -> Document:
    """Return the report."""
    words = setup.words
    told = [told_summary(counted, setup, week.rule, most=_MOST) for counted in week.figures]
    blocks: list[Block] = [Paragraph(told_period(words, week.period), "strong"), _head(told, setup)]
    for each in told:
        blocks += [Heading(words(each.table.title), 2), *_body(each, setup, most=_MOST)]
    blocks += [Heading(words(N_("Sources and rules")), 2), _sources(week, setup)]
    # upright all of it: a page for each table that would rather lie would make seven of four
    return Document(words(TITLE), blocks, setup.marks, PageForm.A4)


def _head(told: Sequence[ToldSummary], setup: Setup) -> Fields:
    """Return the figures that stand first: whatever the first summaries add up to, as their tables say it."""
    words, pairs = setup.words, []
    for each in told[:_AT_ITS_HEAD]:
        for column in each.table.columns:
            if column.id in each.totals:
                title = N_("{summary}, {figure}")
                named = words(title, summary=words(each.table.short), figure=words(column.title))
                pairs.append((named, each.totals[column.id]))
    return Fields(tuple(pairs), columns=2)


def _body(told: ToldSummary, setup: Setup, most: int) -> list[Block]:
    """Return the chart, the first lines of the table, and what stands below."""
    words, table = setup.words, told.table
    blocks: list[Block] = [ChartBlock(told.drawing)] if told.drawing is not None else []
    shown, below = told.lines[:most], list(told.below)
    first = table.columns[0].id
    totals = {first: words(N_("Total")), **told.totals} if told.totals and told.lines else {}
    blocks.append(TableBlock(told.columns, shown, totals=totals, nothing=words(table.nothing)))
    if len(shown) < len(told.lines):
        below.append(words(N_("{count} of {all} lines; the total is of all."), count=len(shown), all=len(told.lines)))
    return [*blocks, Paragraph("\n".join(below), "quiet")]


def _sources(week: Week, setup: Setup) -> Paragraph:
    words = setup.words
    ours = words(N_("Our families: the caseload recorded at this desk, as of {day}."), day=setup.marks.on)
    if week.rule:  # what others counted is not in it
        told = [words(FAMILY_RULE), ours, how_figures_are_told(words, week.rule)]
    else:
        told = [
            words(FAMILY_RULE),
            ours,
            words(N_("Counts of sites: as reported by whoever counted, on the day that stands beside each.")),
            words(N_("Our caseload and what others counted are never added.")),
        ]
    return Paragraph("\n".join(told), "quiet")
