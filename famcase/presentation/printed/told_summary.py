"""A summary as it is printed, for the office as it was counted, for outsiders by the rule of public figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from famcase.domain.public_figures import Hidden, PublicRule
from famcase.presentation.columns import Column, number
from famcase.presentation.drawings import Bar, BarChart, Drawing
from famcase.presentation.printed.printable import Setup
from famcase.presentation.public_summaries import PublicSummary, public_summary
from famcase.presentation.summary_table import SummaryTable
from famcase.presentation.summary_tables import summary_table, without_words
from famcase.services.views import Figures
from famcase.wording import N_

_BY_PLACE: Final = frozenset({"cases", "where"})
"""Summaries with a bar for each place, of which there may be any number."""


@dataclass(frozen=True, slots=True)
class ToldSummary:
    """What is printed of a summary."""

    table: SummaryTable
    columns: Sequence[Column[Any]]
    lines: Sequence[Any]
    totals: Mapping[str, str]
    """In words, by the ids of their columns."""
    drawing: Drawing | None
    below: tuple[str, ...]
    """In words, how it is counted among them."""


def told_summary(counted: Figures, setup: Setup, rule: PublicRule | None, most: int) -> ToldSummary:
    """Return a summary for the office, or as `rule` lets it out, with a bar for `most` places at most.

    Raises NotForOutsiders.
    """
    table = summary_table(counted.name)
    told = _for_outsiders(table, counted, setup, rule, most) if rule else _as_counted(table, counted, setup, most)
    columns = setup.columns(told.columns, told.lines)
    leaving = {column.id for column in columns}
    if all(column.id in leaving for column in told.columns):
        return replace(told, columns=columns)
    # what had to be named to leave is in no chart either
    return replace(told, columns=columns, totals={}, drawing=None)


def _as_counted(table: SummaryTable, counted: Figures, setup: Setup, most: int) -> ToldSummary:
    words = setup.words
    totals = {name: number(words, total) for name, total in table.total(counted.lines).items()}
    counted = without_words(counted)
    drawing = table.chart(words, counted) if counted.lines else None
    if isinstance(drawing, BarChart) and counted.name in _BY_PLACE:
        drawing = replace(drawing, bars=drawing.bars[:most])
    below = (table.before(words, counted), table.told_how(words), table.note(words, counted) if table.note else "")
    return ToldSummary(table, table.columns, counted.lines, totals, drawing, tuple(filter(None, below)))


def _for_outsiders(table: SummaryTable, counted: Figures, setup: Setup, rule: PublicRule, most: int) -> ToldSummary:
    words, told_table = setup.words, table.for_outsiders()
    told = public_summary(words, table, counted.lines, rule)
    below = tuple(filter(None, (told_table.told_how(words), told.note)))
    return ToldSummary(told_table, told.columns, told.lines, told.totals, _drawn(table, told, setup, most), below)


def _drawn(table: SummaryTable, told: PublicSummary, setup: Setup, most: int) -> Drawing | None:
    """Draw the figures that outsiders are told, a bar for each line: nothing in it comes from any other figure."""
    words, main = setup.words, table.shape.main
    labels = told.columns[: len(table.labels)]
    bars = [
        Bar(words(N_(", ")).join(dict.fromkeys(label.shown(words, line) for label in labels)), figure)
        for line in told.lines[:most]
        if not isinstance(figure := line.figures[main], Hidden)
    ]
    title = next(words(column.title) for column in told.columns if column.id == main)
    return BarChart(tuple(bars), below=(words(N_("{figure}; “few” has no bar"), figure=title),)) if bars else None
