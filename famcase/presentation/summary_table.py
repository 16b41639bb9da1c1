"""What a summary is: its title, columns, period or none, how it is counted, its chart, and what outsiders get of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, Final

from famcase.domain.public_tables import PublicShape
from famcase.presentation.columns import Column
from famcase.presentation.summary_charts import Chart
from famcase.presentation.wording import Wording
from famcase.services.views import Figures
from famcase.wording import N_, Said

NOTHING_TOLD: Final = N_("There is nothing to publish: no family, or too few.")
"""Stands for a table in which nothing is told to outsiders: whether of few or of nobody they do not learn."""

SPLIT: Final = ("women", "men", "girls", "boys", "sex_or_age_not_told")
"""The ids of the columns into which `people` is split."""

SPLIT_RULE: Final = N_("Women and men are 18 and over today; families that are not listed yet are split as they said.")

MEMBER_SPLIT_RULE: Final = N_("Women and men are 18 and over today.")
"""Of people who are all listed: nothing that a family said without their names splits them."""


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """One summary, for the screen, the command line, files and paper; `services.queries.summaries` counts it."""

    name: str
    title: str
    """A msgid."""
    short: str
    """A msgid of one or two words, for a list of summaries."""
    how: str
    """A msgid: how it is counted, in a sentence or two."""
    columns: tuple[Column[Any], ...]
    chart: Chart
    nothing: str
    """A msgid: what is said where there is no line."""
    has_period: bool = False
    totals: tuple[str, ...] = ()
    """The ids of the columns that can be added up."""
    note: Callable[[Wording, Figures], str] | None = None
    """What always stands under it besides, in words already."""
    is_sensitive: bool = False
    """Whether it goes into a file only where it is asked for by its name."""
    compared: tuple[str, ...] | None = None
    """The ids of the totals that the period decides; None for all of them."""
    counted: tuple[str, ...] = ()
    """The ids of the columns that count families or people of ours, the one that decides first: what stands behind
    each is families of the list."""
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns that are others of their line added up."""
    is_by_size: bool = False
    """Whether those of its lines with most families stand first."""
    is_ours_alone: bool = False
    """Whether it is for nobody outside, however its figures are told: it is about those who work here."""
    split_rule: str = SPLIT_RULE
    """A msgid: how the people of its lines are split by sex and age, where they are."""
    title_outside: str = ""
    """A msgid in place of the title for outsiders, where that is about what they do not get."""
    how_outside: str = ""
    """A msgid: how it is counted for outsiders, where `how` tells of what they do not get."""

    def for_outsiders(self) -> "SummaryTable":
        """Return it in the words for outsiders: they are of what is in it for them, and an empty one tells no zero."""
        title, how = self.title_outside or self.title, self.how_outside or self.how
        return replace(self, title=title, how=how, nothing=NOTHING_TOLD)

    def before(self, wording: Wording, figures: Figures) -> str:
        """Return what the totals were in as many days before, in words; nothing where there is no such period."""
        period = figures.period.before()
        if not self.has_period or period is None:
            return ""
        names, totals = self.totals if self.compared is None else self.compared, self.total(figures.before)
        told = [
            wording(N_("{title} {figure}"), title=Said(column.title), figure=totals[column.id])
            for column in self.columns
            if column.id in names and column.id not in SPLIT
        ]
        sentence = N_("In the period before, {start} to {end}: {figures}.")
        return wording(sentence, start=period.start, end=period.end, figures=told)

    def told_how(self, wording: Wording) -> str:
        """Return how it is counted, in words."""
        rules = (self.how, self.split_rule) if self.splits_people else (self.how,)
        return " ".join(map(wording, rules))

    @property
    def splits_people(self) -> bool:
        """Whether the people of its lines stand by sex and age beside their number."""
        return set(SPLIT) <= {column.id for column in self.columns}

    @property
    def labels(self) -> tuple[Column[Any], ...]:
        """The columns that say what a line is about: those before its first figure."""
        return tuple(takewhile(lambda column: column.align == "left", self.columns))

    @property
    def counts(self) -> tuple[Column[Any], ...]:
        """The columns of `counted`, in their order in the table."""
        return tuple(column for column in self.columns if column.id in self.counted)

    def said_of(self, wording: Wording, line: Any, column: Column[Any]) -> str:
        """Return "Arrivals: 13 Aug 2018, Tamanaah, Families": a figure in words; of no line what all add up to."""
        of = [wording(N_("In all"))] if line is None else [label.shown(wording, line) for label in self.labels]
        return wording(N_("{summary}: {figure}"), summary=Said(self.short), figure=[*of, Said(column.title)])

    @property
    def shape(self) -> PublicShape:
        """How its figures are told to outsiders."""
        totals = [name for name in self.totals if name in self.counted]
        return PublicShape(self.counted[0], self.sums, totals, by_size=self.is_by_size)

    def total(self, lines: Sequence[Any]) -> dict[str, int]:
        """Return the sums of the columns that can be added up, by their ids."""
        added = {column.id: column for column in self.columns if column.id in self.totals}
        return {name: sum(int(str(column.of(line) or 0)) for line in lines) for name, column in added.items()}
