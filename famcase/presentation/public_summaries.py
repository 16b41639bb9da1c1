"""A summary as outsiders get it: its columns, lines and totals by the rule of public figures, and what that means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from famcase.domain.public_figures import Hidden, PublicRule
from famcase.domain.public_tables import OTHERS, PublicLine, TrueLine, published
from famcase.errors import Refused
from famcase.presentation.columns import Column, Json, number, raw
from famcase.presentation.summary_table import SummaryTable
from famcase.presentation.wording import Wording
from famcase.wording import N_, Named, Said


class NotForOutsiders(Refused):
    def __init__(self, title: str) -> None:
        super().__init__(
            N_("“{summary}” is about those who work here: it is for nobody outside."),
            hint=N_("Take another summary."),
            summary=Said(title),
        )


@dataclass(frozen=True, slots=True)
class PublicSummary:
    """A summary for outsiders."""

    columns: tuple[Column[PublicLine], ...]
    lines: tuple[PublicLine, ...]
    totals: Mapping[str, str]
    """In words, by the ids of their columns."""
    in_all: str
    """The totals as a sentence; empty where none is told."""
    note: str
    """What always stands under it besides, or nothing."""
    how: str
    """What was done to the figures."""

    @property
    def below(self) -> tuple[str, ...]:
        """The sentences that stand below it."""
        return tuple(filter(None, (self.in_all, self.note, self.how)))


def public_summary(wording: Wording, table: SummaryTable, lines: Sequence[Any], rule: PublicRule) -> PublicSummary:
    """Return a summary as a rule lets it out: what its lines are about, and how many families and people that is.

    Days, medians, what others counted and people's own words for places are not in it. Raises NotForOutsiders.
    """
    if table.is_ours_alone:
        raise NotForOutsiders(table.title)
    counts = [column for name in table.counted for column in table.columns if column.id == name]
    told = published(rule, _true_lines(table, counts, lines), table.shape)
    columns = (*(_label(column, at) for at, column in enumerate(table.labels)), *map(_figure, counts))
    totals = {column: shown(wording, told.totals[column.id]) for column in counts if column.id in told.totals}
    figures = [wording(N_("{title} {figure}"), title=Said(each.title), figure=total) for each, total in totals.items()]
    confirmed, families = (told.totals.get(name) for name in ("confirmed_30_days", "families"))
    share = ""
    if confirmed is not None and isinstance(families, int):
        about = min(100, round(10 * confirmed / families) * 10) if isinstance(confirmed, int) else 0
        share = wording(N_("About {percent} % of the families were confirmed there within 30 days."), percent=about)
    in_all = wording(N_("In all: {figures}."), figures=figures) if figures else ""
    added = {column.id: total for column, total in totals.items()}
    return PublicSummary(columns, told.lines, added, in_all, share, how_figures_are_told(wording, rule))


def how_figures_are_told(wording: Wording, rule: PublicRule) -> str:
    """Return what was done to figures for outsiders."""
    return wording(
        N_(
            "Figures for outsiders: each was changed a little by chance and rounded to {base}, so they may not add up. "
            "“few” came out at {threshold} or less, or is nobody; “–” is about few families. Lines that came out as "
            "few are one with others, or left out."
        ),
        base=rule.base,
        threshold=rule.threshold,
    )


def shown(wording: Wording, value: object) -> str:
    """Show a figure as outsiders get it."""
    if value is Hidden.FEW:
        return wording(N_("few"))
    return "–" if value is Hidden.UNTOLD else number(wording, value)


def _true_lines(table: SummaryTable, counts: Sequence[Column[Any]], lines: Sequence[Any]) -> list[TrueLine]:
    """Return the lines as they were counted; those known by words alone are one where the words are left out."""
    added: dict[tuple[Any, ...], dict[str, int]] = {}
    for line in lines:
        figures = added.setdefault(
            tuple(_without_words(label.of(line)) for label in table.labels), dict.fromkeys(table.counted, 0)
        )
        for column in counts:
            figures[column.id] += int(str(column.of(line) or 0))
    return [TrueLine(labels, figures) for labels, figures in added.items()]


def _without_words(value: object) -> object:
    return Named() if isinstance(value, Named) and value.is_typed else value


def _label(column: Column[Any], at: int) -> Column[PublicLine]:
    def show(wording: Wording, value: object) -> str:
        return wording(N_("Others")) if value is OTHERS else column.show(wording, value)

    def plain(value: object) -> Json:
        return OTHERS if value is OTHERS else column.raw(value)

    return Column(column.id, column.title, lambda line: line.labels[at], show, column.width, raw=plain, hxl=column.hxl)


def _figure(column: Column[Any]) -> Column[PublicLine]:
    of = partial(_figure_of, name=column.id)
    return Column(column.id, column.title, of, shown, align="right", raw=_plain, choice=column.choice, hxl=column.hxl)


def _figure_of(line: PublicLine, name: str) -> object:
    return line.figures[name]


def _plain(value: object) -> Json:
    """Return a figure for machines: a number, or "few" or "untold"."""
    return value.value if isinstance(value, Hidden) else raw(value)
