"""The families behind a figure are as many as it says."""

import random
from dataclasses import replace

import pytest

from famcase.domain.names import NameParts
from famcase.domain.periods import Period, everything, last_weeks
from famcase.presentation.summary_table import SPLIT, SummaryTable
from famcase.presentation.summary_tables import SUMMARIES
from famcase.services import demo
from famcase.services.commands.members import add_member
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember
from famcase.services.queries.behind_figures import Figure
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.summaries import figures
from tests.conftest import AUG_15, FrozenClock
from tests.properties.random_caseload import drawn, write
from tests.services.queries.conftest import Caseload, fill

OF_MORE = {"people", *SPLIT, "female", "male", "not_told", "met", "referrals", "times"}
"""Columns that count people, needs, referrals or times: a family may have several."""


def compared(desk: Desk, table: SummaryTable, period: Period) -> int:
    """Compare every figure of a summary with the list of the families behind it; return how many there were."""
    lines, compared = figures(desk, table.name, period).lines, 0
    totals = table.total(lines)
    for line in (*lines, None):
        for column in table.counts:
            if line is None and column.id not in totals:
                continue
            value = totals[column.id] if line is None else column.of(line)
            assert isinstance(value, int)
            found = count_cases(desk, CaseFilters(status="", figure=Figure(table.name, column.id, line, period)))
            if column.id in OF_MORE:
                assert (0 < found <= value) or found == value == 0, (table.name, column.id, line)
            else:
                assert found == value, (table.name, column.id, line)
            compared += line is not None
    return compared


def test_as_many_families_stand_behind_a_figure_as_it_says(desk: Desk) -> None:
    caseload = fill(desk)  # of its own: it is changed
    wife = NewMember(NameParts("Mona"), relation="wife-husband", vulnerabilities=("pregnant", "chronic-illness"))
    late = NewMember(NameParts("Ziad"), vulnerabilities=("pregnant",), presence="dead")
    for family, member in ((caseload.khaled, wife), (caseload.ahmad, late)):
        add_member(caseload.desk, family, member)
    told = {table.name: compared(caseload.desk, table, everything(AUG_15)) for table in SUMMARIES}
    assert sum(told.values()) > 100
    assert [name for name, figures in told.items() if not figures] == ["assistance", "approvals", "referrals"]


def test_who_grew_up_since_stands_behind_the_figure_of_the_grown(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FrozenClock)
    clock.go_on(-800)
    for seed in range(3):
        write(desk, drawn(random.Random(seed)))  # noqa: S311
    clock.go_on(800)
    split = [replace(table, counted=SPLIT) for table in SUMMARIES if table.splits_people]
    assert sum(compared(desk, table, everything(AUG_15)) for table in split) > 100


@pytest.mark.slow
def test_as_many_families_of_the_demo_stand_behind_a_figure_as_it_says(file_desk: Desk) -> None:
    demo.fill(file_desk)
    told = {table.name: compared(file_desk, table, last_weeks(AUG_15)) for table in SUMMARIES}
    assert [name for name, figures in told.items() if not figures] == ["approvals"]


def test_the_families_behind_a_figure_are_those_that_it_counts(caseload: Caseload) -> None:
    period = last_weeks(AUG_15)
    (line, *_) = (line for line in figures(caseload.desk, "where", period).lines if line.living == "rented")
    page = case_page(caseload.desk, CaseFilters(status="", figure=Figure("where", "families", line, period)))
    assert [found.uid for found in page.lines] == [caseload.khaled]
