"""The situation report and summaries on paper for outsiders: every figure on any page comes by the rule."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from famcase.domain.levels import Level
from famcase.domain.periods import last_days
from famcase.presentation.documents import Block, ChartBlock, Document, Fields, Paragraph, TableBlock
from famcase.presentation.drawings import BarChart
from famcase.presentation.line_printer import as_pages
from famcase.presentation.printed.printable import Printable, setup_of
from famcase.presentation.printed.situation_report import report_print, summary_print
from famcase.presentation.public_summaries import NotForOutsiders, public_summary
from famcase.presentation.summary_tables import SUMMARIES, summary_table
from famcase.presentation.wording import Wording
from famcase.services import demo
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.outsiders import Audience, public_rule
from famcase.services.queries.summaries import figures

LESS = {Audience.PUBLIC: 11, Audience.CLUSTER: 5}
"""What is few for each."""


@pytest.fixture
def shown_desk(file_desk: Desk) -> Desk:
    demo.fill(file_desk, families=60, seed=5)
    return file_desk


def words_of(desk: Desk) -> Wording:
    return Wording("en", desk.vocabulary, desk.clock.today)


def made(desk: Desk, printable: Printable, folder: Path) -> Document:
    """Return what a print is made of."""
    out = Leaving(folder / "print.txt")
    gathered = printable.gather(desk, out, Level.FIGURES)
    out.drop()
    today = desk.clock.today()
    setup = setup_of(printable, words_of(desk), desk.settings, today, level=Level.FIGURES, also=(), number=1)
    return printable.build(gathered, setup)


def told_in(block: Block, desk: Desk) -> Iterator[str]:
    """Yield the figures of a block as they are read."""
    words = words_of(desk)
    if isinstance(block, TableBlock):
        counted = [column for column in block.columns if column.align == "right"]
        yield from (column.shown(words, row) for row in block.rows for column in counted)
        yield from (text for name, text in block.totals.items() if name in {column.id for column in counted})
    elif isinstance(block, Fields):
        yield from (value for _, value in block.pairs)
    elif isinstance(block, ChartBlock):
        assert isinstance(block.drawing, BarChart)
        for bar in block.drawing.bars:
            yield str(bar.value)
            assert (bar.note, bar.parts) == ("", ())
    elif isinstance(block, Paragraph) and block.look == "quiet" and "rounded to" not in block.text:
        yield from (str(10 * int(tens)) for tens in re.findall(r"About (\d+)0 %", block.text))


@pytest.mark.parametrize("audience", list(Audience))
def test_every_figure_of_a_report_for_outsiders_comes_by_the_rule(
    shown_desk: Desk, tmp_path: Path, audience: Audience
) -> None:
    period = last_days(shown_desk.clock.today(), 30)
    document = made(shown_desk, report_print(period, audience), tmp_path)
    base, few = public_rule(shown_desk, audience).base, LESS[audience]

    told = [figure for block in document.blocks for figure in told_in(block, shown_desk)]

    numbers = [int(figure) for figure in told if figure not in ("few", "–")]
    assert len(numbers) > 20
    assert "few" in told
    assert all(number % base == 0 and number > few for number in numbers if number != 100), numbers
    text = as_pages(document, words_of(shown_desk))
    assert "In the period before" not in text
    assert "reported by whoever counted" not in text


def test_a_report_for_outsiders_says_what_the_summaries_for_them_say(shown_desk: Desk, tmp_path: Path) -> None:
    words, period = words_of(shown_desk), last_days(shown_desk.clock.today(), 30)
    rule = public_rule(shown_desk, Audience.CLUSTER)
    document = made(shown_desk, report_print(period, Audience.CLUSTER), tmp_path)
    tables = [block for block in document.blocks if isinstance(block, TableBlock)]
    head = next(block for block in document.blocks if isinstance(block, Fields))
    names = ("cases", "arrivals", "where", "sites", "outside", "needs", "ages", "referrals")
    summaries = [
        public_summary(words, summary_table(name), figures(shown_desk, name, period).lines, rule) for name in names
    ]
    for block, summary in zip(tables, summaries, strict=True):
        assert list(block.rows) == list(summary.lines[:8])
        assert {name: text for name, text in block.totals.items() if text != "Total"} == dict(summary.totals)
    assert [value for _, value in head.pairs] == [*summaries[0].totals.values(), *summaries[1].totals.values()]


def test_each_summary_is_printed_for_outsiders_but_those_about_who_works_here(shown_desk: Desk, tmp_path: Path) -> None:
    period = last_days(shown_desk.clock.today(), 30)
    for table in SUMMARIES:
        exact = summary_print(table.name, period)
        assert (exact.for_outsiders is None) is table.is_ours_alone
        if table.is_ours_alone:
            with pytest.raises(NotForOutsiders):
                made(shown_desk, summary_print(table.name, period, Audience.PUBLIC), tmp_path)
            continue
        assert exact.for_outsiders is not None
        document = made(shown_desk, exact.for_outsiders(Audience.PUBLIC), tmp_path)
        told = [figure for block in document.blocks for figure in told_in(block, shown_desk)]
        assert [figure for figure in told if figure not in ("few", "–") and int(figure) <= 11] == []
        assert document.marks.level == "Figures for anybody"
        assert document.marks.destroy_after is None


def test_exact_figures_say_on_their_face_that_they_are_for_the_office(shown_desk: Desk, tmp_path: Path) -> None:
    document = made(shown_desk, report_print(last_days(shown_desk.clock.today())), tmp_path)
    assert document.marks.level == "Exact figures: for the office, not public"
    assert document.marks.destroy_after is not None
